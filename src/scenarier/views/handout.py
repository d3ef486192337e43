"""A proposal on one page: its costs and how they are paid, its balances, what citizens feel, rules, its code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scenarier import __version__
from scenarier.analysis.balance import CAPITAL, RESULT, SERVICE, SHORT, Balance
from scenarier.analysis.packages import PackageEffect, package_effects
from scenarier.analysis.rules import judge
from scenarier.model.names import scenario_title
from scenarier.model.proposals import FINAL
from scenarier.model.terms import Terms, unit_words
from scenarier.session.sealing import Checked, checked
from scenarier.session.session import Session
from scenarier.text.language import language, ntr, pick, tr
from scenarier.text.numbers import format_number
from scenarier.text.plain import one_line
from scenarier.views.balance import balance_words
from scenarier.views.proposal import (
    HOW_LONG,
    balances_shown,
    base_shown,
    effects_sheet,
    index_of,
    left_over,
    other_lines,
    other_words,
    projected_words,
)
from scenarier.views.rules import every_rule, is_broken_anew, rule_rows, rules_shown
from scenarier.views.seals import day_words, seal_lines, status_words
from scenarier.views.sheet import Sheet

MOST_PACKAGES, MOST_LEVERS, MOST_RULES = 8, 6, 5
"""So many stand on the page; more are counted, and packages summed."""
MOST_YEARS = 5
"""Of more years the first ones and the last stand in the tables of packages and departments."""
LONGEST = 72
"""Signs of a name that has room."""
DECIMALS = 1
HEADING, STRONG, PLAIN = "heading", "strong", ""


@dataclass(frozen=True, slots=True)
class HandoutRow:
    """A row of a table; one of style `heading` has a single cell."""

    cells: tuple[str, ...]
    style: str = PLAIN


@dataclass(frozen=True, slots=True)
class HandoutTable:
    """A table under its title; its first column is a text, and so is the last where `ends_in_words`.

    `widths` are the columns' parts of the page; `note` stands below it. By its `key` it is known again.
    """

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[HandoutRow, ...]
    widths: tuple[float, ...]
    ends_in_words: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandoutList:
    """Sentences under a title; by its `key` it is known again."""

    key: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """The page; `code` is empty for what is not sealed."""

    language: str
    owner: str
    title: str
    subtitle: str
    code: str
    code_label: str
    sections: tuple[HandoutTable | HandoutList, ...]
    foot: str


def handout(session: Session) -> Handout:
    """The page of the scenario shown, in the language that is spoken."""
    scenario, about = session.scenario, session.baseline.about
    seal = checked(session.study, session.baseline, scenario)
    found = balances_shown(session)
    does = effects_sheet(session, found)
    return Handout(
        language=language(),
        owner=pick(about.municipality_da, about.municipality_en),
        title=short(scenario_title(scenario.name)),
        subtitle=short(status_words(scenario)),
        code=seal.code if seal else "",
        code_label=_sealed_words(seal) if seal else _unsealed_words(scenario.status),
        sections=(
            _decisions(session, found),
            *_other(session),
            _balances(found, does),
            *_citizens(session, does),
            HandoutList("rules", tr("Rules"), tuple(_rules(session))),
            *(
                [HandoutList("seal", tr("The seal"), tuple(seal_lines(seal)[:4]))]
                if seal and not seal.holds
                else []
            ),
        ),
        foot=tr(
            "scenarier {version}; amounts that are projected rest on the study's assumptions", version=__version__
        ),
    )


def _sealed_words(seal: Checked) -> str:
    day = day_words(seal.seal.date)
    if not seal.holds:
        return tr("No longer what was sealed on {day}", day=day)
    return tr("Short code, for the minutes; sealed on {day}", day=day)


def _unsealed_words(status: str) -> str:
    return tr("Final, not sealed") if status == FINAL else tr("Draft, not sealed")


def short(text: str) -> str:
    """A name in one line, cut where it has no room."""
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _some(years: Sequence[int]) -> list[int]:
    """Places of the years that have room."""
    places = list(range(len(years)))
    return places if len(places) <= MOST_YEARS else [*places[: MOST_YEARS - 1], places[-1]]


def _number(value: float) -> str:
    return format_number(value, DECIMALS, sign=True)


# Decisions


class _Decision(NamedTuple):
    """What a package does to the result: by year, an average a year per citizen, and how long."""

    title: str
    amounts: tuple[float, ...]
    per_citizen: float
    long: str


def _decisions(session: Session, balances: Sequence[Balance]) -> HandoutTable:
    """What costs and what pays for it, the largest first; all that is no package of its own is one row."""
    years, effects = package_effects(
        session.baseline, session.scenario, base_shown(session), session.study.horizon
    )
    places = _some(years)
    made = [_of_package(one, years) for one in effects if one.n_on]
    if left := left_over(session, effects, balances):
        made.append(_Decision(other_words(), left.amounts, left.per_citizen, ""))
    made.sort(key=lambda one: -abs(one.per_citizen))
    even = [one for one in made if all(abs(value) < SHORT for value in one.amounts)]
    costs = [one for one in made if one not in even and one.per_citizen < 0]
    pays = [one for one in made if one not in even and one.per_citizen >= 0]
    groups = ((tr("What it costs"), costs), (tr("How it is paid"), pays), (tr("What pays for itself"), even))
    rows = [row for title, found in groups for row in _group(title, found, places)]
    in_current = tr("DKK per citizen a year, current prices")
    headings = (tr("Package"), *(str(years[at]) for at in places), in_current, tr("How long"))
    title = tr("Decisions, DKK m in {year} prices; positive: a better result", year=session.baseline.base_year)
    widths = (3.4, *(1.0 for _ in places), 1.6, 1.7)
    return HandoutTable("decisions", title, headings, tuple(rows), widths, ends_in_words=True)


def _of_package(one: PackageEffect, years: Sequence[int]) -> _Decision:
    long = tr(" and ").join(tr(HOW_LONG[name], year=years[-1]) for name in one.durations)
    return _Decision(short(one.title), one.of_on.amounts, one.of_on.per_citizen, long)


def _group(title: str, found: Sequence[_Decision], places: Sequence[int]) -> Iterator[HandoutRow]:
    if not found:
        return
    yield HandoutRow((title,), HEADING)
    kept = found if len(found) <= MOST_PACKAGES else found[: MOST_PACKAGES - 1]
    for one in kept:
        yield HandoutRow((one.title, *_sums([one], places), one.long))
    rest = found[len(kept) :]
    if rest:
        yield HandoutRow((ntr("and {n} more", "and {n} more", len(rest)), *_sums(rest, places), ""))
    yield HandoutRow((tr("In all"), *_sums(found, places), ""), STRONG)


def _sums(found: Sequence[_Decision], places: Sequence[int]) -> list[str]:
    amounts = [_number(sum(one.amounts[at] for one in found)) for at in places]
    return [*amounts, format_number(sum(one.per_citizen for one in found), sign=True)]


def _other(session: Session) -> Iterator[HandoutList]:
    """The levers that the proposal moves from its base, and the measures of the base that it leaves out."""
    lines = other_lines(session)
    if lines:
        kept = lines if len(lines) <= MOST_LEVERS else lines[: MOST_LEVERS - 1]
        rest = len(lines) - len(kept)
        title = tr("Changed from “{name}”", name=short(scenario_title(base_shown(session).name)))
        yield HandoutList(
            "changed", title, (*kept, *([ntr("and {n} more", "and {n} more", rest)] if rest else []))
        )


# Balances, citizens and rules


def _balances(found: Sequence[Balance], does: Sheet) -> HandoutTable:
    """A row a year: the balances, the projected effect, and what that says in words."""
    projected = next(line for line in does.lines if line.key == "projected").cells[1:]
    rooms = {(one.year, one.balance): one.room for one in found}
    years = sorted({one.year for one in found})
    rows = [
        HandoutRow(
            (
                str(year),
                _number(rooms[year, RESULT]),
                effect.text,
                format_number(rooms[year, SERVICE], DECIMALS),
                format_number(rooms[year, CAPITAL], DECIMALS),
                words.partition(": ")[2],
            )
        )
        for year, effect, words in zip(years, projected, balance_words(found), strict=True)
    ]
    headings = (
        tr("Year"),
        tr("Financing"),
        tr("Projected effect on the result"),
        tr("Room under the service ceiling"),
        tr("Room under the capital ceiling"),
        tr("In words"),
    )
    title, widths = tr("Balances, DKK m in current prices"), (0.7, 1.3, 1.5, 1.5, 1.5, 3.5)
    return HandoutTable(
        "balances", title, headings, tuple(rows), widths, ends_in_words=True, note=projected_words()
    )


def _citizens(session: Session, does: Sheet) -> Iterator[HandoutTable | HandoutList]:
    """The service gap by department, where the proposal moves it."""
    gap = tr("Service gap, more or less than the base (positive: the gap grows)")
    title = f"{gap}, {unit_words('mio_kr', Terms(), session.baseline.base_year)}"
    years = [int(heading.text) for heading in does.headings[1:]]
    places = _some(years)
    departments = set(session.baseline.entities("department"))
    lines = [line for line in does.lines if line.key in departments]
    rows = [
        HandoutRow((short(line.cells[0].text), *(line.cells[1 + at].text for at in places)))
        for line in lines
        if any(cell.text.strip("0,.") for cell in line.cells[1:])
    ]
    if rows:
        headings = (tr("Department"), *(str(years[at]) for at in places))
        yield HandoutTable("gap", title, headings, tuple(rows), (3.4, *(1.0 for _ in places)))
    else:
        yield HandoutList("gap", title, (tr("No department's service gap is moved."),))


def _rules(session: Session) -> Iterator[str]:
    """The rules that are broken, first those that the base holds."""
    found, base = rules_shown(session), base_shown(session)
    broken = [row for row in found if not row.is_kept]
    if not broken:
        yield tr("All {n} rules hold.", n=len(found))
        return
    judged = judge(session.projection(index_of(session, base)), every_rule(session))
    of_base = {row.rule.name: row for row in rule_rows(session.baseline, judged)}
    told = [(row, is_broken_anew(row, of_base[row.rule.name])) for row in broken]
    told.sort(key=lambda one: not one[1])
    yield tr("{n} of {of} rules are broken:", n=len(broken), of=len(found))
    kept = told if len(told) <= MOST_RULES else told[: MOST_RULES - 1]
    also = tr("It is broken in “{name}” too.", name=short(scenario_title(base.name)))
    for row, is_new in kept:
        words = f"{short(row.name)}: {row.sentence}"
        yield words if is_new else f"{words} {also}"
    if len(told) > len(kept):
        yield ntr("and {n} more", "and {n} more", len(told) - len(kept))
