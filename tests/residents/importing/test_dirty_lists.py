"""Lists as homes really keep them: what stands where it should not, is missing, or is there twice."""

from datetime import date

from openpyxl import Workbook

from residents.importing.columns import Columns
from residents.importing.dates import Day
from residents.importing.headings import Field
from residents.importing.plan import Outcome, Place
from tests.residents.importing.lists import (
    HEADING,
    HERON,
    WREN,
    changed,
    person,
    plan,
    plan_of,
    row,
    said,
    saved,
    workbook,
)

ACCEPTED = ("accept", "")
FRENCH = [
    "Nom",
    "Prénom",
    "Date de naissance",
    "Maison",
    "Date d'admission",
    "Orientée par",
    "Motif de sortie",
    "Remarques",
]


def test_a_list_with_its_headings_in_the_first_row_and_no_title() -> None:
    assert said(plan(HEADING, WREN, HERON)) == {1: ("ignore", "heading row"), 2: ACCEPTED, 3: ACCEPTED}


def test_merged_titles_and_two_heading_rows() -> None:
    book = Workbook()
    for line in (
        ["MASTER LIST OF RESIDENTS", *[None] * 5],
        ["NAME", None, "Birthday", "House", "ADMISSION", None],
        ["Surname", "First Name", None, None, "Date", "Referred by"],
        ["Narra", "Wren", "2010-05-06", "Silay", "2020-01-05", "DSWD"],
    ):
        book.active.append(line)
    for cells in ("A1:F1", "A2:B2", "E2:F2"):
        book.active.merge_cells(cells)
    judged = plan_of(saved(book))

    assert [one.verdict for one in judged.verdicts] == ["ignore", "ignore", "ignore", "accept"]
    assert person(judged, 4).referred_by == "dswd"


def test_headings_repeated_page_totals_notes_and_signatures_are_ignored() -> None:
    judged = plan(
        HEADING,
        WREN,
        [None] * 7 + ["*** page 2 ***"],
        HEADING,
        HERON,
        ["Page total", 2],
        ["Grand Total:", None, None, 2],
        ["Prepared by:", None, None, "Noted by:"],
        ["-----"],
    )

    assert said(judged) == {
        1: ("ignore", "heading row"),
        2: ACCEPTED,
        3: ("ignore", "not a record"),
        4: ("ignore", "heading row, repeated"),
        5: ACCEPTED,
        6: ("ignore", "total line"),
        7: ("ignore", "total line"),
        8: ("ignore", "not a record"),
        9: ("ignore", "not a record"),
    }


def test_a_french_list_in_semicolons_and_an_old_encoding() -> None:
    lines = [
        FRENCH,
        ["Peña", "Wren", "14/02/2010", "Maison de Silay", "5 janvier 2020", "Famille", "", "Été à la mer; puis école"],
        ["Ibañez", "Heron", "03/04/2011", "PASSI II", "1er août 2020", "Police", "", ""],
    ]
    text = "\r\n".join(";".join(f'"{cell}"' for cell in line) for line in lines)
    judged = plan_of(text.encode("cp1252"), "liste.csv")

    assert said(judged) == {1: ("ignore", "heading row"), 2: ACCEPTED, 3: ACCEPTED}
    assert person(judged, 2).family == "Peña"
    assert person(judged, 2).remarks == "Été à la mer; puis école"
    assert person(judged, 3).birth == Day(date(2011, 4, 3))  # as 14/02/2010 in the same column tells


def test_each_house_on_a_sheet_of_its_own_without_a_house_column() -> None:
    heading = ["Name", "Birthdate", "Date Admitted"]
    judged = plan_of(
        workbook(
            Notes=[["Ask the office about the roof"], ["and the well"]],
            Empty=[],
            PASSI_I=[heading, ["Narra, Wren", "2010-05-06", "2020-01-05"]],
            Silay=[heading, ["Molave, Heron R.", "2011-07-08", "2020-01-05"]],
        )
    )

    assert {one.why for one in judged.verdicts if one.sheet == "Notes"} == {"no list of residents found on this sheet"}
    assert person(judged, 2, "PASSI I").home.name == "Passi 1"
    assert (person(judged, 2, "Silay").home.name, person(judged, 2, "Silay").middle) == ("Silay", "R.")


def test_a_home_named_in_a_line_of_its_own_holds_for_the_rows_below_it() -> None:
    heading = ["Name", "Birthdate", "Date Admitted"]
    wren, heron = ["Narra, Wren", "2010-05-06", "2020-01-05"], ["Molave, Heron", "2011-07-08", "2020-01-05"]
    judged = plan(heading, ["PASSI 1"], wren, ["SILAY HOUSE"], heron)

    assert row(judged, 2).why == "heading of a group"
    assert [person(judged, number).home.name for number in (3, 5)] == ["Passi 1", "Silay"]


def test_a_house_merged_over_several_rows_is_the_house_of_each() -> None:
    book = Workbook()
    for line in (HEADING, WREN, changed(HERON, home=None)):
        book.active.append(line)
    book.active.merge_cells("E2:E3")

    assert person(plan_of(saved(book)), 3).home.name == "Silay"


