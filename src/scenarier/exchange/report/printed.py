"""Every figure and sentence that a report or a handout prints, by id, so that it can be held against another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from scenarier.text.numbers import format_number
from scenarier.views.charts import row_of
from scenarier.views.handout import HEADING, Handout, HandoutTable
from scenarier.views.study_report.parts import Grid, Picture, Row, Section, StudyReport, Title, Waterfall, Words

UNCHECKED = "check"
"""The list of what the report was made of; it is told apart."""
SAME = 1e-9


class Printed(NamedTuple):
    """A figure as it is printed: where in words, its year, its text, and its value in full where it has one."""

    id: str
    where: str
    year: int | None
    text: str
    value: float | None


class Gone(NamedTuple):
    """A figure that is no longer what was printed; `now` is None where there is no such figure any more."""

    where: str
    then: str
    now: str | None


def printed(report: StudyReport) -> list[Printed]:
    """All that a report prints, in its order."""
    return [one for section in report.sections for one in _of_section(section)]


def _of_section(section: Section) -> Iterator[Printed]:
    place = section.title
    for part in section.parts:
        if isinstance(part, Title):
            place = f"{section.title}, {part.text}"
        elif isinstance(part, Grid):
            for row in part.rows:
                yield from _of_row(part, row, place)
        elif isinstance(part, Picture):
            yield from _of_chart(part)
        elif isinstance(part, Waterfall):
            yield from _of_waterfall(part)
        elif isinstance(part, Words):
            yield Printed(part.key, place, None, part.text, None)
        elif part.key != UNCHECKED:
            for number, one in enumerate(part.points):
                yield Printed(f"{part.key}/{number}", place, None, f"{one.subject}: {one.text}", None)


def _of_row(grid: Grid, row: Row, place: str) -> Iterator[Printed]:
    label = row.entries[0].text
    for column, entry in enumerate(row.entries):
        if column and entry.text:
            where = f"{place}: {label}, {grid.columns[column].title}"
            yield Printed(f"{grid.key}/{row.key}/{column}", where, entry.year, entry.text, entry.value)
        elif entry.text and len(row.entries) == 1:
            yield Printed(f"{grid.key}/{row.key}", place, None, entry.text, None)


def _of_chart(picture: Picture) -> Iterator[Printed]:
    chart = picture.chart
    for series in chart.all_series:
        for year, value in zip(chart.years, row_of(series.values).tolist(), strict=True):
            text = format_number(value, chart.decimals)
            where = f"{chart.title}: {series.label}, {year}"
            yield Printed(f"{picture.key}/{series.key}/{year}", where, year, text, value)


def _of_waterfall(part: Waterfall) -> Iterator[Printed]:
    for number, bar in enumerate(part.bars):
        value = bar.high if bar.is_end else bar.high - bar.low
        yield Printed(f"{part.key}/bar/{number}", f"{part.title}: {bar.name}", None, bar.text, value)


def printed_page(page: Handout) -> list[Printed]:
    """All that a handout prints, in its order; a row of a table is known by its name."""
    head = {"title": page.title, "status": page.subtitle, "code": page.code or page.code_label}
    found = [
        Printed(key, page.code_label if key == "code" else page.title, None, text, None)
        for key, text in head.items()
    ]
    for section in page.sections:
        if isinstance(section, HandoutTable):
            found += _of_table(section)
        else:
            lines = enumerate(section.lines)
            found += [Printed(f"{section.key}/{place}", section.title, None, line, None) for place, line in lines]
    return found


def _of_table(table: HandoutTable) -> Iterator[Printed]:
    """The cells behind each row's name, by that name: whatever the headings are called, they are known again."""
    group, n_groups, known = "", 0, Counter[tuple[int, str]]()
    for row in table.rows:
        label, *cells = row.cells
        if row.style == HEADING:
            group, n_groups = label, n_groups + 1
            continue
        known[n_groups, label] += 1
        key = f"{table.key}/{n_groups}/{label}/{known[n_groups, label]}"
        for place, (heading, text) in enumerate(zip(table.headings[1:], cells, strict=True), start=1):
            where = ", ".join(filter(None, (group, label, heading)))
            if text:
                yield Printed(f"{key}/{place}", f"{table.title}: {where}", None, text, None)


def as_document(found: Sequence[Printed]) -> list[dict[str, Any]]:
    """The figures as they are kept in the file."""
    return [one._asdict() for one in found]


def no_longer(then: Sequence[Any], now: Sequence[Printed]) -> list[Gone]:
    """Those of a kept list that are other ones now, and those that are new."""
    by_id = {one.id: one for one in now}
    kept = [one for one in map(_read, then) if one is not None]
    gone = [
        Gone(one.where, one.text, by_id[one.id].text if one.id in by_id else None)
        for one in kept
        if one.id not in by_id or not _is_same(one, by_id[one.id])
    ]
    known = {one.id for one in kept}
    return [*gone, *(Gone(one.where, "", one.text) for one in now if one.id not in known)]


def _is_same(then: Printed, now: Printed) -> bool:
    if then.text != now.text or (then.value is None) != (now.value is None):
        return False
    if then.value is None or now.value is None:
        return True
    return abs(then.value - now.value) <= SAME * max(1.0, abs(now.value))


def _read(kept: Any) -> Printed | None:
    """A figure of a kept list; None where it is none, since anyone may have written the file."""
    if not isinstance(kept, dict) or not all(isinstance(kept.get(key), str) for key in ("id", "where", "text")):
        return None
    value, year = kept.get("value"), kept.get("year")
    number = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
    return Printed(kept["id"], kept["where"], year if isinstance(year, int) else None, kept["text"], number)
