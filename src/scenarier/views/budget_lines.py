"""The lines of the budget's grid: sections, and three lines a target."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from scenarier.model.baseline import CAPITAL_TARGETS, Baseline
from scenarier.model.names import name_of, target_name, target_words
from scenarier.session.budget_figures import TargetFigures
from scenarier.text.language import mark, tr
from scenarier.text.numbers import format_number

Kind = Literal["section", "group", "amount", "roll_forward", "difference"]

SECTIONS = {
    "frame": mark("Departments' frames"),
    "area": mark("Areas outside the frames"),
    "revenue": mark("Revenue"),
    "capex": mark("Capital"),
}
"""Name in the catalogue of each section, by the kind of its targets."""
COMPUTED: dict[Kind, str] = {"roll_forward": mark("Roll-forward"), "difference": mark("Difference")}


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A line: a section's heading, a department's within it, or one of a target's three lines."""

    kind: Kind
    section: str
    label: str
    level: int
    target: str = ""

    @property
    def result(self) -> tuple[str, str]:
        """The result that the line's target is in the model, and its entity; ("", "") of a heading."""
        return result_of(self.target)


def result_of(target: str) -> tuple[str, str]:
    """The result that a target is in the model, and its entity; ("", "") of none."""
    kind, _, name = target.partition(":")
    return {
        "": ("", ""),
        "frame": ("frame", name),
        "area": ("area_spending", name),
        "revenue": (name, ""),
        "capex": (f"capex_{name}", ""),
    }[kind]


def amount_in(figures: TargetFigures, kind: Kind, year: int) -> float | None:
    """What a line has in a year [mio. kr.]; None of an amount that the budget does not name."""
    by_kind = {"amount": figures.named, "roll_forward": figures.roll_forward, "difference": figures.difference}
    return by_kind[kind].get(year)


def amount_text(figures: TargetFigures, kind: Kind, year: int) -> str:
    """The same as it is read; what is carried on between the amounts that are named stands in brackets."""
    if kind == "amount" and year in figures.carried:
        return f"({format_number(figures.carried[year], 1)})"
    value = amount_in(figures, kind, year)
    return "" if value is None else format_number(value, 1, sign=kind == "difference")


def amount_title(baseline: Baseline, target: str) -> str:
    """What a target is, at the head of a line: `Rammen i Børn og Unge`."""
    words = target_words(baseline, target)
    return f"{words[:1].upper()}{words[1:]}"


def lines_of(baseline: Baseline, closed: Collection[str]) -> list[BudgetLine]:
    """The lines that show while the sections in `closed` are folded."""
    lines = []
    for section, title in SECTIONS.items():
        lines.append(BudgetLine("section", section, tr(title), 0))
        if section not in closed:
            lines += _section(baseline, section)
    return lines


def _section(baseline: Baseline, section: str) -> Iterator[BudgetLine]:
    if section == "area":
        yield from _areas(baseline)
        return
    for target in baseline.budget_targets():
        if target.startswith(f"{section}:") or (section == "capex" and target in CAPITAL_TARGETS):
            yield from _target(baseline, section, target, 1)


def _areas(baseline: Baseline) -> Iterator[BudgetLine]:
    """Areas below their department's name; central rows, which belong to none, below theirs."""
    owners = {row.name: name_of(row) for row in baseline.departments}
    for name, title in {**owners, "": tr("Central rows")}.items():
        areas = [area for area in baseline.areas if area.department == name and not area.is_decentralised]
        if areas:
            yield BudgetLine("group", "area", title, 1)
        for area in areas:
            yield from _target(baseline, "area", f"area:{area.name}", 2)


def _target(baseline: Baseline, section: str, target: str, level: int) -> Iterator[BudgetLine]:
    yield BudgetLine("amount", section, target_name(baseline, target), level, target)
    for kind, label in COMPUTED.items():
        yield BudgetLine(kind, section, tr(label), level + 1, target)
