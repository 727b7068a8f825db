"""The staff, homes and beds of the demo: the cast in the first homes, others everywhere else."""

from datetime import date, timedelta

from residents.demo.people import BEDS, YEARS, House
from residents.demo.writing import Team
from shelter import vault
from shelter.access import Role
from shelter.accounts import demo
from shelter.actor import one_transaction
from shelter.models import Bed, DataKey, Home, Posting, Room, Staff

A_ROOM = 4  # beds


def the_cast() -> dict[str, Staff]:
    return {persona.username: demo.enrol(persona) for persona in demo.PERSONAS}


def house(admin: Staff, plan: House, today: date) -> tuple[Home, list[Bed]]:
    """A home with its rooms and beds."""
    home = Home(name=plan.name, capacity=plan.beds, opened_on=today - timedelta(days=365 * (YEARS + 1)))
    home.address = f"{plan.name}, beside the garden"
    with one_transaction(admin):
        DataKey(subject=home.pk, wrapped=vault.make_key(home.pk)).save(force_insert=True)
        home.save_as(admin)
        rooms = [Room(home=home, label=f"Room {n + 1}") for n in range((plan.beds + A_ROOM - 1) // A_ROOM)]
        Room.many_as(rooms, admin)
        beds = [Bed(home=home, room=rooms[n // A_ROOM], label=str(n % A_ROOM + 1)) for n in range(plan.beds)]
        Bed.many_as(beds, admin)
    return home, beds


def team(admin: Staff, home: Home, index: int, cast: dict[str, Staff], today: date) -> Team:
    """Those who work in a home: the cast where their persona says so, others under plain names."""
    posted = [cast[p.username] for p in demo.PERSONAS if home.name in p.homes]
    of_role = {role: [s for s in posted if s.role == role] for role in Role}
    for role, number in (
        (Role.COORDINATOR, 1),
        (Role.SOCIAL_WORKER, 2),
        (Role.PSYCHOLOGIST, 1),
        (Role.HOUSE_PARENT, 2),
    ):
        while len(of_role[role]) < number:
            of_role[role].append(_another(role, index, len(of_role[role])))
    if home.name in BEDS and not of_role[Role.NURSE]:
        of_role[Role.NURSE].append(_another(Role.NURSE, index, 0))
    began = today - timedelta(days=365 * YEARS)
    everybody = [staff for role in of_role.values() for staff in role]
    with one_transaction(admin):
        Posting.many_as([Posting(staff=staff, home=home, begins_on=began) for staff in everybody], admin)
    return Team(
        coordinator=of_role[Role.COORDINATOR][0],
        social_workers=of_role[Role.SOCIAL_WORKER],
        psychologist=of_role[Role.PSYCHOLOGIST][0],
        house_parent=of_role[Role.HOUSE_PARENT][0],
    )


_SHORT = {
    Role.COORDINATOR: "co",
    Role.SOCIAL_WORKER: "sw",
    Role.PSYCHOLOGIST: "ps",
    Role.NURSE: "nu",
    Role.HOUSE_PARENT: "hp",
}
_NAMES = "Amihan Bituin Dalisay Hiraya Ligaya Luningning Mutya Sinag Tala Tala Liwayway Marikit Diwata Amor".split()


def _another(role: Role, home: int, number: int) -> Staff:
    """Somebody who is there, and does not sign in."""
    staff = Staff(
        username=f"{_SHORT[role]}{home + 1}-{number + 1}",
        name=f"{_NAMES[(home * 5 + number * 3 + len(role)) % len(_NAMES)]} {'ABCDEGLMNRST'[home % 12]}.",
        role=role,
    )
    staff.set_unusable_password()
    staff.save(force_insert=True)
    DataKey(subject=staff.pk, wrapped=vault.make_key(staff.pk)).save(force_insert=True)
    return staff
