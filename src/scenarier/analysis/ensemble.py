"""Many draws of the uncertain assumptions through the engine, block by block; docs/ensemble.md."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from scenarier.analysis.rules import breaches
from scenarier.engine.base import base_of, first_year_without_people
from scenarier.engine.draws import BLOCK, DrawnInputs, Shifts, Spreads, first_draws, n_blocks, shifts_of
from scenarier.engine.inputs import inputs_of
from scenarier.engine.many import compute_many
from scenarier.engine.project import projection_of
from scenarier.model.baseline import GROWTH, Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.rules import Rule
from scenarier.model.spreads import DEFAULT_SEED
from scenarier.model.study import Scenario
from scenarier.vocabulary.variables import VARIABLES

USUAL_DRAWS, MOST_DRAWS = 1000, 1_000_000
PEOPLE = "population"

P = TypeVar("P")
Told = Callable[[int, int], object]
"""Told that so many of so many parts are done; may raise CancelledError."""


@dataclass(frozen=True, slots=True)
class Ensemble:
    """What an ensemble is asked for; all that a block is computed from, so that it can be sent elsewhere."""

    baseline: Baseline
    scenarios: tuple[Scenario, ...]
    horizon: int
    variables: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    draws: int = USUAL_DRAWS
    seed: int = DEFAULT_SEED
    spreads: Spreads = field(default_factory=dict)

    @property
    def n_blocks(self) -> int:
        """How many blocks the draws are."""
        return n_blocks(self.draws)

    def draws_in(self, block: int) -> int:
        """How many draws a block has; the last one may have fewer."""
        return min(BLOCK, self.draws - block * BLOCK)

    def shifts_in(self, block: int) -> Shifts:
        """What the draws of a block add to the uncertain parameters."""
        shifts = shifts_of(self.baseline, self.horizon, self.seed, block, self.spreads)
        return first_draws(shifts, self.draws_in(block))


class Broken(NamedTuple):
    """In how many draws a rule is broken, `[year, entity]`, and in any year, `[entity]`.

    `by_any` counts those in which any of the entities breaks it, `[year]`, and `at_all` those of any year.
    """

    years: tuple[int, ...]
    entities: tuple[str, ...]
    in_year: NDArray[np.int64]
    in_any: NDArray[np.int64]
    by_any: NDArray[np.int64]
    at_all: int


class Drawn(NamedTuple):
    """A block, by scenario: variables, `[year, draw]` or `[year, row, draw]`, and the breaches of each rule."""

    number: int
    values: tuple[dict[str, FloatArray], ...]
    broken: tuple[tuple[Broken, ...], ...]


Source = Callable[[Ensemble], Iterator[Drawn]]
"""Where an ensemble's blocks come from, in their order."""


def block(asked: Ensemble, number: int, chunk: int | None = None) -> Drawn:
    """One block of an ensemble: a pure function, which gives the same bytes wherever it is computed.

    Parameters
    ----------
    chunk : so many draws at a time; the answer does not depend on it.
    """
    n_draws = asked.draws_in(number)
    inputs = DrawnInputs(asked.baseline, asked.shifts_in(number), n_draws)
    values, broken = [], []
    for scenario in asked.scenarios:
        found = results(asked, inputs, scenario, chunk)
        values.append({name: found[name] for name in asked.variables})
        broken.append(tuple(_counted(asked, found, rule, n_draws) for rule in asked.rules))
    return Drawn(number, tuple(values), tuple(broken))


def results(
    asked: Ensemble, inputs: DrawnInputs, scenario: Scenario, chunk: int | None = None
) -> dict[str, FloatArray]:
    """The variables asked for and those that the rules need, in the draws of some inputs."""
    own = inputs_of(asked.baseline, [scenario], asked.horizon)
    needed = dict.fromkeys((*asked.variables, *(name for rule in asked.rules for name in _needed(rule))))
    base = base_of(asked.baseline, asked.horizon)
    return compute_many(base, inputs.of(own), tuple(needed), chunk)


def _needed(rule: Rule) -> tuple[str, ...]:
    return (rule.metric, rule.threshold_of) if rule.threshold_of else (rule.metric,)


