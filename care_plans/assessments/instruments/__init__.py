"""Questionnaires as data, and their scoring as pure functions: no Django, no database, nothing about any child.

One module is one family; hold it against the manual it names. Everything people read is marked for translation here
and translated on the page. Three modes, by licence: text included, text from a local pack, scores entered only.

Not here, on purpose. ACE (adverse childhood experiences) asks for the history again, and its authors warn against
scoring a single person by it. CSI (Child Status Index) was made for talking about one child, not for scores that are
kept and compared; its four levels from a visitor's impression would be read as a measure, which it is not.
"""

import re

from care_plans.assessments.instruments.change import better
from care_plans.assessments.instruments.entries import CRAFFT, DERS16, DERS18, DERS36, RCADS25
from care_plans.assessments.instruments.gas import GAS, gas
from care_plans.assessments.instruments.phq import GAD7, PHQ9, PHQA
from care_plans.assessments.instruments.ptsd_totals import CPSS5, UCLA
from care_plans.assessments.instruments.restoration import ASO, CANS
from care_plans.assessments.instruments.sdq import SDQ, SDQ_INFORMANT
from care_plans.assessments.instruments.shape import (
    Ages,
    Alert,
    Better,
    Choice,
    Entry,
    Impossible,
    Instrument,
    Item,
    Mode,
    Respondent,
    Result,
    Scale,
    Urgency,
    shown,
)
from care_plans.assessments.instruments.suicide import ASQ, CSSRS, asks_question_5
from care_plans.assessments.instruments.trauma import CATS2, CRIES8, CRIES13
from care_plans.assessments.instruments.wellbeing import PSC17, WHO5
from care_plans.assessments.instruments.words import SCREENING, Words

__all__ = [
    "CATALOGUE",
    "SCREENING",
    "Ages",
    "Alert",
    "Better",
    "Choice",
    "Entry",
    "Impossible",
    "Instrument",
    "Item",
    "Mode",
    "Respondent",
    "Result",
    "Scale",
    "Urgency",
    "Words",
    "asks_question_5",
    "better",
    "find",
    "gas",
    "shown",
]

CATALOGUE: dict[str, Instrument] = {
    instrument.code: instrument
    for instrument in (
        *(PHQ9, PHQA, GAD7, WHO5),
        *(CRIES8, CRIES13, CATS2, PSC17),
        *(ASQ, GAS),
        *(SDQ, SDQ_INFORMANT, RCADS25, UCLA, CPSS5, CSSRS, CRAFFT, DERS36, DERS18, DERS16, ASO, CANS),
    )
}
ALSO_WRITTEN = {
    "phq9a": "phqa",
    "gas1968": "gas",
    "goalattainmentscaling": "gas",
    "psc": "psc17",
    "sdqself": "sdq",
    "rcads": "rcads25",
    "uclaptsdri": "ucla",
    "uclaptsdri5": "ucla",
    "uclaptsd": "ucla",
    "cpss": "cpss5",
    "cpss5sr": "cpss5",
    "cssrsscreener": "cssrs",
    "crafft21": "crafft",
    "ders": "ders36",
}


def find(name: str) -> Instrument | None:
    """By its code however it is written: phq9, PHQ-9, Phq 9."""
    code = re.sub(r"[^a-z0-9]", "", name.casefold())
    return CATALOGUE.get(ALSO_WRITTEN.get(code, code))
