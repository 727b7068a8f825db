"""Who must show a second factor, and whose sign-in somebody may touch."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled

from shelter.access import Role
from shelter.accounts.models import Organisation
from shelter.models import Staff

STRONG = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(staff: Staff) -> bool:
    return bool(is_mfa_enabled(staff, STRONG))


def needs_second_factor(staff: Staff) -> bool:
    """Everybody does, but house parents where the organisation decided so: they share one computer and no phone."""
    if staff.role != Role.HOUSE_PARENT:
        return True
    return not Organisation.objects.filter(house_parents_exempt=True).exists()
