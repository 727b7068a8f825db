"""Whether free text names a child, her people, a place or a birthday. Answers yes or no, and never which.

It looks at every name there is, whoever asks, under a role that may read just these columns. A model says which of
its columns hold names: `Privacy.names` (people: any word of it counts), `Privacy.proper` (places, and what people are
called: ordinary words in it do not count), `Privacy.days` (birthdays).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import connections, transaction

from shelter import privacy, vault
from shelter.models import DataKey
from shelter.ui.days import Ambiguous, read_day

WALL = "scan"  # the connection whose role may read what is looked through here, and nothing else
SHORTEST = 3
# Particles, and words that are names now and then: these count with a capital letter only, or beside another name.
COMMON = frozenset(
    """del dela los las san santa santo saint von van ate kuya nene inday ang angel ange april avril belle ben bon
    charity cherry claire dawn diamond dolly eve faith fleur flor gift girl girls grace hazel heart holly honey hope
    ivy jasmine jewel joie joy joyful june juin july juillet lily love lovely lucky mae mai mali mari marine mark may
    melody mercy merry mina mine mimi mon nana olive pearl precious prince princess rain river robin rosa rose ruby
    sage sales sandy sky son sol star summer sunny sunshine tan ton trinity una une victory violet will""".split()
)
# Words without which nothing can be written: half of a name like Her-Her, they count beside the other half only.
EVERYDAY = frozenset(
    """all and any are but can did for had has her him his how its let not now off one our out own per she than that
    the then they this too two was way who why with you your
    aux avec ces chez dans des elle est eux ici ils les leur lui mes mon nos nous ont par pas peu plus pour que qui
    sans ses sont sous sur tes tous tout une vers vos vous
    ako ating ito kami mga nang natin ninyo nila niya para sila siya tayo""".split()
)
ORDINARY = COMMON | frozenset(
    """after annex avenue baby barangay beside big block boulevard branch brgy brother building camp care case center
    central centre children church city college corner council country court department development district
    elementary family father foster garden girls government grandfather grandmother hall high highway hill home homes
    house institute integrated junior lane learning little local lola lolo lot mama mother municipal municipality
    national near neighbour new office old papa parent park phase philippines place port primary private
    province provincial public purok region regional river road room rural school science senior service services
    sister sitio social special state street subdivision teacher the tita tito town uncle aunt university unit
    upper village welfare western women worker youth and""".split()
)
NOT_LETTERS = re.compile(r"[^a-z0-9]+")
DATES = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|er)?(?: of)? \w{3,9},? \d{4}|\w{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}",
    re.IGNORECASE,
)
NUMERIC = re.compile(r"(\d+)[-/. ](\d+)[-/. ](\d+)")


def fold(text: str) -> str:
    """Small letters and digits, without accents; anything else is one space, but apostrophes and what is unseen."""
    plain = unicodedata.normalize("NFKD", re.sub("['’‘ʼ`´]s?\\b", " ", text)).casefold()
    seen = "".join(each for each in plain if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")
    return NOT_LETTERS.sub(" ", seen).strip()


class Text:
    """What was written, made ready to be asked about."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words: set[str] = set()
        self.capitals: set[str] = set()
        self.beside: set[tuple[str, str]] = set()
        self.days: set[date] = set()
        for text in texts:
            words = [word for word in re.split(r"[\s\-–—/.,;:!?()\[\]«»“”\"_]+", text) if word]
            self.capitals |= {part for word in words if word[:1].isupper() for part in fold(word).split()}
            folded = fold(text).split()
            self.words |= set(folded)
            self.beside |= set(pairwise(folded))
            self.days |= set(_days(text))

    def says(self, kind: str, value: Any) -> bool:
        match kind:
            case "names":
                return self.has_name(value)
            case "proper":
                return self.has_proper(value)
        return value in self.days

    def has_name(self, value: str) -> bool:
        """Any word of a person's name; an ordinary word that is also a name, with a capital letter only."""
        words = _telling(value)
        if any(word in self.capitals or (word in self.words and word not in COMMON) for word in words):
            return True
        return any(pair in self.beside for pair in pairwise(fold(value).split()))

    def has_proper(self, value: str) -> bool:
        """A word of a place with its capital letter, or two of its words side by side; ordinary words are let by."""
        if any(word in self.capitals and word not in ORDINARY for word in _telling(value)):
            return True
        telling = {word for word in _telling(value) if word not in ORDINARY}
        return any(pair in self.beside and telling & set(pair) for pair in pairwise(fold(value).split()))