def test_a_list_of_another_kind_beside_the_master_list_is_left_out() -> None:
    judged = plan_of(workbook(List=[HEADING, WREN], School=[["Code", "Name", "Birthday"], ["2020-001", "Wren", ""]]))

    assert row(judged, 2, "School").verdict == "ignore"
    assert row(judged, 2, "List").verdict == "accept"


def test_a_list_without_any_dates_of_admission_is_rejected_and_not_passed_over() -> None:
    judged = plan(["Surname", "First Name", "Birthday", "House"], ["Narra", "Wren", "2010-05-06", "Silay"])

    assert said(judged)[2] == ("reject", "no date of admission")


def test_what_is_missing_or_impossible_is_said_of_each_row() -> None:
    judged = plan(
        HEADING,
        changed(WREN, code="1", family="n/a", given="-"),
        changed(WREN, code="2", admitted=" "),
        changed(WREN, code="3", admitted="soon"),
        changed(WREN, code="4", left="2019-12-31"),
        changed(WREN, code="5", birth="2031-05-04"),
        changed(WREN, code="6", admitted="2009-01-05"),
        changed(WREN, code="7", home="Roxas House"),
        changed(WREN, code="8", home=None),
        changed(WREN, code="9", admitted="31/02/2024"),
        changed(WREN, code="10", admitted="2027-01-01"),
        changed(WREN, code="11", left="next year"),
        changed(WREN, code="12", given="Wren" * 40),
    )

    assert said(judged) == {
        1: ("ignore", "heading row"),
        2: ("reject", "no name"),
        3: ("reject", "no date of admission"),
        4: ("reject", "date of admission not understood"),
        5: ("reject", "discharged before admission"),
        6: ("reject", "born in the future"),
        7: ("reject", "admitted before birth"),
        8: ("reject", "home not known"),
        9: ("reject", "no home given"),
        10: ("reject", "no such date"),
        11: ("reject", "admitted in the future"),
        12: ("reject", "date of discharge not understood"),
        13: ("reject", "too long for a name or a code: are the columns as they should be?"),
    }


def test_what_is_unsure_is_kept_and_said() -> None:
    judged = plan(
        HEADING,
        changed(WREN, code="1", given="Wren", birth="unknown"),
        changed(WREN, code="2", given="Egret", birth="12 yrs old"),
        changed(WREN, code="3", given="Heron", birth="1961-02-03"),
        changed(WREN, code="4", given="Ibis", birth="03/04/2011"),
        changed(WREN, code="5", given="Lark", birth="2010"),
        changed(WREN, code="6", given="Robin", admitted="Mar 2020"),
        changed(WREN, code="7", given="Swift", left="2027-01-01"),
        changed(WREN, code=None, given="Plover"),
        changed(WREN, code="9", given=None, family="Tern"),
    )

    assert said(judged) == {
        1: ("ignore", "heading row"),
        2: ("warn", "birth date unknown: kept, marked unknown"),
        3: ("warn", "birth date not understood: kept in the remarks, marked unknown"),
        4: ("warn", "age at admission out of the usual range"),
        5: ("warn", "day and month cannot be told apart"),
        6: ("accept", "only the month or year of birth is known: kept so"),
        7: ("warn", "only the month or year is given: its first day is kept"),
        8: ("warn", "date of discharge still to come: kept in the remarks"),
        9: ("warn", "no code given"),
        10: ("warn", "only one part of the name is given"),
    }
    assert person(judged, 3).remarks == "Birthday: 12 yrs old"
    assert person(judged, 7).remarks == "Date Admitted: Mar 2020"
    assert person(judged, 8).left is None


def test_an_age_stands_in_for_a_birth_date_that_is_not_known() -> None:
    heading = ["Surname", "First Name", "Age", "House", "Date Admitted"]
    judged = plan(heading, ["Narra", "Wren", 14, "Silay", "2020-01-05"])
    birth = person(judged, 2).birth

    assert row(judged, 2).why == "birth date unknown: year estimated from the age"
    assert birth
    assert (birth.on.year, birth.precision) == (2012, "estimated")


def test_an_age_that_is_no_number_is_no_age() -> None:
    judged = plan(["Name", "Age", "House", "Date Admitted"], ["Narra, Wren", "¹", "Silay", "2020-01-05"])

    assert row(judged, 2).why == "birth date unknown: kept, marked unknown"


def test_words_that_are_no_code_and_columns_that_are_no_field_go_to_the_remarks() -> None:
    heading = [*HEADING[:6], "Referred by", "Legal custody", "Reason for discharge", "Sex", "Religion", "", "Remarks"]
    line = [*WREN[:6], "a stranger", "to ask", "see file", "?!", "Catholic", "beside", "Reads a lot."]
    judged = plan(heading, line)

    assert row(judged, 2).verdict == "warn"
    assert set(person(judged, 2).remarks.split("\n")) == {
        "Reads a lot.",
        "Religion: Catholic",
        "Column 12: beside",
        "Referred by: a stranger",
        "Legal custody: to ask",
        "Reason for discharge: see file",
        "Sex: ?!",
    }


