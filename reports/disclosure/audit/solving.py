"""The programs of the audit, solved by HiGHS: possible truths, and the ways to change them by a child."""

from collections.abc import Mapping, Sequence

import highspy
import numpy as np
from highspy._core import _Highs as Highs  # the class around it prints a banner to standard output

from reports.disclosure.audit.knowledge import UNKNOWN, Knowledge

NEARLY = 1e-6


class Unproven(Exception):
    """A program was not solved: what is not proven is not published."""


def possible_truth(knowledge: Knowledge) -> list[int]:
    """True counts that agree with everything known, as near as can be to what was said."""
    size = len(knowledge.said)
    said = [max(value, 0) for value in knowledge.said]
    if _holds(knowledge, said) and min(knowledge.said, default=0) >= 0:
        return said
    cost, low, high, rows = (
        [0.0] * size,
        list(map(float, knowledge.low)),
        list(map(float, knowledge.high)),
        _rows(knowledge),
    )
    for index in knowledge.published:  # two columns more: how far above and below what was said
        rows.append((said[index], said[index], {index: 1.0, len(cost): -1.0, len(cost) + 1: 1.0}))
        cost += [1.0, 1.0]
        low += [0.0, 0.0]
        high += [float(UNKNOWN)] * 2
    solver = _solver(cost, low, high, rows, whole=size)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise Unproven("no possible truth agrees with all editions")
    return [int(value) for value in np.rint(solver.getSolution().col_value[:size])]


def bounds(knowledge: Knowledge, query: Mapping[int, int]) -> tuple[int, int]:
    """The least and the most that a sum of numbers may truly be."""
    found = []
    for sign in (1, -1):
        cost = [0.0] * len(knowledge.said)
        for index, factor in query.items():
            cost[index] = float(sign * factor)
        low, high = list(map(float, knowledge.low)), list(map(float, knowledge.high))
        solver = _solver(cost, low, high, _rows(knowledge), whole=len(cost))
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise Unproven("an interval could not be worked out")
        found.append(sign * round(solver.getInfo().objective_function_value))
    return found[0], found[1]


class Changes:
    """Ways to change a possible truth by one child: up to `times` of them leave everything in agreement."""

    def __init__(self, knowledge: Knowledge, truth: list[int], times: int) -> None:
        self.knowledge, self.size = knowledge, len(truth)
        low = [max(-1, -((value - least) // times)) for value, least in zip(truth, knowledge.low, strict=True)]
        high = [min(1, (most - value) // times) for value, most in zip(truth, knowledge.high, strict=True)]
        self._low, self._high = low, high
        self.rows = [
            (0 if row.equal else None, 0 if row.equal else -sum(f * truth[i] for i, f in row.factors) // times, row)
            for row in knowledge.rows
        ]
        self._solver = self._over(low, high, [limit for _equal, limit, _row in self.rows])
        self._free: Highs | None = None

    def both_ways(self, indices: Sequence[int]) -> bool:
        """Whether each of these may, for itself, be raised and lowered: a nought is not lowered."""
        return all(self._low[index] < 0 < self._high[index] for index in indices)

    def _over(self, low: list[int], high: list[int], limits: list[int]) -> Highs:
        rows = [
            (float(limit) if row.equal else -highspy.kHighsInf, float(limit), {i: float(f) for i, f in row.factors})
            for limit, (_equal, _limit, row) in zip(limits, self.rows, strict=True)
        ]
        return _solver([0.0] * self.size, [float(v) for v in low], [float(v) for v in high], rows, whole=0)

    def towards(self, wish: Mapping[int, float]) -> "np.ndarray | None":
        """The change that goes furthest the way that is wished for; None when it is not a change by whole children."""
        found = _furthest(self._solver, wish, self.size)
        change = np.rint(found).astype(np.int8)
        if np.abs(found - change).max(initial=0) > NEARLY or not self._agrees(change):
            return None
        return change

    def _agrees(self, change: "np.ndarray") -> bool:
        return all(
            (total := sum(f * int(change[i]) for i, f in row.factors)) == limit if row.equal else total <= limit
            for _equal, limit, row in self.rows
        )

    def always_still(self, query: Mapping[int, int]) -> bool:
        """Whether no child at all could move this: two names of the same thing."""
        if self._free is None:
            self._free = self._over([0] * self.size, [1] * self.size, [0] * len(self.rows))
        moved = [_furthest(self._free, {i: sign * f for i, f in query.items()}, self.size) for sign in (1, -1)]
        return all(abs(sum(factor * one[index] for index, factor in query.items())) < NEARLY for one in moved)


def _furthest(solver: Highs, wish: Mapping[int, float], size: int) -> "np.ndarray":
    cost = np.zeros(size)
    for index, factor in wish.items():
        cost[index] = -factor
    solver.changeColsCost(size, np.arange(size, dtype=np.int32), cost)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise Unproven("a program was not solved")
    return np.array(solver.getSolution().col_value)


def _holds(knowledge: Knowledge, values: list[int]) -> bool:
    within = all(
        least <= value <= most for least, value, most in zip(knowledge.low, values, knowledge.high, strict=True)
    )
    return within and all(
        (total := sum(factor * values[index] for index, factor in row.factors)) == 0 if row.equal else total <= 0
        for row in knowledge.rows
    )


type _Rows = list[tuple[float, float, dict[int, float]]]


def _rows(knowledge: Knowledge) -> _Rows:
    return [
        (0.0 if row.equal else -highspy.kHighsInf, 0.0, {index: float(factor) for index, factor in row.factors})
        for row in knowledge.rows
    ]


def _solver(cost: list[float], low: list[float], high: list[float], rows: _Rows, *, whole: int) -> Highs:
    """A program that asks for the least cost; its first `whole` columns are whole numbers."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(cost), len(rows)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.array(cost), np.array(low), np.array(high)
    lp.row_lower_ = np.array([least for least, _most, _row in rows])
    lp.row_upper_ = np.array([most for _least, most, _row in rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row) for _least, _most, row in rows)])
    lp.a_matrix_.index_ = np.array([index for _least, _most, row in rows for index in row])
    lp.a_matrix_.value_ = np.array([factor for _least, _most, row in rows for factor in row.values()])
    if whole:
        kind = highspy.HighsVarType
        lp.integrality_ = [kind.kInteger] * whole + [kind.kContinuous] * (len(cost) - whole)
    solver = Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        solver.setOptionValue(option, value)
    solver.passModel(lp)
    return solver
