"""East: a home of thirty places, with girls who came and left over the years."""

from datetime import date
from typing import Any

from residents import actions
from residents.models import Resident
from residents.models.codes import Custody, Decision, ExitType
from shelter.actor import one_transaction
from shelter.counting import Period
from shelter.models import Bed, Home, Staff
from shelter.staffing import actions as staffing
from tests.world import World

BIRDS = """Avocet Bittern Bulbul Bunting Crake Cuckoo Curlew Dunlin Egret Fantail Godwit Grebe Hornbill Iora Jacana
Kingfisher Lapwing Lory Malkoha Mynah Nightjar Oriole Pipit Pitta Quail""".split()
PERIOD = Period(2026, 1)


class East:
    """North and South as ever, and East, where one girl after the other came and left. Mara coordinates it too."""

    def __init__(self) -> None:
        self.world = World.again()
        with one_transaction(self.world.ada):
            self.home = self._build(self.world.ada)
        self.girls: dict[str, Resident] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "world":
            raise AttributeError(name)
        return getattr(self.world, name)

    def _build(self, ada: Staff) -> Home:
        home = staffing.add_home(
            by=ada, name="East", address="3 Mynah Street", region="", capacity=30, opened_on=date(2024, 1, 1)
        )
        room = staffing.add_room(by=ada, home=home, label="Guava room")
        self.beds = [staffing.add_bed(by=ada, room=room, label=str(number)) for number in range(1, 31)]
        for person in (self.world.mara, self.world.carla):
            staffing.post(by=ada, staff=person, home=home, begins_on=date(2024, 1, 1), ends_on=None)
        return home

    def receive(self, name: str, began_on: date, *, birth_date: date | None = date(2012, 5, 17)) -> Resident:
        bed: Bed = self.beds[len(self.girls)]
        mara, carla = self.world.mara, self.world.carla
        with one_transaction(mara):
            girl = self.world.refer(
                name, by=mara, social_worker=carla, home=self.home, birth_date=birth_date, referred_on=began_on
            )
            actions.decide(answer=Decision.ACCEPTED, by=mara, resident=girl, decided_on=began_on)
            actions.admit(by=mara, resident=girl, bed=bed, began_on=began_on, custody=Custody.LSWDO)
        self.girls[name] = girl
        return girl

    def bid_farewell(self, name: str, ended_on: date, how: ExitType = ExitType.KINSHIP) -> None:
        mara, girl = self.world.mara, self.girls[name]
        with one_transaction(mara):
            actions.discharge(by=mara, resident=girl, ended_on=ended_on, exit_type=how, receiving_office="", note="")

    def fill(self, how_many: int = 25) -> "East":
        """Girls of every age who came in 2025 and stayed."""
        for number, name in enumerate(BIRDS[:how_many]):
            self.receive(name, date(2025, 3, 1 + number), birth_date=date(2009 + number % 8, 1 + number % 12, 5))
        return self
