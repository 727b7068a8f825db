"""Figures of care: T1 to T3, A1 and A2, W1."""

from django.utils.translation import gettext_lazy as _

from reports.figures.figure import Figure, Kind

SESSIONS, ROLLS, COMPARISONS = _("Sessions"), _("Roll-calls of activities"), _("Comparisons of two measures")

FIGURES = (
    Figure(
        code="T1.individual",
        section="care",
        kind=Kind.SUM,
        title=_("Therapy, alone"),
        about=_("About {number} sessions of therapy were held alone with a girl."),
        under=_("Fewer than {number} sessions of therapy were held alone with a girl."),
        definition=_(
            "Sessions of therapy alone that were held in the period; not those that were only planned, or that she "
            "chose not to come to. Rounded to two significant figures."
        ),
        all=_("All sessions"),
        head=_("Sessions"),
        unit=_("Sessions"),
        population="sessions.individual",
        source=SESSIONS,
    ),
    Figure(
        code="T1.group",
        section="care",
        kind=Kind.SUM,
        title=_("Therapy, in a group"),
        about=_("About {number} sessions of therapy were held in a group."),
        under=_("Fewer than {number} sessions of therapy were held in a group."),
        definition=_(
            "Sessions of therapy in a group that were held in the period, each counted once, however many girls took "
            "part. Rounded to two significant figures."
        ),
        all=_("All sessions"),
        head=_("Sessions"),
        unit=_("Sessions"),
        population="sessions.group",
        source=SESSIONS,
    ),
    Figure(
        code="T2",
        section="care",
        title=_("Girls who had a session"),
        about=_("About {number} girls took part in at least one session."),
        under=_("Fewer than {number} girls took part in a session."),
        definition=_(
            "Girls who took part in a session of any kind in the period, alone, with her family or in a group, each "
            "counted once. Living with us or in after-care."
        ),
        all=_("All girls with a session"),
        head=_("Girls"),
        unit=_("Girls"),
        population="residents.with_session",
        source=SESSIONS,
    ),
    Figure(
        code="T3",
        section="care",
        title=_("Care plans looked at lately"),
        about=_("Of the girls living with us, {share} have a care plan that was looked at in the last 90 days."),
        under=_("Fewer than {number} girls have a care plan that was looked at in the last 90 days."),
        definition=_(
            "Girls living with us on the last day of the period whose care plan is in force on that day, and began or "
            "was reviewed with her not more than 90 days before; out of all girls living with us on that day."
        ),
        all=_("All with such a plan"),
        head=_("Care plans"),
        unit=_("Girls"),
        population="residents.reviewed",
        whole="P2",
        safe=True,
        source=_("Stays, care plans and their reviews"),
    ),
    Figure(
        code="A1.sessions",
        section="activities",
        kind=Kind.SUM,
        title=_("Sessions of activities"),
        about=_("About {number} sessions of circus, sport, arts and other activities took place."),
        under=_("Fewer than {number} sessions of activities took place."),
        definition=_(
            "Sessions of activities of every kind that took place in the period with at least one girl. Rounded to "
            "two significant figures."
        ),
        all=_("All sessions"),
        head=_("Sessions"),
        unit=_("Sessions"),
        population="activities.sessions",
        source=ROLLS,
    ),
    Figure(
        code="A1",
        section="activities",
        kind=Kind.SUM,
        title=_("Participations"),
        about=_("About {number} times, a girl took part in a session."),
        under=_("Fewer than {number} times, a girl took part in a session."),
        definition=_(
            "How often a girl took part in a session of an activity in the period, over all girls and sessions. "
            "Rounded to two significant figures."
        ),
        all=_("All participations"),
        head=_("Participations"),
        unit=_("Participations"),
        population="activities.participations",
        source=ROLLS,
    ),
    Figure(
        code="A2",
        section="activities",
        title=_("Girls who take part regularly"),
        about=_("About {number} girls took part in an activity that takes place regularly."),
        under=_("Fewer than {number} girls took part in an activity that takes place regularly."),
        definition=_(
            "Girls who took part in at least one session of an activity that takes place regularly in the period, "
            "each counted once."
        ),
        all=_("All girls taking part"),
        head=_("Girls"),
        unit=_("Girls"),
        population="residents.in_activities",
        source=ROLLS,
    ),
    Figure(
        code="W1.of",
        section="well",
        title=_("Girls whose well-being was measured twice"),
        about=_("For about {number} girls, two measures of well-being can be compared."),
        under=_("For fewer than {number} girls, two measures of well-being can be compared."),
        definition=_(
            "Girls with two measures by the same instrument and version, at least 90 days apart, the later of them in "
            "the period."
        ),
        all=_("All girls measured twice"),
        head=_("Girls"),
        unit=_("Girls"),
        population="residents.compared",
        source=COMPARISONS,
    ),
    Figure(
        code="W1",
        section="well",
        title=_("Girls who feel better"),
        about=_("Of the girls whose well-being was measured twice, {share} are better."),
        under=_("Fewer than {number} girls are known to be better."),
        definition=_(
            "Of the girls whose well-being was measured twice, those for whom the latest comparison says better: by "
            "10 points of the WHO-5, by 5 of the PHQ-A, or by their own goals; several on one day must all say so."
        ),
        all=_("All who are better"),
        head=_("Girls"),
        unit=_("Girls"),
        population="residents.improved",
        whole="W1.of",
        sensitive=True,
        source=COMPARISONS,
    ),
)
