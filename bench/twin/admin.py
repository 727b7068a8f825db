"""Its pages, with the few settings that anybody makes who looks at them once: no question asked for each row."""

from typing import Any

from django.contrib import admin
from django.urls import path
from simple_history.admin import SimpleHistoryAdmin

from bench.twin.models import Girl, Line, Session

admin.site.site_url = None


@admin.register(Girl)
class GirlAdmin(SimpleHistoryAdmin):
    list_display = ("code_name", "number", "home", "phase", "birth_month")
    list_select_related = ("home",)
    list_per_page = 100
    search_fields = ("given", "family")


class Lines(admin.TabularInline):
    model = Line
    fields = ("girl", "here")
    readonly_fields = ("girl",)  # a choice among all girls in each line would be no fair baseline
    extra = 0

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("girl")


@admin.register(Session)
class SessionAdmin(SimpleHistoryAdmin):
    inlines = (Lines,)


urlpatterns = [path("", admin.site.urls)]
