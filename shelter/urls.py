"""Every address of the product; apps are included by name, so that the ground imports nothing above it."""

from django.urls import include, path

from shelter import views

urlpatterns = [
    path("", views.today, name="today"),
    path("accounts/", include("shelter.accounts.urls")),
    path("residents/", include("residents.urls")),
    path("reports/", include("reports.urls")),
]
