"""Names are found however they are written; what may be the same is told from what only looks alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from residents.names import Folded, clean_note, clean_text, fold, marks, rank, same_name, score, tokens

LIKELY = 0.8


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ma. Peña-De la Cruz, Jr.", ("maria", "pena", "delacruz")),
        ("DELA CRUZ", ("delacruz",)),
        ("Delacruz", ("delacruz",)),
        ("De los Santos", ("delossantos",)),
        ("San Agustin", ("sanagustin",)),
        ("Sto. Niño", ("santonino",)),
        ("Sta. Maria", ("santamaria",)),
        ("Mª Dolores O'Neil", ("maria", "dolores", "oneil")),
        ("Jose Rizal III", ("jose", "rizal")),
        ("Jr", ("jr",)),
        ("De la", ("dela",)),
        ("   ", ()),
    ],
)
def test_a_name_is_the_same_words_however_it_is_written(name: str, words: tuple[str, ...]) -> None:
    assert tokens(name) == words


@pytest.mark.parametrize("text", ["Peña", "PEÑA", "Pen\u0303a", "pe\u200bña", " Pena "])
def test_case_accents_and_invisible_letters_do_not_matter(text: str) -> None:
    assert fold(text) == "pena"


def test_cleaning_leaves_one_visible_line() -> None:
    assert clean_text(" Ny\u200bx\u202e \u00a0the\tfirst\x00\n ") == "Nyx the first"
    assert clean_text("Pen\u0303a") == "Peña"


def test_cleaning_a_note_keeps_its_lines() -> None:
    assert clean_note("one \r\n\u2066two\u2069\x07\rthree\u2028four") == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(
            ("pena", "Wren Peña"),
            ("delacruz wren", "Wren De la Cruz"),
            ("de la cruz", "Wren Delacruz"),
            ("cruz", "Dela Cruz"),
        ),
        *(
            ("ma theresa", "Maria Theresa Narra"),
            ("maria", "Ma. Theresa Narra"),
            ("ma", "Maricel Narra"),
            ("ma", "Maria N"),
        ),
        *(("mary ann", "Maryann Narra"), ("maryann", "Mary Ann Narra"), ("sanagustin", "San Agustin, Wren")),
        *(
            ("narra wren", "Wren Narra"),
            ("gonzaag", "Heron Gonzaga"),
            ("ibanez erika", "Ibañez Erica"),
            ("hern", "Heron N"),
        ),
        *(("her", "Heron Molave"), ("sto nino", "Santo Niño, Wren"), ("sumagayasy", "Egret Sumagaysay")),
    ],
)
def test_what_is_typed_finds_the_name_meant(typed: str, name: str) -> None:
    assert score(typed, name) >= LIKELY
    assert [match.key for match in rank(typed, [("it", Folded.of(name))])] == ["it"]


@pytest.mark.parametrize(
    ("typed", "name"), [("wren", "Heron Molave"), ("ibis", "Egret Narra Molave"), ("xyz", "Wren Narra")]
)
def test_another_name_is_not_found(typed: str, name: str) -> None:
    assert rank(typed, [("it", Folded.of(name))]) == []


def test_a_nickname_finds_her() -> None:
    assert [
        match.key for match in rank("jona", [(1, Folded.of("Wren Narra", "Jona")), (2, Folded.of("Heron N", "Tess"))])
    ] == [1]


def test_the_best_comes_first_and_no_more_than_asked_for() -> None:
    names = ["Herons Molave", "Heron Molave", "Heron Narra", "Wren Narra"]
    found = rank("heron molave", [(name, Folded.of(name)) for name in names], limit=2)

    assert [match.key for match in found] == ["Heron Molave", "Herons Molave"]


@pytest.mark.parametrize("typed", ["", " ", ".", "\u200b"])
def test_nothing_typed_finds_nobody(typed: str) -> None:
    assert rank(typed, [("it", Folded.of("Wren Narra"))]) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        *(("Wren Narra", "NARRA wren"), ("Wren Ibañez", "Wren Ibanes"), ("Wren Joy Narra", "Wren Narra")),
        *(
            ("Ma. Wren Narra", "Maria Wren Narra"),
            ("Mary Ann Narra", "Maryann Narra"),
            ("Wren Dela Cruz", "Wren De La Cruz"),
        ),
    ],
)
def test_two_writings_of_one_name_may_be_the_same(one: str, two: str) -> None:
    assert same_name(Folded.of(one), Folded.of(two))
    assert same_name(Folded.of(two), Folded.of(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        *(
            ("Wren Narra", "Heron Narra"),
            ("Mary Ann De los Santos", "Mary Jane De los Santos"),
            ("Narra", "Wren Narra"),
        ),
        *(("Ai Sumagaysay", "Joy Sumagaysay"), ("Ana Narra", "Analyn Narra"), ("", "Wren Narra")),
    ],
)
def test_sisters_are_not_the_same(one: str, two: str) -> None:
    assert not same_name(Folded.of(one), Folded.of(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        *((("Ma. Theresa", "Peña"), ("Teresa", "PENA")), (("Theresa", "Peña"), ("Peña", "Theresa"))),
        *((("Mary Ann", "De la Cruz"), ("Maryann", "Delacruz")), (("Phoebe", "Villanueva"), ("Fibi", "Bilanueba"))),
        *((("Mae", "Santos"), ("May", "Santoz")), (("Jhenny", "Quiroz"), ("Jenny", "Kiros"))),
        *((("Cherry", "Yap"), ("Sherry", "Yap")), (("Niña", "Reyes"), ("Ninya", "Rayes"))),
        *((("Jasmine", "Castillo"), ("Yasmin", "Kastilyo")), (("Ma.", "Cruz"), ("Maria", "Cruz"))),
        *((("Wren Joy", "Narra"), ("Joy", "Narra Molave")), (("Wren", "Narra-Molave"), ("Wren", "Molave"))),
    ],
)
def test_spellings_of_one_name_share_a_mark(one: tuple[str, str], two: tuple[str, str]) -> None:
    assert marks(*one) & marks(*two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Wren", "Narra"), ("Heron", "Narra")),
        (("Wren", "Narra"), ("Wren", "Molave")),
        (("Ma. Luz", "Cruz"), ("Ma. Fe", "Cruz")),
    ],
)
def test_different_names_share_no_mark(one: tuple[str, str], two: tuple[str, str]) -> None:
    assert not marks(*one) & marks(*two)


def test_half_a_name_has_no_mark() -> None:
    assert marks("", "Narra") == marks("Wren", "") == marks("", "") == set()


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_is_scored_between_nothing_and_all(typed: str, name: str) -> None:
    assert 0 <= score(typed, name) <= 1
    same_name(Folded.of(typed), Folded.of(name))
    marks(typed, name)


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_note(clean_note(text)) == clean_note(text)
