"""Whether a study's scenarios keep the rules: as a table for reading, as csv, as json."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scenarier.analysis.rules import Judged, Verdict, judge, rules_of, verdicts
from scenarier.engine.each import project_each
from scenarier.jobs import rows as written
from scenarier.jobs.run import check_asked, scenario_index
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.rules import Rule
from scenarier.model.study import Scenario, Study
from scenarier.session.scenarios import scenario_at
from scenarier.text.language import tr
from scenarier.views.mending import finder_of
from scenarier.views.rules import RuleRow, rule_rows, signs_words


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
    return hold(study, baseline, names, horizon)


def hold(study: Study, baseline: Baseline, names: Sequence[str], horizon: int | None) -> Held:
    """As `rules`, of a study that is open, for names and a horizon that were checked."""
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
    """A header and the rows."""
    return written.as_csv(Verdict._fields, rows(held))


def as_json(held: Held) -> str:
    """The same rows as a list of objects."""
    return written.as_json(Verdict._fields, rows(held))


def as_table(held: Held) -> str:
    """A block a scenario, a line a rule: its name, a sign a year, and in words how it is kept.

    Below a broken rule stands with what it would hold.
    """
    if not any(rule.on for rule in held.rules):
        return tr("No rule is switched on.") + "\n"
    pairs = zip(held.scenarios, held.judged, strict=True)
    blocks = [_block(held, scenario, rule_rows(held.baseline, judged)) for scenario, judged in pairs]
    return "\n\n".join([*blocks, signs_words()]) + "\n"


def _block(held: Held, scenario: Scenario, rows: list[RuleRow]) -> str:
    width = max(len(row.name) for row in rows)
    lines = [scenario.name, "  ".join([" " * width, *map(str, held.years)])]
    find = finder_of(held.baseline, scenario, held.years[-1], held.rules)
    for row in rows:
        signs = "  ".join(row.sign(year).center(4) for year in held.years)
        lines.append(f"{row.name:{width}}  {signs}  {row.sentence}")
        mended = find(row)
        lines += [f"    {line}" for line in mended.lines()] if mended else []
    return "\n".join(lines)
