"""The resident page and the open parts of a file: who sees what, and what is kept."""

from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from residents import actions
from residents.models import Consent, Identity, Note, Paper, Resident
from residents.models.codes import Language, NoteKind
from shelter.actor import acting
from shelter.models import Trace
from tests.world import World, enter

MARKS = {
    "card": "peanuts",
    "words": "the garden",
    "note": "Her aunt called",
    "name": "Dela Rama",
    "trace": "Who looked at this record",
    "write": "Add a note",
}
# What each person sees on Wren's page and its parts; nothing at all is 404.
SEES = {
    "mara": {"card", "words", "note", "trace", "write"},
    "carla": {"card", "words", "note", "trace", "write"},
    "cora": {"card", "words"},
    "pia": {"card", "words", "note", "write"},
    "nena": {"card", "words"},
    "hana": {"card", "words"},
    "sol": set(),
    "suri": set(),
    "dora": set(),
    "ada": set(),
}
PARTS = ("", "words/", "notes/", "agreements/", "papers/", "belongings/", "team/", "stays/")


@pytest.fixture
def wren(world: World) -> Resident:
    """Wren, with some words of hers and a note in her file."""
    with acting(world.carla.pk):
        wren: Resident = world.wren
        actions.keep_words(
            by=world.carla, resident=wren, words="I like the garden", language=Language.ENGLISH, translation="",
            said_on=localdate(),
        )  # fmt: skip
        actions.write_note(
            by=world.carla, resident=wren, kind=NoteKind.CALL, written_on=localdate(), text="Her aunt called"
        )
        return wren


def page(client: Client, resident: Resident, part: str = "") -> str:
    return str(client.get(f"{resident.get_absolute_url()}{part}").content.decode())


def told(client: Client, address: str, **sent: Any) -> str:
    """The objections of the page beside its fields."""
    answer = client.post(address, sent)
    assert answer.status_code == 200
    errors: dict[str, list[str]] = answer.context["form"].errors
    return " ".join(f"{field}: {', '.join(messages)}" for field, messages in errors.items())


@pytest.mark.parametrize("name", SEES)
def test_everyone_sees_of_a_file_exactly_what_the_role_opens(world: World, wren: Resident, name: str) -> None:
    client = enter(getattr(world, name))

    everything = "".join(page(client, wren, part) for part in PARTS)

    assert {mark for mark, words in MARKS.items() if words in everything} == SEES[name]


@pytest.mark.parametrize("name", [name for name in SEES if not SEES[name]])
def test_a_file_out_of_reach_looks_as_if_it_did_not_exist(world: World, wren: Resident, name: str) -> None:
    client = enter(getattr(world, name))
    missing = client.get("/residents/00000000-0000-4000-8000-000000000000/")

    found = client.get(wren.get_absolute_url())

    assert (found.status_code, found.content[:400]) == (404, missing.content[:400])


def test_the_legal_name_is_in_no_page_until_somebody_asks(world: World, wren: Resident) -> None:
    client = enter(world.carla)
    lists = "".join(client.get(address).content.decode() for address in ("/", "/residents/?view=all", "/home/"))
    before = page(client, wren)

    shown = client.post(f"{wren.get_absolute_url()}name/").content.decode()

    assert "Wren Grace Mayumi Dela Rama" in shown
    assert "Dela Rama" not in lists + before + page(client, wren)
    with acting(world.carla.pk):
        seen = Trace.objects.filter(resident_id=wren.pk, reads=True).order_by("at").values_list("event", flat=True)
        assert list(seen) == ["file_opened", "name_shown", "file_opened"]


@pytest.mark.parametrize("name", ["cora", "pia", "nena", "hana"])
def test_whoever_may_not_know_the_name_is_refused_it(world: World, wren: Resident, name: str) -> None:
    answer = enter(getattr(world, name)).post(f"{wren.get_absolute_url()}name/")

    assert answer.status_code == 403
    assert b"Dela Rama" not in answer.content


def test_the_title_and_the_address_carry_no_name(world: World, wren: Resident) -> None:
    shown = page(enter(world.carla), wren)

    assert "<title>Record · Shelter</title>" in shown
    assert "wren" not in wren.get_absolute_url().casefold()


