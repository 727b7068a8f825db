"""The pages of a demo; a real installation does not have these addresses at all."""

from django.urls import path

from shelter.accounts import demo_views

urlpatterns = [
    path("", demo_views.demo_people, name="demo"),
    path("enter/", demo_views.demo_enter, name="demo_enter"),
]
