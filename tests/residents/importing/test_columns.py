"""The heading row is found wherever it is, and each column is understood whatever it is called."""

from collections.abc import Sequence
from typing import Any

import pytest

from residents.importing.columns import Columns, find
from residents.importing.headings import Field
from residents.importing.sheet import Row, Sheet


def columns(*lines: Sequence[Any]) -> Columns | None:
    return find(Sheet("List", [Row(number, tuple(line)) for number, line in enumerate(lines, 1) if any(line)]))


def fields(*lines: Sequence[Any]) -> list[Field]:
    found = columns(*lines)
    assert found is not None
    return list(found.fields.values())


ESSENCE = [Field.FAMILY, Field.GIVEN, Field.BIRTH, Field.HOME, Field.ADMITTED, Field.LEFT, Field.EXIT]


@pytest.mark.parametrize(
    "heading",
    [
        ["Surname", "First Name", "Birthday", "House", "Date Admitted", "Date of Discharge", "Reason for discharge"],
        ["LAST NAME", "GIVEN NAME", "D.O.B.", "HOME", "ADMISSION DATE", "DISCHARGED", "DISCHARGE REASON"],
        ["Family name", "Firstname", "Date of birth", "Shelter", "Admitted on", "Date left", "Reason for leaving"],
        ["Last Name", "First Name", "Bdate", "Hse", "Adm. Date", "Disch. Date", "Disch. Reason"],
        ["Nom", "Prénom", "Date de naissance", "Maison", "Date d'admission", "Date de sortie", "Motif de sortie"],
        ["Nom de famille", "Prénoms", "Née le", "Foyer", "Date d’entrée", "Sortie le", "Motif du départ"],
        [
            "Apellido",
            "Nombre",
            "Fecha de nacimiento",
            "Casa",
            "Fecha de ingreso",
            "Fecha de egreso",
            "Motivo de salida",
        ],
        ["Apellidos", "Nombres", "F. Nacimiento", "Casa", "F. Ingreso", "F. Egreso", "Motivo egreso"],
        ["Apelyido", "Pangalan", "Kaarawan", "Bahay", "Petsa ng pagpasok", "Petsa ng paglabas", "Dahilan ng paglabas"],
        ["Surnmae", "Frist Name", "Birthdya", "Hosue", "Date Admited", "Date of Dischrage", "Reason for dischage"],
        [
            " surname\n",
            "First\u00a0Name",
            "BIRTHDAY*",
            "House:",
            "Date\nAdmitted",
            "Date of Discharge.",
            "Reason for Discharge ",
        ],
    ],
)
def test_headings_are_understood_in_many_words(heading: list[str]) -> None:
    assert fields(heading) == ESSENCE


def test_columns_may_stand_in_any_order_below_any_number_of_titles() -> None:
    heading = ["Remarks", "Date Admitted", "House", "First Name", "Surname", "Code"]
    found = columns(
        ["HOME OF GIRLS"], [], ["as of October", "page 1"], [], heading, ["", "2020-01-05", "Silay", "Wren"]
    )

    assert found is not None
    assert found.headings == (5,)
    assert list(found.fields.values()) == [
        Field.REMARKS,
        Field.ADMITTED,
        Field.HOME,
        Field.GIVEN,
        Field.FAMILY,
        Field.CODE,
    ]


def test_two_heading_rows_are_read_together() -> None:
    upper = ["No.", "NAME", None, "BIRTH", "House", "ADMISSION", None, "DISCHARGE", None]
    lower = [None, "Last", "First", "Date", None, "Date", "Referred by", "Date", "Reason"]
    found = columns(["MASTER LIST"], upper, lower, [1, "Narra", "Wren", "2010-05-06", "Silay", "2020-01-05"])

    assert found is not None
    assert found.headings == (2, 3)
    assert list(found.fields.values()) == [
        *(Field.NUMBER, Field.FAMILY, Field.GIVEN, Field.BIRTH, Field.HOME),
        *(Field.ADMITTED, Field.REFERRED_BY, Field.LEFT, Field.EXIT),
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (["Name", "Birthday", "Date Admitted"], Field.FULL_NAME),
        (["Name", "Surname", "Date Admitted"], Field.GIVEN),
        (["Nom", "Prénom", "Admission"], Field.FAMILY),
        (["Nom", "Date de naissance", "Admission"], Field.FULL_NAME),
        (["Name of child", "Birthday", "Date Admitted"], Field.FULL_NAME),
        (["Name", "Surname", "First Name", "Date Admitted"], Field.OTHER),
    ],
)
def test_a_plain_name_column_holds_what_the_others_do_not(heading: list[str], expected: Field) -> None:
    assert fields(heading)[0] == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Mother's name",
        "Name of father",
        "Place of birth",
        "School",
        "Contact number",
        "Case category",
        "Date of referral",
    ],
)
def test_columns_about_something_else_are_kept_apart(heading: str) -> None:
    assert fields(["Surname", "First Name", "Date Admitted", heading])[-1] == Field.OTHER


def test_no_is_the_code_only_where_it_holds_codes() -> None:
    heading = ["No.", "Surname", "First Name", "Date Admitted"]

    assert fields(heading, ["2020-01", "Narra", "Wren", ""], ["2020-02", "Molave", "Heron", ""])[0] == Field.CODE
    assert fields(heading, ["1", "Narra", "Wren", ""], ["2", "Molave", "Heron", ""])[0] == Field.NUMBER


def test_a_sheet_of_notes_has_no_columns() -> None:
    assert columns(["Things to do"], ["call the office", "Monday"], ["buy rice"]) is None


def test_what_a_list_cannot_do_without_is_named() -> None:
    found = columns(["Code", "Birthday", "House"], ["2020-001", "2010-05-06", "Silay"])

    assert found is not None
    assert found.missing == [Field.FULL_NAME, Field.ADMITTED]
