"""Trying one name after the other, and writing past the pages: what the officer's own hands cannot do."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from reports import actions
from reports.actions import naming
from reports.models import Edition, EditionFile, EditionMove, LedgerEntry, ManualFigure, State, Task
from reports.objections import NAMED as NAMED_IN_IT
from reports.press import at_the_press
from shelter import audit, privacy, scanning, vault
from shelter.actor import one_transaction
from shelter.models import Trace
from tests.reports.east import East
from tests.reports.test_editions import begun, checked, published, worked
from tests.world import enter

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
NAMED = {"people": "Avocet va bien.", "coming": "Chacune avance à son pas."}


def refusals(east: East) -> int:
    with one_transaction(east.dora):
        return Trace.objects.filter(staff=east.dora, event="access_refused", part=audit.WORDS_OF_A_REPORT).count()


def test_every_refused_field_leaves_a_trace_without_its_words(full_east: East) -> None:
    edition, client = begun(full_east), enter(full_east.dora)
    for _ in range(2):
        client.post(f"/reports/{edition.pk}/words/", NAMED)

    assert refusals(full_east) == 2
    with one_transaction(full_east.dora):
        assert not [line for line in Trace.objects.filter(staff=full_east.dora) if "vocet" in line.part + line.reason]


def test_after_too_many_tries_names_and_other_words_are_answered_alike(
    full_east: East, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "MOST_REFUSED", 2)
    edition, client = begun(full_east), enter(full_east.dora)
    words = f"/reports/{edition.pk}/words/"
    for _ in range(2):
        client.post(words, NAMED)
    answers = [client.post(words, {"people": said}) for said in ("Avocet va bien.", "Chacune avance à son pas.")]

    assert {str(each.context["form"].errors["people"]) for each in answers} == {
        str(answers[0].context["form"].errors["people"])
    }
    assert "until tomorrow" in answers[0].context["form"].errors["people"][0]
    with one_transaction(full_east.dora):
        assert Edition.objects.get().narrative == {}
    assert refusals(full_east) == 2


def test_who_gives_back_or_withdraws_names_nobody_to_the_officer(full_east: East) -> None:
    one, other = checked(full_east), published(full_east, donor="Aurore")
    client, reason = enter(full_east.mara), {"reason": "The file of Avocet was late."}
    back = client.post(f"/reports/{one.pk}/back-to-draft/", reason)
    officer = enter(full_east.dora).post(f"/reports/{other.pk}/withdraw/", reason)

    for answer in (back, officer):
        assert "looks like a name" in answer.context["form"].errors["reason"][0]
    with one_transaction(full_east.mara):
        assert not EditionMove.objects.filter(reason__contains="Avocet").exists()


def test_what_goes_wrong_in_the_scan_says_nothing(full_east: East, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: scanning.Text, value: str) -> bool:
        raise ValueError(value)

    monkeypatch.setattr(scanning.Text, "has_name", fails)
    with one_transaction(full_east.dora), pytest.raises(scanning.NotScanned) as objection:
        scanning.names_somebody(["Avocet"])

    assert str(objection.value) == ""
    assert objection.value.__suppress_context__
    with one_transaction(full_east.dora), pytest.raises(vault.NoKey):
        vault.key_of(next(iter(full_east.girls.values())).pk)


def test_the_scan_looks_at_every_name_whatever_it_found(full_east: East, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    has_name = scanning.Text.has_name

    def counted(self: scanning.Text, value: str) -> bool:
        seen.append("")
        return has_name(self, value)

    monkeypatch.setattr(scanning.Text, "has_name", counted)
    counts = []
    for said in ("Chacune avance.", "Avocet avance."):
        seen.clear()
        with one_transaction(full_east.dora):
            scanning.names_somebody([said])
        counts.append(len(seen))

    assert counts[0] > 25
    assert counts[1] - counts[0] <= 10  # once more for each column that has the word


def test_the_pages_keep_no_connection_that_sees_every_name(full_east: East) -> None:
    with one_transaction(full_east.dora):
        scanning.names_somebody(["Chacune avance."])

    assert connections[scanning.WALL].connection is None


def test_the_officer_tells_no_move_that_was_not_made_and_adds_no_file(full_east: East) -> None:
    edition, out = begun(full_east), published(full_east)
    told = EditionMove(edition=edition, stage="signed", staff=full_east.dora)
    digest = hashlib.sha256(b"x").hexdigest()
    forged = [
        told,
        EditionFile(edition=edition, kind="pdf", content=b"x", sha256=digest),
        EditionFile(edition=out, kind="html", content=b"x", sha256=digest),
    ]
    for row in forged:
        with one_transaction(full_east.dora), pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


def test_no_number_is_entered_but_by_a_check_of_the_press(full_east: East) -> None:
    published(full_east)
    first = LedgerEntry.objects.using("owner").filter(mode="controlled").order_by("of")[0]

    def enters(value: int, revision: int) -> None:
        row = LedgerEntry(
            of=first.of, place=first.place, value=value, base=first.base, reach=4, revision=revision,
            entered_at=timezone.now(),
        )  # fmt: skip
        with transaction.atomic():
            row.save(force_insert=True)

    with at_the_press(full_east.dora), pytest.raises(DatabaseError, match="by a check"):
        enters(first.value, 2)
    draft = begun(full_east)
    with one_transaction(full_east.dora):
        actions.begin(by=full_east.dora, edition=draft, task=Task.CHECK)
        with pytest.raises(DatabaseError, match="permission denied"):
            enters(first.value + 5, 2)
    with at_the_press(full_east.dora):
        for value, revision in ((first.value + 1, 2), (first.value + 5, 3)):
            with pytest.raises(DatabaseError):
                enters(value, revision)


@pytest.mark.parametrize("name", ["dora", "mara"])
def test_no_page_can_be_made_to_read_the_ledger_or_to_make_a_report(full_east: East, name: str) -> None:
    draft, signed = begun(full_east), checked(full_east, donor="Aurore")
    with one_transaction(full_east.mara):
        actions.sign(by=full_east.mara, edition=signed)
    staff, digest = getattr(full_east, name), hashlib.sha256(b"x").hexdigest()
    as_published = "stage = 'published', number = 1, name = '2026-H1-fr-1', published_at = now()"
    tried = [
        "select count(*) from reports_ledgerentry",
        "update reports_ledgerentry set value = 0",
        f"update reports_edition set stage = 'checked', document = '{{}}' where id = '{draft.pk}'",
        f"update reports_edition set {as_published} where id = '{signed.pk}'",
        f"insert into reports_editionfile values (gen_random_uuid(), 'pdf', '{digest}', 'x', '{signed.pk}')",
    ]
    for sql in tried:
        refused = pytest.raises(DatabaseError, match=r"permission denied|at the press|written by its author")
        with one_transaction(staff), refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_the_press_does_for_a_person_what_she_may_and_no_more(full_east: East) -> None:
    with at_the_press(full_east.dora), connection.cursor() as cursor:
        cursor.execute("select count(*) from residents_resident")
        assert cursor.fetchone() == (0,)
    with at_the_press(full_east.carla):
        assert not LedgerEntry.objects.exists()
    with one_transaction(full_east.dora), connection.cursor() as cursor:
        cursor.execute("select current_user")  # the pages have their own connection again
        assert cursor.fetchone() == ("shelter_app",)


def test_the_scan_reads_names_and_keys_and_nothing_else(full_east: East) -> None:
    looked_through = {
        (model._meta.db_table, model._meta.get_field(name).column)
        for model in privacy.classified()
        for _kind, name in privacy.scanned_columns(model)
    }
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select table_name, column_name from information_schema.column_privileges where grantee = 'shelter_scan'"
        )
        granted = {pair for pair in cursor.fetchall() if "historical" not in pair[0]}

    assert looked_through <= granted
    assert {column for _table, column in granted - looked_through} <= {"id", "resident_id", "subject", "wrapped"}
    for sql in ("select * from residents_note", "select * from residents_stay", "delete from residents_identity"):
        with pytest.raises(DatabaseError), transaction.atomic(using=scanning.WALL):
            connections[scanning.WALL].cursor().execute(sql)


def test_who_it_is_for_names_no_girl_either(full_east: East) -> None:
    edition, client = begun(full_east), enter(full_east.dora)
    said = {"donor": "The friends of Avocet", "figures": ["P1"]}
    for page in (f"/reports/{edition.pk}/figures/", "/reports/new/"):
        answer = client.post(page, said | {"period": "2026H1", "language": "fr"})
        assert "looks like a name" in answer.context["form"].errors["donor"][0]

    assert refusals(full_east) == 2
    with one_transaction(full_east.dora):
        assert Edition.objects.get().donor == "Lumière"


@pytest.mark.parametrize("forged", ["donor", "narrative", "unit"])
def test_words_written_past_the_pages_are_seen_when_the_report_is_made(full_east: East, forged: str) -> None:
    edition = begun(full_east, figures=("P1", "V1"))
    with one_transaction(full_east.dora):
        if forged == "unit":
            row = ManualFigure(label="2026H1", code="V1", value=3, unit="friends of Avocet", staff=full_east.dora)
            row.save(force_insert=True)
        else:
            words = {"donor": "Avocet"} if forged == "donor" else {"narrative": {"people": "Avocet va bien."}}
            Edition.objects.filter(pk=edition.pk).update(**words)

    work = worked(full_east, edition, Task.CHECK)
    assert (work.state, work.refusal) == (State.ENDED, NAMED_IN_IT)


def test_words_are_scanned_once_more_when_they_go_on(full_east: East) -> None:
    with pytest.raises(ValidationError):
        naming.refuse_named({"people": "Avocet", "reason": ""})


def test_who_signs_sees_how_often_words_were_refused_and_others_do_not(full_east: East) -> None:
    edition = begun(full_east)
    enter(full_east.dora).post(f"/reports/{edition.pk}/words/", NAMED)
    worked(full_east, edition, Task.CHECK)

    assert "1 text of its author looked like a name" in enter(full_east.mara).get(f"/reports/{edition.pk}/").text
    for name, many in (("mara", 1), ("carla", 0), ("ada", 0)):
        with one_transaction(getattr(full_east, name)):
            assert Trace.objects.filter(part=audit.WORDS_OF_A_REPORT).count() == many, name
