"""Small files of results, made in memory, and the girls whose codes stand in them."""

from collections.abc import Sequence
from typing import Any

from residents.models import Identity, Resident
from shelter.models import Staff
from tests.residents.importing.lists import workbook

TERMS = ["Code", "Grade Level", "School", "Term 1", "Term 2", "Term 3", "Final Average"]
QUARTERS = ["Code", "Grade Level", "School", "Q1", "Q2", "Q3", "Q4", "Final Average", "Action taken"]
LAST_YEAR, THIS_YEAR = "SY 2025-2026", "SY 2026-2027"


def results(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """Two years: `last` and `this`, each with its headings."""
    heads = {"last": (LAST_YEAR, QUARTERS), "this": (THIS_YEAR, TERMS)}
    return workbook(**{heads[name][0]: [heads[name][1], *lines] for name, lines in sheets.items()})


def give_code(by: Staff, resident: Resident, code: str) -> None:
    """Her number in the home's old list."""
    identity = Identity.objects.get(resident=resident)
    identity.register_no = code
    identity.save_as(by)
