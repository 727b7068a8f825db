"""Addresses of donor reports: an edition by its id, never a person."""

from django.urls import path, register_converter

from reports import views


class FileKind:
    """One of the three files of an edition."""

    regex = "pdf|xlsx|json"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


register_converter(FileKind, "report_file")

urlpatterns = [
    path("", views.report_list, name="report_list"),
    path("new/", views.edition_new, name="edition_new"),
    path("catalogue/", views.catalogue_page, name="catalogue"),
    path("why-rounded/", views.why_rounded, name="why_rounded"),
    path("compare/", views.compare, name="edition_compare"),
    path("targets/", views.target_list, name="target_list"),
    path("entered/", views.manual_figures, name="manual_figures"),
    path("<uuid:pk>/", views.edition, name="edition"),
    path("<uuid:pk>/figures/", views.edition_choose, name="edition_choose"),
    path("<uuid:pk>/words/", views.edition_narrative, name="edition_narrative"),
    path("<uuid:pk>/check/", views.edition_check, name="edition_check"),
    path("<uuid:pk>/sign/", views.edition_sign, name="edition_sign"),
    path("<uuid:pk>/publish/", views.edition_publish, name="edition_publish"),
    path("<uuid:pk>/back-to-draft/", views.edition_give_back, name="edition_give_back"),
    path("<uuid:pk>/withdraw/", views.edition_withdraw, name="edition_withdraw"),
    path("<uuid:pk>/correct/", views.edition_correct, name="edition_correct"),
    path("<uuid:pk>/at-work/", views.edition_compiling, name="edition_compiling"),
    path("<uuid:pk>/at-work/state/", views.compilation_state, name="compilation_state"),
    path("<uuid:pk>/report.<report_file:kind>", views.edition_file, name="edition_file"),
]
