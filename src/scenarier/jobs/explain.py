"""Where a number of a study comes from, as text or as a tree of objects."""

import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scenarier.analysis.explain import tree
from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.names import meaning_of, number, quantity
from scenarier.analysis.explain.tree import as_tree, changes, figures_for, label, value_in
from scenarier.engine.base import base_of
from scenarier.jobs.run import check_asked, scenario_index
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import BASELINE, Scenario
from scenarier.session.scenarios import last_horizon, scenario_at
from scenarier.text.language import mark, tr
from scenarier.text.words import ORIGIN_NAMES
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.nearest import nearest
from scenarier.vocabulary.steps import STEPS
from scenarier.vocabulary.variables import VARIABLES

TEXT_DEPTH = 2
"""Levels below the number that a text shows unless told otherwise."""
WIDTH = 100
MOST_EXAMPLES = 7

Told = dict[Key | str, bool]
"""The numbers, and the variables whose meaning, a text has told."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A number of a scenario, and the same in the baseline scenario."""

    figures: Figures
    baseline: Figures
    key: Key


def explain(
    variable: str, entity: str | None, year: int, path: Path | None, scenario: str | None, horizon: int | None
) -> Explained:
    """Find a number in a study.

    Parameters
    ----------
    variable : a result variable, or a step of the model.
    entity : a department, an area or an age group, for a variable that has one.
    path, scenario : the study and its scenario; its first, or the baseline where it has none.
    horizon : last year of the projection, where it is None the study's own, or `year` where that is later.

    Raises
    ------
    FaultsError : the study is faulty, or there is no such number; all faults at once.
    """
    study, baseline = open_for_command(path)
    entities = _entities(baseline, variable)
    faults = [
        *_variable_faults(variable),
        *_entity_faults(variable, entity or "", entities),
        *_year_faults(baseline, year, horizon, last_horizon(study, baseline)),
    ]
    check_names = [scenario] if scenario else []
    try:
        asked = max(study.horizon, year) if horizon is None and year <= last_horizon(study, baseline) else horizon
        check_asked("scenarier explain", study, baseline, path, check_names, (), asked)
    except FaultsError as error:
        raise FaultsError(error.subject, [*faults, *error.faults]) from error
    if faults:
        raise FaultsError("scenarier explain", faults)
    index = scenario_index(study, scenario) if scenario else (0 if study.scenarios else -1)
    chosen: Scenario = scenario_at(study, index)
    last = horizon or max(study.horizon, year)
    figures = figures_for(baseline, chosen, last)
    return Explained(figures, figures_for(baseline, BASELINE, last), Key(variable, entity or "", year))


def _variable_faults(variable: str) -> Iterator[Fault]:
    if variable not in VARIABLES and variable not in STEPS:
        known = nearest(variable, [*VARIABLES, *STEPS]) or ""
        yield Fault("VARIABLE", mark("unknown variable “{name}”"), {"name": variable[:60]}, known)


def _year_faults(baseline: Baseline, year: int, horizon: int | None, last_possible: int) -> Iterator[Fault]:
    first, last = baseline.base_year, last_possible
    if horizon is not None and baseline.first_year <= horizon <= last_possible:
        last = horizon
    if not first <= year <= last:
        values = {"value": year, "first": first, "last": last}
        yield Fault("--year", mark("{value} is outside {first}–{last}"), values)


def _entities(baseline: Baseline, variable: str) -> tuple[str, ...]:
    """The entities of a variable; none where it has none, or is not known."""
    axis = VARIABLES[variable].axis if variable in VARIABLES else STEPS[variable].axis if variable in STEPS else ""
    return base_of(baseline, baseline.first_year).entities[axis] if axis else ()


def _entity_faults(variable: str, entity: str, known: tuple[str, ...]) -> Iterator[Fault]:
    if entity in known or not (entity or known) or (variable not in VARIABLES and variable not in STEPS):
        return
    if not known:
        message = mark("“{variable}” has no entity; leave --entity out")
        yield Fault("--entity", message, {"variable": variable})
        return
    shown = ", ".join(known) if len(known) <= MOST_EXAMPLES else ", ".join([*known[:MOST_EXAMPLES], "…"])
    values = {"variable": variable, "name": entity[:60], "examples": shown}
    if not entity:
        yield Fault("--entity", mark("“{variable}” needs an entity, one of: {examples}"), values)
    else:
        message = mark("“{variable}” has no entity “{name}”; it has {examples}")
        yield Fault("--entity", message, values, nearest(entity, known) or "")


def as_json(explained: Explained, depth: int | None = None) -> str:
    """The tree of nodes, all of it unless `depth` is given."""
    branches = as_tree(explained.figures, explained.key, depth)
    return json.dumps(branches, ensure_ascii=False, indent=1) + "\n"


def as_text(explained: Explained, depth: int | None = None) -> str:
    """The explanation for reading, two levels deep unless `depth` is given."""
    figures, key = explained.figures, explained.key
    told: Told = {}
    lines = _node(figures, key, 0, told)
    lines[0] = f"{figures.scenario.name} – {lines[0]}"
    lines += _against_baseline(explained)
    left = TEXT_DEPTH if depth is None else depth
    lines += _inputs(figures, key, left, 1, told)
    if depth is None:
        lines += ["", tr("Deeper: --depth 4; all of it: --format json.")]
    return "\n".join(lines) + "\n"


def _inputs(figures: Figures, key: Key, left: int, level: int, told: Told) -> list[str]:
    lines: list[str] = []
    for other in tree.explain(figures, key).inputs if left > 0 else ():
        if other in told:
            continue
        lines += ["", *_node(figures, other, level, told)]
        lines += _inputs(figures, other, left - 1, level + 1, told)
    return lines


def _node(figures: Figures, key: Key, level: int, told: Told) -> list[str]:
    """A number, what it means where that is not told yet, and its formula or its source."""
    node = tree.explain(figures, key)
    ahead = "    " * level
    lines = [f"{ahead}{label(figures, key)}: {quantity(node.value, node.unit)}"]
    said = "" if key.variable in told else meaning_of(figures.baseline, key.variable)
    told |= {key: True, key.variable: True}
    if node.is_leaf:
        lines += _wrapped(f"{tr(ORIGIN_NAMES[node.origin]).capitalize()}. {node.source}", ahead + "  ")
    else:
        lines += _wrapped(f"= {node.text}", ahead + "  ")
        lines += _wrapped(said, ahead + "  ") if said else []
    return lines


def _wrapped(text: str, ahead: str) -> list[str]:
    return textwrap.wrap(text, max(WIDTH, len(ahead) + 40), initial_indent=ahead, subsequent_indent=ahead + "  ")


def _against_baseline(explained: Explained) -> list[str]:
    """What the number is in the baseline scenario, and which of its inputs differ."""
    figures, baseline, key = explained.figures, explained.baseline, explained.key
    if figures.scenario is baseline.scenario:
        return []
    node = tree.explain(figures, key)
    before = value_in(baseline, key)
    if before is None:
        return []
    against = tr(
        "In {name}: {before} (difference {difference}).",
        name=baseline.scenario.name,
        before=quantity(before, node.unit),
        difference=number(node.value - before, node.unit),
    )
    apart = changes(figures, baseline, key)
    if not apart:
        return ["", *_wrapped(against, "  ")]
    differing = tr("Inputs that differ: {names}.", names="; ".join(label(figures, other) for other in apart))
    return ["", *_wrapped(against, "  "), *_wrapped(differing, "  ")]
