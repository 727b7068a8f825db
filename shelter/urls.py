"""Every address of the product; apps are included by name, so that the ground imports nothing above it."""

from django.conf import settings
from django.urls import include, path
from django.utils.module_loading import import_string

from shelter import views
from shelter.ui.styleguide import styleguide

urlpatterns = [
    path("", views.today, name="today"),
    path("", include("shelter.accounts.urls")),
    path("", include("shelter.staffing.urls")),
    path("", include("residents.urls")),
    path("", include("care_plans.urls")),
    path("", include("education.urls")),
    path("sessions/", include(import_string("care_plans.services.urls.top"))),
    path("questionnaires/", include(import_string("care_plans.assessments.urls.top"))),
    path("reports/", include("reports.urls")),
]

handler400 = "shelter.ui.errors.bad_request"

if settings.DEMO:
    urlpatterns += [path("styleguide/", styleguide, name="styleguide")]
