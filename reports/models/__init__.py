"""The rounded ledger, the editions made of it, and what became of each. No exact count is ever stored."""

from reports.models.editions import MACHINES, NEXT, OUT, Edition, EditionFile, EditionMove, Language, Stage
from reports.models.entered import ManualFigure, TargetFigure
from reports.models.ledger import LedgerEntry
from reports.models.work import Compilation, State, Step, Task

__all__ = [
    "MACHINES", "NEXT", "OUT", "Compilation", "Edition", "EditionFile", "EditionMove", "Language", "LedgerEntry",
    "ManualFigure", "Stage", "State", "Step", "TargetFigure", "Task",
]  # fmt: skip
