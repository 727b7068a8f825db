"""Figures of coming, living with us and leaving: P1 to P8, and R1 to R3."""

from django.utils.translation import gettext_lazy as _

from reports.figures.figure import Figure, Kind
from reports.figures.populations import AGE_BAND, DESTINATION_GROUP, LENGTH_BAND

STAYS, BIRTHS = _("Stays"), _("Stays, and the month of birth")

FIGURES = (
    Figure(
        code="P1",
        section="people",
        title=_("Girls who lived with us"),
        about=_("About {number} girls spent at least one night in our homes."),
        under=_("Fewer than {number} girls spent a night in our homes."),
        definition=_(
            "Girls with at least one night in one of our homes in the period, each counted once, however often she "
            "came. Her age is that of the last day of the period; where it is not known, she is counted with those of "
            "10 to 14. After-care is not counted here."
        ),
        all=_("All girls"),
        head=_("Age"),
        unit=_("Girls"),
        population="residents.ever",
        by=(AGE_BAND,),
        whole="P1",
        source=BIRTHS,
    ),
    Figure(
        code="P2",
        section="people",
        title=_("Girls living with us at the end"),
        about=_("About {number} girls lived with us on the last day."),
        under=_("Fewer than {number} girls lived with us on the last day."),
        definition=_(
            "Girls who spent the night of the last day of the period in one of our homes, or whose place was kept "
            "while she was away."
        ),
        all=_("All girls"),
        head=_("Girls"),
        unit=_("Girls"),
        population="residents.end",
        source=STAYS,
    ),
    Figure(
        code="P6",
        section="people",
        title=_("Their ages at the end"),
        about=_("The ages of about {number} girls who lived with us on the last day are known by group."),
        under=_("Fewer than {number} girls lived with us on the last day."),
        definition=_(
            "The girls living with us at the end, by age on the last day of the period; where her age is not known, "
            "she is counted with those of 10 to 14."
        ),
        all=_("All girls"),
        head=_("Age"),
        unit=_("Girls"),
        population="residents.end",
        by=(AGE_BAND,),
        whole="P6",
        source=BIRTHS,
    ),
    Figure(
        code="P3",
        section="coming",
        title=_("Arrivals"),
        about=_("About {number} times, a girl came to live with us."),
        under=_("Fewer than {number} times, a girl came to live with us."),
        definition=_(
            "Stays that began in the period. A girl who came back is counted again; a move between two of our homes "
            "is not counted."
        ),
        all=_("All arrivals"),
        head=_("Arrivals"),
        unit=_("Stays"),
        population="residents.in",
        source=STAYS,
    ),
    Figure(
        code="P4",
        section="coming",
        title=_("Departures"),
        about=_("About {number} times, a girl left our homes."),
        under=_("Fewer than {number} times, a girl left our homes."),
        definition=_("Stays that ended in the period. A move between two of our homes is not counted."),
        all=_("All departures"),
        head=_("Departures"),
        unit=_("Stays"),
        population="residents.out",
        source=STAYS,
    ),
    Figure(
        code="P7",
        section="coming",
        title=_("How long they had been with us"),
        about=_("We know of about {number} departures how long the girl had been with us."),
        under=_("Fewer than {number} times, a girl left our homes."),
        definition=_(
            "The departures of the period, by the days from her arrival to her departure, over moves between our "
            "homes: up to half a year (182 days), a year, two years, or more. Averages are not given: they would "
            "speak of single girls."
        ),
        all=_("All departures"),
        head=_("Time with us"),
        unit=_("Stays"),
        population="residents.out",
        by=(LENGTH_BAND,),
        whole="P7",
        source=STAYS,
    ),
    Figure(
        code="P8",
        section="places",
        kind=Kind.SUM,
        title=_("Places in use"),
        about=_("Of our places, {share} were in use."),
        under=_("Hardly any of our places were in use."),
        definition=_(
            "Nights that girls spent with us, out of the nights our homes could offer: their places times the nights "
            "they were open. A night belongs to the day on which it begins; a place is kept while a girl is away. "
            "Nights are rounded to two significant figures, and the share is that of the rounded figure."
        ),
        all=_("Nights spent in our homes"),
        head=_("Nights"),
        unit=_("Nights"),
        population="beds.nights",
        safe=True,
        source=_("Stays, and the places of our homes"),
    ),
    Figure(
        code="R1",
        section="after",
        title=_("Where they went"),
        about=_("We know of about {number} departures where the girl went."),
        under=_("Fewer than {number} times, a girl left our homes."),
        definition=_(
            "The departures of the period, by where she went: to her family or relatives; to a foster family; to a "
            "dormitory or a life of her own; to another home; without agreement; or else."
        ),
        all=_("All departures"),
        head=_("Where"),
        unit=_("Stays"),
        population="residents.out",
        by=(DESTINATION_GROUP,),
        whole="R1",
        sensitive=True,
        source=_("Stays, and how they ended"),
    ),
    Figure(
        code="P5",
        section="after",
        title=_("Young women in after-care"),
        about=_("About {number} young women were in after-care."),
        under=_("Fewer than {number} young women were in after-care."),
        definition=_("Those in after-care on any day of the period, each counted once."),
        all=_("All in after-care"),
        head=_("After-care"),
        unit=_("Young women"),
        population="residents.aftercare",
        source=STAYS,
    ),
    Figure(
        code="R2",
        section="after",
        kind=Kind.MISSING,
        title=_("Still well a year after leaving"),
        about=_("Of those who left a year ago, {share} are still well."),
        under=_("Few of those who left a year ago are known to be well."),
        definition=_(
            "Those who left 12 to 24 months ago, did not come back into care and met no new harm, out of all who left "
            "12 to 24 months ago."
        ),
        all=_("All who left"),
        head=_("A year later"),
        unit=_("Girls"),
        source=_("What happened after a departure, which is not recorded yet"),
    ),
    Figure(
        code="R3",
        section="after",
        kind=Kind.MISSING,
        title=_("Visits to families"),
        about=_("About {number} visits were made to families."),
        under=_("Fewer than {number} visits were made to families."),
        definition=_("Visits to families at home, and members of families who came to seminars, in the period."),
        all=_("All visits"),
        head=_("Families"),
        unit=_("Visits"),
        source=_("Visits and seminars, which are not recorded yet"),
    ),
)
