"""Addresses of the people around a child, below the address of her file."""

from django.urls import path

from residents.family import views

urlpatterns = [
    path("", views.family, name="resident_family"),
    path("add/", views.person_add, name="person_add"),
    path("<uuid:pk>/change/", views.person_change, name="person_change"),
    path("<uuid:pk>/rule/", views.contact_rule, name="contact_rule"),
    path("siblings/add/", views.sibling_add, name="sibling_add"),
    path("siblings/<uuid:other>/end/", views.sibling_end, name="sibling_end"),
    path("apart/add/", views.apart_add, name="apart_add"),
    path("apart/<uuid:other>/end/", views.apart_end, name="apart_end"),
]
