"""Today: what waits for whom, who is away, how many beds are taken, and the lists a person begins with."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from residents import actions, panels
from residents.ages import months_before
from residents.family import actions as family
from residents.family import panels as family_panels
from residents.family.models import Basis, Channel, Relationship, Rule
from residents.models import Resident, Stay
from residents.models.codes import AbsenceKind, Assent, ConsentKind, Decision, GivenBy, Language
from residents.tasks import actions as tasks
from residents.tasks import panels as task_panels
from shelter.actor import acting
from shelter.models import Staff
from shelter.panels import Due
from shelter.panels import lines as lines_of
from tests.world import World, enter

TODAY = localdate()
EVERYBODY = ("mara", "carla", "cora", "pia", "nena", "hana", "sol", "suri")


def days(n: int) -> timedelta:
    return timedelta(days=n)


def waiting(viewer: Staff) -> list[Due]:
    """What waits in the file itself and its rooms; what other apps tell is tried beside them."""
    rooms: tuple[Any, ...] = (panels, family_panels, task_panels)
    return sorted(lines_of(rooms, viewer=viewer), key=lambda line: line.due_on)


def lines(viewer: Staff) -> list[tuple[str, str, date]]:
    with acting(viewer.pk):
        return [(str(line.what), line.code_name, line.due_on) for line in waiting(viewer)]


def agree(by: Staff, resident: Resident, until_on: date, kind: ConsentKind = ConsentKind.SERVICES) -> None:
    actions.give_consent(
        by=by, resident=resident, kind=kind, given_by=GivenBy.GUARDIAN, giver="", assent=Assent.AGREES, her_words="",
        explained_in=Language.HILIGAYNON, shared_with="", given_on=TODAY - days(60), until_on=until_on,
    )  # fmt: skip


def make_agreement_due(world: World) -> Any:
    agree(world.mara, world.wren, TODAY + days(30))


def make_papers_due(world: World) -> Any:
    """Her stay began a month ago."""
    stay = Stay.objects.get(resident=world.wren)
    stay.began_on = TODAY - days(30)
    stay.save_as(world.mara)


def make_return_due(world: World) -> Any:
    stay = Stay.objects.get(resident=world.wren)
    stay.began_on = TODAY - days(3)
    stay.save_as(world.mara)
    actions.go_away(
        by=world.mara, resident=world.wren, kind=AbsenceKind.HOME_VISIT, left_on=TODAY - days(3),
        expected_on=TODAY - days(1),
    )  # fmt: skip


def make_referral_due(world: World) -> Any:
    world.refer("Lark", by=world.mara, social_worker=world.carla, referred_on=TODAY - days(7))


def make_majority_due(world: World) -> Any:
    wren = world.wren
    wren.birth_month = SOON_OF_AGE
    wren.save_as(world.mara)


def make_rule_due(world: World) -> Any:
    told: dict[str, Any] = {"name": "", "phone": "", "address": "", "trusted": False, "label": "Lola"}
    lola = family.add_person(by=world.mara, resident=world.wren, relationship=Relationship.GRANDPARENT, **told)
    family.decide_contact(
        by=world.mara, person=lola, channel=Channel.CALL, rule=Rule.ALLOWED, begins_on=TODAY - days(90), ends_on=None,
        review_on=TODAY + days(7), basis=Basis.TEAM, reason="",
    )  # fmt: skip


# The month in which she was born who is 18 in ninety-two days, or some days earlier.
SOON_OF_AGE = months_before(TODAY + days(92), 18 * 12).replace(day=1)
WAITS = {
    "agreement": (make_agreement_due, ("An agreement ends", "Wren", TODAY + days(30))),
    "papers": (make_papers_due, ("8 documents missing", "Wren", TODAY)),
    "return": (make_return_due, ("Expected back", "Wren", TODAY - days(1))),
    "referral": (make_referral_due, ("A referral to decide", "Lark", TODAY)),
    "majority": (
        make_majority_due,
        ("Prepare for turning 18", "Wren", months_before(SOON_OF_AGE, -18 * 12) - days(92)),
    ),
    "rule": (make_rule_due, ("Look at a contact rule again", "Wren", TODAY + days(7))),
}
# For whom: her social worker and the coordinator; who is late to come back, the whole floor. No other social worker.
FOR = {kind: {"mara", "carla"} for kind in WAITS} | {"return": {"mara", "carla", "pia", "nena", "hana"}}


@pytest.mark.parametrize("kind", WAITS)
def test_what_waits_is_told_to_those_who_can_do_it(world: World, kind: str) -> None:
    make, line = WAITS[kind]
    with acting(world.mara.pk):
        make(world)

    told = {name: lines(getattr(world, name)) for name in EVERYBODY}

    assert {name for name, seen in told.items() if line in seen} == FOR[kind]
    assert {name for name, seen in told.items() if seen} == FOR[kind]


def test_nothing_waits_in_a_house_in_order(world: World) -> None:
    assert [lines(getattr(world, name)) for name in EVERYBODY] == [[]] * len(EVERYBODY)


def test_an_agreement_given_again_no_longer_waits(world: World) -> None:
    with acting(world.mara.pk):
        agree(world.mara, world.wren, TODAY - days(1))
        agree(world.mara, world.wren, TODAY + days(300))
        agree(world.mara, world.wren, TODAY + days(5), kind=ConsentKind.DATA)

        wren = world.wren
    shown = enter(world.carla).get(wren.get_absolute_url())

    assert lines(world.carla) == [("An agreement ends", "Wren", TODAY + days(5))]
    assert shown.context["resident"].agreement_ends_on == TODAY + days(5)


def test_the_longest_overdue_comes_first_and_says_how_late(world: World) -> None:
    with acting(world.mara.pk):
        make_rule_due(world)
        agree(world.mara, world.robin, TODAY - days(7))

    shown = enter(world.carla).get("/").content.decode()

    assert shown.index("An agreement ends · Robin") < shown.index("Look at a contact rule again · Wren")
    assert ("7 days late" in shown, "in 7 days" in shown, "1 late" in shown) == (True, True, True)


@pytest.mark.parametrize(("distance", "words"), [(-1, "1 day late"), (0, "today"), (1, "in 1 day"), (6, "in 6 days")])
def test_a_due_day_is_told_as_a_distance(distance: int, words: str) -> None:
    assert Due("", "", TODAY + days(distance), "").when == words


def test_a_day_of_another_year_says_its_year() -> None:
    shown = [Due("", "", day, "").day for day in (date(TODAY.year, 2, 6), date(2024, 2, 6))]

    assert shown == ["6 Feb", "6 Feb 2024"]


def test_today_is_calm_when_nothing_waits(world: World) -> None:
    assert "Nothing is waiting. Take a breath." in enter(world.hana).get("/").content.decode()


def test_today_counts_the_beds_of_my_home_and_says_who_is_away(world: World) -> None:
    with acting(world.mara.pk):
        actions.go_away(
            by=world.mara, resident=world.wren, kind=AbsenceKind.HOSPITAL, left_on=TODAY, expected_on=TODAY + days(2)
        )

    shown = enter(world.hana).get("/").content.decode()

    assert ("3 of 6 taken" in shown, "Wren" in shown, "Hospital" in shown) == (True, True, True)
    assert ("Heron" in shown, "South" in shown) == (False, False)


@pytest.mark.parametrize(("name", "place"), [("dora", "/reports/"), ("ada", "/staff/")])
def test_who_sees_no_child_begins_elsewhere(world: World, name: str, place: str) -> None:
    assert enter(getattr(world, name)).get("/").headers["Location"] == place


def test_a_psychologist_sees_her_children_in_a_home_and_no_other(world: World) -> None:
    shown = enter(world.pia).get("/home/").content.decode()

    assert ("Wren" in shown, "Robin" in shown, "Free" in shown) == (True, False, False)


# Who is on whose list, by view.
LISTS = {
    ("carla", ""): ["Robin", "Wren"],
    ("carla", "mine"): ["Robin", "Wren"],
    ("carla", "all"): ["Plover", "Robin", "Wren"],
    ("mara", ""): ["Plover", "Robin", "Wren"],
    ("hana", ""): ["Plover", "Robin", "Wren"],
    ("pia", ""): ["Wren"],
    ("pia", "all"): ["Wren"],
    ("sol", ""): ["Heron"],
    ("suri", "all"): ["Heron"],
    ("carla", "aftercare"): [],
}


@pytest.mark.parametrize(("name", "view"), LISTS)
def test_each_list_holds_the_children_within_reach(world: World, name: str, view: str) -> None:
    answer = enter(getattr(world, name)).get("/residents/", {"view": view} if view else {})

    assert [row["title"] for row in answer.context["rows"]] == LISTS[name, view]


def test_a_list_is_searched_by_code_name_and_number(world: World) -> None:
    client = enter(world.carla)
    with acting(world.carla.pk):
        number = world.plover.number

    by_name = client.get("/residents/", {"q": "wre"}).context["rows"]
    by_number = client.get("/residents/", {"q": number}).context["rows"]

    assert [row["title"] for row in (*by_name, *by_number)] == ["Wren", "Plover"]


def test_a_long_list_goes_on_where_it_stopped(world: World) -> None:
    with acting(world.mara.pk):
        for n in range(60):
            world.refer(f"Swift {n:02}", by=world.mara, social_worker=world.cora)
    client = enter(world.mara)

    first = client.get("/residents/", {"view": "all"})
    second = client.get(f"/residents/{first.context['following']}")

    titles = [row["title"] for answer in (first, second) for row in answer.context["rows"]]
    assert (len(first.context["rows"]), len(titles), titles) == (50, 63, sorted(titles))
    assert len(client.get("/residents/", {"view": "all", "show": "100"}).context["rows"]) == 63


def test_going_back_to_the_list_finds_the_view_one_came_from(world: World) -> None:
    client = enter(world.carla)
    with acting(world.carla.pk):
        address = world.wren.get_absolute_url()
    client.get("/residents/", {"view": "all"})

    assert client.get(address).context["back_url"] == "/residents/?view=all"


def test_a_row_says_what_waits_who_is_away_and_who_is_not_here_yet(world: World) -> None:
    with acting(world.mara.pk):
        agree(world.mara, world.robin, TODAY - days(7))
        actions.go_away(by=world.mara, resident=world.wren, kind=AbsenceKind.COURT, left_on=TODAY, expected_on=None)
        world.refer("Lark", by=world.mara, social_worker=world.carla)
        actions.decide(answer=Decision.ACCEPTED, by=world.mara, resident=world.lark, decided_on=TODAY)
        world.refer("Swift", by=world.mara, social_worker=world.carla, referred_on=TODAY)

    rows = enter(world.carla).get("/residents/", {"view": "mine"}).context["rows"]

    assert {row["title"]: row["badge"] for row in rows} == {
        "Lark": "Accepted, not yet here", "Swift": "A referral to decide · in 7 days",
        "Robin": "An agreement ends · 7 days late", "Wren": "Away",
    }  # fmt: skip


def here(client: Any) -> list[tuple[str, str]]:
    """What the card of who is here says, and where each name leads."""
    shown = client.get("/").content.decode().partition("Who is here")[2].partition("</nav>")[0]
    return re.findall(r'<a class="chip" href="([^"]+)">([^<]+)</a>', shown)


@pytest.mark.parametrize("name", ["hana", "nena"])
def test_whoever_is_on_the_floor_finds_each_girl_one_tap_from_what_helps_her(world: World, name: str) -> None:
    with acting(world.mara.pk):
        world.refer("Lark", by=world.mara, social_worker=world.carla)
        actions.go_away(by=world.mara, resident=world.wren, kind=AbsenceKind.COURT, left_on=TODAY, expected_on=None)
        addresses = [f"{r.get_absolute_url()}#helps" for r in (world.plover, world.robin, world.wren)]
    client = enter(getattr(world, name))

    assert here(client) == list(zip(addresses, ["Plover", "Robin", "Wren · away"], strict=True))
    assert client.get("/").content.decode().index("Who is here") < client.get("/").content.decode().index("Your tasks")


@pytest.mark.parametrize("name", ["mara", "carla", "cora", "pia", "sol", "suri"])
def test_who_works_with_files_begins_with_her_tasks(world: World, name: str) -> None:
    assert "Who is here" not in enter(getattr(world, name)).get("/").content.decode()


def team(viewer: Staff) -> dict[str, tuple[int, int]]:
    with acting(viewer.pk):
        (card,) = panels.over_team(waiting(viewer), viewer=viewer).cards
    return {row["name"]: (row["late"], row["waits"]) for row in card.context["rows"]}


def test_a_coordinator_sees_how_much_is_late_with_whom_and_no_child(world: World) -> None:
    with acting(world.mara.pk):
        agree(world.mara, world.wren, TODAY - days(7))
        agree(world.mara, world.robin, TODAY + days(5))
        make_rule_due(world)
        tasks.set_task(by=world.mara, resident=world.wren, title="Call Lola", due_on=TODAY, staff=world.hana)
    shown = enter(world.mara).get("/").content.decode()
    card = shown.partition("Late across the team")[2].partition("</section>")[0]

    assert team(world.mara) == {"Carla": (1, 2), "Cora": (0, 0), "Hana": (0, 1)}
    assert ("1 late" in card, "nothing late" in card) == (True, True)
    assert [name for name in ("Wren", "Robin", "Plover", "Call Lola") if name in card] == []


def test_a_coordinator_begins_with_what_is_hers_and_finds_the_rest_under_everything(world: World) -> None:
    with acting(world.mara.pk):
        agree(world.mara, world.wren, TODAY - days(7))
        tasks.set_task(by=world.mara, resident=world.wren, title="Call Lola", due_on=TODAY, staff=world.mara)
    client = enter(world.mara)

    shown, everything = (client.get(page).content.decode() for page in ("/", "/?all=1"))

    assert ("Call Lola · Wren" in shown, "An agreement ends · Wren" in shown) == (True, False)
    assert "An agreement ends · Wren" in everything
    assert "An agreement ends · Wren" in enter(world.carla).get("/").content.decode()


def test_several_rules_to_look_at_again_are_one_line_of_hers(world: World) -> None:
    with acting(world.mara.pk):
        make_rule_due(world)
        make_rule_due(world)

    assert lines(world.carla) == [("2 contact rules to look at again", "Wren", TODAY + days(7))]


def test_a_coordinator_counts_the_team_of_her_homes_only(world: World) -> None:
    assert team(world.suri) == {"Sol": (0, 0)}


@pytest.mark.parametrize("name", ["carla", "pia", "hana", "nena"])
def test_nobody_else_counts_the_team(world: World, name: str) -> None:
    assert "Late across the team" not in enter(getattr(world, name)).get("/").content.decode()
