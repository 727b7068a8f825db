"""The three homes of the shared list, with Lena their coordinator and Carmen their social worker."""

from datetime import timedelta
from pathlib import Path

from django.utils.timezone import localdate

from shelter.access import Role
from shelter.actor import acting
from shelter.models import Home, Staff
from shelter.staffing import actions as staffing
from tests.world import PASSWORD, World

LIST = Path(__file__).parent / "fixtures" / "residents.xlsx"


class Homes:
    def __init__(self, world: World) -> None:
        since = localdate() - timedelta(days=30)
        with acting(world.ada.pk):
            self.lena = _hire(world.ada, "lena", Role.COORDINATOR)
            self.carmen = _hire(world.ada, "carmen", Role.SOCIAL_WORKER)
            self.homes = [
                staffing.add_home(by=world.ada, name=name, address="", region="", capacity=beds)
                for name, beds in (("Passi 1", 25), ("Passi 2", 25), ("Silay", 30))
            ]
            for home in self.homes:
                for staff in (self.lena, self.carmen):
                    staffing.post(by=world.ada, staff=staff, home=home, begins_on=since, ends_on=None)

    def everywhere(self, staff: Staff) -> dict[object, Staff]:
        return {home.pk: staff for home in self.homes}

    def named(self, name: str) -> Home:
        return next(home for home in self.homes if home.name == name)


def _hire(ada: Staff, name: str, role: Role) -> Staff:
    return staffing.add_staff(by=ada, username=name, name=name.title(), role=role, password=PASSWORD)
