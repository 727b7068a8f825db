"""A list that a command is given as a file."""

from pathlib import Path

from django.core.management.base import CommandError

from residents.importing.sheet import WORDS, Fault
from residents.importing.sheets import MOST_BYTES

UNREADABLE = 2  # the exit code of a command whose list cannot be read


def bytes_of(file: Path) -> bytes:
    """CommandError, in words, for a file that cannot be opened or is too big to be a list."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise CommandError(WORDS[Fault.TOO_BIG], returncode=UNREADABLE)
        return file.read_bytes()
    except OSError:
        raise CommandError("This file cannot be opened.", returncode=UNREADABLE) from None
