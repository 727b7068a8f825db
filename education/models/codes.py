"""The code lists of schooling (source: Department of Education of the Philippines, orders named where they hold)."""

from itertools import pairwise

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """What she attends. Past years make her school history."""

    KINDER = "kinder", _("Kindergarten")
    G1 = "g1", _("Grade 1")
    G2 = "g2", _("Grade 2")
    G3 = "g3", _("Grade 3")
    G4 = "g4", _("Grade 4")
    G5 = "g5", _("Grade 5")
    G6 = "g6", _("Grade 6")
    G7 = "g7", _("Grade 7")
    G8 = "g8", _("Grade 8")
    G9 = "g9", _("Grade 9")
    G10 = "g10", _("Grade 10")
    G11 = "g11", _("Grade 11")
    G12 = "g12", _("Grade 12")
    ALS_LITERACY = "als_basic_literacy", _("ALS, basic literacy")
    ALS_ELEMENTARY = "als_ae_elementary", _("ALS, elementary")
    ALS_JUNIOR = "als_ae_jhs", _("ALS, junior high")
    ALS_SENIOR = "als_shs", _("ALS, senior high")
    SPED = "sped", _("Special education")
    NC1 = "tesda_nc1", _("TESDA NC I")
    NC2 = "tesda_nc2", _("TESDA NC II")
    NC3 = "tesda_nc3", _("TESDA NC III")
    NC4 = "tesda_nc4", _("TESDA NC IV")
    COLLEGE_1 = "college_y1", _("College, year 1")
    COLLEGE_2 = "college_y2", _("College, year 2")
    COLLEGE_3 = "college_y3", _("College, year 3")
    COLLEGE_4 = "college_y4", _("College, year 4")
    COLLEGE_5 = "college_y5", _("College, year 5")
    VOCATIONAL = "vocational_short", _("Short vocational course")
    AT_HOME = "home_tutoring", _("Taught at home")


class LevelGroup(TextChoices):
    """Levels as donors may read them."""

    KINDER = "kinder", _("Kindergarten")
    ELEMENTARY = "elementary", _("Elementary school")
    JUNIOR = "junior_high", _("Junior high school")
    SENIOR = "senior_high", _("Senior high school")
    ALS = "als", _("Alternative learning")
    TRAINING = "training", _("Vocational training")
    COLLEGE = "college", _("College")
    OTHER = "other", _("Other")


_GROUPS = {
    LevelGroup.KINDER: ("kinder",),
    LevelGroup.ELEMENTARY: tuple(f"g{n}" for n in range(1, 7)),
    LevelGroup.JUNIOR: tuple(f"g{n}" for n in range(7, 11)),
    LevelGroup.SENIOR: ("g11", "g12"),
    LevelGroup.ALS: ("als_basic_literacy", "als_ae_elementary", "als_ae_jhs", "als_shs"),
    LevelGroup.TRAINING: ("tesda_nc1", "tesda_nc2", "tesda_nc3", "tesda_nc4", "vocational_short"),
    LevelGroup.COLLEGE: tuple(f"college_y{n}" for n in range(1, 6)),
    LevelGroup.OTHER: ("sped", "home_tutoring"),
}
GROUP_OF: dict[str, LevelGroup] = {level: group for group, levels in _GROUPS.items() for level in levels}
# The age at which a child usually enters (source: K to 12, kindergarten at five).
USUAL_AGE: dict[str, int] = {"kinder": 5} | {f"g{n}": 5 + n for n in range(1, 13)}

_LADDERS = (("kinder", *(f"g{n}" for n in range(1, 13))), tuple(f"college_y{n}" for n in range(1, 6)))
NEXT_LEVEL: dict[str, str] = {low: high for ladder in _LADDERS for low, high in pairwise(ladder)}
WITH_TRACK = ("g11", "g12")


class Track(TextChoices):
    """Senior high tracks of both generations: strands to SY 2025-26 (Grade 12 still), then Academic and TechPro."""

    NONE = "", _("None")
    ACADEMIC = "academic", _("Academic (from 2025)")
    TECHPRO = "techpro", _("TechPro (from 2025)")
    STEM = "stem", _("STEM")
    ABM = "abm", _("ABM")
    HUMSS = "humss", _("HUMSS")
    GAS = "gas", _("GAS")
    TVL = "tvl", _("TVL")
    SPORTS = "sports", _("Sports")
    ARTS = "arts_design", _("Arts and design")


