"""Logs that hold nothing of anyone: of an exception only its type and the lines it passed."""

import logging
import traceback
from types import TracebackType


class NothingOfAnyone(logging.Formatter):
    """Exception texts carry row values (a failed statement, a refused word): they are left out."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith("django.db.backends"):
            record.msg, record.args = "statement", ()
        return super().format(record)

    def formatException(  # noqa: N802  # the name is logging's
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        kind, _, trace = ei
        lines = [f"  {f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join([*lines, kind.__name__ if kind else ""])
