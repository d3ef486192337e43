"""A proposal on one page: its costs and how they are paid, its balances, what citizens feel, rules, its code."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scenarier import __version__
from scenarier.analysis.balance import CAPITAL, RESULT, SERVICE, Balance
from scenarier.analysis.packages import PackageEffect, package_effects
from scenarier.model.names import scenario_title
from scenarier.model.proposals import FINAL
from scenarier.session.sealing import checked
from scenarier.session.session import Session
from scenarier.text.language import language, ntr, pick, tr
from scenarier.text.numbers import format_number
from scenarier.text.plain import one_line
from scenarier.views.balance import balance_words
from scenarier.views.proposal import HOW_LONG, balances_shown, base_shown, effects_sheet
from scenarier.views.rules import RuleRow, rules_shown
from scenarier.views.seals import seal_lines, status_words
from scenarier.views.sheet import Sheet

MOST_PACKAGES, MOST_RULES = 8, 5
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

    `widths` are the columns' parts of the page.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[HandoutRow, ...]
    widths: tuple[float, ...]
    ends_in_words: bool = False


@dataclass(frozen=True, slots=True)
class HandoutList:
    """Sentences under a title."""

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
        code_label=tr("Short code, for the minutes") if seal else _unsealed_words(scenario.status),
        sections=(
            _decisions(session),
            _balances(found, does),
            *_citizens(session, does),
            HandoutList(tr("Rules"), tuple(_rules(rules_shown(session)))),
            *([HandoutList(tr("The seal"), tuple(seal_lines(seal)[:4]))] if seal and not seal.holds else []),
        ),
        foot=tr(
            "scenarier {version}; amounts that are projected rest on the study's assumptions", version=__version__
        ),
    )


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


def _decisions(session: Session) -> HandoutTable:
    """What costs and what pays for it, the largest first."""
    years, effects = package_effects(
        session.baseline, session.scenario, base_shown(session), session.study.horizon
    )
    places = _some(years)
    found = sorted((one for one in effects if one.n_on), key=lambda one: -abs(one.of_on.effect))
    costs = [one for one in found if one.of_on.effect < 0]
    pays = [one for one in found if one.of_on.effect >= 0]
    rows = [*_group(tr("What it costs"), costs, places, years), *_group(tr("How it is paid"), pays, places, years)]
    headings = (tr("Package"), *(str(years[at]) for at in places), tr("DKK per citizen a year"), tr("How long"))
    title = tr("Decisions, DKK m in {year} prices; positive: a better result", year=session.baseline.base_year)
    widths = (3.4, *(1.0 for _ in places), 1.4, 1.7)
    return HandoutTable(title, headings, tuple(rows), widths, ends_in_words=True)


def _group(
    title: str, found: Sequence[PackageEffect], places: Sequence[int], years: Sequence[int]
) -> Iterator[HandoutRow]:
    if not found:
        return
    yield HandoutRow((title,), HEADING)
    kept = found if len(found) <= MOST_PACKAGES else found[: MOST_PACKAGES - 1]
    for one in kept:
        long = tr(" and ").join(tr(HOW_LONG[name], year=years[-1]) for name in one.durations)
        yield HandoutRow((short(one.title), *_sums([one], places), long))
    rest = found[len(kept) :]
    if rest:
        yield HandoutRow((ntr("and {n} more", "and {n} more", len(rest)), *_sums(rest, places), ""))
    yield HandoutRow((tr("In all"), *_sums(found, places), ""), STRONG)


def _sums(found: Iterable[PackageEffect], places: Sequence[int]) -> list[str]:
    units = [one.of_on for one in found]
    amounts = [_number(sum(one.amounts[at] for one in units)) for at in places]
    return [*amounts, format_number(sum(one.per_citizen for one in units), sign=True)]


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
    return HandoutTable(title, headings, tuple(rows), widths, ends_in_words=True)


def _citizens(session: Session, does: Sheet) -> Iterator[HandoutTable | HandoutList]:
    """The service gap by department, where the proposal moves it."""
    title = tr("Service gap, more or less than the base (positive: the gap grows)")
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
        yield HandoutTable(title, headings, tuple(rows), (3.4, *(1.0 for _ in places)))
    else:
        yield HandoutList(title, (tr("No department's service gap is moved."),))


def _rules(found: Sequence[RuleRow]) -> Iterator[str]:
    broken = [row for row in found if not row.is_kept]
    if not broken:
        yield tr("All {n} rules hold.", n=len(found))
        return
    yield tr("{n} of {of} rules are broken:", n=len(broken), of=len(found))
    kept = broken if len(broken) <= MOST_RULES else broken[: MOST_RULES - 1]
    for row in kept:
        yield f"{short(row.name)}: {row.sentence}"
    if len(broken) > len(kept):
        yield ntr("and {n} more", "and {n} more", len(broken) - len(kept))
