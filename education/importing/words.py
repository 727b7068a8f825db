"""How schools write levels, and how they say that a year ended: their words to our codes. Pure."""

import re
from typing import Final

from residents.names import fold

GRADE: Final = re.compile(r"(?:grade|gr|g|year|yr|baitang|classe)? ?(\d{1,2})")
COLLEGE: Final = re.compile(
    r"(?:(?:college|university|tertiary) (?:year |yr |y)?(\d)|(\d)(?:st|nd|rd|th) (?:year|yr) college)"
)
CERTIFICATE: Final = re.compile(r"(?:tesda )?nc ?(i{1,3}|iv|[1-4])")
ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
LEVELS: Final = {
    "kinder": "kinder", "kindergarten": "kinder", "k": "kinder", "preschool": "kinder",
    "als": "als_ae_jhs", "als jhs": "als_ae_jhs", "als junior high": "als_ae_jhs",
    "als elementary": "als_ae_elementary", "als elem": "als_ae_elementary",
    "als basic literacy": "als_basic_literacy", "als shs": "als_shs",
    "als senior high": "als_shs", "sped": "sped", "special education": "sped", "vocational": "vocational_short",
    "home tutoring": "home_tutoring",
}  # fmt: skip
ENDS: Final = {
    "promoted": "promoted", "passed": "promoted", "pass": "promoted", "admis": "promoted", "admise": "promoted",
    "promoted with honors": "promoted_with_honors", "promoted with honours": "promoted_with_honors",
    "with honors": "promoted_with_honors", "with honours": "promoted_with_honors",
    "with high honors": "promoted_with_honors", "with highest honors": "promoted_with_honors",
    "conditional": "conditionally_promoted", "conditionally promoted": "conditionally_promoted",
    "promoted with tutorials": "conditionally_promoted", "irregular": "irregular",
    "remedial": "remedial_pending", "for remedial": "remedial_pending", "remedial classes": "remedial_pending",
    "retained": "retained", "failed": "retained", "repeat": "retained", "repeater": "retained", "redouble": "retained",
    "transferred": "transferred", "transferred out": "transferred", "t o": "transferred",
    "dropped": "dropped", "dropped out": "dropped", "drop": "dropped", "nlpa": "dropped",
    "als passed": "als_ae_passed", "a e passed": "als_ae_passed", "als not passed": "als_ae_not_passed",
    "nc passed": "nc_certified", "certified": "nc_certified", "no result": "no_result", "incomplete": "no_result",
}  # fmt: skip
HONOURS: Final = {"with highest honors": "with_highest_honors", "with high honors": "with_high_honors"}
COMPLETED: Final = frozenset({"completed", "completer", "graduated", "graduate", "graduee", "diplomee"})


def level_of(text: str) -> str:
    """The code of a level, or nothing: "Grade 7", "G7" and "7" are g7, "Kinder" is kinder."""
    said = fold(text)
    if said in LEVELS:
        return LEVELS[said]
    if (found := GRADE.fullmatch(said)) and 1 <= int(found[1]) <= 12:
        return f"g{int(found[1])}"
    if (found := COLLEGE.fullmatch(said)) and "1" <= (year := found[1] or found[2]) <= "5":
        return f"college_y{year}"
    if found := CERTIFICATE.fullmatch(said):
        return f"tesda_nc{ROMAN.get(found[1], found[1])}"
    return ""


def end_of(text: str, level: str) -> str:
    """The code of how the year ended, or nothing; what "completed" means depends on the level."""
    said = fold(text)
    if said in COMPLETED:
        return _completed(level)
    return ENDS.get(said, "")


def honours_of(text: str) -> str:
    said = fold(text).replace("honours", "honors")
    exact = next((code for words, code in HONOURS.items() if words in said), "")
    return exact or ("with_honors" if "with honors" in said else "")


def _completed(level: str) -> str:
    if level.startswith("college"):
        return "graduated_college"
    if level.startswith("tesda"):
        return "nc_certified"
    return {"g6": "completed_elem", "g10": "completed_jhs", "g12": "graduated_shs"}.get(level, "promoted")
