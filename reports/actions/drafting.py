"""Writing a draft: for whom, which figures, and the words around them."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from reports import figures as catalogue
from reports import policies
from reports.actions.naming import refuse_names
from reports.models import Edition, EditionMove, Stage
from shelter import audit
from shelter.counting import Period
from shelter.models import Staff


def locked(edition: Edition) -> Edition:
    """The edition as it stands now, held until this transaction ends. Rows that refer to it can still be written."""
    return Edition.objects.select_for_update(no_key=True, of=("self",)).get(pk=edition.pk)


def begin_edition(*, by: Staff, period: Period, language: str, donor: str, figures: Sequence[str]) -> Edition:
    """A draft for a period that is over. ValidationError for a figure that is not in the catalogue, or a name."""
    policies.may_compile_for(by, period, localdate()).enforce()
    _refuse_unknown(figures)
    refuse_names({"donor": donor}, by=by)
    draft = Edition(label=period.label, language=language, donor=donor, figures=list(figures), author=by)
    return _begun(by, draft)


def begin_correction(*, by: Staff, edition: Edition, reason: str) -> Edition:
    """A draft that will take the place of an edition that is out, with the same figures and words, and says why."""
    edition = locked(edition)
    policies.may_correct(by, edition).enforce()
    if Edition.objects.filter(corrects=edition).exclude(stage=Stage.WITHDRAWN).exists():
        raise ValidationError(_("A correction of this report is being written already."))
    refuse_names({"reason": reason}, by=by)
    same = {name: getattr(edition, name) for name in ("label", "language", "donor", "figures", "narrative")}
    return _begun(by, Edition(author=by, corrects=edition, reason=reason, **same))


def _begun(by: Staff, draft: Edition) -> Edition:
    draft.save(force_insert=True)
    EditionMove(edition=draft, stage=Stage.DRAFT, staff=by).save(force_insert=True)
    audit.record(audit.Event.REPORT_WRITTEN, by=by, part=draft.label)
    return draft


def choose(*, by: Staff, edition: Edition, donor: str, figures: Sequence[str]) -> Edition:
    """Another choice of figures, or another reader, while it is a draft."""
    edition = locked(edition)
    policies.may_write(by, edition).enforce()
    _refuse_unknown(figures)
    refuse_names({"donor": donor}, by=by)
    edition.donor, edition.figures = donor, list(figures)
    return _wrote(by, edition, "donor", "figures")


def write_narrative(*, by: Staff, edition: Edition, **words: str) -> Edition:
    """The words of each section, by its code. ValidationError beside each that looks as if it named somebody."""
    edition = locked(edition)
    policies.may_write(by, edition).enforce()
    said = {code: text for code, text in words.items() if text}
    refuse_names(said, by=by)
    edition.narrative = said
    return _wrote(by, edition, "narrative")


def _wrote(by: Staff, edition: Edition, *changed: str) -> Edition:
    edition.save(update_fields=changed)
    audit.record(audit.Event.REPORT_WRITTEN, by=by, part=edition.label)
    return edition


def _refuse_unknown(figures: Sequence[str]) -> None:
    known = {figure.code for figure in catalogue.CATALOGUE if figure.is_chosen}
    if not figures or not set(figures) <= known:
        raise ValidationError({"figures": _("Choose figures from the catalogue.")})
