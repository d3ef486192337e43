"""One number explained: its value, its formula with the values in it, and the inputs, which open in turn."""

from dataclasses import dataclass
from functools import lru_cache
from math import isclose
from typing import Any

from scenarier.analysis.explain.adopted_budget import ADOPTED_BUDGET
from scenarier.analysis.explain.equations import Definition, Equation, Here
from scenarier.analysis.explain.expression import Formula, Key, Ref, inputs_of, total
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.frames_and_spending import FRAMES_AND_SPENDING
from scenarier.analysis.explain.leaves import is_chosen, leaf
from scenarier.analysis.explain.names import entity_of, figure_name, number, unit_of
from scenarier.analysis.explain.people_and_prices import PEOPLE_AND_PRICES, population_growth
from scenarier.analysis.explain.reading import read_out
from scenarier.analysis.explain.revenue_and_cash import REVENUE_AND_CASH
from scenarier.model.baseline import GROWTH, Baseline
from scenarier.model.study import Scenario
from scenarier.text.language import mark, tr

EQUATIONS: dict[str, tuple[int, Equation]] = {
    **PEOPLE_AND_PRICES,
    **FRAMES_AND_SPENDING,
    **REVENUE_AND_CASH,
    **ADOPTED_BUDGET,
}
SECTIONS = {"measures": 7, "parameter": 1}
"""The section of docs/model.md of what has no equation of its own: a sum of measures, a forecast's growth."""
NOISE = 1e-10
"""How far the last digits of two sums of the same numbers may be apart."""


@dataclass(frozen=True, slots=True)
class Node:
    """One number of a scenario; a leaf has no formula, no inputs, and a source in the baseline or the study.

    `value` stands in `unit`; `origin` is one of text.words.ORIGIN_NAMES; `text` is the formula in words.
    """

    key: Key
    value: float
    unit: str
    origin: str
    source: str
    formula: Formula | None
    text: str
    inputs: tuple[Key, ...]


@lru_cache(maxsize=8)
def figures_of(baseline: Baseline, scenario: "Same", horizon: int) -> Figures:
    """The numbers of a scenario; the last few are kept."""
    return Figures(baseline, scenario.scenario, horizon)


class Same:
    """A scenario that is the same only as itself, for it holds mappings that cannot be hashed."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.scenario is self.scenario

    def __hash__(self) -> int:
        return id(self.scenario)


def figures_for(baseline: Baseline, scenario: Scenario, horizon: int) -> Figures:
    """The numbers of a scenario; those of the last few scenarios are kept."""
    return figures_of(baseline, Same(scenario), horizon)


def explain(figures: Figures, key: Key) -> Node:
    """The number that `key` names, one level deep.

    Raises
    ------
    KeyError, ValueError, IndexError : there is no such number.
    """
    made = _equation(figures, key)
    value, unit = figures.value(key), unit_of(figures, key)
    if made is None or isinstance(made, Definition):
        origin, source = leaf(figures, key, made)
        return Node(key, value, unit, origin, source, None, "", ())
    kind = key.variable.partition(":")[0]
    section = EQUATIONS[key.variable][0] if key.variable in EQUATIONS else SECTIONS[kind]
    source = tr("The model (docs/model.md), section {section}", section=section)
    text = read_out(made, lambda other: _read(figures, other, key))
    return Node(key, value, unit, "model", source, made, text, inputs_of(made))


def _equation(figures: Figures, key: Key) -> Formula | Definition | None:
    kind, _, name = key.variable.partition(":")
    if kind == "measures":
        numbers = figures.measures_of(f"{name}:{key.entity}", key.year)
        parts = [Ref(Key(f"measure:{number}", "", key.year)) for number in numbers]
        return (
            total(parts, mark("measures")) if parts else Definition(mark("No measure has an amount in this year."))
        )
    if kind == "parameter" and name == GROWTH and not is_chosen(figures.scenario, key):
        return population_growth(Here(figures, key))
    return EQUATIONS[key.variable][1](Here(figures, key)) if key.variable in EQUATIONS else None


def _read(figures: Figures, key: Key, inside: Key) -> str:
    """An input as it stands in the formula of `inside`."""
    return f"{label(figures, key, inside)} [{number(figures.value(key), unit_of(figures, key))}]"


def label(figures: Figures, key: Key, inside: Key | None = None) -> str:
    """What a number is called, with its entity and year where they are not those of `inside`."""
    parts = [figure_name(figures, key)]
    entity = entity_of(figures, key)
    if entity and (inside is None or entity != entity_of(figures, inside)):
        parts.append(entity)
    told = ", ".join(parts)
    is_row = key.variable.startswith("baseline:")
    if key.year is not None and (inside is None or (key.year != inside.year and not is_row) or is_row):
        told = f"{told} {key.year}"
    return told


def changes(figures: Figures, reference: Figures, key: Key) -> dict[Key, float | None]:
    """Which inputs of a number (or the number itself, a leaf) differ between two scenarios.

    Returns
    -------
    dict : the reference's value by input, for those that differ; None where the reference has no such number.
        Inputs that only the reference's formula has are there too.
    """
    own = explain(figures, key).inputs
    theirs = explain(reference, key).inputs if value_in(reference, key) is not None else ()
    apart: dict[Key, float | None] = {}
    for other in dict.fromkeys((*own, *theirs)):
        now, before = value_in(figures, other), value_in(reference, other)
        if now is None or before is None or not same(now, before):
            apart[other] = before
    return apart


def same(one: float, other: float) -> bool:
    """Whether two numbers are the same but for the arithmetic's own noise."""
    return isclose(one, other, rel_tol=NOISE, abs_tol=NOISE)


def value_in(figures: Figures, key: Key) -> float | None:
    """The number in a scenario; None where it has none of it."""
    try:
        return figures.value(key)
    except (KeyError, ValueError, IndexError):
        return None


def as_tree(figures: Figures, key: Key, depth: int | None = None) -> dict[str, Any]:
    """The explanation as a tree of plain objects, `depth` levels below its root (all, where it is None).

    A number that was told earlier in the tree is repeated with `seen` and without its inputs.
    """
    told: set[Key] = set()

    def branch(key: Key, left: int | None) -> dict[str, Any]:
        node = explain(figures, key)
        made: dict[str, Any] = {
            "variable": key.variable,
            "entity": key.entity,
            "year": key.year,
            "value": node.value,
            "unit": node.unit,
            "formula": node.text,
            "inputs": [],
            "origin": node.origin,
            "source": node.source,
        }
        if key in told:
            return {**made, "seen": True}
        if left == 0 and node.inputs:
            return made
        told.add(key)
        made["inputs"] = [branch(other, None if left is None else left - 1) for other in node.inputs]
        return made

    return branch(key, depth)
