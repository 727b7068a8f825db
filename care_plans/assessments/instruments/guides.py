"""Where published bands begin, for the quiet lines of a chart over time. Pure."""

from care_plans.assessments.instruments.entries import T_BANDS
from care_plans.assessments.instruments.phq import GAD_BANDS, PHQ_BANDS
from care_plans.assessments.instruments.ptsd_totals import CPSS5_CUT_OFF, UCLA_CUT_OFF
from care_plans.assessments.instruments.sdq import SELF_BANDS
from care_plans.assessments.instruments.trauma import CATS2_BANDS, CRIES8_CUT_OFF, CRIES13_CUT_OFF
from care_plans.assessments.instruments.wellbeing import LOW_PERCENT, PSC17_CUT_OFFS
from care_plans.assessments.instruments.words import POSITIVE, _

ADEQUATE_FROM = 52  # a percentage is a multiple of four: 48 is low, 52 is not
assert LOW_PERCENT < ADEQUATE_FROM <= LOW_PERCENT + 4

# From this value on the band of that name holds; the lowest band needs no line.
GUIDES: dict[str, tuple[tuple[int, str], ...]] = {
    "phq9": PHQ_BANDS[1:],
    "phqa": PHQ_BANDS[1:],
    "gad7": GAD_BANDS[1:],
    "who5": ((ADEQUATE_FROM, _("adequate")),),
    "psc17": ((PSC17_CUT_OFFS["total"], POSITIVE),),
    "cries8": ((CRIES8_CUT_OFF, POSITIVE),),
    "cries13": ((CRIES13_CUT_OFF, POSITIVE),),
    "cats2": CATS2_BANDS[1:],
    "sdq": SELF_BANDS["total"][1:],
    "rcads25": T_BANDS[1:],
    "ucla": ((UCLA_CUT_OFF, POSITIVE),),
    "cpss5": ((CPSS5_CUT_OFF, POSITIVE),),
    "crafft": ((2, _("high risk")),),
}
