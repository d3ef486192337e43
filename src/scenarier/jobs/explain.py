"""Where a number of a study comes from, as text or as a tree of objects."""

import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import DIFFERENCES, Figures
from scenarier.analysis.explain.tree import as_tree, figures_for
from scenarier.engine.base import base_of
from scenarier.jobs.run import check_asked, scenario_index
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import BASELINE, Scenario, Study
from scenarier.session.scenarios import last_horizon, scenario_at
from scenarier.text.language import mark, tr
from scenarier.views.explanation import ScenarioFigures, tell_beside
from scenarier.views.told import Told, origin_words, was_words
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.nearest import nearest
from scenarier.vocabulary.steps import STEPS
from scenarier.vocabulary.variables import VARIABLES

TEXT_DEPTH = 2
"""Levels below the number that a text shows unless told otherwise."""
WIDTH = 100
MOST_EXAMPLES = 7

Seen = set[Key | str]
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
    variable : a result variable, a step of the model, or a key figure.
    entity : a department, an area or an age group, for a variable that has one.
    path, scenario : the study and its scenario; its first, or the baseline where it has none.
    horizon : last year of the projection, where it is None the study's own, or `year` where that is later.

    Raises
    ------
    FaultsError : the study is faulty, or there is no such number; all faults at once.
    """
    return explain_in(*open_for_command(path), variable, entity, year, path, scenario, horizon)


def explain_in(
    study: Study,
    baseline: Baseline,
    variable: str,
    entity: str | None,
    year: int,
    path: Path | None,
    scenario: str | None,
    horizon: int | None,
) -> Explained:
    """As `explain`, of a study that is open; `path` names it in faults."""
    entities = entities_of(baseline, variable)
    faults = [
        *_variable_faults(variable),
        *entity_faults(variable, entity or "", entities),
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
    if variable not in _known():
        known = nearest(variable, _known()) or ""
        yield Fault("VARIABLE", mark("unknown variable “{name}”"), {"name": variable[:60]}, known)


def _known() -> list[str]:
    """Every variable that can be asked for: results, the model's steps, and key figures that are a difference."""
    return [*VARIABLES, *STEPS, *DIFFERENCES]


def _year_faults(baseline: Baseline, year: int, horizon: int | None, last_possible: int) -> Iterator[Fault]:
    first, last = baseline.base_year, last_possible
    if horizon is not None and baseline.first_year <= horizon <= last_possible:
        last = horizon
    if not first <= year <= last:
        values = {"value": year, "first": first, "last": last}
        yield Fault("--year", mark("{value} is outside {first}–{last}"), values)


def entities_of(baseline: Baseline, variable: str) -> tuple[str, ...]:
    """The entities of a variable; none where it has none, or is not known."""
    axis = VARIABLES[variable].axis if variable in VARIABLES else STEPS[variable].axis if variable in STEPS else ""
    return base_of(baseline, baseline.first_year).entities[axis] if axis else ()


def entity_faults(variable: str, entity: str, known: tuple[str, ...]) -> Iterator[Fault]:
    """What is wrong with an entity, for a variable that has those `known`; of an unknown variable nothing."""
    if entity in known or not (entity or known) or variable not in _known():
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
    return json.dumps(tree(explained, depth), ensure_ascii=False, indent=1) + "\n"


def tree(explained: Explained, depth: int | None = None) -> dict[str, Any]:
    """The nodes as plain objects, `depth` levels below the number, all unless it is given."""
    return as_tree(explained.figures, explained.key, depth)


def as_text(explained: Explained, depth: int | None = None) -> str:
    """The explanation for reading, two levels deep unless `depth` is given."""
    figures, baseline = (
        ScenarioFigures(each, each.scenario.name) for each in (explained.figures, explained.baseline)
    )
    told = tell_beside(figures, baseline, explained.key)
    if told is None:
        raise KeyError(explained.key)
    seen: Seen = set()
    lines = _number(told, "", seen)
    lines[0] = f"{told.scenario} – {lines[0]}"
    lines += _against(told)
    lines += _inputs(figures, told, TEXT_DEPTH if depth is None else depth, 1, seen)
    if depth is None:
        lines += ["", tr("Deeper: --depth 4; all of it: --format json.")]
    return "\n".join(lines) + "\n"


def _inputs(figures: ScenarioFigures, told: Told, left: int, level: int, seen: Seen) -> list[str]:
    lines: list[str] = []
    for given in told.inputs if left > 0 else ():
        below = None if given.key in seen else tell_beside(figures, figures, given.key)
        if below is not None:  # what only the reference has is told beside the number itself
            lines += ["", *_number(below, "    " * level, seen)]
            lines += _inputs(figures, below, left - 1, level + 1, seen)
    return lines


def _number(told: Told, ahead: str, seen: Seen) -> list[str]:
    """A number, what it means where that is not told yet, and its formula or its source."""
    assert told.key is not None
    how = told.how if told.formula else f"{origin_words(told)}. {told.source}"
    lines = [f"{ahead}{told.title}: {told.value}", *_wrapped(how, ahead + "  ")]
    if told.formula and told.meaning and told.key.variable not in seen:
        lines += _wrapped(told.meaning, ahead + "  ")
    seen |= {told.key, told.key.variable}
    return lines


def _wrapped(text: str, ahead: str) -> list[str]:
    return textwrap.wrap(text, max(WIDTH, len(ahead) + 40), initial_indent=ahead, subsequent_indent=ahead + "  ")


def _against(told: Told) -> list[str]:
    """What the number is in the baseline scenario, and which of its inputs differ."""
    if not told.against:
        return []
    apart = [f"{given.name} ({was_words(told, given)})" for given in told.inputs if given.before]
    differing = tr("Inputs that differ: {names}.", names="; ".join(apart))
    return ["", *_wrapped(told.against, "  "), *(_wrapped(differing, "  ") if apart else [])]
