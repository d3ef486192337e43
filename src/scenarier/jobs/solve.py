"""What it would take: one lever's value at which a result meets a target, for reading and as json."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scenarier.analysis.demand import Comparison, Demand
from scenarier.analysis.levers import Lever, lever_named
from scenarier.analysis.solve import Answer, solve
from scenarier.jobs.asked import asked_scenario
from scenarier.jobs.explain import entities_of, entity_faults
from scenarier.jobs.run import check_asked, has_scenario
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.study import Scenario, Study
from scenarier.session.scenarios import last_horizon
from scenarier.text.language import mark
from scenarier.views.solving import demand_words, solved
from scenarier.vocabulary.errors import Fault

STATUSES = {"solved": 0, "holds_already": 0, "no_effect": 1, "out_of_reach": 1}
"""How the command ends."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command was asked; None where it was not said. `targets` are by comparison; one of them is meant."""

    lever: str
    variable: str
    entity: str | None
    targets: Mapping[Comparison, float | None]
    year: int | None
    every_year: bool
    first_year: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and of whom it was asked."""

    baseline: Baseline
    scenario: Scenario
    answer: Answer

    @property
    def status(self) -> int:
        """How the command ends."""
        return STATUSES[self.answer.status]


def find(path: Path | None, scenario: str | None, asked: Asked, horizon: int | None) -> Found:
    """What it would take in a scenario of a study.

    Parameters
    ----------
    path, scenario : the study and its scenario; its first, or the baseline where it has none.
    horizon : last year; the study's own where it is None.

    Raises
    ------
    FaultsError : the study is faulty, or something that was asked for is not known; all faults at once.
    """
    return find_in(*open_for_command(path), path, scenario, asked, horizon)


def find_in(
    study: Study, baseline: Baseline, path: Path | None, scenario: str | None, asked: Asked, horizon: int | None
) -> Found:
    """As `find`, of a study that is open; `path` names it in faults."""
    last = study.horizon if horizon is None else horizon
    span = _span(study, baseline, last)
    faults = [
        *entity_faults(asked.variable, asked.entity or "", entities_of(baseline, asked.variable)),
        *_target_faults(asked),
        *_when_faults(baseline, asked, span),
    ]
    names, lever = [] if scenario is None else [scenario], None
    if scenario is None or has_scenario(study, scenario):
        chosen = asked_scenario(study, scenario)
        lever = lever_named(baseline, chosen, asked.lever)
        faults += [lever] if isinstance(lever, Fault) else []
    check_asked("scenarier solve", study, baseline, path, names, [asked.variable], horizon, faults)
    assert lever is not None
    assert not isinstance(lever, Fault)
    return Found(baseline, chosen, _answer(baseline, chosen, last, lever, asked))


def _answer(baseline: Baseline, scenario: Scenario, horizon: int, lever: Lever, asked: Asked) -> Answer:
    first = usual_first_year(baseline, horizon) if asked.first_year is None else asked.first_year
    years = tuple(range(baseline.first_year, horizon + 1)) if asked.year is None else (asked.year,)
    ((comparison, target),) = [(name, value) for name, value in asked.targets.items() if value is not None]
    demand = Demand(asked.variable, asked.entity or "", comparison, target, years)
    return solve(baseline, scenario, horizon, lever, demand, first)


def usual_first_year(baseline: Baseline, horizon: int) -> int:
    """The year that a lever is moved from unless another is said: the second one projected, where there is one."""
    return min(baseline.first_year + 1, horizon)


def _span(study: Study, baseline: Baseline, horizon: int) -> tuple[int, int]:
    """The years that may be asked for; under a horizon that is itself wrong, those that may be projected."""
    last = last_horizon(study, baseline)
    return baseline.base_year, horizon if baseline.first_year <= horizon <= last else last


def _target_faults(asked: Asked) -> Iterator[Fault]:
    given = [value for value in asked.targets.values() if value is not None]
    if len(given) != 1:
        yield Fault("", mark("give one target: --at-least, --at-most or --equal"))
    for name, value in asked.targets.items():
        if value is not None and not math.isfinite(value):
            yield Fault(f"--{name.replace('_', '-')}", mark("must be a number"))


def _when_faults(baseline: Baseline, asked: Asked, span: tuple[int, int]) -> Iterator[Fault]:
    if (asked.year is None) != asked.every_year:
        yield Fault("", mark("give either --year or --every-year"))
    first = {"--year": span[0], "--from": baseline.first_year}
    for place, year in (("--year", asked.year), ("--from", asked.first_year)):
        if year is not None and not first[place] <= year <= span[1]:
            values = {"value": year, "first": first[place], "last": span[1]}
            yield Fault(place, mark("{value} is outside {first}–{last}"), values)


def as_json(found: Found) -> str:
    """The answer as one object; `reason` is null where nothing needs to be said."""
    answer = found.answer
    told = {
        "status": answer.status,
        "value": answer.value,
        "from": answer.first_year,
        "binding_year": answer.binding_year,
        "reached": answer.reached,
        "feasible": [list(stretch) for stretch in answer.feasible],
        "reason": solved(found.baseline, answer).reason or None,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def as_table(found: Found) -> str:
    """What was asked, the answer in a sentence, and the stretches that do."""
    demand = demand_words(found.baseline, found.answer.demand)
    lines = [f"{scenario_title(found.scenario.name)} – {demand}"]
    return "\n".join([*lines, *(f"  {line}" for line in solved(found.baseline, found.answer).lines())]) + "\n"
