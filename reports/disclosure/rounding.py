"""Joint controlled rounding: all counts of a period at once, near the truth, and true to each other and to the past.

An integer program, solved by HiGHS. The variables are multiples of the base; the equations are those that hold between
the true counts, so that the ledger is itself a possible truth: that is what makes the pile of all editions safe.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import highspy
import numpy as np
from highspy._core import _Highs as Highs  # the class around it prints a banner to standard output

from reports.disclosure.ledger import Entry, Equation, Key

WIDENED = 100_000  # what one step beyond base - 1 costs: more than all deviations together
STEPS = 4  # at the most
NODES = 20_000  # of the search; a limit of time would give another ledger on another machine


class Infeasible(Exception):
    """No ledger agrees with what was said before and stays near the truth."""


@dataclass(frozen=True, slots=True)
class Draw:
    """The secret part of the rounding: how much each number minds lying above, or below, the truth.

    Drawn from the seed and the number's name alone, so that the same seed and counts give the same ledger. Somebody
    who knows this code but not the seed cannot tell which of the possible truths led to it: the widest ratio of two
    draws is larger than base - 1, so none can be excluded.
    """

    seed: bytes

    def weight(self, base: int, *name: str) -> float:
        digest = hmac.digest(self.seed, "|".join(name).encode(), hashlib.sha256)
        return 1 + (base - 1 + 1 / base) * int.from_bytes(digest[:6]) / 2**48


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is to be rounded. `weights` say how much a number matters; `fixed` numbers were said before."""

    exact: Mapping[Key, int]
    weights: Mapping[Key, int]
    fixed: Mapping[Key, int]
    equations: Sequence[Equation]
    base: int
    floors: Mapping[Key, int] = field(default_factory=dict)  # the least that a number may be said to be
    ceilings: Mapping[Key, int] = field(default_factory=dict)  # the most


def round_jointly(problem: Problem, draw: Draw) -> dict[Key, Entry]:
    """An entry for every exact count that has none yet. Infeasible when there is no such ledger."""
    keys = [key for key in sorted(problem.exact) if key not in problem.fixed]
    if not keys:
        return {}
    model = _Model(problem, draw, keys)
    values, steps = model.solved()
    widest: dict[str, int] = {}
    for key, step in zip(keys, steps, strict=True):
        widest[_kind(key)] = max(widest.get(_kind(key), 0), step)
    base = problem.base
    return {
        key: Entry(value * base, base, base - 1 + base * widest[_kind(key)])
        for key, value in zip(keys, values, strict=True)
    }


def _kind(key: Key) -> str:
    """Numbers that state the same reach: a number that alone had a wider one would say how far away the truth is."""
    return key.of if key.at else key.of.rpartition(":")[2]


def change_least(problem: Problem, said: Mapping[Key, Entry], draw: Draw) -> dict[Key, int]:
    """Values as near the true counts as they were promised to be, that change as little as can be what was `said`.

    Infeasible when there are none.
    """
    keys = sorted(problem.exact)
    if not keys:
        return {}
    was = replace(problem, exact={key: said[key].value for key in keys})
    model = _Model(was, draw, keys)
    for key in keys:
        truth, reach = problem.exact[key], said[key].reach
        model.rows.append((truth - reach, truth + reach, {model.column[key]: problem.base}))
    values, _steps = model.solved()
    return {key: value * problem.base for key, value in zip(keys, values, strict=True)}


class _Model:
    """For each number four columns: its value in bases, how far it lies above and below the truth, how many steps."""

    def __init__(self, problem: Problem, draw: Draw, keys: list[Key]) -> None:
        self.problem, self.keys = problem, keys
        self.column = {key: index * 4 for index, key in enumerate(keys)}
        self.cost: list[float] = []
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.rows: list[tuple[float, float, dict[int, float]]] = []
        for key in keys:
            self._add_number(key, draw)
        for equation in problem.equations:
            self._add_equation(equation)

    def _add_number(self, key: Key, draw: Draw) -> None:
        base, truth, weight = self.problem.base, self.problem.exact[key], self.problem.weights[key]
        above, below = (weight * draw.weight(base, str(key), side) for side in ("above", "below"))
        least = -(-self.problem.floors.get(key, 0) // base)
        most = self.problem.ceilings.get(key, truth + base * (STEPS + 1)) // base
        self.cost += [0.0, above, below, float(WIDENED * weight)]
        self.lower += [least, 0.0, 0.0, 0.0]
        self.upper += [most, highspy.kHighsInf, highspy.kHighsInf, STEPS]
        value = self.column[key]
        self.rows.append((truth, truth, {value: base, value + 1: -1, value + 2: 1}))
        self.rows.append((-highspy.kHighsInf, base - 1, {value + 1: 1, value + 2: 1, value + 3: -base}))

    def _add_equation(self, equation: Equation) -> None:
        """Numbers said before stand on the other side. What nobody knows is nought at least."""
        known, unknown = -equation.more, set[int]()
        row: dict[int, float] = {}
        for sign, side in ((1, equation.left), (-1, equation.right)):
            for key in side:
                if key in self.problem.fixed:
                    known += sign * self.problem.fixed[key]
                elif key in self.column:
                    row[self.column[key]] = row.get(self.column[key], 0) + sign * self.problem.base
                else:
                    unknown.add(sign)
        least = -known if equation.equal and 1 not in unknown else -highspy.kHighsInf
        most = -known if -1 not in unknown else highspy.kHighsInf
        if row and (least > -highspy.kHighsInf or most < highspy.kHighsInf):
            self.rows.append((least, most, row))

    def solved(self) -> tuple[list[int], list[int]]:
        solver = Highs()
        for option, value in (
            ("output_flag", False), ("threads", 1), ("random_seed", 0), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5),
            ("mip_max_nodes", NODES),
        ):  # fmt: skip
            solver.setOptionValue(option, value)
        solver.passModel(self._as_lp())
        solver.run()
        found = np.array(solver.getSolution().col_value)
        if not solver.getInfo().primal_solution_status == 2 or not len(found):
            raise Infeasible
        whole = np.rint(found).astype(int)
        return [int(number) for number in whole[0::4]], [int(number) for number in whole[3::4]]

    def _as_lp(self) -> highspy.HighsLp:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cost), len(self.rows)
        lp.col_cost_ = np.array(self.cost)
        lp.col_lower_, lp.col_upper_ = np.array(self.lower), np.array(self.upper, dtype=float)
        lp.row_lower_ = np.array([low for low, _high, _row in self.rows], dtype=float)
        lp.row_upper_ = np.array([high for _low, high, _row in self.rows], dtype=float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row) for _low, _high, row in self.rows)])
        lp.a_matrix_.index_ = np.array([index for _low, _high, row in self.rows for index in row])
        lp.a_matrix_.value_ = np.array([value for _low, _high, row in self.rows for value in row.values()], dtype=float)
        kinds = [highspy.HighsVarType.kInteger, *[highspy.HighsVarType.kContinuous] * 2, highspy.HighsVarType.kInteger]
        lp.integrality_ = kinds * len(self.keys)
        return lp
