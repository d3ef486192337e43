"""The history of areas as a sheet, as plots and in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

import numpy as np

from scenarier.analysis.explain.leaves import row_source
from scenarier.analysis.history import (
    History,
    by_department,
    comparable_sums,
    histories,
    without_earlier_years,
    years_of,
)
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name
from scenarier.text.copied import Number
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.text.plain import without_markup
from scenarier.views.charts import ChartData, Series, row_of
from scenarier.views.figure import Figure, Said
from scenarier.views.sheet import Cell, Heading, Line, Sheet

BREAK = "//"
"""Marks a year that cannot be compared with the year before; it reads without colour."""
NOTHING = "–"


class Histories:
    """The areas of a baseline with their history, by the keys of their rows."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        found = histories(baseline)
        self.sheet = history_sheet(baseline, found)
        self.keys = tuple(line.key for line in self.sheet.lines if not line.is_heading)
        self._found = dict(zip(self.keys, found, strict=True))

    def lead(self) -> str:
        """What the breaks are, and the sum that can be followed across the largest."""
        return lead(self._baseline)

    def details_html(self, key: str) -> str:
        """What is broken in a row, and where cost and users come from; "" for a heading."""
        one = self._found.get(key)
        return details_html(self._baseline, one) if one else ""

    def charts(self, key: str) -> tuple[ChartData, ChartData]:
        """Cost by year, and cost for each user."""
        return cost_chart(self._found[key]), per_user_chart(self._found[key])

    def cost_figure(self, key: str, year: int) -> Figure | None:
        """A row's cost in a year, as the report prints it; None where it prints none."""
        return cost_figure(self._found[key], year)

    def per_user_said(self, key: str, year: int) -> Said:
        """Cost for each user of a row: what it is made of, and where that comes from."""
        return per_user_said(self._baseline, self._found[key], year)


def history_sheet(baseline: Baseline, found: list[History]) -> Sheet:
    """Every area with every kind of its users, department by department, in the order of `found`."""
    lines: list[Line] = []
    for department, own in by_department(found):
        lines.append(Line(department, (Cell(entity_name(baseline, department)),), is_heading=True))
        lines += [_line(one, number) for number, one in enumerate(own)]
    return Sheet(_headings(years_of(baseline)), tuple(lines))


def _line(one: History, number: int) -> Line:
    cells = (
        Cell(one.name, tip=one.name),
        Cell(one.users_name, tip=one.users_name),
        *(
            replace(_number(value), figure=cost_figure(one, year))
            for value, year in zip(one.costs, one.years, strict=True)
        ),
        *(_growth(one, year, is_per_user=False) for year in one.years[1:]),
        *(
            replace(_number(value), tip=per_user_words(one, year))
            for value, year in zip(one.per_user, one.years, strict=True)
        ),
        *(_growth(one, year, is_per_user=True) for year in one.years[1:]),
        *(_number(value) for value in one.users),
    )
    return Line(f"{one.department} {number}", cells)


@dataclass(frozen=True, slots=True)
class _OfYear(Heading):
    """A heading with its year below; copied with its unit too, which has no room in the window."""

    full: str = ""

    @property
    def copied(self) -> str:
        """Name, year and unit in one line."""
        return f"{self.text} {self.unit} ({self.full})" if self.full else f"{self.text} {self.unit}"


def _headings(years: tuple[int, ...]) -> tuple[Heading, ...]:
    return (
        Heading(tr("Service area")),
        Heading(
            tr("Users"),
            tip=tr("Whom the cost of the whole area is set against is the program's choice, not the report's."),
        ),
        *_of_years(years, tr("Cost"), unit_name("mio_kr")),
        *_of_years(years, tr("Cost, %"), "", is_growth=True),
        *_of_years(years, tr("Per user"), tr("DKK")),
        *_of_years(years, tr("Per user, %"), "", is_growth=True),
        *_of_years(years, tr("Users"), ""),
    )


def _of_years(years: tuple[int, ...], text: str, unit: str, *, is_growth: bool = False) -> list[_OfYear]:
    tips = {year: tr("Change from {before} to {year} in per cent", before=year - 1, year=year) for year in years}
    return [
        _OfYear(text, str(year), is_number=True, tip=tips[year] if is_growth else "", full=unit)
        for year in years[is_growth:]
    ]


def cost_figure(one: History, year: int) -> Figure | None:
    """An area's cost in a year, as the report prints it; None where it prints none."""
    place = one.years.index(year)
    return None if one.costs[place] is None else (f"baseline:areas.{one.area}", one.columns[place], None)


def per_user_words(one: History, year: int) -> str:
    """`= 1.692 mio. kr. / 19.205 (Børn i dagtilbud)`."""
    place = one.years.index(year)
    cost, users = one.costs[place], one.users[place]
    if cost is None or not users:
        return ""
    return tr(
        "= {cost} DKK m / {users} ({name})",
        cost=format_number(cost), users=format_number(users), name=one.users_name,
    )  # fmt: skip


