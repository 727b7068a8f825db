"""Past attendance comes in: once, whole, and only of girls whose codes the coordinator's files tell."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from education.activities.actions import rate
from education.activities.models import Meeting, Participation, PastList, Programme
from education.activities.past import actions, matching, queries
from education.activities.past.matching import Verdict
from residents.models import Resident
from shelter.actor import acting
from shelter.audit import Event
from shelter.models import Trace
from tests.education.activities.yard import add_programme, sign_up, take, weekly
from tests.residents.importing.homes import LIST as RESIDENTS
from tests.residents.importing.homes import Homes
from tests.residents.importing.test_bringing_in import bring_in
from tests.world import World, enter

LIST = Path(__file__).parent / "fixtures" / "activity_attendance.csv"
EXPECTED = RESIDENTS.with_name("expected.json")
HEAD = "date;activity;code;present;minutes"


@pytest.fixture
def homes(world: World) -> Iterator[Homes]:
    """Three homes whose master list was brought in; the girls are from it, and so are their codes."""
    found = Homes(world)
    with acting(found.lena.pk):
        bring_in(found, RESIDENTS.read_bytes())
    with acting(None):
        yield found


def sheet(*rows: str) -> bytes:
    return "\r\n".join([HEAD, "25/12/2025;Nothing;nobody;P;1", *rows]).encode()  # one day that leaves no choice


def send(client: Client, content: bytes) -> str:
    answer = client.post(reverse("past_start"), {"file": SimpleUploadedFile("list.csv", content)})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer.headers["Location"])


def stored(homes: Homes) -> list[Any]:
    with acting(homes.lena.pk):
        return [sorted(map(str, model.objects.values_list())) for model in (Programme, Meeting, Participation)]


def test_the_list_of_a_half_year_comes_in_once(homes: Homes) -> None:
    client = enter(homes.lena)
    page = send(client, LIST.read_bytes())
    form = client.get(page).context["form"]
    assert {form[name].label: form[name].value() for name in form.fields} == {
        "Circus: add it as": "circus", "Volleyball: add it as": "sport", "Choir: add it as": "music",
        "Painting: add it as": "arts", "Gardening: add it as": "gardening",
    }  # fmt: skip
    kinds = {name: form[name].value() for name in form.fields}

    done = client.post(page, kinds).headers["Location"]

    assert done == f"{page}done/"
    told = client.get(done).context["past"]
    unknown = {"2026-369", "2024-342"}  # on no row of the master list; on one that is not taken
    rows = [line.split(";") for line in LIST.read_text("utf-8-sig").splitlines()[1:]]
    known = [row for row in rows if row[2] not in unknown]
    assert (told.written, told.held, told.left_out) == (len(known), 0, len(rows) - len(known))
    with acting(homes.lena.pk):
        here = Counter(Participation.objects.values_list("here", "where"))
        assert here == Counter(
            {"P": ("here", ""), "A": ("away", ""), "E": ("away", "excused")}[row[3]] for row in known
        )
        assert Participation.objects.filter(minutes=90).count() == sum(row[4] == "90" for row in known)
        assert Participation.history.count() == len(known)
        assert set(Programme.objects.values_list("kind", flat=True)) == {
            "circus",
            "sport",
            "music",
            "arts",
            "gardening",
        }
        girls = set(Participation.objects.values_list("resident_id", flat=True))
        traced = Trace.objects.filter(event=Event.ROLL_TAKEN, part="import").values_list("resident_id", flat=True)
        assert Counter(traced) == Counter(girls)
        kept = PastList.objects.get()
        assert (kept.content, kept.file_name) == (None, None)
    before = stored(homes)

    again = send(client, LIST.read_bytes())
    plan = client.get(again).context
    assert plan["accepted"] == 0
    assert plan["form"].fields == {}
    client.post(again, {})
    client.post(page, kinds)  # and the page of the first list once more

    assert stored(homes) == before


def test_each_line_is_judged_as_its_girl_was_in_the_master_list(homes: Homes) -> None:
    """A line is accepted where the master list brought its code in, and only there: nobody is invented for a code."""
    master = [row for row in json.loads(EXPECTED.read_text())["rows"] if row["sheet"] == "MASTER LIST"]
    here = {row["code"] for row in master if row["verdict"] in ("accept", "warn")}
    codes = [line.split(";")[2] for line in LIST.read_text("utf-8-sig").splitlines()[1:]]
    with acting(homes.lena.pk):
        past = actions.look_at(by=homes.lena, content=LIST.read_bytes(), file_name="list.csv")
        told = [(line.entry.row, line.entry.code, line.verdict, line.reasons)
                for line in queries.plan(past, viewer=homes.lena).lines]  # fmt: skip

    accepted = (Verdict.ACCEPT, (matching.Why.NO_PROGRAMME,))
    rejected = (Verdict.REJECT, (matching.Why.UNKNOWN_CODE,))
    wanted = [(row, code, *(accepted if code in here else rejected)) for row, code in enumerate(codes, 2)]
    assert told == wanted


def brought_in(homes: Homes, client: Client) -> str:
    """The page of a list of four lines: two girls in the choir, which it adds, and in the circus of Silay."""
    one, other = girls_of(homes, "Silay")[:2]
    day = f"{localdate():%d/%m/%Y}"
    page = send(client, sheet(*(f"{day};{what};{code};P;60" for what in ("Choir", "Circus") for code in (one, other))))
    form = client.get(page).context["form"]
    client.post(page, {name: form[name].value() for name in form.fields})
    return page


def girls_of(homes: Homes, home: str) -> list[str]:
    with acting(homes.lena.pk):
        girls = Resident.objects.filter(home=homes.named(home), phase="in_residence").order_by("code_name")
        return [str(girl.identity.register_no) for girl in girls]


def test_a_list_is_taken_back_with_what_only_it_wrote(homes: Homes) -> None:
    circus = add_programme(homes.lena, homes.named("Silay"))
    weekly(homes.lena, circus, localdate())
    client, before = enter(homes.lena), stored(homes)
    page = brought_in(homes, client)
    assert len(stored(homes)[2]) == 4

    assert "Take it back" in client.get(f"{page}done/").content.decode()
    client.post(f"{page}take-back/")

    told = client.get(f"{page}done/").content.decode()
    assert "The list was taken back" in told
    assert "Take it back" not in told
    assert stored(homes) == before
    with acting(homes.lena.pk):
        assert Participation.history.filter(history_type="-").count() == 4
        assert Trace.objects.filter(event=Event.IMPORT_UNDONE).count() == 2
    client.post(f"{page}take-back/")  # once more changes nothing
    assert stored(homes) == before
    again = send(client, sheet())
    assert client.get(again).status_code == 200


def test_what_somebody_changed_since_stays(homes: Homes) -> None:
    client = enter(homes.lena)
    page = brought_in(homes, client)
    with acting(homes.lena.pk):
        line = Participation.objects.filter(meeting__programme__name="Choir")[0]
        rate(by=homes.lena, participation=line, enjoyed=5)

    client.post(f"{page}take-back/")

    with acting(homes.lena.pk):
        assert list(Participation.objects.values_list("pk", "enjoyed")) == [(line.pk, 5)]
        assert set(Programme.objects.values_list("name", flat=True)) == {"Choir"}
        assert Meeting.objects.get().taken_at is not None
        assert PastList.objects.get(undone_at__isnull=False).kept_back == 1


def test_a_list_is_taken_back_on_the_same_day_only(homes: Homes) -> None:
    client = enter(homes.lena)
    page = brought_in(homes, client)
    with acting(homes.lena.pk):
        PastList.objects.filter(done_at__isnull=False).update(done_at=timezone.now() - timedelta(hours=24))

    assert client.post(f"{page}take-back/").headers["Location"] == f"{page}done/"
    assert len(stored(homes)[2]) == 4


def some_code(homes: Homes, home: str) -> tuple[str, Resident]:
    """The code of a girl who lives in a home now."""
    with acting(homes.lena.pk):
        girl = Resident.objects.filter(home=homes.named(home), phase="in_residence").order_by("code_name")[0]
        return str(girl.identity.register_no), girl


def judged(homes: Homes, *rows: str) -> list[tuple[str, str]]:
    with acting(homes.lena.pk):
        past = actions.look_at(by=homes.lena, content=sheet(*rows), file_name="list.csv")
        return [(line.verdict.value, line.why) for line in queries.plan(past, viewer=homes.lena).lines[1:]]


def test_every_line_is_judged_with_its_reason(homes: Homes, world: World) -> None:
    code, girl = some_code(homes, "Silay")
    with acting(homes.lena.pk):
        came_on = girl.stays.get().began_on
    day = f"{localdate():%d/%m/%Y}"

    told = judged(
        homes, f"{day};Choir;{code};P;60", f"{day};Choir;{code};P;60", f"{day};Choir;9999-999;P;60",
        f"{day};Choir;{code};Q;60", f"31/02/2026;Choir;{code};P;60", f"{day};Tea;{code};P;soon",
        f"{date(came_on.year - 1, 12, 31):%d/%m/%Y};Choir;{code};P;60",
    )  # fmt: skip

    assert told == [
        ("accept", "no programme of this name: it can be added below"),
        ("reject", "twice in this list"),
        ("reject", "no girl of this code among those whose files you open"),
        ("reject", "neither P, A nor E"),
        ("reject", "no such date"),
        ("reject", "the minutes are no number"),
        ("reject", "she was not with us on this day"),
    ]


def test_a_code_of_another_home_looks_as_if_nobody_had_it(homes: Homes, world: World) -> None:
    code, _girl = some_code(homes, "Silay")
    with acting(world.mara.pk):
        past = actions.look_at(
            by=world.mara, content=sheet(f"{localdate():%d/%m/%Y};Choir;{code};P;60"), file_name="a.csv"
        )
        line = queries.plan(past, viewer=world.mara).lines[1]

    assert (line.verdict, line.reasons) == ("reject", (matching.Why.UNKNOWN_CODE,))


def test_a_line_joins_the_session_that_is_written_down_and_never_overwrites_it(homes: Homes) -> None:
    code, girl = some_code(homes, "Silay")
    other = some_code(homes, "Passi 1")[0]
    choir = add_programme(homes.lena, homes.named("Silay"), name="Choir", kind="music")
    weekly(homes.lena, choir, localdate())
    sign_up(homes.lena, choir, [girl])
    take(homes.lena, choir, {girl: "declined"})
    day = f"{localdate():%d/%m/%Y}"

    told = judged(homes, f"{day};choir;{code};P;60", f"{day};Choir;{other};A;60")
    client = enter(homes.lena)
    page = send(client, sheet(f"{day};choir;{code};P;60", f"{day};Choir;{other};A;60"))
    client.post(page, {"kind0": "music"})

    assert told == [
        ("held", "marked differently here: what is here stays"),
        ("accept", "no programme of this name: it can be added below"),
    ]
    with acting(homes.lena.pk):
        lines = {(p.meeting.programme.home.name, p.here) for p in Participation.objects.all()}
        assert lines == {("Silay", "declined"), ("Passi 1", "away")}
        assert Meeting.objects.count() == 2


def test_what_is_left_out_is_not_added(homes: Homes) -> None:
    code, _girl = some_code(homes, "Silay")
    client = enter(homes.lena)
    page = send(client, sheet(f"{localdate():%d/%m/%Y};Tea;{code};P;60"))

    assert client.post(page, {"kind0": "nonsense"}).status_code == 200
    client.post(page, {"kind0": "leave_out"})

    assert stored(homes) == [[], [], []]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7", "not a spreadsheet"), (b"", "empty"), (b"a;b\n1;2\n", "This list needs the columns date")],
)
def test_a_file_that_is_no_such_list_is_answered_beside_the_field(world: World, content: bytes, words: str) -> None:
    answer = enter(world.mara).post(reverse("past_start"), {"file": SimpleUploadedFile("list.csv", content)})

    assert words in str(answer.context["form"].errors["file"])


def test_a_list_that_is_not_brought_in_is_deleted(world: World) -> None:
    client = enter(world.mara)
    page = send(client, sheet())

    client.post(f"{page}forget/")

    assert client.get(page).status_code == 404


@pytest.mark.parametrize("asked", ["?from=-5", "?from=99999999999", "?show=nonsense", "?show=reject&from=x"])
def test_nonsense_in_the_address_is_taken_kindly(world: World, asked: str) -> None:
    client = enter(world.mara)

    assert client.get(send(client, sheet()) + asked).status_code == 200


def dry(*options: str) -> tuple[dict[str, Any], str]:
    out, err = StringIO(), StringIO()
    call_command("import_attendance", str(LIST), "--dry-run", "--format", "json", *options, stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue()


def test_the_command_judges_without_opening_a_file_where_nobody_is_named(world: World) -> None:
    told, said = dry()

    assert told["counts"] == {"accept": 2197}
    assert "--by names the coordinator" in said


def test_the_command_judges_and_brings_in_in_somebodys_name(homes: Homes) -> None:
    told, _said = dry("--by", "lena")
    assert (
        told["new_programmes"] == ["Circus", "Volleyball", "Choir", "Painting", "Gardening"] or told["new_programmes"]
    )
    assert {row["why"] for row in told["rows"] if row["verdict"] == "reject"} == {
        "no girl of this code among those whose files you open"
    }
    assert stored(homes) == [[], [], []]
    with pytest.raises(CommandError, match="Say what kind of activity"):
        call_command("import_attendance", str(LIST), "--by", "lena", stdout=StringIO())

    kinds = ["Circus=circus", "Volleyball=sport", "Choir=music", "Painting=arts", "Gardening=leave_out"]
    options = [f"--kind={kind}" for kind in kinds]
    for written in (True, False):
        out = StringIO()
        call_command("import_attendance", str(LIST), "--by", "lena", *options, stdout=out)
        assert out.getvalue().startswith("0 lines") is not written
    with acting(homes.lena.pk):
        past = PastList.objects.filter(written__gt=0).get()
        actions.take_back(by=homes.lena, past=past)
    assert stored(homes)[2] == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--by", "nobody"], "--by must name somebody"),
        ([], "--by must name somebody"),
        (["--by", "mara", "--kind", "Choir"], "ACTIVITY=KIND"),
        (["--by", "carla"], "Only a coordinator brings in a list."),
    ],
)
def test_the_command_refuses_in_a_sentence(world: World, options: list[str], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("import_attendance", str(LIST), *options)
