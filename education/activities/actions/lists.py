"""Who is on the list of a programme: because she chose it, and as long as she likes."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from education.activities import policies
from education.activities.models import OnList, Programme
from residents.models import Resident
from shelter import audit
from shelter.access import no
from shelter.models import Staff


def sign_up(*, by: Staff, programme: Programme, girls: Sequence[Resident], begins_on: date) -> list[OnList]:
    """These girls are on the list from that day. Raises ValidationError where there are not places enough.

    Who is on it already stays on it; who leaves it on that very day, or later, stays instead; who is to begin later
    begins on that day.
    """
    policies.may_arrange_in(by, programme.home_id).enforce()
    _refuse_strangers(by, programme, girls)
    _refuse_odd_day(programme, begins_on)
    Programme.objects.select_for_update().get(pk=programme.pk)  # two people at once share the places one by one
    listed = OnList.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=begins_on), programme=programme)
    several = list(listed.order_by("begins_on"))
    known = {entry.resident_id: entry for entry in several}
    once = {pk for pk in known if sum(entry.resident_id == pk for entry in several) == 1}
    joining = [girl for girl in girls if girl.pk not in known or _joins(known[girl.pk], begins_on, girl.pk in once)]
    staying = known.keys() - {girl.pk for girl in joining}
    _refuse_full(programme, len([pk for pk in staying if _keeps_place(known[pk], begins_on)]), len(joining))
    back = [known[girl.pk] for girl in joining if girl.pk in known]
    new = [OnList(resident=girl, programme=programme, begins_on=begins_on) for girl in joining if girl.pk not in known]
    for entry in back:
        entry.begins_on, entry.ends_on = min(entry.begins_on, begins_on), None
    OnList.change_many_as(back, ["begins_on", "ends_on"], by)
    OnList.many_as(new, by)
    audit.record_many([audit.line(audit.Event.ON_LIST, by=by, subject=girl.pk) for girl in joining])
    return [*back, *new]


def _joins(entry: OnList, day: date, only: bool) -> bool:
    """She was to leave, or to begin later; where she was on the list before that too, her lines stay as they are."""
    return entry.ends_on is not None or (only and entry.begins_on > day)


def _keeps_place(entry: OnList, day: date) -> bool:
    return entry.ends_on is None or entry.ends_on > day


def _refuse_strangers(by: Staff, programme: Programme, girls: Sequence[Resident]) -> None:
    for girl in girls:
        policies.may_arrange_hers(by, girl).enforce()
        if girl.home_id != programme.home_id:
            no(_("This programme belongs to another home than hers.")).enforce()


def _refuse_odd_day(programme: Programme, day: date) -> None:
    if programme.ends_on and day > programme.ends_on:
        raise ValidationError({"begins_on": _("The programme has ended by then.")})
    if day > localdate() + timedelta(days=366):
        raise ValidationError({"begins_on": _("Choose a day within a year.")})


def _refuse_full(programme: Programme, taken: int, joining: int) -> None:
    if programme.capacity is None or taken + joining <= programme.capacity or not joining:
        return
    left = max(programme.capacity - taken, 0)
    if left == 0:
        words = _("All %(places)d places are taken. She can be the next one when a place is free.")
        raise ValidationError(words % {"places": programme.capacity})
    few = ngettext(
        "There is %(places)d place left. Choose together who begins now, and who is next.",
        "There are %(places)d places left. Choose together who begins now, and who is next.",
        left,
    )
    raise ValidationError(few % {"places": left})


def leave_list(*, by: Staff, entry: OnList, ends_on: date) -> OnList:
    """She chooses not to go on: that day is her last on the list."""
    policies.may_arrange_hers(by, entry.resident).enforce()
    if ends_on < entry.begins_on:
        raise ValidationError({"ends_on": _("She was not on the list by then.")})
    if entry.ends_on and ends_on > entry.ends_on:
        raise ValidationError({"ends_on": _("She has left the list by then. She can be added to it again.")})
    entry.ends_on = ends_on
    entry.save_as(by)
    audit.record(audit.Event.ON_LIST, by=by, subject=entry.resident_id)
    return entry
