"""The trace: what was opened or changed, by whom, and why. Never what it said."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from shelter.access import Permission

if TYPE_CHECKING:
    from uuid import UUID

    from shelter.models import Staff


class Event(models.TextChoices):
    """Everything that leaves a trace, with the neutral title a timeline shows."""

    FILE_OPENED = "file_opened", _("Opened the record")
    PART_OPENED = "part_opened", _("Opened a part")
    NAME_SHOWN = "name_shown", _("Looked at the legal name")
    NAMES_SEARCHED = "names_searched", _("Searched by name")
    TRACE_READ = "trace_read", _("Looked at who opened the record")
    ACCESS_REFUSED = "access_refused", _("Was refused")
    SIGNED_IN = "signed_in", _("Signed in")
    SIGNED_OUT = "signed_out", _("Signed out")
    LOCKED = "locked", _("Locked the screen")
    RESIDENT_REFERRED = "resident_referred", _("Referral recorded")
    REFERRAL_DECIDED = "referral_decided", _("Referral decided")
    RESIDENT_ADMITTED = "resident_admitted", _("Came to the home")
    RESIDENT_IMPORTED = "resident_imported", _("Record brought from a list")
    IMPORT_UNDONE = "import_undone", _("Import undone")
    BED_CHANGED = "bed_changed", _("Changed bed")
    HOME_CHANGED = "home_changed", _("Moved to another home")
    WENT_AWAY = "went_away", _("Away from the home")
    CAME_BACK = "came_back", _("Back at the home")
    RESIDENT_DISCHARGED = "resident_discharged", _("Left the home")
    AFTERCARE_BEGUN = "aftercare_begun", _("After-care began")
    AFTERCARE_ENDED = "aftercare_ended", _("After-care ended")
    RESIDENT_CHANGED = "resident_changed", _("Record updated")
    CODE_NAME_CHANGED = "code_name_changed", _("Code name changed")
    IDENTITY_CHANGED = "identity_changed", _("Identity updated")
    WORDS_KEPT = "words_kept", _("Her words written down")
    NOTE_WRITTEN = "note_written", _("Note written")
    BELONGINGS_LISTED = "belongings_listed", _("Belongings listed")
    DOCUMENT_CHANGED = "document_changed", _("Document list updated")
    CONSENT_GIVEN = "consent_given", _("Agreement recorded")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("Agreement withdrawn")
    LEGAL_CHANGED = "legal_changed", _("Legal status updated")
    STORY_CHANGED = "story_changed", _("Closed part updated")
    ASSIGNED = "assigned", _("Her team changed")
    PERSON_ADDED = "person_added", _("Person around her added")
    PERSON_CHANGED = "person_changed", _("Person around her updated")
    CONTACT_RULED = "contact_ruled", _("Contact rule decided")
    SIBLING_LINKED = "sibling_linked", _("Sibling linked")
    KEPT_APART = "kept_apart", _("Keep-apart rule changed")
    SAFETY_PLAN_WRITTEN = "safety_plan_written", _("What helps her was written down")
    LOOK_AGAIN = "look_again", _("What helps her is to be looked at again")
    PLAN_WRITTEN = "plan_written", _("Care plan updated")
    PLAN_AGREED = "plan_agreed", _("Care plan agreed with her")
    PLAN_RETURNED = "plan_returned", _("Care plan given back for changes")
    PLAN_APPROVED = "plan_approved", _("Care plan approved")
    PLAN_CLOSED = "plan_closed", _("Care plan closed")
    PLAN_REVIEWED = "plan_reviewed", _("Care plan reviewed")
    OBSERVED = "observed", _("Observation written down")
    ASSESSED = "assessed", _("Questionnaire recorded")
    SESSION_RECORDED = "session_recorded", _("Session recorded")
    CONFERENCE_HELD = "conference_held", _("Case conference recorded")
    TASK_SET = "task_set", _("Task set")
    TASK_DONE = "task_done", _("Task done")
    NOTE_ADDED_TO = "note_added_to", _("Added to a note")
    NOTE_CHANGED = "note_changed", _("Note changed")
    DISCLOSURE_KEPT = "disclosure_kept", _("Words kept closed")
    INTERVIEW_NOTED = "interview_noted", _("Interview noted")
    PAPER_PRINTED = "paper_printed", _("Printed a paper")
    TERM_CHANGED = "term_changed", _("Due dates changed")
    ENROLLED = "enrolled", _("Schooling updated")
    MARKS_WRITTEN = "marks_written", _("School results written down")
    SCHOOL_SUPPORTED = "school_supported", _("Help for school written down")
    SCHOOL_CONTACTED = "school_contacted", _("Contact with her school")
    SCHOOLS_CHANGED = "schools_changed", _("Schools updated")
    PROGRAMME_CHANGED = "programme_changed", _("Programme of activities updated")
    ON_LIST = "on_list", _("List of an activity changed")
    ROLL_TAKEN = "roll_taken", _("Roll taken")
    STAFF_CHANGED = "staff_changed", _("Staff updated")
    HOME_EDITED = "home_edited", _("Home updated")
    REPORT_COMPILED = "report_compiled", _("Donor report compiled")
    REPORT_WRITTEN = "report_written", _("Donor report updated")
    REPORT_RETURNED = "report_returned", _("Donor report given back for changes")
    REPORT_SIGNED = "report_signed", _("Donor report signed")
    REPORT_PUBLISHED = "report_published", _("Donor report published")
    REPORT_WITHDRAWN = "report_withdrawn", _("Donor report withdrawn")
    REPORT_FIGURE_SET = "report_figure_set", _("Figure or target of donor reports set")
    REPORT_OPENED = "report_opened", _("Donor report opened")


WORDS_OF_A_REPORT = "words of a report"  # the part of a refusal of what looks like a name

READS = frozenset(
    {Event.FILE_OPENED, Event.PART_OPENED, Event.NAME_SHOWN, Event.NAMES_SEARCHED, Event.TRACE_READ,
     Event.ACCESS_REFUSED, Event.SIGNED_IN, Event.SIGNED_OUT, Event.LOCKED, Event.REPORT_OPENED, Event.PAPER_PRINTED}
)  # fmt: skip

# Whoever sees the floor card sees the rest of what changed; these lines are for those who may open what changed.
TOLD_TO: dict[Event, Permission] = {
    Event.LOOK_AGAIN: Permission.CASE, Event.ENROLLED: Permission.CASE, Event.MARKS_WRITTEN: Permission.CASE,
    Event.SCHOOL_SUPPORTED: Permission.CASE, Event.SCHOOL_CONTACTED: Permission.CASE,
    Event.RESIDENT_REFERRED: Permission.CASE, Event.REFERRAL_DECIDED: Permission.CASE,
    Event.RESIDENT_IMPORTED: Permission.CASE, Event.NOTE_WRITTEN: Permission.CASE,
    Event.BELONGINGS_LISTED: Permission.CASE, Event.DOCUMENT_CHANGED: Permission.CASE,
    Event.CONSENT_GIVEN: Permission.CASE, Event.CONSENT_WITHDRAWN: Permission.CASE,
    Event.SIBLING_LINKED: Permission.CASE, Event.IDENTITY_CHANGED: Permission.IDENTITY,
    Event.LEGAL_CHANGED: Permission.LEGAL, Event.STORY_CHANGED: Permission.STORY,
    Event.DISCLOSURE_KEPT: Permission.DISCLOSURE, Event.INTERVIEW_NOTED: Permission.CASE,
    Event.NOTE_ADDED_TO: Permission.CASE, Event.NOTE_CHANGED: Permission.CASE,
    Event.PLAN_WRITTEN: Permission.CASE, Event.PLAN_AGREED: Permission.CASE, Event.PLAN_RETURNED: Permission.CASE,
    Event.PLAN_APPROVED: Permission.CASE, Event.PLAN_CLOSED: Permission.CASE, Event.PLAN_REVIEWED: Permission.CASE,
    Event.OBSERVED: Permission.CASE, Event.ASSESSED: Permission.CASE, Event.SESSION_RECORDED: Permission.CASE,
    Event.CONFERENCE_HELD: Permission.CASE, Event.TASK_SET: Permission.CASE, Event.TASK_DONE: Permission.CASE,
}  # fmt: skip


def line(event: Event, *, by: "Staff | None", subject: "UUID | None" = None, part: str = "", reason: str = "") -> Any:
    """A line of the trace, not yet written: for actions that write many with `record_many`."""
    return apps.get_model("shelter", "Trace")(
        event=event, staff=by, resident_id=subject, part=part, reason=reason, reads=event in READS
    )


def record(
    event: Event, *, by: "Staff | None", subject: "UUID | None" = None, part: str = "", reason: str = ""
) -> None:
    """Write one line of the trace, in the transaction of what it tells of. `subject` is a resident's id."""
    line(event, by=by, subject=subject, part=part, reason=reason).save(force_insert=True)


def record_many(lines: list[Any]) -> None:
    apps.get_model("shelter", "Trace").objects.bulk_create(lines, batch_size=1000)
