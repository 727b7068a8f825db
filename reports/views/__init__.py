"""Pages of donor reports."""

from reports.views.editions import edition, edition_choose, edition_file, edition_narrative, edition_new, report_list
from reports.views.explaining import catalogue_page, compare, why_rounded
from reports.views.figures import manual_figures, target_list
from reports.views.moves import (
    compilation_state,
    edition_check,
    edition_compiling,
    edition_correct,
    edition_give_back,
    edition_publish,
    edition_sign,
    edition_withdraw,
)

__all__ = [
    "catalogue_page", "compare", "compilation_state", "edition", "edition_check", "edition_choose",
    "edition_compiling", "edition_correct", "edition_file", "edition_give_back", "edition_narrative", "edition_new",
    "edition_publish", "edition_sign", "edition_withdraw", "manual_figures", "report_list", "target_list",
    "why_rounded",
]  # fmt: skip
