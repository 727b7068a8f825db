"""The words of questionnaires that this installation has: our own, or those of an installed pack."""

from care_plans.assessments import packs
from care_plans.assessments.instruments import CATALOGUE, Instrument, Mode
from care_plans.assessments.packs import Pack
from residents.models.codes import Language
from shelter.config import CONFIG

# Goal attainment is counted from the goals of her care plan, and is no form to fill in.
OFFERED: dict[str, Instrument] = {code: each for code, each in CATALOGUE.items() if code != "gas"}


def installed(instrument: Instrument) -> Pack | None:
    """The pack in `<data folder>/instruments`. Raises Unreadable where there is one that cannot be used."""
    if instrument.mode is not Mode.LOCAL_PACK:
        return None
    return packs.load(CONFIG.data / "instruments", instrument.code)


def pack_of(instrument: Instrument) -> Pack | None:
    """The same, and None where it cannot be used: then the paper form is entered by number."""
    try:
        return installed(instrument)
    except packs.Unreadable:
        return None


def language_of(instrument: Instrument) -> Language | None:
    """In which language its text is here; None where there is none. What Shelter brings is in English."""
    pack = pack_of(instrument)
    if pack is not None:
        code = pack.language.partition("-")[0]
        return Language(code) if code in Language.values else Language.OTHER
    return Language.ENGLISH if any(item.text for item in instrument.items) else None
