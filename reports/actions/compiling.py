"""Checking and publishing an edition: long work, in one transaction, of which a killed half leaves nothing."""

import hashlib
import hmac
from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports import figures as catalogue
from reports import ledger, pdf, policies, workbook
from reports.actions.drafting import locked
from reports.actions.moving import moved
from reports.actions.naming import refuse_named
from reports.disclosure import (
    Entry,
    Frame,
    Key,
    Ledger,
    Manual,
    PublishedTables,
    Reason,
    Refusal,
    Target,
    amend,
    canonical,
    certify,
    enter,
    entitle,
    publish,
    reopen,
    write,
)
from reports.models import OUT, Compilation, Edition, EditionFile, ManualFigure, Stage, State, Step, TargetFigure, Task
from reports.snapshot import snapshot
from reports.texts import report_text
from shelter import audit
from shelter.counting import Period
from shelter.models import Staff

STEPS = {
    Task.CHECK: (Step.COUNT, Step.ROUND, Step.EXAMINE, Step.KEEP),
    Task.PUBLISH: (Step.EXAMINE, Step.DRAW, Step.KEEP),
}
THEN = {Task.CHECK: Stage.CHECKED, Task.PUBLISH: Stage.PUBLISHED}
FIGURES = ("tables", "derived", "notes", "relations")  # of a document: all that comes from the ledger
type Tell = Callable[[Step], None]


def begin(*, by: Staff, edition: Edition, task: Task) -> Compilation:
    """From now on it is being worked on. Work that ended without a word can be begun again."""
    edition = locked(edition)
    policies.may_move(by, edition, THEN[task]).enforce()
    for before in Compilation.objects.filter(edition=edition, state=State.RUNNING):
        if before.is_silent:
            give_up(by=by, compilation=before)
    try:
        with transaction.atomic():
            work = Compilation(edition=edition, task=task, staff=by, steps_in_all=len(STEPS[task]), step=STEPS[task][0])
            work.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(_("This report is being worked on already.")) from None
    return work


def carry_out(*, by: Staff, compilation: Compilation, tell: Tell = lambda _step: None) -> Edition:
    """The work itself, in the caller's transaction. Refusal, with the reason, when the rules allow nothing."""
    one_at_a_time()
    edition = locked(compilation.edition)
    policies.may_move(by, edition, THEN[Task(compilation.task)]).enforce()
    refuse_named(_words(edition))
    work = _check if compilation.task == Task.CHECK else _publish
    edition = work(by, edition, tell)
    done = {"state": State.DONE, "steps_done": len(STEPS[Task(compilation.task)]), "told_at": timezone.now()}
    Compilation.objects.filter(pk=compilation.pk).update(**done)
    return edition


def _words(edition: Edition) -> dict[str, str]:
    """Whatever somebody wrote that leaves with it, one by one; all else is of the catalogue."""
    units = ManualFigure.objects.filter(label=edition.label).values_list("unit", flat=True)
    said = [edition.donor, edition.reason, *units, *edition.narrative, *map(str, edition.narrative.values())]
    return {str(place): text for place, text in enumerate(said)}


def give_up(*, by: Staff, compilation: Compilation, refusal: str = "") -> Compilation:
    """It did not work; nothing of it was kept. `refusal` is the code of a reason of the rules."""
    running = Compilation.objects.filter(pk=compilation.pk, state=State.RUNNING)
    running.update(state=State.ENDED, refusal=refusal, told_at=timezone.now())
    return compilation


def one_at_a_time() -> None:
    """The ledger and the pile have one writer: the second waits for the first (ends with the transaction)."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('reports.compile'))")


def _check(by: Staff, edition: Edition, tell: Tell) -> Edition:
    """What a correction changes in the ledger is the ledger's once it is out: given up, it leaves nothing there."""
    made, draft = _drafted(edition, tell)
    tell(Step.EXAMINE)
    certified = certify(draft, pile=ledger.pile())
    tell(Step.KEEP)
    if not edition.corrects_id:
        ledger.keep(made)
    edition.document = write(certified)
    return moved(edition, by=by, to=Stage.CHECKED, event=audit.Event.REPORT_COMPILED, also=("document",))


def _drafted(edition: Edition, tell: Tell) -> tuple[dict[Key, Entry], PublishedTables]:
    """The numbers that the ledger lacks for it, or has to change; and the edition as it reads with them."""
    known = ledger.numbers()
    made = _made(edition, known, tell)
    draft = publish(
        catalogue.wanted(_counted_figures(edition), edition.period),
        {**known, **made},
        period=edition.period,
        frame=_frame(edition),
        relations=catalogue.relations(edition.period),
    )
    return made, draft


