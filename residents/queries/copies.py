"""What stands around a numbered copy: the same on every paper about her."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from residents.models import Copy
from residents.models.codes import PaperKind
from shelter.models import Staff
from shelter.paper.flow import Face


def face(copy: Copy, *, viewer: Staff, stage: str = "") -> Face:
    """Its kind, and the line that tells whose copy it is; code name only."""
    her = copy.resident
    told = {
        "number": f"{copy.number:04d}",
        "name": viewer.name,
        "day": date_format(localtime(copy.printed_at), "SHORT_DATETIME_FORMAT"),
        "code_name": her.code_name,
    }
    line = _("Copy %(number)s · printed by %(name)s · %(day)s · %(code_name)s") % told
    kind = str(PaperKind(copy.paper).label)
    return Face(get_language() or "en", kind, line, _("page {page} of {pages}"), f"{kind} · {her.code_name}", stage)
