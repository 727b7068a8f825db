"""What several apps tell of a girl is asked in one question, and each is handed its own rows."""

from types import ModuleType
from typing import Any

from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from residents.models import Resident
from shelter.actor import acting
from shelter.models import OwnTerm, Staff
from shelter.panels import Due, Panel, Rows, Seen, Waits, cards, in_columns, lines
from tests.world import World


def app(name: str, *, offers: bool = True) -> ModuleType:
    """The panels of an app that offers a row of each girl it is asked about, or none."""
    module: Any = ModuleType(name)

    def glance(resident: Resident, *, viewer: Staff) -> list[Rows]:
        hers = Resident.objects.filter(pk=resident.pk)
        return [in_columns(Seen, hers, code=Value(name), day="birth_month", number=Value(7))] if offers else []

    def on_file(resident: Resident, *, viewer: Staff, told: list[Seen]) -> list[Panel]:
        return [Panel(name, {"told": told})]

    def waits(*, viewer: Staff) -> list[Rows]:
        girl = {"code_name": "code_name", "public_id": "public_id"}
        rows = in_columns(Waits, Resident.objects.all(), code=Value(name), day="referrals__referred_on", **girl)
        return [rows, rows] if offers else []

    def due(*, viewer: Staff, told: list[Waits]) -> list[Due]:
        return [Due(row.code, row.code_name, row.day, "") for row in told]

    module.glance, module.on_file, module.waits, module.due = glance, on_file, waits, due
    return module


def plain(name: str) -> ModuleType:
    """The panels of an app that is asked by itself."""
    module: Any = ModuleType(name)
    module.on_file = lambda resident, *, viewer: [Panel(name, {})]
    return module


def test_cards_are_asked_at_once_and_each_is_handed_its_own(world: World) -> None:
    with acting(world.carla.pk):
        carla, wren = world.carla, world.wren
        with CaptureQueriesContext(connection) as asked:
            shown = cards([app("one"), plain("two"), app("three"), app("four", offers=False)], wren, viewer=carla)

    assert len(asked.captured_queries) == 1
    assert [card.template for card in shown] == ["one", "two", "three"]
    assert shown[0].context["told"] == [Seen("one", None, wren.birth_month, 7)]
    assert shown[2].context["told"] == [Seen("three", None, wren.birth_month, 7)]


def test_what_waits_is_asked_at_once_and_only_of_her_children(world: World) -> None:
    with acting(world.carla.pk):
        carla = world.carla
        with CaptureQueriesContext(connection) as asked:
            found = lines([app("one"), app("two"), app("three", offers=False)], viewer=carla)

    assert len(asked.captured_queries) == 1
    told = sorted((str(line.what), line.code_name) for line in found)
    assert set(told) >= {("one", "Robin"), ("one", "Wren"), ("two", "Robin"), ("two", "Wren")}
    assert "Heron" not in {name for _what, name in told}  # row security holds here too
    assert len(told) == 2 * len(set(told))  # each was offered twice


def test_of_the_girls_of_a_list_alone_is_asked_what_waits(world: World) -> None:
    with acting(world.carla.pk):
        found = lines([app("one"), app("two")], viewer=world.carla, about={"Wren", "Heron"})

    assert {(str(line.what), line.code_name) for line in found} == {("one", "Wren"), ("two", "Wren")}


def test_the_question_is_written_once_for_each_person_and_anew_when_a_term_changes(world: World) -> None:
    module: Any = app("one")
    written, offered, module.TERMS = list[str](), module.waits, ()

    def waits(*, viewer: Staff) -> list[Rows]:
        written.append(viewer.username)
        return list(offered(viewer=viewer))

    module.waits = waits

    def ask(viewer: Staff) -> set[str]:
        with acting(viewer.pk):
            return {line.code_name for line in lines([module], viewer=viewer)}

    hers = ask(world.carla)
    assert (ask(world.carla), written) == (hers, ["carla"])
    assert ask(world.suri).isdisjoint(hers)
    with acting(world.ada.pk):
        OwnTerm.objects.create(code="papers", days=3)
    assert (ask(world.carla), ask(world.carla), written) == (hers, hers, ["carla", "suri", "carla"])


def test_nothing_is_asked_where_nothing_is_offered(world: World) -> None:
    with acting(world.carla.pk):
        carla, wren = world.carla, world.wren
        with CaptureQueriesContext(connection) as asked:
            assert cards([app("one", offers=False)], wren, viewer=carla) == []
            assert lines([app("one", offers=False)], viewer=carla) == []

    assert not asked.captured_queries
