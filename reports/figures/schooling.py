"""Figures of schooling: E1 to E6."""

from django.utils.translation import gettext_lazy as _

from reports.figures.figure import Figure, Kind
from reports.figures.populations import LEVEL_GROUP

ENROLMENTS, RESULTS = _("Stays and enrolments"), _("Enrolments, and how the school year ended")

FIGURES = (
    Figure(
        code="E1.of",
        section="school",
        title=_("Girls of school age, and students"),
        about=_("About {number} girls were of school age or studied."),
        under=_("Fewer than {number} girls were of school age or studied."),
        definition=_(
            "Girls living with us on the last day of the period who are 5 to 17 years old or enrolled, and those in "
            "after-care who are enrolled."
        ),
        all=_("All of school age, and students"),
        head=_("Girls"),
        unit=_("Girls"),
        population="residents.to_enrol",
        source=_("Stays, enrolments and the month of birth"),
    ),
    Figure(
        code="E1",
        section="school",
        title=_("Girls in school or training"),
        about=_("Of the girls of school age and the students, {share} were in school or training."),
        under=_("Fewer than {number} girls were in school or training."),
        definition=_(
            "Girls enrolled in a school or a training on the last day of the period, living with us or in after-care, "
            "out of those of school age and those who study. In the holidays, the school year that has just ended "
            "counts, unless she stopped or graduated."
        ),
        all=_("All in school or training"),
        head=_("Level"),
        unit=_("Girls"),
        population="residents.enrolled",
        by=(LEVEL_GROUP,),
        whole="E1.of",
        safe=True,
        source=ENROLMENTS,
    ),
    Figure(
        code="E6",
        section="school",
        title=_("Scholarship places"),
        about=_("About {number} girls in school or training had a scholarship place."),
        under=_("Fewer than {number} girls in school or training had a scholarship place."),
        definition=_(
            "Girls in school or training on the last day of the period who have a scholarship place, by level; out of "
            "all in school or training at that level."
        ),
        all=_("All with a scholarship place"),
        head=_("Level"),
        unit=_("Girls"),
        population="residents.scholarships",
        by=(LEVEL_GROUP,),
        whole="E1",
        source=ENROLMENTS,
    ),
    Figure(
        code="E2.of",
        section="school",
        title=_("Girls whose school year ended with a result"),
        about=_("The school year of about {number} girls ended with a result."),
        under=_("The school year of fewer than {number} girls ended with a result."),
        definition=_(
            "Girls whose school year had its last day in the period, with a result, while they were with us for a "
            "part of it. Whoever stopped going is counted; no result and a change of school are not. Of several "
            "results of a girl, the last one counts."
        ),
        all=_("All with a result"),
        head=_("Level"),
        unit=_("Girls"),
        population="enrolments.results",
        by=(LEVEL_GROUP,),
        source=RESULTS,
    ),
    Figure(
        code="E2",
        section="school",
        title=_("Girls who moved on"),
        about=_("Of the girls whose school year ended with a result, {share} moved on."),
        under=_("Fewer than {number} girls are known to have moved on."),
        definition=_(
            "Girls who were promoted, completed, graduated or received a certificate, after remedial classes too, out "
            "of all whose school year ended in the period with a result. Whoever stopped going did not move on."
        ),
        all=_("All who moved on"),
        head=_("Level"),
        unit=_("Girls"),
        population="enrolments.moved_on",
        by=(LEVEL_GROUP,),
        whole="E2.of",
        sensitive=True,
        source=RESULTS,
    ),
    Figure(
        code="E3",
        section="school",
        title=_("Girls with honours"),
        about=_("About {number} girls ended their school year with honours."),
        under=_("Fewer than {number} girls ended their school year with honours."),
        definition=_(
            "Girls whose school gave them honours, out of all whose school year ended in the period with a result."
        ),
        all=_("All with honours"),
        head=_("Girls"),
        unit=_("Girls"),
        population="enrolments.honours",
        whole="E2.of",
        sensitive=True,
        source=RESULTS,
    ),
    Figure(
        code="E4",
        section="school",
        title=_("Graduates"),
        about=_("About {number} girls graduated or received a national certificate."),
        under=_("Fewer than {number} girls graduated or received a national certificate."),
        definition=_(
            "Girls whose school year ended in the period with graduation from senior high school or college, or with "
            "a national certificate."
        ),
        all=_("All graduates"),
        head=_("Girls"),
        unit=_("Girls"),
        population="enrolments.graduates",
        sensitive=True,
        source=RESULTS,
    ),
    Figure(
        code="E5",
        section="school",
        kind=Kind.SUM,
        title=_("Hours of tutoring"),
        about=_("Girls received about {number} hours of tutoring."),
        under=_("Girls received fewer than {number} hours of tutoring."),
        definition=_(
            "Hours of tutoring, remedial classes and the ARAL programme in the period, on days of a girl’s time with "
            "us or in after-care. Rounded to two significant figures."
        ),
        all=_("All hours"),
        head=_("Hours"),
        unit=_("Hours"),
        population="help.hours",
        source=_("Tutoring and remedial classes"),
    ),
)
