"""Sealed fields: AES-256-GCM under one key per person, each key wrapped by the master key. No key, no words."""

import datetime
import json
import os
from collections.abc import Iterable
from contextvars import ContextVar, Token
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.conf import settings
from django.db import models

VERSION = b"\x01"
_PAD = 32  # lengths are rounded up to this many bytes, so that they tell less
Ring = dict[UUID, AESGCM]
_ring: ContextVar[Ring] = ContextVar("ring")


class Shredded(Exception):
    """The key was destroyed, and with it every word it sealed."""


class NoKey(Exception):
    """There is no key for this subject within the acting person's reach."""


def fresh_ring() -> Token[Ring]:
    """Begin with no key in memory; keys live as long as one acting person's turn."""
    return _ring.set({})


def drop_ring(token: Token[Ring]) -> None:
    _ring.reset(token)


def _keys() -> Ring:
    try:
        return _ring.get()
    except LookupError:
        _ring.set({})
        return _ring.get()


def _bound_to(subject: UUID) -> bytes:
    return b"key|" + subject.bytes


def make_key(subject: UUID) -> bytes:
    """A new data key for a subject, wrapped for storage; the open key stays on the ring."""
    key, nonce = os.urandom(32), os.urandom(12)
    _keys()[subject] = AESGCM(key)
    return VERSION + nonce + AESGCM(settings.MASTER_KEY).encrypt(nonce, key, _bound_to(subject))


def _unwrap(wrapped: bytes, subject: UUID) -> AESGCM:
    blob = bytes(wrapped)
    return AESGCM(AESGCM(settings.MASTER_KEY).decrypt(blob[1:13], blob[13:], _bound_to(subject)))


def load(subjects: Iterable[UUID]) -> None:
    """Fetch the keys of many subjects with one query, before a list opens their fields."""
    missing = {s for s in subjects if s not in _keys()}
    if missing:
        stored = apps.get_model("shelter", "DataKey").objects.filter(subject__in=missing, wrapped__isnull=False)
        for subject, wrapped in stored.values_list("subject", "wrapped"):
            _keys()[subject] = _unwrap(bytes(wrapped or b""), subject)


def learn(wrapped: Iterable[tuple[UUID, bytes | None]]) -> None:
    """Keys that came along with the rows they open, so that they are not asked for once more."""
    for subject, blob in wrapped:
        if blob and subject not in _keys():
            _keys()[subject] = _unwrap(bytes(blob), subject)


def key_of(subject: UUID) -> AESGCM:
    if subject not in _keys():
        load([subject])
    if subject not in _keys():
        exists = apps.get_model("shelter", "DataKey").objects.filter(subject=subject).exists()
        raise Shredded if exists else NoKey
    return _keys()[subject]


def seal(text: str, *, label: str, subject: UUID) -> bytes:
    """The sealed form: version, subject, nonce, ciphertext. It opens only under the same label and subject."""
    nonce = os.urandom(12)
    data = text.encode() + b"\x80"
    data += b"\0" * (-len(data) % _PAD)
    bound = VERSION + label.encode() + b"|" + subject.bytes
    return VERSION + subject.bytes + nonce + key_of(subject).encrypt(nonce, data, bound)


def unseal(blob: bytes, *, label: str, subject: UUID) -> str:
    """The words again. Raises InvalidTag for a changed, cut or swapped blob."""
    bound = VERSION + label.encode() + b"|" + subject.bytes
    data = key_of(subject).decrypt(blob[17:29], blob[29:], bound)
    return data[: data.rindex(b"\x80")].decode()


class Sealed:
    """A value as stored; its repr tells nothing."""

    __slots__ = ("blob", "opened_as")

    def __init__(self, blob: bytes, opened_as: Any = None) -> None:
        self.blob = bytes(blob)
        self.opened_as = opened_as

    def __repr__(self) -> str:
        return "<sealed>"


def _subject_of(instance: models.Model) -> UUID:
    model: Any = getattr(instance, "instance_type", type(instance))  # a historical row names the model it copies
    subject: UUID = getattr(instance, model.subject)
    return subject


def read_held(field: "SealedTextField", value: Sealed, subject: UUID) -> Any:
    """What a sealed value says, if its key is in memory; else None, without asking for the key."""
    if subject not in _keys():
        return None
    return field.from_text(unseal(value.blob, label=field.label, subject=subject))


class _Opener:
    """Opens on first touch: a list that shows no name opens no name."""

    def __init__(self, field: "SealedTextField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type | None = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance._state.fetch_mode.fetch(_Deferred(self.field), instance)
        value = instance.__dict__[name]
        if not isinstance(value, Sealed):
            return value
        if value.opened_as is None:
            text = unseal(value.blob, label=self.field.label, subject=_subject_of(instance))
            value.opened_as = self.field.from_text(text)
        return value.opened_as

    def __set__(self, instance: models.Model, value: Any) -> None:
        held = instance.__dict__.get(self.field.attname)
        unchanged = isinstance(held, Sealed) and held.opened_as is not None and held.opened_as == value
        instance.__dict__[self.field.attname] = held if unchanged else value


class _Deferred:
    """What Django's fetch modes need to know to load one deferred column."""

    def __init__(self, field: "SealedTextField") -> None:
        self.field = field

    def fetch_one(self, instance: models.Model) -> None:
        instance.refresh_from_db(fields=[self.field.attname])


class SealedTextField(models.TextField):
    """Text that only its subject's key opens. Cannot be looked up; written by saving the row."""

    label: str = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 4000)
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        if not self.label:  # a history copies the field with its label, so that history opens too
            self.label = f"{cls.__module__.split('.')[0]}.{cls.__name__}.{name}"
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opener(self))

    def to_text(self, value: Any) -> str:
        return str(value)

    def from_text(self, text: str) -> Any:
        return text

    def db_type(self, connection: Any) -> str:
        return "bytea"

    def get_internal_type(self) -> str:
        return "BinaryField"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def pre_save(self, instance: Any, add: bool) -> Any:
        value = instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        blob = seal(self.to_text(value), label=self.label, subject=_subject_of(instance))
        instance.__dict__[self.attname] = Sealed(blob, value)
        return instance.__dict__[self.attname]

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        if isinstance(value, Sealed):
            return value.blob
        raise TypeError("a sealed field is written by saving its row, and cannot be looked up")

    def get_prep_value(self, value: Any) -> Any:
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise TypeError("a sealed field cannot be looked up")
        return super().get_lookup(lookup_name)


class SealedDateField(SealedTextField):
    """A day that only its subject's key opens."""

    _pyi_private_set_type: Any  # a date; django-stubs reads these two
    _pyi_private_get_type: Any

    def to_text(self, value: datetime.date) -> str:
        return value.isoformat()

    def from_text(self, text: str) -> datetime.date:
        return datetime.date.fromisoformat(text)

    def to_python(self, value: Any) -> Any:
        return value


class SealedListField(SealedTextField):
    """A list of codes that only its subject's key opens."""

    _pyi_private_set_type: Any  # a list of text
    _pyi_private_get_type: Any

    def to_text(self, value: list[str]) -> str:
        return json.dumps(value)

    def from_text(self, text: str) -> list[str]:
        return list(json.loads(text))

    def to_python(self, value: Any) -> Any:
        return value
