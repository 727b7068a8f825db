"""The administrator's addresses."""

from django.urls import path

from shelter.staffing import home_views as homes
from shelter.staffing import term_views, views

urlpatterns = [
    path("staff/", views.staff_list, name="staff_list"),
    path("staff/add/", views.staff_add, name="staff_add"),
    path("staff/second-factor/", views.second_factor, name="second_factor"),
    path("staff/<uuid:pk>/", views.staff_detail, name="staff_detail"),
    path("staff/<uuid:pk>/change/", views.staff_change, name="staff_change"),
    path("staff/<uuid:pk>/post/", views.staff_post, name="staff_post"),
    path("staff/<uuid:pk>/reset/", views.staff_reset, name="staff_reset"),
    path("staff/postings/<uuid:pk>/end/", views.posting_end, name="posting_end"),
    path("homes/", homes.home_list, name="home_list"),
    path("homes/add/", homes.home_add, name="home_add"),
    path("homes/<uuid:pk>/", homes.home_detail, name="home_detail"),
    path("homes/<uuid:pk>/change/", homes.home_change, name="home_change"),
    path("homes/<uuid:pk>/rooms/add/", homes.room_add, name="room_add"),
    path("homes/rooms/<uuid:pk>/change/", homes.room_change, name="room_change"),
    path("homes/rooms/<uuid:pk>/beds/add/", homes.bed_add, name="bed_add"),
    path("homes/beds/<uuid:pk>/change/", homes.bed_change, name="bed_change"),
    path("terms/", term_views.term_list, name="term_list"),
    path("terms/<slug:code>/", term_views.term_change, name="term_change"),
]
