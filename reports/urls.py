"""Addresses of donor reports: a period, never a person."""

from django.urls import path, register_converter

from reports import views


class _Words:
    """A part of an address that is one of a few words."""

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class PeriodLabel(_Words):
    regex = "[12][0-9]{3}(?:H[12])?"


class Language(_Words):
    regex = "fr|en"


class Shape(_Words):
    regex = "wide|narrow"


register_converter(PeriodLabel, "period")
register_converter(Language, "report_language")
register_converter(Shape, "shape")

urlpatterns = [
    path("", views.report_list, name="report_list"),
    path("<period:label>/", views.edition, name="edition"),
    path("<period:label>/chart-<int:number>-<shape:shape>.svg", views.edition_chart, name="edition_chart"),
    path("<period:label>/report-<report_language:language>.pdf", views.edition_pdf, name="edition_pdf"),
]
