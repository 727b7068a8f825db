"""The words of a list become the codes of the file, or nothing; homes are told apart."""

import pytest

from residents.importing.codes import KnownHome, Table, home_of
from residents.importing.words import CUSTODY, EXITS, REFERRED_BY, SEX
from tests.residents.importing.lists import HOMES


@pytest.mark.parametrize(
    ("table", "words", "code"),
    [
        *(
            (REFERRED_BY, words, "lswdo")
            for words in ("MSWDO", "CSWDO", "M.S.W.D.O.", "MSWDO Calinog", "LSWDO", "mswd")
        ),
        *((REFERRED_BY, words, "police") for words in ("PNP-WCPC", "PNP", "WCPD", "Women's Desk", "Police")),
        *((REFERRED_BY, words, "dswd") for words in ("DSWD", "DSWD FO VI", "dswd field office")),
        *((REFERRED_BY, "WCPU", "wcpu"), (REFERRED_BY, "Tribunal", "court"), (REFERRED_BY, "Famille", "family")),
        *((REFERRED_BY, "NGO", "ngo"), (REFERRED_BY, "ONG", "ngo"), (REFERRED_BY, "Teacher", "other")),
        (CUSTODY, "Protective custody (LSWDO)", "protective_custody_lswdo"),
        (CUSTODY, "DSWD temporary custody", "dswd_temporary"),
        *(
            (CUSTODY, words, "court_commitment")
            for words in ("Court commitment", "Court order no. 5", "Placement judiciaire")
        ),
        *((CUSTODY, words, "voluntary_commitment") for words in ("Voluntary commitment", "Voluntary comitment", "DVC")),
        *(
            (EXITS, words, "reunified_family")
            for words in ("Reunified with family", "Reunified w/ family", "Retour en famille")
        ),
        *(
            (EXITS, words, "left_without_agreement")
            for words in ("Left without agreement", "ran away", "AWOL", "fugue")
        ),
        *((EXITS, words, "majority_exit") for words in ("Reached 18", "reached 18 y.o.", "18", "Majorité")),
        *((EXITS, words, "dormitory") for words in ("Dormitory", "Dormitry", "dorm")),
        *((EXITS, "Independent living", "boarding_independent"), (EXITS, "Kinship care", "kinship")),
        *((EXITS, "Foster family", "foster"), (EXITS, "Transferred to other facility", "transfer_facility")),
        *((SEX, "F", "female"), (SEX, "Fille", "female"), (SEX, "male", "male")),
    ],
)
def test_words_are_known_for_their_code(table: Table, words: str, code: str) -> None:
    assert table.code(words) == code


@pytest.mark.parametrize(("table", "words"), [(EXITS, "to be seen"), (CUSTODY, "commitment"), (SEX, "?"), (EXITS, "")])
def test_words_that_could_be_any_code_or_none_are_no_code(table: Table, words: str) -> None:
    assert table.code(words) == ""


@pytest.mark.parametrize(
    ("words", "home"),
    [
        *(
            (words, "Passi 1")
            for words in ("Passi I ", "Passi 1", "PASSI 1", "passi1", "Passi-1", "Pasi 1", "Passi House I")
        ),
        *((words, "Passi 2") for words in ("Passi II", "PASSI\u00a02", "Passi two", "Maison de Passi 2")),
        *((words, "Silay") for words in (" SILAY", "Silay House", "Silya", "Bahay Silay")),
        *((words, None) for words in ("Passi", "Roxas House", "1", "", "Passi 3", "Passi 11", "House")),
    ],
)
def test_a_home_is_known_by_its_name_however_written(words: str, home: str | None) -> None:
    found = home_of(words, HOMES)

    assert (found.name if found else None) == home


def test_a_home_is_known_by_its_other_names_too() -> None:
    nest = KnownHome(9, "The Nest", aliases=("Iloilo Center",))

    assert home_of("ILOILO CENTRE", [nest, *HOMES]) == nest
