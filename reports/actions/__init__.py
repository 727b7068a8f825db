"""Everything that is done with a donor report: written, compiled, signed, published, corrected, withdrawn."""

from reports.actions.compiling import begin, carry_out, give_up
from reports.actions.drafting import begin_correction, begin_edition, choose, write_narrative
from reports.actions.entering import enter_figure, set_target
from reports.actions.moving import give_back, sign, withdraw
from reports.actions.naming import trace_refusals

__all__ = [
    "begin", "begin_correction", "begin_edition", "carry_out", "choose", "enter_figure", "give_back", "give_up",
    "set_target", "sign", "trace_refusals", "withdraw", "write_narrative",
]  # fmt: skip