def _counted(asked: Ensemble, found: dict[str, FloatArray], rule: Rule, n_draws: int) -> Broken:
    base = base_of(asked.baseline, asked.horizon)
    names = tuple(map(str, range(n_draws)))
    years, entities, broken = breaches(projection_of(base, names, found), rule)
    by_any = broken.any(axis=1)
    at_all = int(by_any.any(axis=0).sum())
    return Broken(
        years, entities, broken.sum(axis=-1), broken.any(axis=0).sum(axis=-1), by_any.sum(axis=-1), at_all
    )


def here(asked: Ensemble) -> Iterator[Drawn]:
    """The blocks one after the other, in this process."""
    return (block(asked, number) for number in range(asked.n_blocks))


def silent(done: int, of: int) -> None:
    """Tell nobody."""


class Chance(NamedTuple):
    """How likely a rule is to be broken in a year, or where it is None in any [share of the draws]."""

    scenario: str
    rule: str
    entity: str
    year: int | None
    probability: float


def chances(asked: Ensemble, source: Source = here, told: Told = silent) -> list[Chance]:
    """How likely each rule is to be broken, scenario by scenario, the entities' years and then any of them.

    Raises
    ------
    CancelledError : `told` did.
    """
    pairs = zip(asked.scenarios, broken_draws(asked, source, told), strict=True)
    return [
        chance
        for scenario, of_rules in pairs
        for rule, broken in zip(asked.rules, of_rules, strict=True)
        for chance in _chances(scenario.name, rule.name, broken, asked.draws)
    ]


def broken_draws(asked: Ensemble, source: Source = here, told: Told = silent) -> list[list[Broken]]:
    """In how many of all draws each rule is broken, scenario by scenario.

    Raises
    ------
    CancelledError : `told` did.
    """
    counted: list[list[Broken]] = []
    for drawn in told_of(source(asked), asked.n_blocks, told):
        if not counted:
            counted = [list(of_rules) for of_rules in drawn.broken]
            continue
        for before, new in zip(counted, drawn.broken, strict=True):
            before[:] = [_together(*pair) for pair in zip(before, new, strict=True)]
    return counted


def _together(one: Broken, other: Broken) -> Broken:
    return one._replace(
        in_year=one.in_year + other.in_year,
        in_any=one.in_any + other.in_any,
        by_any=one.by_any + other.by_any,
        at_all=one.at_all + other.at_all,
    )


def _chances(scenario: str, rule: str, broken: Broken, draws: int) -> Iterator[Chance]:
    for column, entity in enumerate(broken.entities if broken.years else ()):
        for row, year in enumerate(broken.years):
            yield Chance(scenario, rule, entity, year, int(broken.in_year[row, column]) / draws)
        yield Chance(scenario, rule, entity, None, int(broken.in_any[column]) / draws)


class Empty(NamedTuple):
    """In so many draws of a scenario there is a year without people, the first of them `year`."""

    scenario: str
    draws: int
    year: int


def empty_draws(asked: Ensemble) -> Iterator[Empty]:
    """The scenarios whose population is 0 or less in some draws: such figures say nothing."""
    spec = asked.baseline.parameters[GROWTH]
    if first_year_without_people(asked.baseline, spec.minimum, asked.horizon) is None:
        return
    years = base_of(asked.baseline, asked.horizon).years
    of_people = replace(asked, variables=(PEOPLE,), rules=())
    drawn = [[values[PEOPLE] <= 0.0 for values in one.values] for one in here(of_people)]
    for scenario, blocks in zip(asked.scenarios, zip(*drawn, strict=True), strict=True):
        is_empty = np.concatenate(blocks, axis=-1)
        if is_empty.any():
            year = years[int(is_empty.any(axis=-1).argmax())]
            yield Empty(scenario.name, int(is_empty.any(axis=0).sum()), year)


def told_of(parts: Iterator[P], of: int, told: Told, before: int = 0) -> Iterator[P]:
    """Parts of some work, each told of once it is used; `before` of the `of` parts were done before."""
    for done, part in enumerate(parts, start=before + 1):
        yield part
        told(done, of)


def names_of(variables: Sequence[str]) -> tuple[str, ...]:
    """The variables asked for, each once; all of them where none are."""
    return tuple(dict.fromkeys(variables)) or tuple(VARIABLES)