def _telling(value: str) -> list[str]:
    """The words that tell something; two letters, bare numbers and everyday words do not."""
    words = (word for word in fold(value).split() if len(word) >= SHORTEST and not word.isdigit())
    return [word for word in words if word not in EVERYDAY]


def _days(text: str) -> Iterator[date]:
    """Every day that may be meant: of 3/4/2012 both."""
    for written in DATES.findall(text):
        if numbers := NUMERIC.fullmatch(written):
            a, b, c = map(int, numbers.groups())
            yield from _possible([(a, b, c)] if a > 31 else [(c, b, a), (c, a, b)])
            continue
        try:
            found = read_day(re.sub(r"(\d)(st|nd|rd|th|er)\b|\bof\b|,", r"\1", written, flags=re.IGNORECASE))
        except (ValueError, Ambiguous):
            continue
        if found:
            yield found


def _possible(readings: Iterable[tuple[int, int, int]]) -> Iterator[date]:
    for year, month, day in readings:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


class NotScanned(Exception):
    """It could not be asked. Says nothing more: what it met on the way may be somebody's name."""


def names_somebody(texts: Iterable[str]) -> bool:
    """Whether any of this could point at a child: a name, a code name, a number, a place, a school, a birthday."""
    return bool(named(dict(enumerate(texts))))


def named[Field](texts: Mapping[Field, str]) -> set[Field]:
    """Which of these could point at a child. Every name is looked at, whatever was found before: how long it takes
    tells nothing. NotScanned, without a word of why, when something went wrong."""
    asked = {field: text for field, said in texts.items() if (text := Text([said])).words}
    if not asked:
        return set()
    ring = vault.fresh_ring()
    try:
        with transaction.atomic(using=WALL), connections[WALL].cursor() as cursor:
            cursor.execute("set transaction read only")
            keys = DataKey.objects.using(WALL).values_list("subject", "wrapped")
            vault.learn((subject, bytes(wrapped) if wrapped else None) for subject, wrapped in keys.iterator())
            return _named(asked, Text(texts.values()))
    except Exception:
        raise NotScanned from None
    finally:
        vault.drop_ring(ring)
        if not connections[WALL].in_atomic_block:
            connections[WALL].close()  # the pages hold no connection that sees every name


def _named[Field](asked: Mapping[Field, Text], together: Text) -> set[Field]:
    found: set[Field] = set()
    for model in privacy.classified():
        if columns := privacy.scanned_columns(model):
            for kind, value in _values(model, columns):
                if together.says(kind, value):
                    found |= {field for field, text in asked.items() if text.says(kind, value)}
    return found


def _values(model: Any, columns: list[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """What she was called before counts too: history is looked at as well. Every key there is was learned before."""
    subject = getattr(model, "subject", "id")
    for each in (model, model.history.model) if hasattr(model, "history") else (model,):
        fields = [(kind, each._meta.get_field(name)) for kind, name in columns]
        rows = each._base_manager.using(WALL).order_by().values_list(subject, *(name for _kind, name in columns))
        for whose, *values in rows.iterator(chunk_size=2000):
            for (kind, field), value in zip(fields, values, strict=True):
                said = vault.read_held(field, value, whose) if isinstance(value, vault.Sealed) else value
                if said:
                    yield kind, said
