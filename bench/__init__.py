"""How long pages take, beside a bare Django view and a Django admin of the same rows. Reports; judges nothing."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from shelter.commands import ground


def start(rest: Sequence[str]) -> int:
    """Measures in a database that is thrown away, unless --keep says where it stays."""
    with _folder(rest) as folder:
        return ground.run_apart(["bench", *rest], folder)


@contextmanager
def _folder(rest: Sequence[str]) -> Iterator[Path]:
    """The folder that --keep names, or one that is gone afterwards."""
    if "--keep" in rest[:-1]:
        yield Path(rest[rest.index("--keep") + 1]).absolute()
        return
    with tempfile.TemporaryDirectory(prefix="shelter-bench-") as folder:
        yield Path(folder)