def per_user_said(baseline: Baseline, one: History, year: int) -> Said:
    """Cost for each user: what it is made of, and where that comes from."""
    value = one.per_user[one.years.index(year)] or 0.0
    said = without_markup(details_html(baseline, one))
    title = tr("Cost per user {year}: {area}", year=year, area=one.name)
    unit = tr("DKK")
    return Said(title, f"{format_number(value)} {unit}", f"{per_user_words(one, year)}\n{said}")


def _number(value: float | None) -> Cell:
    return Cell(NOTHING, "") if value is None else Cell(format_number(value), Number(value, 0))


def _growth(one: History, year: int, *, is_per_user: bool) -> Cell:
    """Growth in per cent; in words across a break."""
    why = one.broken(year, is_per_user=is_per_user)
    if why:
        word = tr("break")
        said = tr("series break {year}: {why}", year=year, why=why)
        return Cell(f"{BREAK} {word}", said, said, colour="muted")
    growth = one.growth(year, is_per_user=is_per_user)
    if growth is None:
        return Cell(NOTHING, "")
    return Cell(format_number(growth * 100, 1, sign=True), Number(growth * 100, 1))


def details_html(baseline: Baseline, one: History) -> str:
    """What is broken, and where cost and users come from."""
    texts = [f"<b>{escape(entity_name(baseline, one.department))}: {escape(one.name)}</b>"]
    broken = [tr("series break {year}: {why}", year=year, why=why) for year, why in one.breaks.items()]
    broken += [one.users_break] if one.users_break else []
    texts += [f"{BREAK} {escape(text[:1].upper() + text[1:])}" for text in broken]
    texts.append(_said(tr("Cost"), [row_source(one.source, baseline.base_year)]))
    users = [row_source(row, baseline.base_year) for row in one.users_sources]
    users += filter(None, [one.users_note])
    texts.append(_said(one.users_name, users))
    return "<br>".join(texts)


def _said(name: str, texts: Iterable[str]) -> str:
    told = " ".join(dict.fromkeys(filter(None, texts)))
    return f"<i>{escape(name)}:</i> {escape(told)}"


def cost_chart(one: History) -> ChartData:
    """Cost by year [mio. kr.]."""
    series, note = _lines(one, tr("Cost"), is_per_user=False)
    subtitle = tr("Cost, DKK m in current prices")
    return ChartData(one.name, subtitle, one.years, series, note=note, unit=unit_name("mio_kr"))


def per_user_chart(one: History) -> ChartData:
    """Cost for each user by year [kr.]."""
    series, note = _lines(one, tr("Per user"), is_per_user=True)
    subtitle = tr("DKK in current prices. Users: {users}", users=one.users_name)
    return ChartData(tr("Cost per user"), subtitle, one.years, series, note=note, unit=tr("DKK"))


def _lines(one: History, name: str, *, is_per_user: bool) -> tuple[tuple[Series, ...], str]:
    """The years between two breaks are a line, and across a break there is none; the breaks in words."""
    years, numbers = one.years, one.per_user if is_per_user else one.costs
    values = row_of([np.nan if value is None else value for value in numbers])
    starts = [place for place, year in enumerate(years) if place and one.broken(year, is_per_user=is_per_user)]
    series = []
    for first, last in zip([0, *starts], [*starts, len(years)], strict=True):
        part = np.full(len(years), np.nan)
        part[first:last] = values[first:last]
        span = "-".join(dict.fromkeys((str(years[first]), str(years[last - 1]))))
        label = f"{name} {span}" if starts else name
        series.append(Series(str(years[first]), label, part, "accent", end_label=last == len(years)))
    whys = dict.fromkeys(one.broken(years[place], is_per_user=is_per_user) for place in starts)
    when = ", ".join(str(years[place]) for place in starts)
    note = tr("{mark} series break {years}: {why}", mark=BREAK, years=when, why=" ".join(whys)) if starts else ""
    return tuple(series), note


def lead(baseline: Baseline) -> str:
    """What the breaks are, and the sum that can be followed across the largest."""
    sums = comparable_sums(baseline)
    moved = baseline.about.moved
    if not sums or moved is None:
        return tr(
            "Cost in DKK m and per user in DKK, current prices. {mark} is a series break: what stands across it "
            "is neither growth nor a saving.",
            mark=BREAK,
        )
    names = " + ".join(entity_name(baseline, department) for department in moved.departments)
    said = tr(
        "Cost in DKK m and per user in DKK, current prices. {mark} is a series break in {year}: {why}. "
        "What stands across a break is neither growth nor a saving. {names} together can be followed: {sums} "
        "DKK m in operations.",
        mark=BREAK,
        year=baseline.base_year,
        why=pick(moved.words_da, moved.words_en),
        names=names,
        sums=" → ".join(map(format_number, sums)),
    )
    areas, cost = without_earlier_years(baseline)
    if not areas:
        return said
    new = tr(
        "Of the last sum {amount} is {areas}, without earlier figures.", amount=format_number(cost), areas=areas
    )
    return f"{said} {new}"
