"""Addresses of schooling: below the address of her file, and of what her team shares; rooms are included by name."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import import_string

of_schooling: list[URLPattern | URLResolver] = [
    path("results/", include("education.results.urls")),
]
of_a_girl: list[URLPattern | URLResolver] = [
    path("schooling/", include(of_schooling)),
    path("activities/", include(import_string("education.activities.urls.of_a_girl"))),
]
of_the_team: list[URLPattern | URLResolver] = [
    path("results/", include(import_string("education.results.urls.top"))),
    path("import/", include("education.importing.urls")),
]
urlpatterns = [
    path("residents/<uuid:public_id>/", include(of_a_girl)),
    path("schooling/", include(of_the_team)),
    path("activities/", include("education.activities.urls")),
]
