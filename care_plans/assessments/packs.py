"""Questionnaire texts that an organisation may use and we may not ship: one TOML file each, read strictly.

The file <data folder>/instruments/<code>.toml holds code, version, language, licence, instruction, choices, items.
Scoring never comes from a file.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from care_plans.assessments.instruments import CATALOGUE, Instrument, Mode, Words
from care_plans.assessments.instruments.words import _

MOST_BYTES, LONGEST_ITEM, LONGEST_TEXT = 100_000, 500, 2_000
TEXTS = {"code": 40, "version": 40, "language": 20, "licence": LONGEST_TEXT, "instruction": LONGEST_TEXT}
LISTS = {"items", "choices"}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


class Unreadable(ValueError):
    """A pack that cannot be used; `words` say why, to the administrator who installed it."""

    def __init__(self, text: str, **values: object) -> None:
        self.words = Words(text, values)
        super().__init__(str(self.words))


@dataclass(frozen=True, slots=True)
class Pack:
    """The words of one questionnaire in one language; `choices` label the instrument's values in their order."""

    code: str
    version: str
    language: str
    licence: str
    instruction: str
    choices: tuple[str, ...]
    items: tuple[str, ...]


def load(folder: Path, code: str) -> Pack | None:
    """The installed pack, None where there is none. Raises Unreadable when a file is there and not as it must be."""
    instrument = CATALOGUE.get(code)
    if instrument is None or instrument.mode is not Mode.LOCAL_PACK:
        raise Unreadable(_("This questionnaire takes no pack."))
    file = folder / f"{instrument.code}.toml"
    if not file.exists():
        return None
    return _checked(_read(file), instrument)


def _read(file: Path) -> dict[str, object]:
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError:
        raise Unreadable(_("The pack cannot be opened.")) from None
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The pack is larger than any questionnaire."))
    try:
        return tomllib.loads(content.decode())
    except (ValueError, RecursionError):  # not UTF-8, not TOML, or nested without end
        raise Unreadable(_("The pack is not a TOML file in UTF-8.")) from None


def _checked(content: dict[str, object], instrument: Instrument) -> Pack:
    if missing := (TEXTS.keys() | LISTS) - content.keys():
        raise Unreadable(_("The pack lacks: %(names)s."), names=", ".join(sorted(missing)))
    if content.keys() - TEXTS.keys() - LISTS:
        raise Unreadable(_("The pack may hold only: %(names)s."), names=", ".join(sorted(TEXTS.keys() | LISTS)))
    texts = {name: _text(content[name], name, longest) for name, longest in TEXTS.items()}
    if (texts["code"], texts["version"]) != (instrument.code, instrument.version):
        raise Unreadable(
            _("The pack must be for %(code)s, version %(version)s."), code=instrument.code, version=instrument.version
        )
    if not LANGUAGE.fullmatch(texts["language"]):
        raise Unreadable(_("The language of the pack must be a code such as en, fil or hil."))
    items = _texts(content["items"], "items", len(instrument.items))
    return Pack(**texts, items=items, choices=_texts(content["choices"], "choices", len(instrument.choices)))


def _texts(value: object, name: str, count: int) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) != count:
        raise Unreadable(_("%(name)s must be a list of %(count)s texts."), name=name, count=count)
    return tuple(_text(each, name, LONGEST_ITEM) for each in value)


def _text(value: object, name: str, longest: int) -> str:
    """One text of one line, neither empty nor too long, without signs that cannot be seen."""
    found = value.strip() if isinstance(value, str) else ""
    if not found or len(found) > longest or not found.isprintable():
        raise Unreadable(_("%(name)s must be text of one line, at most %(longest)s signs."), name=name, longest=longest)
    return found
