"""An edition goes from stage to stage: signed by somebody else, given back, withdrawn."""

from reports import policies
from reports.actions.drafting import locked
from reports.actions.naming import refuse_names
from reports.models import Edition, EditionMove, Stage
from shelter import audit
from shelter.models import Staff


def moved(
    edition: Edition, *, by: Staff, to: Stage, event: audit.Event, reason: str = "", also: tuple[str, ...] = ()
) -> Edition:
    edition.stage = to
    edition.save(update_fields=["stage", *also])
    EditionMove(edition=edition, stage=to, staff=by, reason=reason).save(force_insert=True)
    audit.record(event, by=by, part=edition.label)
    return edition


def sign(*, by: Staff, edition: Edition) -> Edition:
    """She stands for it. Never its author. Signed already, nothing happens."""
    edition = locked(edition)
    if edition.stage == Stage.SIGNED and policies.may_sign(by, edition):
        return edition
    policies.may_move(by, edition, Stage.SIGNED).enforce()
    edition.signer = by
    return moved(edition, by=by, to=Stage.SIGNED, event=audit.Event.REPORT_SIGNED, also=("signer",))


def give_back(*, by: Staff, edition: Edition, reason: str) -> Edition:
    """Back to a draft, with a word why. What the ledger has is not touched."""
    edition = locked(edition)
    policies.may_move(by, edition, Stage.DRAFT).enforce()
    refuse_names({"reason": reason}, by=by)  # the officer reads it, who knows nobody's name
    edition.document, edition.signer = None, None
    event = audit.Event.REPORT_RETURNED
    return moved(edition, by=by, to=Stage.DRAFT, event=event, reason=reason, also=("document", "signer"))


def withdraw(*, by: Staff, edition: Edition, reason: str) -> Edition:
    """No longer ours to stand for; it stays in the pile, since what was out is out."""
    edition = locked(edition)
    policies.may_move(by, edition, Stage.WITHDRAWN).enforce()
    refuse_names({"reason": reason}, by=by)
    return moved(edition, by=by, to=Stage.WITHDRAWN, event=audit.Event.REPORT_WITHDRAWN, reason=reason)
