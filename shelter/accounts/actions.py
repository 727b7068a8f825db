"""What a person changes about her own account; the rest allauth does, by its own pages."""

from allauth.usersessions.models import UserSession

from shelter.access import no
from shelter.models import Staff


def choose_language(*, by: Staff, language: str) -> None:
    by.language = language
    by.save(update_fields=["language"])


def end_session(*, by: Staff, session: UserSession) -> None:
    """Sign out another browser of hers, at once."""
    if session.user_id != by.pk:
        no("").enforce()
    session.end()