def _made(edition: Edition, known: Ledger, tell: Tell) -> dict[Key, Entry]:
    """Every population of the period has its number: halves in order, and before their year.

    Exact counts live in here only.
    """
    period, made = edition.period, dict[Key, Entry]()
    periods = [*(half for half in Period(period.year).halves if half < period), period]
    again = [each for each in _around(period, 1) if _is_said(each, known)] if edition.corrects_id else []
    tell(Step.COUNT)
    with snapshot():
        exact = {each: catalogue.counted(each) for each in {*periods, *again}}
    tell(Step.ROUND)
    if again:
        tied = _around(period, 2)
        made |= amend(
            [exact[each] for each in again],
            known,
            relations=[relation for each in tied for relation in catalogue.relations(each)],
            habits=[habit for each in tied for habit in catalogue.habits(each)],
            seed=_seed(),
        )
    for each in periods:
        try:
            made |= enter(exact[each], {**known, **made}, seed=_seed())
        except Refusal:
            if each == period:
                raise
            continue  # an earlier half of which nothing may be said
    return made


def _around(period: Period, years: int) -> list[Period]:
    """The periods of its year and of so many years before and after."""
    near = range(period.year - years, period.year + years + 1)
    return [each for year in near for each in (*Period(year).halves, Period(year))]


def _is_said(period: Period, known: Ledger) -> bool:
    return any(key.of.endswith(f".ever:{period}") for key in known)


def _seed() -> bytes:
    """The secret of the rounding, derived from the master key: never stored, the same after a restore."""
    return hmac.digest(settings.MASTER_KEY, b"reports.rounding", hashlib.sha256)


def _counted_figures(edition: Edition) -> list[str]:
    return [code for code in edition.figures if catalogue.figure(code).kind != "manual"]


def _frame(edition: Edition) -> Frame:
    of_period = {"label": edition.label, "code__in": edition.figures}
    manual = _latest(ManualFigure.objects.filter(**of_period).select_related("staff").order_by("at"))
    targets = _latest(TargetFigure.objects.filter(**of_period).order_by("at"))
    return Frame(
        edition=name_of(edition, 0),
        language=edition.language,
        narrative=edition.narrative,
        manual=tuple(Manual(code=m.code, value=m.value, unit=m.unit, entered_by=m.staff.role) for m in manual),
        targets=tuple(Target(code=t.code, baseline=t.baseline, target=t.target) for t in targets),
        corrects=edition.corrects.name or "" if edition.corrects else "",
        reason=edition.reason,
    )


def _latest[Row: (ManualFigure, TargetFigure)](rows: Iterable[Row]) -> list[Row]:
    by_code = {row.code: row for row in rows}
    return [by_code[code] for code in sorted(by_code)]


def name_of(edition: Edition, number: int) -> str:
    """ "2026-H1-fr-3"; without a number, that of a draft."""
    period = edition.period
    return f"{period.year}{f'-H{period.half}' if period.half else ''}-{edition.language}-{number or 'draft'}"


def _publish(by: Staff, edition: Edition, tell: Tell) -> Edition:
    """Examined once more beside all that went out meanwhile, named, drawn, and kept byte for byte."""
    tell(Step.EXAMINE)
    if edition.corrects_id:
        _amend_ledger(edition)
    published_before = Edition.objects.filter(label=edition.label, language=edition.language, stage__in=OUT)
    edition.number = published_before.count() + 1
    edition.name = name_of(edition, edition.number)
    certified = certify(entitle(reopen(edition.document or {}), edition.name), pile=ledger.pile())
    tell(Step.DRAW)
    files = _files(certified, edition.language)
    tell(Step.KEEP)
    edition.document, edition.published_at = write(certified), timezone.now()
    also = ("document", "number", "name", "published_at")
    moved(edition, by=by, to=Stage.PUBLISHED, event=audit.Event.REPORT_PUBLISHED, also=also)
    for kind, content in files.items():
        digest = hashlib.sha256(content).hexdigest()
        EditionFile(edition=edition, kind=kind, sha256=digest, content=content).save(force_insert=True)
    if edition.corrects:
        before = locked(edition.corrects)
        policies.may_move(by, before, Stage.CORRECTED).enforce()
        moved(before, by=by, to=Stage.CORRECTED, event=audit.Event.REPORT_PUBLISHED, reason=edition.reason)
    return edition


def _amend_ledger(edition: Edition) -> None:
    """As it was when the correction was checked. Refusal when its figures would be others by now."""
    made, draft = _drafted(edition, lambda _step: None)
    now, signed = write(draft), edition.document or {}
    if any(canonical({"": now[part]}) != canonical({"": signed[part]}) for part in FIGURES):
        raise Refusal(Reason.CHANGED_SINCE)
    ledger.keep(made)


def _files(published: PublishedTables, language: str) -> dict[str, bytes]:
    text = report_text(published, language)
    kind = EditionFile.Kind
    return {
        kind.PDF: pdf.draw(published, text=text),
        kind.XLSX: workbook.write(published, text=text),
        kind.JSON: canonical(write(published)),
    }