def test_a_reason_for_discharge_without_a_date_leaves_her_here_and_warns() -> None:
    judged = plan([*HEADING[:7], "Reason for discharge"], [*WREN[:7], "Dormitory"])

    assert row(judged, 2).why == "reason for discharge without a date: kept in the remarks, counted as here"
    assert (person(judged, 2).left, person(judged, 2).exit_type) == (None, "")


def test_formulas_are_never_calculated_nor_kept_alive() -> None:
    judged = plan(
        HEADING,
        changed(WREN, remarks='=HYPERLINK("http://example.invalid")'),
        changed(HERON, family='=CONCAT("Mo","lave")'),
    )

    assert said(judged)[2] == ("accept", "formula kept as text or dropped, never evaluated or re-exported as a formula")
    assert "=" not in person(judged, 2).remarks
    assert row(judged, 3).why.startswith("a formula stands where words or a date should")
    assert person(judged, 3).family == ""


def test_invisible_letters_spaces_and_capitals_are_set_right() -> None:
    judged = plan(HEADING, changed(WREN, family="\u202eDE LA\u00a0PEÑA  ", given=" wren\u200b  joy "))

    assert said(judged)[2] == ("accept", "invisible and direction characters removed from names")
    assert (person(judged, 2).family, person(judged, 2).given) == ("De la Peña", "Wren Joy")


def test_the_same_girl_twice_is_told_by_her_code_and_never_by_her_name() -> None:
    judged = plan(HEADING, WREN, changed(WREN, code="X-1", family="NARRA", given=" wren "))
    second = row(judged, 3)

    assert (second.verdict, second.why) == ("warn", "likely the same person as 2020-001")
    assert (second.outcome, second.same_as) == (Outcome.HELD, Place("MASTER LIST", 2))
    assert "Narra" not in second.why


def test_a_slip_in_the_name_or_swapped_columns_are_still_the_same_girl() -> None:
    judged = plan(
        HEADING,
        changed(WREN, given="Nightingale"),
        changed(WREN, code="X-1", given="Nightingal"),
        changed(WREN, code="X-2", family="Nightingale", given="Narra"),
    )

    assert {row(judged, number).why for number in (3, 4)} == {"likely the same person as 2020-001"}
    assert row(judged, 3).outcome == Outcome.NEW_FILE  # a like name is not the same name: a person decides


def test_twins_are_two() -> None:
    judged = plan(HEADING, WREN, changed(WREN, code="2020-003", given="Heron"))

    assert [row(judged, number).verdict for number in (2, 3)] == ["accept", "accept"]


def test_a_code_of_another_person_is_rejected() -> None:
    judged = plan(HEADING, WREN, changed(HERON, code="2020-001"))

    assert said(judged)[3] == ("reject", "code already used by another person")
    assert row(judged, 3).person is None


def test_a_rejected_row_holds_neither_its_code_nor_its_name() -> None:
    judged = plan(HEADING, changed(WREN, home="Roxas House"), WREN)

    assert said(judged)[3] == ACCEPTED


def test_a_girl_who_came_back_has_a_further_stay_in_one_file() -> None:
    first = changed(WREN, left="2021-02-03")
    judged = plan(HEADING, first, changed(WREN, code="2023-009", admitted="2023-04-05", home="Passi 2"), WREN)
    second = row(judged, 3)

    assert second.why == "likely the same person as 2020-001, admitted again: added to her file as a further stay"
    assert second.outcome == Outcome.FURTHER_STAY
    assert second.same_as == Place("MASTER LIST", 2)
    assert row(judged, 4).outcome == Outcome.HELD  # overlaps both stays


def test_a_move_from_one_home_to_another_on_one_day_is_no_overlap() -> None:
    judged = plan(HEADING, changed(WREN, left="2021-02-03"), changed(WREN, admitted="2021-02-03", home="Passi 2"))

    assert row(judged, 3).outcome == Outcome.FURTHER_STAY


def test_discharge_that_may_be_read_after_admission_is_read_so() -> None:
    judged = plan(HEADING, changed(WREN, admitted="2020-03-20", left="03/04/2020"))
    left = person(judged, 2).left

    assert row(judged, 2).why == "day and month cannot be told apart"
    assert left
    assert str(left.on) == "2020-04-03"


def test_a_mapping_given_by_a_person_replaces_what_was_found() -> None:
    lines = [["Narra", "Wren", "2020-01-05", "loves mangoes"], ["Molave", "Heron", "2020-02-06", ""]]
    fields = {0: Field.FAMILY, 1: Field.GIVEN, 2: Field.ADMITTED, 3: Field.OTHER}
    mapping = {"MASTER LIST": Columns((), fields, {3: "likes"}, home="Silay")}
    judged = plan(*lines, mapping=mapping)

    assert [one.verdict for one in judged.verdicts] == ["warn", "warn"]  # no birth date
    assert person(judged, 1).remarks == "likes: loves mangoes"
    assert person(judged, 2).home.name == "Silay"