class Scale(TextChoices):
    """How a school marks. A mark is written down as the school reports it, never computed."""

    PERCENT = "percent", _("Percent, 75 passes")
    DESCRIPTIVE = "descriptive", _("In words")
    COLLEGE = "college", _("1.0 (best) to 5.0")
    PASS_FAIL = "pass_fail", _("Passed or not yet")


# Key Stage 1: reported in words where the school year says so (source: DO 015 s. 2026).
KEY_STAGE_1 = ("kinder", "g1", "g2", "g3")


class EndStatus(TextChoices):
    """How a school year ended."""

    PROMOTED = "promoted", _("Promoted")
    PROMOTED_HONORS = "promoted_with_honors", _("Promoted with honours")
    CONDITIONAL = "conditionally_promoted", _("Promoted, with tutorials")
    REMEDIAL = "remedial_pending", _("Remedial classes first")
    RETAINED = "retained", _("Stays in her grade")
    COMPLETED_ELEMENTARY = "completed_elem", _("Completed elementary school")
    COMPLETED_JUNIOR = "completed_jhs", _("Completed junior high school")
    GRADUATED_SENIOR = "graduated_shs", _("Graduated from senior high school")
    GRADUATED_COLLEGE = "graduated_college", _("Graduated from college")
    ALS_PASSED = "als_ae_passed", _("Passed the ALS examination")
    ALS_NOT_PASSED = "als_ae_not_passed", _("ALS examination not passed yet")
    CERTIFIED = "nc_certified", _("Received the national certificate")
    TRANSFERRED = "transferred", _("Changed school")
    DROPPED = "dropped", _("Stopped going")
    IRREGULAR = "irregular", _("Irregular, goes on")
    NO_RESULT = "no_result", _("No result")


# E2 of the donor figures: those who moved on, out of all with a result (dropped counts, the last two do not).
MOVED_ON = (EndStatus.PROMOTED, EndStatus.PROMOTED_HONORS, EndStatus.CONDITIONAL, EndStatus.COMPLETED_ELEMENTARY,
            EndStatus.COMPLETED_JUNIOR, EndStatus.GRADUATED_SENIOR, EndStatus.GRADUATED_COLLEGE, EndStatus.ALS_PASSED,
            EndStatus.CERTIFIED)  # fmt: skip
NO_RESULT = (EndStatus.NO_RESULT, EndStatus.TRANSFERRED)
GRADUATED = (EndStatus.GRADUATED_SENIOR, EndStatus.GRADUATED_COLLEGE, EndStatus.CERTIFIED)


class Honours(TextChoices):
    """Honours as the school gives them (DepEd Order 36 s. 2016; unconfirmed, so: written down, never computed)."""

    NONE = "", _("None")
    WITH = "with_honors", _("With honours")
    HIGH = "with_high_honors", _("With high honours")
    HIGHEST = "with_highest_honors", _("With highest honours")


class WhoKnows(TextChoices):
    """Who at the school knows that she lives in a home: nobody, unless she and we decide otherwise."""

    NOBODY = "none", _("Nobody")
    ADVISER = "adviser", _("Her adviser")
    GUIDANCE = "guidance", _("The guidance counsellor")
    PRINCIPAL = "principal", _("The principal")


class LeftFor(TextChoices):
    """Why an enrolment ended before the year did."""

    MOVED = "moved", _("She moved")
    HEALTH = "health", _("Her health")
    SAFETY = "safety", _("Her safety")
    WORK = "work", _("Work")
    FAMILY = "family", _("Her family")
    OWN_WISH = "own_wish", _("Her own wish")
    OTHER = "other", _("Something else")


class CostKind(TextChoices):
    TUITION = "tuition", _("Tuition")
    MISCELLANEOUS = "miscellaneous", _("School fees")
    UNIFORM = "uniform", _("Uniform")
    SUPPLIES = "supplies", _("Books and supplies")
    TRANSPORT = "transport", _("Transport")
    ALLOWANCE = "allowance", _("Allowance")
    PROJECT = "project", _("School project")


class Payer(TextChoices):
    ORGANISATION = "organisation", _("Our organisation")
    SPONSORSHIP = "sponsorship_fund", _("Sponsorship fund")
    GOVERNMENT = "government", _("Government")
    FAMILY = "family", _("Her family")


class HelpKind(TextChoices):
    TUTORING = "tutoring", _("Tutoring")
    REMEDIAL = "remedial", _("Remedial classes")
    ARAL = "aral", _("ARAL programme")


class ContactKind(TextChoices):
    MEETING = "meeting", _("Meeting")
    CALL = "call", _("Call")
    VISIT = "visit", _("Visit at school")
    LETTER = "letter", _("Letter")
