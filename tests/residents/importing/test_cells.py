"""Cells as text, and text made harmless before it goes out again."""

from datetime import datetime
from typing import Any

import pytest

from residents.importing.cells import Formula, harmless, note_of, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        *((None, ""), ("  Wren \u00a0 the\tfirst ", "Wren the first"), (390.0, "390"), (1.5, "1.5"), (True, "True")),
        *((datetime(2011, 3, 4), "2011-03-04"), (Formula("=1+1"), ""), ("#REF!", ""), ("PeÃ±a", "Peña")),
        *(("n/a", ""), ("-", ""), ("N.A.", ""), ("none", ""), ("Ny\u200bx\u202e", "Nyx"), ("a\x00b", "ab")),
    ],
)
def test_a_cell_is_one_clean_line(cell: Any, text: str) -> None:
    assert text_of(cell) == text


def test_a_remark_keeps_its_lines_and_a_formula_in_it_is_dead() -> None:
    assert note_of("one\r\ntwo\u202e") == "one\ntwo"
    assert note_of(Formula('=HYPERLINK("http://example.invalid")')).startswith("Formula, not calculated: HYPERLINK")


@pytest.mark.parametrize(
    "live", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "\t=1", "  =1", "\r=1", "|x", "%x", "\n"]
)
def test_text_that_a_spreadsheet_would_take_for_a_formula_is_made_harmless(live: str) -> None:
    assert harmless(live) == "'" + live


@pytest.mark.parametrize("plain", ["Wren", "", "2011-03-04", "a=b", "1-1"])
def test_other_text_goes_out_as_it_is(plain: str) -> None:
    assert harmless(plain) == plain