def test_a_house_parent_writes_down_her_words(world: World, wren: Resident) -> None:
    client = enter(world.hana)

    answer = client.post(
        f"{wren.get_absolute_url()}words/add/",
        {"words": "Nalipay ako", "language": "hil", "translation": "I am happy", "said_on": "2026-01-05"},
    )

    assert answer.headers["Location"] == wren.get_absolute_url()
    assert "Nalipay ako" in page(client, wren, "words/")


def test_an_agreement_is_added_and_withdrawn(world: World, wren: Resident) -> None:
    client = enter(world.carla)
    agreement = {
        "kind": "services", "given_by": "guardian", "giver": "Aunt", "assent": "agrees", "explained_in": "hil",
        "given_on": "2026-01-05", "until_on": "2027-01-05",
    }  # fmt: skip

    client.post(f"{wren.get_absolute_url()}agreements/add/", agreement)
    with acting(world.carla.pk):
        consent = Consent.objects.get(resident=wren)
    client.post(f"{wren.get_absolute_url()}agreements/{consent.pk}/withdraw/", {"withdrawn_on": "2026-01-06"})

    assert "Withdrawn on" in page(client, wren, "agreements/")


def test_a_paper_says_where_it_lies(world: World, wren: Resident) -> None:
    client = enter(world.carla)

    client.post(f"{wren.get_absolute_url()}papers/birth_cert/", {"status": "received", "kept_where": "cabinet 2"})

    assert "cabinet 2" in page(client, wren, "papers/")
    with acting(world.carla.pk):
        assert Paper.objects.filter(resident=wren).exclude(status="missing").count() == 1


def test_a_code_name_that_is_taken_is_said_beside_the_field(world: World, wren: Resident) -> None:
    client = enter(world.carla)
    address = f"{wren.get_absolute_url()}code-name/"

    objections = told(client, address, code_name="Robin")
    client.post(address, {"code_name": "Kingfisher"})

    assert objections == "code_name: This code name is already used. Choose another one."
    assert "Kingfisher" in page(client, wren)


def test_a_girl_goes_away_comes_back_and_changes_bed(world: World, wren: Resident) -> None:
    client, stays = enter(world.carla), f"{wren.get_absolute_url()}stays/"
    today = localdate().isoformat()

    client.post(f"{stays}away/", {"kind": "hospital", "left_on": today, "expected_on": today})
    away = page(client, wren)
    client.post(f"{stays}back/", {"back_on": today})
    with acting(world.mara.pk):
        bed = world.free_bed(world.north)
    client.post(f"{stays}bed/", {"bed": str(bed.pk), "moved_on": today})

    assert "Hospital, since" in away
    assert "Hospital, since" not in page(client, wren)
    assert f"Mango room · {bed.label}" in page(client, wren)


def test_a_girl_leaves_and_after_care_begins_and_ends(world: World, wren: Resident) -> None:
    client, stays = enter(world.carla), f"{wren.get_absolute_url()}stays/"
    today = localdate().isoformat()

    client.post(f"{stays}discharge/", {"ended_on": today, "exit_type": "kinship"})
    left = page(client, wren)
    client.post(f"{stays}aftercare/", {"began_on": today})
    after = page(client, wren)
    client.post(f"{stays}aftercare/end/", {"ended_on": today})

    assert ("Left" in left, "In after-care" in after, "In after-care" in page(client, wren)) == (True, True, False)


def test_a_girl_moves_to_another_home_and_her_file_goes_with_her(world: World, wren: Resident) -> None:
    with acting(world.suri.pk):
        bed = world.free_bed(world.south)
    client = enter(world.carla)

    answer = client.post(
        f"{wren.get_absolute_url()}stays/home/", {"bed": str(bed.pk), "moved_on": localdate().isoformat()}
    )

    assert answer.status_code == 302
    assert "South" in page(client, wren)
    assert enter(world.suri).get(wren.get_absolute_url()).status_code == 200


def test_a_move_that_cannot_be_changes_nothing(world: World, wren: Resident) -> None:
    """The bed is taken, which only the database knows: her stay here goes on."""
    with acting(world.suri.pk):
        taken = world.heron.beds.get().bed
    client = enter(world.carla)

    objections = told(
        client, f"{wren.get_absolute_url()}stays/home/", bed=str(taken.pk), moved_on=localdate().isoformat()
    )

    assert objections == "bed: Somebody sleeps in this bed on those nights."
    assert "North" in page(client, wren)


