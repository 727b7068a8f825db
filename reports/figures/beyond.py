"""Figures that are not counted from the files of girls: legal help, not recorded yet; and what is entered by hand."""

from django.utils.translation import gettext_lazy as _

from reports.figures.figure import Figure, Kind

BY_HAND, PROCEEDINGS = _("Entered by hand"), _("Legal proceedings, which are not recorded yet")

FIGURES = (
    Figure(
        code="L1",
        section="legal",
        kind=Kind.MISSING,
        title=_("Girls who receive legal help"),
        about=_("Of the girls who wish to go to court or have done so, {share} receive legal help."),
        under=_("Fewer than {number} girls receive legal help."),
        definition=_(
            "Girls who receive legal help in the period, out of those who wish to go to court or have done so."
        ),
        all=_("All with legal help"),
        head=_("Girls"),
        unit=_("Girls"),
        safe=True,
        source=PROCEEDINGS,
    ),
    Figure(
        code="L2",
        section="legal",
        kind=Kind.MISSING,
        title=_("Proceedings under way"),
        about=_("About {number} proceedings are under way."),
        under=_("Fewer than {number} proceedings are under way."),
        definition=_("Proceedings in which a girl is heard or represented, open on the last day of the period."),
        all=_("All proceedings"),
        head=_("Proceedings"),
        unit=_("Proceedings"),
        sensitive=True,
        source=PROCEEDINGS,
    ),
    Figure(
        code="L3",
        section="legal",
        kind=Kind.MISSING,
        title=_("Proceedings concluded"),
        about=_("About {number} proceedings were concluded."),
        under=_("Fewer than {number} proceedings were concluded."),
        definition=_("Proceedings that ended in the period, however they ended: how is never said."),
        all=_("All proceedings"),
        head=_("Proceedings"),
        unit=_("Proceedings"),
        sensitive=True,
        source=PROCEEDINGS,
    ),
    Figure(
        code="V1",
        section="beyond",
        kind=Kind.MANUAL,
        title=_("People reached by prevention"),
        about=_("{number} people took part in prevention sessions."),
        under=_("{number} people took part in prevention sessions."),
        definition=_(
            "People outside our homes who took part in sessions on preventing violence and exploitation in the period: "
            "pupils, parents, teachers, officials. Entered by hand; not about the girls."
        ),
        all=_("All people"),
        head=_("People"),
        unit=_("People"),
        source=BY_HAND,
    ),
    Figure(
        code="S1",
        section="beyond",
        kind=Kind.MANUAL,
        title=_("Staff trained"),
        about=_("{number} members of staff were trained."),
        under=_("{number} members of staff were trained."),
        definition=_(
            "Members of staff who took part in training on trauma or on keeping children safe in the period. Entered "
            "by hand; not about the girls."
        ),
        all=_("All staff trained"),
        head=_("Staff"),
        unit=_("Staff"),
        source=BY_HAND,
    ),
    Figure(
        code="F1",
        section="beyond",
        kind=Kind.MANUAL,
        title=_("Money spent"),
        about=_("{number} were spent on the programmes."),
        under=_("{number} were spent on the programmes."),
        definition=_(
            "What the programmes cost in the period, in Philippine pesos. Entered by hand; not about the girls."
        ),
        all=_("All spending"),
        head=_("Spending"),
        unit=_("Pesos"),
        source=BY_HAND,
    ),
)
