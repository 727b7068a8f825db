"""The lines of a list of past attendance, and what is wrong with each. Pure: no database."""

from datetime import date

import pytest

from education.activities.past.matching import likely
from education.activities.past.reading import A, E, Entry, Fault, NotThisList, P, read
from residents.importing.sheet import Unreadable

TODAY = date(2026, 11, 26)
HEAD = "date;activity;code;present;minutes"


def lines(*rows: str, head: str = HEAD, mark: bytes = b"\xef\xbb\xbf") -> list[Entry]:
    return read(mark + "\r\n".join([head, *rows]).encode(), "list.csv", today=TODAY)


def faults(*rows: str) -> list[tuple[Fault, ...]]:
    return [entry.faults for entry in lines("25/12/2025;Circus;2020-9;P;60", *rows)[1:]]


def test_a_list_is_read_with_its_mark_its_semicolons_and_its_day_first() -> None:
    found = lines("06/07/2026;Circus;2022-284;P;90", "13/07/2026;Choir;2023-305;A;120", "13/07/2026;Choir;2023-306;E;")

    assert found == [
        Entry(2, date(2026, 7, 6), "Circus", "2022-284", P, 90),
        Entry(3, date(2026, 7, 13), "Choir", "2023-305", A, 120),
        Entry(4, date(2026, 7, 13), "Choir", "2023-306", E, None),
    ]


def test_other_headings_orders_and_words_are_understood() -> None:
    found = lines("Chorale,2023-305,Absente,2026-07-13", head="Activité,Code,Présence,Jour", mark=b"")

    assert found == [Entry(2, date(2026, 7, 13), "Chorale", "2023-305", A, None)]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("31/02/2026;Circus;2020-1;P;60", (Fault.BAD_DAY,)),
        (";Circus;2020-1;P;60", (Fault.NO_DAY,)),
        ("2026;Circus;2020-1;P;60", (Fault.BAD_DAY,)),
        ("soon;Circus;2020-1;P;60", (Fault.BAD_DAY,)),
        ("01/12/2026;Circus;2020-1;P;60", (Fault.TO_COME,)),
        ("06/07/2026;;2020-1;P;60", (Fault.NO_ACTIVITY,)),
        ("06/07/2026;Circus;;P;60", (Fault.NO_CODE,)),
        ("06/07/2026;Circus;2020-1;Z;60", (Fault.BAD_MARK,)),
        ("06/07/2026;Circus;2020-1;;60", (Fault.BAD_MARK,)),
        ("06/07/2026;Circus;2020-1;P;-5", (Fault.BAD_MINUTES,)),
        ("06/07/2026;Circus;2020-1;P;long", (Fault.BAD_MINUTES,)),
        ("31/02/2026;;2020-1;Z;0", (Fault.BAD_DAY, Fault.NO_ACTIVITY, Fault.BAD_MARK, Fault.BAD_MINUTES)),
        (f"06/07/2026;{'x' * 61};2020-1;P;60", (Fault.NO_ACTIVITY,)),
        ("06/07/2026;=cmd|calc;2020-1;P;60", (Fault.NO_ACTIVITY,)),
    ],
)
def test_what_is_wrong_with_a_line_is_said_all_at_once(row: str, wrong: tuple[Fault, ...]) -> None:
    assert faults(row) == [wrong]


def test_where_day_and_month_can_be_mistaken_no_line_is_guessed() -> None:
    found = lines("06/07/2026;Circus;2020-1;P;60", "03/04/2026;Circus;2020-1;P;60")

    assert [entry.faults for entry in found] == [(Fault.TWO_READINGS,)] * 2


def test_of_two_lines_of_one_girl_in_one_session_the_first_counts() -> None:
    row = "06/07/2026;Circus;2020-1;P;60"
    twice = faults(row, row, "06/07/2026;CIRCUS;2020-1;A;60", "06/07/2026;Choir;2020-1;P;60")

    assert twice == [(), (Fault.TWICE,), (Fault.TWICE_OTHERWISE,), ()]
    assert [entry.same_as for entry in lines("25/12/2025;Choir;1;P;1", row, row)] == [0, 0, 3]


@pytest.mark.parametrize("head", ["date;activity;code", "name;birthday", ""])
def test_another_list_is_not_taken_for_this_one(head: str) -> None:
    with pytest.raises(NotThisList):
        lines("06/07/2026;Circus;2020-1", head=head)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x89PNG\r\n", b"\0" * 400])
def test_what_is_no_spreadsheet_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data, "list.csv", today=TODAY)


def test_a_name_suggests_a_kind_and_nothing_more() -> None:
    assert [likely(name) for name in ("Circus", "Volleyball", "Choir", "Painting", "Gardening", "Tea")] == [
        "circus", "sport", "music", "arts", "gardening", "other",
    ]  # fmt: skip
