"""A member of staff as somebody who signs in: made with the key that seals her drafts, and shut out at once."""

import uuid

from allauth.mfa.models import Authenticator

from shelter import vault
from shelter.access import Role
from shelter.accounts.adapters import MfaAdapter
from shelter.models import DataKey, Staff


def make(
    *, username: str, name: str, role: Role | str, password: str, language: str = "en", given: bool = False
) -> Staff:
    """A new member of staff. `given`: the password was handed to her, and she chooses her own when she signs in."""
    staff = Staff(username=username.lower(), name=name, role=role, language=language, chooses_password=given)
    staff.set_password(password)
    staff.full_clean()
    staff.save(force_insert=True)
    DataKey.objects.create(subject=staff.pk, wrapped=vault.make_key(staff.pk))
    return staff


def end_sessions(staff: Staff) -> None:
    """Every session of this person is over with its next request."""
    staff.stamp = uuid.uuid4()
    staff.save(update_fields=["stamp"])


def give_authenticator(staff: Staff, secret: str) -> Authenticator:
    """An authenticator app as if she had set it up; `secret` is in base32."""
    sealed = MfaAdapter().encrypt(secret, owner=staff)
    return Authenticator.objects.create(user=staff, type=Authenticator.Type.TOTP, data={"secret": sealed})


def take_second_factors(staff: Staff) -> None:
    Authenticator.objects.filter(user=staff).delete()
