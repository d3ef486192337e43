"""A seal and what has become of what it sealed, in words."""

from collections.abc import Iterator, Sequence

from scenarier import __version__
from scenarier.analysis.finality import Broken, Lacking
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name, rule_name, scenario_title
from scenarier.model.study import Scenario, Study
from scenarier.session.sealing import (
    ASSUMPTIONS,
    DATA,
    DECISIONS,
    METHOD,
    PART_OF,
    THE_SEAL,
    Checked,
    Moved,
    all_checked,
)
from scenarier.text.language import mark, tr
from scenarier.text.numbers import told_apart
from scenarier.text.plain import one_line
from scenarier.text.words import variable_name
from scenarier.views.balance import short_amount

CAUSES = {
    DECISIONS: mark("Decisions"),
    ASSUMPTIONS: mark("Assumptions"),
    DATA: mark("Data"),
    METHOD: mark("Method"),
    THE_SEAL: mark("The seal"),
}
PARTS = {
    "scenario": mark("the proposal's own measures, levers or notes are others"),
    "base": mark("the scenario that it builds on is another"),
    "budget": mark("the adopted budget is another"),
    "forecast": mark("the population forecast is another"),
    "baseline": mark("the baseline's figures are others"),
}


def seal_lines(one: Checked) -> list[str]:
    """What a sealed proposal is now: a line where it holds, else why not and what the figures were and are."""
    head = tr(
        "“{name}” was sealed on {day} with scenarier {version}; code {code}.",
        name=one_line(one.scenario.name),
        day=day_words(one.seal.date),
        version=one_line(one.seal.model),
        code=one.code,
    )
    if one.holds:
        return [f"{head} {_holds_words(one)}"]
    told = tr("It is no longer what was sealed:")
    return [f"{head} {told}", *_why(one), *_figure_lines(one.moved)]


def _holds_words(one: Checked) -> str:
    if one.is_of_this_version:
        return tr("Content and figures are as they were.")
    return tr("Content and figures are as they were, in this version too.")


def _why(one: Checked) -> Iterator[str]:
    for part in one.parts:
        yield f"{tr(CAUSES[PART_OF[part]])}: {tr(PARTS[part])}"
    values = {"version": one_line(one.seal.model), "now": __version__}
    if METHOD in one.causes and one.parts:
        yield tr("Method: it was sealed with scenarier {version}, this is {now}", **values)
    elif METHOD in one.causes:
        yield tr("Method: scenarier {now} gives other figures of the same content than {version} did", **values)
    if THE_SEAL in one.causes:
        yield tr("The seal: its figures are not those that this version gives of the same content")


def _figure_lines(moved: Sequence[Moved]) -> Iterator[str]:
    if not moved:
        yield tr("The figures are as they were.")
    for one in moved:
        before, now = told_apart(one.before, one.now, 1)
        name = variable_name(one.variable)
        yield tr(
            "{name} {year}: {before} then, {now} now, DKK m", name=name, year=one.year, before=before, now=now
        )


def day_words(day: str) -> str:
    """A day as it is read: `14.09.2026`."""
    year, month, number = day.split("-")
    return tr("{day}/{month}/{year}", day=number, month=month, year=year)


def broken_seals_words(study: Study, baseline: Baseline) -> str:
    """Which sealed proposals are no longer what was sealed, and why, in a line; "" where all are."""
    told = []
    for one in all_checked(study, baseline):
        if not one.holds:
            causes = ", ".join(tr(CAUSES[cause]).lower() for cause in one.causes)
            name = one_line(one.scenario.name)
            told.append(tr("“{name}” is no longer what was sealed ({causes}).", name=name, causes=causes))
    return " ".join(told)


# What is missing before a proposal can be final


def lacking_lines(baseline: Baseline, lacking: Lacking) -> list[str]:
    """All that is missing, a line each."""
    short = [
        tr("{year}: DKK {amount} m short", year=one.year, amount=short_amount(one.room)) for one in lacking.short
    ]
    return [*short, *(_broken_words(baseline, one) for one in lacking.broken)]


def _broken_words(baseline: Baseline, one: Broken) -> str:
    name, who = one_line(rule_name(one.rule)), entity_name(baseline, one.entity)
    years = ", ".join(map(str, one.years))
    rule = f"{name} ({who})" if who else name
    return tr("The rule “{rule}” is broken in {years}, where the base holds it", rule=rule, years=years)


def status_words(scenario: Scenario) -> str:
    """What a scenario is built on, and whether it is a draft or final."""
    base = scenario_title(scenario.based_on) if scenario.based_on else tr("Baseline")
    if scenario.status == "final":
        return tr("Final, built on “{base}”", base=base)
    return (
        tr("Draft, built on “{base}”", base=base)
        if scenario.status
        else tr("No proposal yet; held against “{base}”", base=base)
    )
