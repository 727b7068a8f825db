"""An enemy of the editions: holds every document ever published, knows the rules and this code, and solves programs.

He shares nothing with `reports.disclosure`. What he knows: what the documents say, and how homes work. A girl is in a
home or not; her age band moves up by one at most in half a year; arrivals and departures make the next stock; a year is
made of its halves; a stay of two years began two years ago. From that he works out the least and the most that every
number, and every sum and difference of two of them, may truly be.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Any

import highspy
import numpy as np
from highspy._core import _Highs as Highs  # the class around it prints a banner

type Json = Mapping[str, Any]
type Name = tuple[Any, ...]

MANY = 10**9
ENOUGH = 12  # disclosures, and he has won
SINCE = {
    "6_to_12_months": 1,
    "1_to_2_years": 2,
    "2_years_or_more": 4,
}  # halves that a departing girl has been with us at least
AFTER_CARE_TOO = ("residents.to_enrol", "residents.enrolled", "residents.scholarships")  # their definitions say so


@dataclass(frozen=True, slots=True)
class Disclosure:
    """`kind`: few (fewer than 5 values), small (certainly 1 to 4), none (certainly 0), everybody, share, impossible."""

    kind: str
    what: str
    least: int = 0
    most: int = 0


@dataclass(slots=True)
class Attacker:
    """Numbers and hidden numbers, the rows that tie them, and the possible truths found so far."""

    documents: Sequence[Json]
    names: dict[Name, int] = field(default_factory=dict)
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    said: dict[int, int] = field(default_factory=dict)
    reach: dict[int, int] = field(default_factory=dict)
    rows: list[tuple[dict[int, int], float, float]] = field(default_factory=list)
    pool: list[Any] = field(default_factory=list)
    asked: int = 0

    def __post_init__(self) -> None:
        for document in self.documents:
            self._read(document)
        for document in self.documents:
            for relation in document["relations"]:
                self._relate(relation, document)
        self._know_homes()

    def number(self, *name: Any) -> int:
        if name not in self.names:
            self.names[name] = len(self.names)
            self.low.append(0)
            self.high.append(MANY)
        return self.names[name]

    def cell(self, of: str, **at: str) -> int:
        return self.number(of, tuple(sorted(at.items())))

    def hidden(self, *name: str) -> int:
        return self.number("hidden", name)

    def row(self, plus: Sequence[int], minus: Sequence[int], *, equal: bool = True) -> None:
        factors: dict[int, int] = {}
        for sign, side in ((1, plus), (-1, minus)):
            for index in side:
                factors[index] = factors.get(index, 0) + sign
        self.rows.append((factors, 0.0 if equal else -highspy.kHighsInf, 0.0))

    def _read(self, document: Json) -> None:
        if "corrects" in document:
            self._forget(int(document["period"][:4]))
        for table in document["tables"]:
            if any(cell["rounded"]["mode"] == "exact" for cell in table["cells"]):
                continue  # not about girls
            for cell in table["cells"]:
                self._hear(self.cell(table["population"], **cell["at"]), cell["rounded"])
            splits = {name: document["dimensions"][name]["categories"] for name in table["dims"]}
            for place in product(*([None, *split] for split in splits.values())):
                at = {name: category for name, category in zip(splits, place, strict=True) if category}
                for name in splits.keys() - at.keys():
                    parts = [self.cell(table["population"], **at, **{name: category}) for category in splits[name]]
                    self.row([self.cell(table["population"], **at)], parts)

    def _forget(self, year: int) -> None:
        """A correction: what was said of that year and those beside it was of other records than there are now.

        What could be told of those, the editions before it tell.
        """
        opening, years = f"residents.end:{year - 2}H2", {str(year - 1), str(year), str(year + 1)}
        for (of, _at), index in self.names.items():
            if of == opening or of.rpartition(":")[2][:4] in years:
                self.low[index], self.high[index] = 0, MANY

    def _hear(self, index: int, rounded: Json) -> None:
        """Two numbers of the same thing: what agrees with both. A corrected one is as near as the first was: he knows
        the code.
        """
        value, reach = rounded["value"], min(rounded["max_dev"], self.reach.get(index, MANY))
        self.low[index] = max(self.low[index], value - reach)
        self.high[index] = min(self.high[index], value + reach)
        self.said[index], self.reach[index] = value, reach

    def _relate(self, relation: Json, document: Json) -> None:
        if relation["type"] not in ("stock_flow", "subset", "sum", "union", "at_most"):
            return  # growing older he knows himself
        by = [name for name in relation["by"] if name in document["dimensions"]]
        for place in product(*([None, *document["dimensions"][name]["categories"]] for name in by)):
            at = {name: category for name, category in zip(by, place, strict=True) if category}
            side = {
                role: [self._named(one, at) for one in (names if isinstance(names, list) else [names])]
                for role, names in relation.items()
                if role not in ("type", "by")
            }
            match relation["type"]:
                case "stock_flow":
                    self.row(side["open"] + side["in"], side["out"] + side["close"])
                case "subset":
                    self.row(side["part"], side["whole"], equal=False)
                case "sum":
                    self.row(side["whole"], side["parts"])
                case "union":
                    self.row(side["whole"], side["parts"], equal=False)
                    for part in side["parts"]:
                        self.row([part], side["whole"], equal=False)
                case "at_most":
                    self.row(side["part"], side["wholes"], equal=False)

    def _named(self, one: str | Json, at: Mapping[str, str]) -> int:
        return self.cell(one, **at) if isinstance(one, str) else self.cell(one["population"], **one["at"], **at)

    # How homes work: girls, hidden one by one behind the counts.

    def _know_homes(self) -> None:
        periods = {of.rpartition(":")[2] for of, _at in list(self.names)}
        years = sorted({int(period[:4]) for period in periods})
        halves = [f"{year}H{half}" for year in range(years[0] - 1, years[-1] + 1) for half in (1, 2)] if years else []
        bands: Sequence[str] = next(
            (d["dimensions"]["age_band"]["categories"] for d in self.documents if "age_band" in d["dimensions"]),
            [],
        )
        bands = bands or ["any"]
        for before, half in pairwise(halves):
            self._know_half(before, half, bands)
        for year in years:
            if str(year) in periods:
                self._know_year(str(year), bands)
        for index, half in enumerate(halves):
            self._know_lengths(halves[: index + 1], half)

    def _girls(self, half: str, bands: Sequence[str]) -> dict[str, dict[Any, int]]:
        grown = [(a, b) for i, a in enumerate(bands) for b in bands[i : i + 2]]
        return {
            "stayed": {pair: self.hidden(half, "stayed", *pair) for pair in grown},
            "left": {pair: self.hidden(half, "left", *pair) for pair in grown},
            "came": {band: self.hidden(half, "came", band) for band in bands},
            "visited": {band: self.hidden(half, "visited", band) for band in bands},
        }

    def _know_half(self, before: str, half: str, bands: Sequence[str]) -> None:
        stock, end, ever = f"residents.end:{before}", f"residents.end:{half}", f"residents.ever:{half}"
        girls, again = self._girls(half, bands), self.hidden(half, "again")
        for band in bands:
            here = [i for kind in ("stayed", "left") for pair, i in girls[kind].items() if pair[0] == band]
            self.row([self.cell(stock, age_band=band)], here)
            stays = [i for pair, i in girls["stayed"].items() if pair[1] == band]
            gone = [i for pair, i in girls["left"].items() if pair[1] == band]
            self.row([self.cell(end, age_band=band)], [*stays, girls["came"][band]])
            self.row([self.cell(ever, age_band=band)], [*stays, *gone, girls["came"][band], girls["visited"][band]])
        for of in (stock, end, ever):
            self.row([self.cell(of)], [self.cell(of, age_band=band) for band in bands])
        came, visited = girls["came"].values(), girls["visited"].values()
        self.row([self.cell(f"residents.in:{half}")], [*came, *visited, again])
        self.row([self.cell(f"residents.out:{half}")], [*girls["left"].values(), *visited, again])
        for of, at in list(self.names):
            if (
                at == ()
                and of.startswith("residents.")
                and of.endswith(f":{half}")
                and ".in:" not in of
                and ".out:" not in of
            ):
                helped = [f"residents.aftercare:{half}"] if of.startswith(AFTER_CARE_TOO) else []
                self.row([self.cell(of)], [self.cell(ever), *map(self.cell, helped)], equal=False)

    def _know_year(self, year: str, bands: Sequence[str]) -> None:
        first, second = f"{year}H1", f"{year}H2"
        for flow in ("residents.in", "residents.out"):
            for of, at in list(self.names):
                if of == f"{flow}:{year}":
                    self.row([self.number(of, at)], [self.number(f"{flow}:{half}", at) for half in (first, second)])
        early, late = self._girls(first, bands), self._girls(second, bands)
        gone = {(a, b): self.hidden(year, "gone", a, b) for i, a in enumerate(bands) for b in bands[i : i + 2]}
        back = {band: self.hidden(year, "back", band) for band in bands}
        for band in bands:
            went = [i for pair, i in early["left"].items() if pair[1] == band]
            left = [i for pair, i in gone.items() if pair[0] == band]
            self.row([*went, early["visited"][band]], [*left, back[band]])
            away = [i for pair, i in gone.items() if pair[1] == band]
            whole = self.cell(f"residents.ever:{year}", age_band=band)
            self.row([whole], [self.cell(f"residents.ever:{second}", age_band=band), *away])
        self.row(list(back.values()), [*late["came"].values(), *late["visited"].values()], equal=False)
        self.row(
            [self.cell(f"residents.ever:{year}")], [self.cell(f"residents.ever:{year}", age_band=b) for b in bands]
        )

    def _know_lengths(self, halves: Sequence[str], half: str) -> None:
        out = {band: (f"residents.out:{half}", (("length_band", band),)) for band in ("under_6_months", *SINCE)}
        if any(name not in self.names for name in out.values()):
            return
        for since in SINCE.values():
            if since < len(halves):
                longer = [self.number(*out[other]) for other in SINCE if SINCE[other] >= since]
                self.row(longer, [self.cell(f"residents.end:{halves[-1 - since]}")], equal=False)
        if len(halves) > 1:
            self.row(
                [self.number(*out["under_6_months"])],
                [self.cell(f"residents.in:{h}") for h in halves[-2:]],
                equal=False,
            )

    # What he can work out.

    def attack(self, tries: int = 60) -> list[Disclosure]:
        """Every number, and every sum and difference of two: those that he can tell too closely."""
        chance, said = random.Random(1), sorted(self.said)
        solver = self._solver()
        for _ in range(tries):
            wish = {index: chance.uniform(-1, 1) for index in said}
            if self._furthest(solver, wish, gap=0.3) is None:
                return [Disclosure("impossible", "no organisation could have published this")]
            for index in chance.sample(said, min(len(said), 1)):
                self._furthest(solver, {index: chance.choice((-1.0, 1.0))}, gap=0.3)
        found = list(self._shares())
        for query in self._narrow({}, said):
            found += self._judge(solver, query)
            if len(found) >= ENOUGH:
                break
        return found

    def _narrow(self, _: Mapping[int, int], said: Sequence[int]) -> Iterator[dict[int, int]]:
        """The questions that the truths found so far leave open."""
        known = np.array([[truth[index] for index in said] for truth in self.pool])
        self.asked += len(said) ** 2
        for place, index in enumerate(said):
            if np.ptp(known[:, place]) < 4:
                yield {index: 1}
        for place, index in enumerate(said):
            for sign in (1, -1):
                spread = np.ptp(known[:, place : place + 1] + sign * known[:, place + 1 :], axis=0)
                yield from ({index: 1, said[place + 1 + int(other)]: sign} for other in np.flatnonzero(spread < 4))

    def _judge(self, solver: Highs, query: dict[int, int]) -> Iterator[Disclosure]:
        values = [sum(factor * truth[index] for index, factor in query.items()) for truth in self.pool]
        least, most = min(values), max(values)
        for sign in (1, -1):
            if most - least >= 4:
                return
            truth = self._furthest(solver, {index: float(sign * factor) for index, factor in query.items()}, gap=0.0)
            assert truth is not None
            value = sum(factor * int(truth[index]) for index, factor in query.items())
            least, most = min(least, value), max(most, value)
        what = " ".join(f"{'+' if factor > 0 else '-'}{self._called(index)}" for index, factor in query.items())
        if most - least < 4 and not self._idle(query):
            yield Disclosure("few", what, least, most)
        if len(query) == 1 and most == 0:
            yield Disclosure("none", what, least, most)
        if len(query) == 1 and least >= 1 and most <= 4:
            yield Disclosure("small", what, least, most)

    def _idle(self, query: Mapping[int, int]) -> bool:
        """Two names of the same thing: no girl at all could move it."""
        rows, low, high = self.rows, self.low, self.high
        try:
            self.low, self.high = [0] * len(low), [50] * len(high)
            solver = self._solver()
            values = []
            for sign in (1.0, -1.0):
                truth = self._furthest(solver, {i: sign * f for i, f in query.items()}, gap=0.0, keep=False)
                values.append(sum(f * int(truth[i]) for i, f in query.items()) if truth is not None else 0)
            return values[0] == values[1] == 0
        finally:
            self.rows, self.low, self.high = rows, low, high

    def _called(self, index: int) -> str:
        of, at = next(name for name, number in self.names.items() if number == index)
        return f"{of}{dict(at) or ''}={self.said[index]}"

    def _heard(self, one: Json, document: Json) -> int:
        """The number that the share is made of, as its own document says it: a correction may say another."""
        cells = (cell for t in document["tables"] if t["population"] == one["population"] for cell in t["cells"])
        value: int = next(cell["rounded"]["value"] for cell in cells if cell["at"] == one["at"])
        return value

    def _shares(self) -> Iterator[Disclosure]:
        """A share must follow from the numbers beside it, and an outcome must not hold everybody for certain."""
        for document in self.documents:
            for share in document["derived"]:
                part, whole = (self._heard(share[role], document) for role in ("num", "den"))
                if share["type"] == "percent" and (whole < 20 or abs(share["value"] * whole - 100 * part) * 2 > whole):
                    yield Disclosure("share", share["id"])
            for table in document["tables"]:
                for cell in table["cells"]:
                    for name in cell["at"]:
                        group = self.cell(table["population"], **{k: v for k, v in cell["at"].items() if k != name})
                        here = self.cell(table["population"], **cell["at"])
                        if document["dimensions"][name]["sensitive"] and self.low[here] >= self.high[group] > 0:
                            yield Disclosure("everybody", self._called(here))

    def _solver(self) -> Highs:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.names), len(self.rows)
        lp.col_cost_ = np.zeros(len(self.names))
        lp.col_lower_, lp.col_upper_ = np.array(self.low, dtype=float), np.array(self.high, dtype=float)
        lp.row_lower_ = np.array([low for _row, low, _high in self.rows])
        lp.row_upper_ = np.array([high for _row, _low, high in self.rows])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row) for row, _low, _high in self.rows)])
        lp.a_matrix_.index_ = np.array([index for row, _low, _high in self.rows for index in row])
        lp.a_matrix_.value_ = np.array([float(v) for row, _low, _high in self.rows for v in row.values()])
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.names)
        solver = Highs()
        for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
            solver.setOptionValue(option, value)
        solver.passModel(lp)
        return solver

    def _furthest(self, solver: Highs, wish: Mapping[int, float], *, gap: float, keep: bool = True) -> Any:
        cost = np.zeros(len(self.names))
        for index, factor in wish.items():
            cost[index] = -factor
        solver.setOptionValue("mip_rel_gap", gap)
        solver.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
        solver.run()
        if solver.getInfo().primal_solution_status != 2:
            return None
        truth = np.rint(np.array(solver.getSolution().col_value)).astype(int)
        if keep:
            self.pool.append(truth)
        return truth
