"""How each scenario keeps the rules, and the assumptions that set it apart."""

from collections.abc import Iterator

from scenarier.text.language import tr
from scenarier.views.compared import One
from scenarier.views.mending import Find, finder_of
from scenarier.views.rules import BROKEN, RuleRow, counted_words, signs_words
from scenarier.views.study_report.parts import Column, Entry, Grid, Part, Row, Section, Title, Words, named
from scenarier.views.study_report.subject import Subject
from scenarier.views.what_differs import AssumptionRow, assumption_rows

MOST_MOVES = 3


def rules(subject: Subject) -> Section:
    """A table a scenario: a rule a row, a sign a year, and in words how it is kept and what would mend it."""
    parts: list[Part] = []
    for one in subject.every:
        parts += [Title(one.name, one.colour), _rules(subject, one)]
    return Section(tr("Rules"), tuple(parts))


def _rules(subject: Subject, one: One) -> Part:
    found = subject.rules(one)
    if not found:
        return Words(f"rules {one.scenario.name}", tr("No rules are on"))
    columns = (
        Column(tr("Rule"), part=1.0),
        *(Column(f"{year}") for year in subject.years),
        Column(tr("In words"), part=1.6),
    )
    find = finder_of(subject.baseline, one.scenario, subject.years[-1], subject.compared.rules)
    rows = [row for each in found for row in _rule(each, subject.years, find)]
    note = f"{counted_words(found)}. {signs_words()}"
    return Grid(f"rules {one.scenario.name}", named(tr("Rules"), one.name), columns, tuple(rows), note)


def _rule(row: RuleRow, years: tuple[int, ...], find: Find) -> Iterator[Row]:
    signs = (Entry(sign, None, year, _colour(sign)) for year in years for sign in (row.sign(year),))
    yield Row(row.rule.name, (Entry(row.name), *signs, Entry(row.sentence)))
    mended = find(row)
    if mended:
        yield Row(f"{row.rule.name} mended", (Entry(mended.words(MOST_MOVES)),), is_detail=True)


def _colour(sign: str) -> str:
    return "negative" if sign == BROKEN else "muted"


def assumptions(subject: Subject) -> Iterator[Section]:
    """A table a scenario that differs: the assumption, its values on both sides, and why."""
    parts: list[Part] = []
    for one in subject.others:
        sides = (subject.baseline, one.scenario, subject.reference.scenario, subject.years[-1])
        found = assumption_rows(*sides)
        if found:
            parts += [Title(one.name, one.colour), _assumptions(subject, one, found)]
    if not parts and subject.others:
        parts.append(
            Words("assumptions", tr("No assumption differs from {reference}.", reference=subject.reference.name))
        )
    if parts:
        yield Section(tr("Assumptions that differ"), tuple(parts))


def _assumptions(subject: Subject, one: One, found: list[AssumptionRow]) -> Grid:
    columns = (
        Column(tr("Assumption"), part=1.3),
        Column(tr("unit"), is_unit=True),
        Column(one.name, is_number=True, part=1.0),
        Column(subject.reference.name, is_number=True, part=1.0),
    )
    rows = [row for each in found for row in _assumption(each)]
    title = named(tr("Assumptions that differ"), one.name)
    return Grid(f"assumptions {one.scenario.name}", title, columns, tuple(rows))


def _assumption(found: AssumptionRow) -> Iterator[Row]:
    yield Row(found.key, (Entry(found.name), Entry(found.unit), Entry(found.here), Entry(found.there)))
    for number, reason in enumerate(found.reasons):
        text = f"{reason[:1].upper()}{reason[1:]}"
        yield Row(f"{found.key} why {number}", (Entry(text),), is_detail=True)
