"""The people of the demo, with everything needed to sign in as them for real. None of them exists."""

from dataclasses import dataclass
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from shelter.access import Role
from shelter.accounts import people
from shelter.models import Staff


@dataclass(frozen=True, slots=True)
class Persona:
    """One of the cast. `secret` goes into an authenticator app; `homes` says where she works."""

    username: str
    name: str
    role: Role
    homes: tuple[str, ...]
    password: str
    secret: str
    does: Any
    language: str = "en"


PERSONAS = (
    Persona("mara", "Mara Ilagan", Role.COORDINATOR, ("Passi 1", "Passi 2", "Silay"),
            "quiet rivers keep their own time", "MARAJBSWY3DPEHPK3PXPMARAJBSWY3DP",
            _("Coordinates the homes: admits, decides who accompanies whom, brings in lists")),
    Persona("carla", "Carla Montes", Role.SOCIAL_WORKER, ("Passi 1",),
            "seven lanterns above the porch", "CARLABSWY3DPEHPK3PXPCARLABSWY3DP",
            _("Accompanies some of the girls of Passi 1")),
    Persona("sol", "Sol Abrera", Role.SOCIAL_WORKER, ("Silay",),
            "warm rice and early morning rain", "SOLAJBSWY3DPEHPK3PXPSOLAJBSWY3DP",
            _("Accompanies girls of Silay, and sees nothing of the other homes")),
    Persona("pia", "Pia Lozada", Role.PSYCHOLOGIST, ("Passi 1",),
            "paper boats on a slow canal", "PIAAJBSWY3DPEHPK3PXPPIAAJBSWY3DP",
            _("Sees the girls who come to her")),
    Persona("nena", "Nena Garay", Role.NURSE, ("Passi 1",),
            "green mangoes in a blue bowl", "NENAJBSWY3DPEHPK3PXPNENAJBSWY3DP",
            _("Looks after health: sees what keeps each girl safe")),
    Persona("hana", "Hana Duran", Role.HOUSE_PARENT, ("Passi 1",),
            "the kettle sings before sunrise", "HANAJBSWY3DPEHPK3PXPHANAJBSWY3DP",
            _("Lives with the girls of Passi 1: sees the card of each, no file")),
    Persona("dora", "Dora Lemaire", Role.DONOR_OFFICER, (),
            "un sentier calme vers la colline", "DORAJBSWY3DPEHPK3PXPDORAJBSWY3DP",
            _("Writes donor reports from protected figures; reaches no child"), language="fr"),
    Persona("ada", "Ada Reyes", Role.ADMINISTRATOR, (),
            "keys hang beside the garden door", "ADAAJBSWY3DPEHPK3PXPADAAJBSWY3DP",
            _("Adds staff and homes; sees no child")),
)  # fmt: skip


def enrol(persona: Persona) -> Staff:
    """This persona as a member of staff, with password and authenticator. Postings are the caller's."""
    staff = people.make(
        username=persona.username,
        name=persona.name,
        role=persona.role,
        password=persona.password,
        language=persona.language,
    )
    people.give_authenticator(staff, persona.secret)
    return staff


def present() -> list[Persona]:
    """The personas that this database has."""
    names = set(Staff.objects.filter(is_active=True).values_list("username", flat=True))
    return [persona for persona in PERSONAS if persona.username in names]


def enter(request: HttpRequest, staff: Staff) -> None:
    """Sign in as if password and second factor had just been given."""
    if request.user.is_authenticated:
        logout(request)
    for method, more in (("password", {"username": staff.username}), ("mfa", {"type": "totp"})):
        record_authentication(request, staff, method, reauthenticated=True, **more)
    get_adapter(request).login(request, staff)
    UserSession.objects.create_from_request(request)
