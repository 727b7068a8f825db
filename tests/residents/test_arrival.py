"""A girl comes to us: looked for first, referred, decided, admitted, and once more into the same file."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from residents import actions, queries
from residents.models import Resident
from residents.models.codes import ExitType, Phase
from shelter.actor import acting
from tests.world import World, enter

ADD = "/residents/add/"
TOLD = {
    "code_name": "Jacana", "given": "Liwayway", "middle": "", "family": "Peña", "nickname": "Liway",
    "birth_date": "5 May 2012", "birth_precision": "exact", "sex": "female", "source": "lswdo", "office": "Lanipga",
    "referred_on": "2 Nov 2026", "concerns": ["at_risk"],
}  # fmt: skip
ADMITTED = {"began_on": "2026-11-05", "custody": "pending", "safe_today": "knock", "belongings": "a doll\na bag"}


def look_for(client: Client, given: str, family: str, nickname: str = "") -> Any:
    return client.post(ADD, {"given": given, "family": family, "nickname": nickname})


def refer_url(client: Client) -> str:
    page = look_for(client, "Liwayway", "Peña").content.decode()
    return re.findall(r"/residents/refer/[0-9a-f-]+/", page)[-1]


def told(world: World, **more: Any) -> dict[str, Any]:
    return TOLD | {"home": str(world.north.pk), "social_worker": str(world.carla.pk)} | more


def refer(world: World, client: Client, **more: Any) -> Resident:
    client.post(refer_url(client), told(world, **more))
    with acting(world.mara.pk):
        return Resident.objects.get(code_name="Jacana")


def accepted(world: World, client: Client) -> Resident:
    her = refer(world, client)
    client.post(f"{her.get_absolute_url()}arrival/decision/", {"answer": "accepted", "decided_on": str(localdate())})
    return her


def bed(world: World) -> str:
    with acting(world.mara.pk):
        return str(queries.beds_to_offer(viewer=world.mara)[0].pk)


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Wren", "Dela Rama"),
        ("WREN", "de la rama"),
        ("wren grace", "delarama"),
        ("Dela Rama", "Wren"),
        ("Wern", "Delarama"),
    ],
)
def test_a_search_forgives_how_a_name_is_written(world: World, given: str, family: str) -> None:
    page = look_for(enter(world.mara), given, family).content.decode()

    assert world_page(world) in page


def world_page(world: World) -> str:
    with acting(world.mara.pk):
        return str(world.wren.get_absolute_url())


def test_a_search_forgives_a_tilde_and_knows_the_nickname(world: World) -> None:
    client = enter(world.mara)
    her = refer(world, client)

    assert her.get_absolute_url() in look_for(client, "Liwayway", "Pena").content.decode()
    assert her.get_absolute_url() in look_for(client, "", "", "Liway").content.decode()


def test_matches_are_shown_by_code_name_only(world: World) -> None:
    page = look_for(enter(world.mara), "Wren", "").content.decode()

    assert "The same name" in page or "A very similar name" in page or "A name that could be hers" in page
    assert "Mayumi" not in page


def test_of_another_home_only_the_coordinator_to_ask_is_told(world: World) -> None:
    page = look_for(enter(world.mara), "Heron Grace", "de la Rama").content.decode()

    assert "ask the coordinator of South" in page
    with acting(world.suri.pk):
        assert str(world.heron.public_id) not in page
        assert world.heron.number not in page


def test_a_girl_goes_from_the_search_to_a_bed(world: World) -> None:
    client = enter(world.carla)
    her = accepted(world, client)
    arrival = f"{her.get_absolute_url()}arrival/"

    answer = client.post(f"{arrival}admission/", ADMITTED | {"bed": bed(world), "languages": ["hil"]})

    assert (answer.status_code, answer["Location"]) == (302, arrival)
    with acting(world.carla.pk):
        her.refresh_from_db()
        assert her.phase == Phase.IN_RESIDENCE
        assert her.safe_today == "knock"
        assert len(queries.belongings(her, viewer=world.carla)) == 2


def test_her_name_is_in_no_address(world: World) -> None:
    client = enter(world.mara)
    begun = client.post(refer_url(client), {"begin": "1", "given": "Liwayway", "family": "Peña", "nickname": "Liway"})
    answer = client.post(refer_url(client), told(world))
    page = client.get(answer["Location"]).content.decode()

    assert 'value="Liwayway"' in begun.content.decode()
    assert "Liway" not in begun.request["PATH_INFO"] + begun.request["QUERY_STRING"] + answer["Location"]
    assert not [link for link in re.findall(r'(?:href|action)="([^"]*)"', page) if "iway" in link or "Pe%C3" in link]


def test_a_referral_is_not_begun_without_a_search(world: World) -> None:
    client = enter(world.mara)

    assert client.get(refer_url(client))["Location"] == ADD


def test_a_code_name_that_is_taken_or_gives_her_away_is_told_beside_it(world: World) -> None:
    client = enter(world.mara)

    taken = client.post(refer_url(client), told(world, code_name="Wren")).content.decode()
    hers = client.post(refer_url(client), told(world, code_name="Liway")).content.decode()

    assert "Code name · This code name is already used. Choose another one." in taken
    assert "Code name · This is one of her own names. Choose another one." in hers


def test_a_referral_may_be_declined_with_a_reason_only(world: World) -> None:
    client = enter(world.mara)
    decision = f"{refer(world, client).get_absolute_url()}arrival/decision/"
    declined = {"answer": "declined", "decided_on": str(localdate()), "decline_reason": ""}

    assert "Say in a few words why not." in client.post(decision, declined).content.decode()
    assert client.post(decision, declined | {"decline_reason": "no room"}).status_code == 302


def test_a_bed_taken_a_moment_ago_is_told_beside_it(world: World) -> None:
    client = enter(world.mara)
    her, wanted = accepted(world, client), bed(world)
    with acting(world.mara.pk):
        plover = world.plover
        actions.change_bed(
            by=world.mara, resident=plover, moved_on=localdate(), bed=queries.beds_to_offer(viewer=world.mara)[0]
        )

    page = client.post(f"{her.get_absolute_url()}arrival/admission/", ADMITTED | {"bed": wanted}).content.decode()

    assert "Bed · This bed is not free. Choose another one." in page
    assert "a doll" in page


def test_half_an_agreement_is_told(world: World) -> None:
    client = enter(world.mara)
    her = accepted(world, client)

    answer = client.post(
        f"{her.get_absolute_url()}arrival/admission/", ADMITTED | {"bed": bed(world), "given_by": "child"}
    )

    assert answer.content.decode().count("An agreement needs this too.") >= 2


def test_a_girl_who_left_comes_back_into_the_same_file(world: World) -> None:
    client = enter(world.mara)
    with acting(world.mara.pk):
        wren, before = world.wren, Resident.objects.count()
        actions.discharge(
            by=world.mara, resident=wren, ended_on=localdate(), exit_type=ExitType.KINSHIP, receiving_office="", note=""
        )
    arrival = f"{wren.get_absolute_url()}arrival/"
    again = {"source": "family", "office": "", "referred_on": str(localdate()), "social_worker": str(world.carla.pk)}

    client.post(f"{arrival}again/", again)
    client.post(f"{arrival}decision/", {"answer": "accepted", "decided_on": str(localdate())})
    client.post(f"{arrival}admission/", ADMITTED | {"bed": bed(world), "began_on": str(localdate())})

    with acting(world.mara.pk):
        wren.refresh_from_db()
        assert wren.phase == Phase.IN_RESIDENCE
        assert len(queries.stays(wren, viewer=world.mara)) == 2
        assert Resident.objects.count() == before


NONSENSE = [
    "x" * 5_000,
    "a\0b",
    "a\u202eb",
    "31 Feb 2026",
    str(localdate() + timedelta(days=4_000)),
    "\ud83d",
    "3/4/2012",
]


@pytest.mark.parametrize("nonsense", NONSENSE)
@pytest.mark.parametrize("page", ["search", "refer", "decision", "referral", "admission"])
def test_nonsense_is_answered_in_words_and_nothing_typed_is_lost(world: World, page: str, nonsense: str) -> None:
    client, kept = enter(world.mara), "kept as typed"
    her = accepted(world, client)
    stages = f"{her.get_absolute_url()}arrival/"
    address = {"search": ADD, "refer": refer_url(client)}.get(page, f"{stages}{page}/")
    keeps = {"search": "given", "refer": "office", "decision": "decline_reason", "referral": "office"}
    fields = [*TOLD, *ADMITTED, "birth_year", "home", "social_worker", "bed", "answer", "decided_on", "decline_reason"]
    sent = dict.fromkeys(fields, nonsense.encode("utf-8", "replace").decode()) | {keeps.get(page, "allergies"): kept}

    answer = client.post(address, sent)

    assert answer.status_code == 200
    assert kept in answer.content.decode()


@pytest.mark.parametrize("who", ["hana", "pia", "nena", "dora", "ada"])
def test_others_neither_search_names_nor_add(world: World, who: str) -> None:
    client = enter(getattr(world, who))

    assert client.get(ADD).status_code == 403
    assert client.get("/residents/refer/00000000-0000-0000-0000-000000000000/").status_code == 403
