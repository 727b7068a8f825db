"""What the officer writes names nobody: the scan knows every name, and says only that it saw one."""

from datetime import date

import pytest

from shelter.actor import one_transaction
from shelter.scanning import Text, names_somebody
from tests.reports.east import PERIOD, East


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Wren", "We met Wren in May."), ("Wren", "Wren came home."), ("Wren", "we met WREN"), ("Wren", "wren’s room"),
        ("Wren", "the girl wren"), ("Peña", "chez les Pena"), ("Pena", "la famille Peña"), ("Wren", "Anne-Wren"),
        ("Maria Clara", "maria clara est venue"), ("Grace", "merci à Grace"), ("Dela Rama", "the Dela Rama family"),
        ("Wren", "«Wren»"), ("Wren", "W\N{ZERO WIDTH SPACE}ren"), ("SH-001", "the girl SH-001"), ("Rose", "Rose a ri."),
        ("Her-Her", "we met her-her"), ("May", "May came home"),
    ],
)  # fmt: skip
def test_a_word_of_a_name_is_seen(name: str, said: str) -> None:
    assert Text([said]).has_name(name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Grace", "c'est grace à vous"),
        ("Rose", "une rose"),
        ("Joy", "with joy"),
        ("Wren", "a wrench"),
        ("Li", "il lit"),
        ("Her-Her", "Her own pace, and nobody hurries her."),
        ("Les", "Les jeunes filles"),
    ],
)
def test_an_ordinary_word_is_let_by(name: str, said: str) -> None:
    assert not Text([said]).has_name(name)


@pytest.mark.parametrize(
    ("place", "said", "seen"),
    [
        ("Barangay Lanipga", "a school in Lanipga", True),
        ("12 Canary Lane", "in canary lane", True),
        ("Lanipga National High School", "a national high school", False),
        ("House of the Sun", "the house of the children", False),
        ("Sampaguita House", "Sampaguita", True),
    ],
)
def test_a_place_is_seen_and_the_ordinary_words_in_its_name_are_not(place: str, said: str, seen: bool) -> None:
    assert Text([said]).has_proper(place) is seen


@pytest.mark.parametrize(
    "said", ["2012-05-17", "17/05/2012", "17.5.2012", "17 May 2012", "May 17, 2012", "17 mai 2012"]
)
def test_a_day_is_read_however_it_is_written(said: str) -> None:
    assert date(2012, 5, 17) in Text([f"née le {said}, à la maison"]).days


def test_of_a_day_that_could_be_two_both_are_meant() -> None:
    assert Text(["3/4/2012"]).days == {date(2012, 4, 3), date(2012, 3, 4)}


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.parametrize(
    "said",
    [
        "Nous avons accueilli Teal.", "nous avons accueilli teal", "la petite Teallet va bien", "Mme Dela Rama",
        "the Mayumi family", "at North", "12 Canary Lane", "3 Mynah Street", "née le 17 mai 2012", "Office of Lanipga",
    ],
)  # fmt: skip
def test_names_places_and_birthdays_of_the_vault_are_blocked_for_whoever_asks(east: East, said: str) -> None:
    east.receive("Teal", PERIOD.first)

    for staff in (east.dora, east.mara):
        with one_transaction(staff):
            assert names_somebody([said])


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.parametrize(
    "said",
    ["", "Chaque jeune fille avance à son pas.", "Most girls moved on to the next level.", "Paris, le 3 mars 2026."],
)
def test_words_that_name_nobody_are_let_by(east: East, said: str) -> None:
    east.receive("Teal", PERIOD.first)

    with one_transaction(east.dora):
        assert not names_somebody([said])


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_the_scan_leaves_the_officer_no_key(east: East) -> None:
    from residents.models import Identity, Resident
    from shelter import vault

    girl = east.receive("Teal", PERIOD.first)
    with one_transaction(east.dora):
        assert names_somebody(["Teal"])
        assert not Identity.objects.exists()
        assert not Resident.objects.exists()
        with pytest.raises(vault.NoKey):
            vault.key_of(girl.pk)
