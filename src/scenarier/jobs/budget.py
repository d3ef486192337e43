"""A study's adopted budget beside the roll-forward: as a table for reading, as csv, as json."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from scenarier.jobs import rows as written
from scenarier.jobs.printed import aligned
from scenarier.jobs.run import check_asked
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.session.budget_figures import TargetFigures, budget_figures
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.views.budget_lines import COMPUTED, Kind, amount_text, amount_title, result_of


class BudgetRow(NamedTuple):
    """A target in a year: the budget, the roll-forward without it, their difference [mio. kr., current prices]."""

    target: str
    year: int
    budget: float
    roll_forward: float
    difference: float


@dataclass(frozen=True, slots=True)
class Budgeted:
    """A budget's targets by year in current prices, each from the first year that it names for the target."""

    baseline: Baseline
    figures: Mapping[str, TargetFigures]
    rows: tuple[BudgetRow, ...]

    @property
    def years(self) -> list[int]:
        """Every year that a target has an amount in."""
        return sorted({row.year for row in self.rows})


def budget(path: Path | None, horizon: int | None) -> Budgeted:
    """A study's budget, from the first year it names for each target to the horizon.

    Raises
    ------
    FaultsError : the study is faulty, or the horizon is not one it can be projected to.
    """
    study, baseline = open_for_command(path)
    check_asked("scenarier budget", study, baseline, path, (), (), horizon)
    last = horizon or study.horizon
    targets = baseline.budget.levels if baseline.budget else ()
    figures = {
        target: budget_figures(baseline, last, target, *result_of(target), is_current=True) for target in targets
    }
    return Budgeted(baseline, figures, tuple(row for target in targets for row in _rows(target, figures[target])))


def _rows(target: str, figures: TargetFigures) -> Iterator[BudgetRow]:
    levels = {**figures.carried, **figures.named}
    for year in sorted(levels):
        yield BudgetRow(target, year, levels[year], figures.roll_forward[year], figures.difference[year])


def as_csv(found: Budgeted) -> str:
    """A header and the rows; the header alone without a budget."""
    return written.as_csv(BudgetRow._fields, found.rows)


def as_json(found: Budgeted) -> str:
    """The same rows as a list of objects."""
    return written.as_json(BudgetRow._fields, found.rows)


def as_table(found: Budgeted) -> str:
    """Three lines a target, a column a year; what the budget does not name itself stands in brackets."""
    adopted = found.baseline.budget
    if adopted is None or not found.rows:
        return tr("The study has no adopted budget.") + "\n"
    lines = [("", tr("unit"), *map(str, found.years))]
    for target in dict.fromkeys(row.target for row in found.rows):
        lines.append(_line(found, target, "amount", amount_title(found.baseline, target)))
        lines += [_line(found, target, kind, f"  {tr(label)}") for kind, label in COMPUTED.items()]
    prices = tr("Current prices.")
    if adopted.price_year is not None:
        prices = tr("Current prices; the budget is in {year} prices.", year=adopted.price_year)
    note = tr("(Brackets): not named in the budget; the last difference before, carried on with prices.")
    return "\n".join([adopted.title, *aligned(lines), f"{prices} {note}"]) + "\n"


def _line(found: Budgeted, target: str, kind: Kind, name: str) -> tuple[str, ...]:
    own = {row.year for row in found.rows if row.target == target}
    figures = found.figures[target]
    texts = (amount_text(figures, kind, year) if year in own else "" for year in found.years)
    return (name, unit_name("mio_kr"), *texts)