def test_the_coordinator_changes_her_team_and_nobody_else_does(world: World, wren: Resident) -> None:
    address = f"{wren.get_absolute_url()}team/assign/"
    change = {"role": "primary_sw", "staff": str(world.cora.pk), "begins_on": localdate().isoformat()}

    refused = enter(world.carla).post(address, change)
    done = enter(world.mara).post(address, change)

    assert (refused.status_code, done.status_code) == (403, 302)
    assert "Social worker: Cora" in page(enter(world.mara), wren)


def test_a_house_parent_cannot_become_her_social_worker(world: World, wren: Resident) -> None:
    objections = told(
        enter(world.mara), f"{wren.get_absolute_url()}team/assign/", role="primary_sw", staff=str(world.hana.pk),
        begins_on=localdate().isoformat(),
    )  # fmt: skip

    assert objections == "staff: Only a social worker or a coordinator can be her social worker."


HOSTILE = {
    "too long": ("x" * 20_001, "text: Please shorten this to 20000 characters; it has 20001."),
    "NUL": ("a\0b", "text: This holds a character that cannot be shown. Please type it again."),
    "turned": ("a\u202eb", "text: This holds a hidden character that turns the writing around. Please type it again."),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_are_refused_beside_the_field_and_kept(world: World, wren: Resident, kind: str) -> None:
    text, objection = HOSTILE[kind]
    client, address = enter(world.carla), f"{wren.get_absolute_url()}notes/add/"
    sent = {"kind": "general", "written_on": "31 Feb 2026", "text": text}

    answer = client.post(address, sent)

    errors = answer.context["form"].errors
    assert f"text: {errors['text'][0].replace(chr(160), ' ')}" == objection
    assert errors["written_on"] == ["This is not a day. Write it like 5 Nov 2026."]
    assert "31 Feb 2026" in answer.content.decode()
    with acting(world.carla.pk):
        assert Note.objects.filter(resident=wren).count() == 1


def test_a_name_is_cleaned_of_what_nobody_sees_and_refused_with_a_nul(world: World, wren: Resident) -> None:
    client, address = enter(world.carla), f"{wren.get_absolute_url()}identity/change/"

    objections = told(client, address, given="Wr\0en", birth_precision="unknown", lrn="12")
    client.post(address, {"given": " Maya\u202e\u200b  Luz ", "birth_precision": "unknown", "lrn": "1234-5678-9012"})

    assert "given: This holds a character that cannot be shown." in objections
    assert "lrn: A learner reference number has 12 digits." in objections
    with acting(world.carla.pk):
        wren.refresh_from_db()
        assert (wren.identity.given, wren.identity.lrn) == ("Maya Luz", "123456789012")


def test_every_form_survives_nonsense(world: World, wren: Resident) -> None:
    """Nothing sent, too much sent, the wrong kind sent: always a page with words, never a fault."""
    client = enter(world.mara)
    forms = ["card/", "code-name/", "words/add/", "notes/add/", "agreements/add/", "papers/scsr/", "belongings/add/",
             "identity/change/", "legal/add/", "story/add/", "why/legal/", "team/assign/", "stays/bed/", "stays/home/",
             "stays/away/", "stays/discharge/", "family/add/", "family/siblings/add/", "family/apart/add/"]  # fmt: skip
    for form in forms:
        address = f"{wren.get_absolute_url()}{form}"
        names = list(client.get(address).context["form"].fields)
        for nonsense in ("", "\0", "\u202e", "9" * 30_000, "31 Feb 2026", "0001-01-01"):
            answer = client.post(address, dict.fromkeys(names, nonsense))
            assert answer.status_code in (200, 302), (form, nonsense[:10])


def test_her_number_in_the_old_list_is_written_by_hand_too(world: World) -> None:
    with acting(world.mara.pk):
        page = f"/residents/{world.wren.public_id}/identity/"
    client = enter(world.mara)
    told = {"birth_precision": "unknown", "register_no": "2024-017"}

    assert client.post(f"{page}change/", told).status_code == 302

    with acting(world.mara.pk):
        assert Identity.objects.get(resident=world.wren).register_no == "2024-017"
