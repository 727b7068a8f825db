"""How a child comes to us: referred, accepted or not, admitted to a home and a bed."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents import policies, queries
from residents.actions import agreements, stays, team
from residents.actions.file import mark, month_of, new_number, set_legal_status
from residents.actions.saving import telling
from residents.models import Assignment, Belonging, Identity, Paper, Referral, Resident, Stay, Story
from residents.models.codes import (
    Assent,
    BirthPrecision,
    Concern,
    ConsentKind,
    Custody,
    Decision,
    Document,
    DocumentStatus,
    GivenBy,
    Language,
    Phase,
    ReferralSource,
    Sex,
    TeamRole,
)
from shelter import audit, vault
from shelter.models import Bed, DataKey, Home, Staff

# The papers a case folder holds in any case; others are added where they apply.
FOLDER = (
    Document.REFERRAL_LETTER, Document.INTAKE_SHEET, Document.ADMISSION_SLIP, Document.CASE_STUDY,
    Document.BIRTH_CERTIFICATE, Document.MEDICAL, Document.SCHOOL, Document.BELONGINGS,
)  # fmt: skip


def open_file(*, by: Staff, resident: Resident, identity: Identity, social_worker: Staff, since: date) -> Resident:
    """A new file with its key, identity, the marks of her name and a social worker from the first day."""
    DataKey(subject=resident.pk, wrapped=vault.make_key(resident.pk)).save(force_insert=True)
    with telling():
        resident.save_as(by)
    Assignment(resident=resident, staff=social_worker, role=TeamRole.PRIMARY, begins_on=since).save_as(by)
    identity.resident = resident
    identity.save_as(by)
    mark(resident, given=identity.given, family=identity.family)
    return resident


def refer(
    *,
    by: Staff,
    home: Home,
    social_worker: Staff,
    code_name: str,
    given: str,
    middle: str,
    family: str,
    nickname: str,
    birth_date: date | None,
    birth_precision: str,
    source: ReferralSource,
    office: str,
    referred_on: date,
    concerns: Sequence[Concern],
    sex: Sex = Sex.FEMALE,
) -> Resident:
    """Begin a file with a referral. Raises ValidationError when the code name is taken, or for the social worker."""
    policies.may_refer(by, home).enforce()
    _check_entrusted(by, home, social_worker)
    resident = Resident(
        pk=uuid4(), number=new_number(), code_name=code_name, home=home, sex=sex, birth_month=month_of(birth_date)
    )
    identity = Identity(
        given=given,
        middle=middle,
        family=family,
        nickname=nickname,
        birth_date=birth_date,
        birth_precision=birth_precision if birth_date else BirthPrecision.UNKNOWN,
    )
    open_file(by=by, resident=resident, identity=identity, social_worker=social_worker, since=localdate())
    Referral(resident=resident, source=source, office=office, referred_on=referred_on).save_as(by)
    if concerns:
        tell_story(by=by, resident=resident, concerns=concerns, note="")
    audit.record(audit.Event.RESIDENT_REFERRED, by=by, subject=resident.pk)
    return resident


def _check_entrusted(by: Staff, home: Home, social_worker: Staff) -> None:
    if not (able := policies.may_entrust(by, home, social_worker)):
        raise ValidationError({"social_worker": able.refusal})


def refer_again(
    *,
    by: Staff,
    resident: Resident,
    social_worker: Staff,
    source: ReferralSource,
    office: str,
    referred_on: date,
    concerns: Sequence[Concern],
) -> Resident:
    """She was here before and is referred to us once more: one more referral in the file she has."""
    policies.may_refer_again(by, resident).enforce()
    _check_entrusted(by, resident.home, social_worker)
    _entrust(by, resident, social_worker)
    Referral(resident=resident, source=source, office=office, referred_on=referred_on).save_as(by)
    resident.phase = Phase.REFERRED
    resident.save_as(by)
    if concerns:
        tell_story(by=by, resident=resident, concerns=concerns, note="")
    audit.record(audit.Event.RESIDENT_REFERRED, by=by, subject=resident.pk)
    return resident


def _entrust(by: Staff, resident: Resident, social_worker: Staff) -> None:
    """From today she is her social worker, unless she still is."""
    hers = Assignment.objects.filter(resident=resident, role=TeamRole.PRIMARY, ends_on__isnull=True)
    if hers.filter(staff=social_worker).exists():
        return
    team.hand_over(by, resident, localdate())
    with telling():
        Assignment(resident=resident, staff=social_worker, role=TeamRole.PRIMARY, begins_on=localdate()).save_as(by)


def tell_story(*, by: Staff, resident: Resident, concerns: Sequence[Concern], note: str) -> Story:
    """What brought her here, in coarse codes; one more entry behind the door that asks why."""
    policies.may_write(by, resident).enforce()
    story = Story(resident=resident, concerns=[str(c) for c in concerns], note=note).save_as(by)
    audit.record(audit.Event.STORY_CHANGED, by=by, subject=resident.pk)
    return story


def change_referral(
    *, by: Staff, resident: Resident, source: ReferralSource, office: str, referred_on: date
) -> Referral:
    policies.may_decide(by, resident, Decision.PENDING).enforce()
    referral = _referral(by, resident)
    referral.source, referral.office, referral.referred_on = source, office, referred_on
    referral.save_as(by)
    audit.record(audit.Event.RESIDENT_REFERRED, by=by, subject=resident.pk)
    return referral


def _referral(by: Staff, resident: Resident) -> Referral:
    referral = queries.latest_referral(resident, viewer=by)
    if referral is None:
        raise ValidationError(_("There is no referral to decide."))
    return referral


def decide(*, by: Staff, resident: Resident, answer: Decision, decided_on: date, decline_reason: str = "") -> Resident:
    """We receive her, or say why not. Raises ValidationError for a day before the referral."""
    policies.may_decide(by, resident, answer).enforce()
    referral = _referral(by, resident)
    if decided_on < referral.referred_on:
        raise ValidationError({"decided_on": _("This is before she was referred.")})
    accepted = answer == Decision.ACCEPTED
    referral.decision, referral.decided_on = answer, decided_on
    referral.decline_reason = "" if accepted else decline_reason
    referral.save_as(by)
    resident.phase = Phase.ACCEPTED if accepted else _phase_before(resident)
    resident.save_as(by)
    audit.record(audit.Event.REFERRAL_DECIDED, by=by, subject=resident.pk)
    return resident


def _phase_before(resident: Resident) -> Phase:
    """Where a girl stands whom we do not receive: a girl who was here before stays what she was."""
    if stays.current_stay(resident):
        return Phase.AFTERCARE
    return Phase.LEFT if Stay.objects.filter(resident=resident).exists() else Phase.DECLINED


def admit(
    *,
    by: Staff,
    resident: Resident,
    bed: Bed,
    began_on: date,
    custody: Custody,
    called: str = "",
    languages: Sequence[Language] = (),
    allergies: str = "",
    safe_today: str = "",
    belongings: Sequence[str] = (),
    explained_in: Language | None = None,
    given_by: GivenBy | None = None,
    giver: str = "",
    assent: Assent = Assent.NOT_ASKED,
    until_on: date | None = None,
) -> Resident:
    """She comes to live with us: a stay, a bed, a floor card, her papers' list, and the agreement when explained.

    A girl who was here before keeps her file: the stay is added to it. Raises ValidationError when the bed is taken,
    the home is full, or the days cannot be.
    """
    policies.may_admit(by, resident).enforce()
    if began_on > localdate():
        raise ValidationError({"began_on": _("This day is still to come.")})
    stays.begin(by=by, resident=resident, bed=bed, began_on=began_on)
    resident.called, resident.languages = called or resident.called, list(languages) or resident.languages
    resident.allergies, resident.safe_today = allergies, safe_today
    resident.phase, resident.home = Phase.IN_RESIDENCE, bed.home
    resident.save_as(by)
    set_legal_status(by=by, resident=resident, custody=custody, since=began_on)
    _list_papers(by, resident)
    if belongings:
        list_belongings(by=by, resident=resident, items=belongings, listed_on=began_on)
    if explained_in and given_by and until_on:
        agreements.give_consent(
            by=by,
            resident=resident,
            kind=ConsentKind.SERVICES,
            given_by=given_by,
            giver=giver,
            assent=assent,
            her_words="",
            explained_in=explained_in,
            shared_with="",
            given_on=began_on,
            until_on=until_on,
        )
    audit.record(audit.Event.RESIDENT_ADMITTED, by=by, subject=resident.pk)
    return resident


def _list_papers(by: Staff, resident: Resident) -> None:
    listed = set(Paper.objects.filter(resident=resident).values_list("document", flat=True))
    Paper.many_as([Paper(resident=resident, document=d) for d in FOLDER if d not in listed], by)


def list_belongings(*, by: Staff, resident: Resident, items: Sequence[str], listed_on: date) -> list[Belonging]:
    policies.may_write(by, resident).enforce()
    listed = [Belonging(resident=resident, item=item, listed_on=listed_on) for item in items]
    for belonging in listed:
        belonging.save_as(by)
    audit.record(audit.Event.BELONGINGS_LISTED, by=by, subject=resident.pk)
    return listed


def note_paper(
    *,
    by: Staff,
    resident: Resident,
    document: Document,
    status: DocumentStatus,
    dated_on: date | None,
    expires_on: date | None,
    kept_where: str,
) -> Paper:
    """Whether we have a paper, and where it lies."""
    policies.may_write(by, resident).enforce()
    paper = Paper.objects.filter(resident=resident, document=document).first()
    paper = paper or Paper(resident=resident, document=document)
    paper.status, paper.dated_on, paper.expires_on, paper.kept_where = status, dated_on, expires_on, kept_where
    paper.save_as(by)
    audit.record(audit.Event.DOCUMENT_CHANGED, by=by, subject=resident.pk)
    return paper
