"""Whether a study's scenarios keep the rules: as a table for reading, as csv, as json."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scenarier.analysis.mend import Mender
from scenarier.analysis.rule_words import rule_name, said
from scenarier.analysis.rules import Judged, Verdict, judge, rules_of, verdicts
from scenarier.engine.each import project_each
from scenarier.jobs.run import check_asked, scenario_index
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name
from scenarier.model.rules import Rule
from scenarier.model.study import Scenario
from scenarier.session.scenarios import scenario_at
from scenarier.text.language import tr

HOLDS, BROKEN, NOT_JUDGED = "✓", "✗", "–"
"""Marks of a year, to be told apart without colour."""


@dataclass(frozen=True, slots=True)
class Held:
    """The rules held against scenarios; `judged` has a list a scenario, in the order of the rules that are on."""

    baseline: Baseline
    scenarios: tuple[Scenario, ...]
    years: tuple[int, ...]
    rules: tuple[Rule, ...]
    judged: tuple[list[Judged], ...]


def rules(path: Path | None, names: Sequence[str], horizon: int | None) -> Held:
    """Hold a study's scenarios against its rules, the baseline scenario first.

    Parameters
    ----------
    path : the study's file; without one, the baseline scenario alone against the baseline's rules.
    names : scenarios to take; all where none are named. Compared without case and outer blanks.
    horizon : last year; the study's own where it is None.

    Raises
    ------
    FaultsError : the study is faulty, or a name or the horizon is not known; all faults at once.
    """
    study, baseline = open_for_command(path)
    check_asked("scenarier rules", study, baseline, path, names, (), horizon)
    chosen = sorted({scenario_index(study, name) for name in names}) or range(-1, len(study.scenarios))
    scenarios = tuple(scenario_at(study, index) for index in chosen)
    projection = project_each(baseline, scenarios, horizon or study.horizon)
    every = rules_of(baseline, study)
    judged = tuple(judge(projection, every, place) for place in range(len(scenarios)))
    return Held(baseline, scenarios, projection.years[1:], every, judged)


def rows(held: Held) -> Iterator[Verdict]:
    """A row for each scenario, rule, entity with a threshold, and year that is judged."""
    for scenario, judged in zip(held.scenarios, held.judged, strict=True):
        for each in judged:
            yield from verdicts(each, scenario.name)


def any_broken(held: Held) -> bool:
    """Whether a rule is broken in any year by any of the scenarios."""
    return any(not each.is_kept for judged in held.judged for each in judged)


def as_csv(held: Held) -> str:
    """A header and the rows, full precision, decimal point."""
    return "".join(_csv_line(row) for row in (Verdict._fields, *rows(held)))


def _csv_line(row: tuple[object, ...]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(row)  # it must end rows in CR LF to quote either in a name
    return text.getvalue().removesuffix("\r\n") + "\n"


def as_json(held: Held) -> str:
    """The same rows as a list of objects."""
    lines = (json.dumps(row._asdict(), ensure_ascii=False) for row in rows(held))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def as_table(held: Held) -> str:
    """A block a scenario, a line a rule: its name, a mark a year, and in words how it is kept.

    Below a broken rule stands with what it would hold.
    """
    if not any(rule.on for rule in held.rules):
        return tr("No rule is switched on.") + "\n"
    names = [rule_name(rule) for rule in held.rules if rule.on]
    width = max(map(len, names))
    heading = "  ".join([" " * width, *map(str, held.years)])
    blocks = []
    for scenario, judged in zip(held.scenarios, held.judged, strict=True):
        lines = [scenario.name, heading]
        mender = Mender(held.baseline, scenario, held.years[-1], held.rules)
        for name, each in zip(names, judged, strict=True):
            marks = "  ".join(_mark(each, year).center(4) for year in held.years)
            lines.append(f"{name:{width}}  {marks}  {said(each, held.baseline)}")
            lines += _mending(held, mender, each)
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, tr("✓ holds, ✗ broken, – not judged")]) + "\n"


def _mark(judged: Judged, year: int) -> str:
    """How a rule is kept in a year by all of its entities together."""
    if year not in judged.years or not judged.is_judged:
        return NOT_JUDGED
    return HOLDS if bool(np.all(judged.holds[judged.years.index(year)])) else BROKEN


def _mending(held: Held, mender: Mender, judged: Judged) -> list[str]:
    """The lines that tell with which moves a broken rule would hold; one for each entity that breaks it."""
    if judged.is_kept:
        return []
    moves = mender.mend(judged.rule)
    lines = [tr("Would hold with: {move}", move=move.words()) for move in moves]
    mended = {move.entity for move in moves}
    broken = [entity for entity, holds in zip(judged.entities, judged.holds.T, strict=True) if not holds.all()]
    left = [entity for entity in broken if entity not in mended]
    if "" in left:
        lines.append(tr("No single lever makes it hold."))
    elif left:
        names = ", ".join(entity_name(held.baseline, entity) for entity in left)
        lines.append(tr("No single lever makes it hold for: {names}", names=names))
    return [f"    {line}" for line in lines]
