"""Whatever stands in the cells of a list, each row gets its verdict and no row makes the import stumble."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from residents.importing.cells import Formula
from residents.importing.judge import judge
from residents.importing.sheet import Row, Sheet
from tests.residents.importing.lists import HEADING, HOMES, TODAY, WREN, in_residence

WORDS = [
    "Silay",
    "TOTAL",
    "n/a",
    "?",
    "03/04/2011",
    "31/02/2024",
    "2011",
    "14 yrs",
    "Dela Cruz, Wren",
    "Wren",
    "PASSI I",
]
CELLS = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.sampled_from([*WORDS, *filter(None, WREN)]),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.builds(Formula, st.text(max_size=9)),
)
HEADINGS = st.lists(
    st.sampled_from([*HEADING, "Age", "Name", "Sex", "Nom", "No.", "Reason for discharge", "x"]), max_size=10
)


@settings(max_examples=300, deadline=None)
@given(HEADINGS, st.lists(st.lists(CELLS, min_size=1, max_size=10), max_size=8))
def test_any_cells_below_any_headings_get_a_verdict_each(heading: list[str], lines: list[list[Any]]) -> None:
    rows = [Row(number, tuple(cells)) for number, cells in enumerate([HEADING, heading, *lines], 1)]
    judged = judge([Sheet("List", rows), Sheet("Other", rows[1:])], homes=HOMES, today=TODAY)

    assert [(one.sheet, one.row) for one in judged.verdicts] == [
        *(("List", row.number) for row in rows),
        *(("Other", row.number) for row in rows[1:]),
    ]
    assert all(one.why or one.verdict == "accept" for one in judged.verdicts)
    assert all((one.person is None) == (one.verdict in {"reject", "ignore"}) for one in judged.verdicts)
    in_residence(judged, TODAY)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_any_person_is_read_without_a_fault(lines: list[tuple[Any, ...]]) -> None:
    heading = ["Name", "Birthday", "House", "Date Admitted", "Date of Discharge", "Age"]
    rows = [Row(number, tuple(cells)) for number, cells in enumerate([heading, *lines], 1)]
    judged = judge([Sheet("Silay", rows)], homes=HOMES, today=TODAY)

    for one in judged.verdicts:
        if one.person and one.person.left:
            assert one.person.admitted.on <= one.person.left.on <= TODAY.replace(month=12, day=31)
