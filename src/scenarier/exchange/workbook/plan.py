"""The sheets of what a study stands on besides the baseline: its adopted budget and its population forecast."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarier.analysis.explain.expression import Key
from scenarier.exchange.workbook.content import Content
from scenarier.exchange.workbook.page import Page
from scenarier.exchange.workbook.places import Place
from scenarier.exchange.workbook.titles import title
from scenarier.model.names import entity_name, target_words
from scenarier.model.plan import Budget, Forecast
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name

TOP = 3
"""The row of the first of the lines above the table: title, note and so on."""
N_TEXTS = 3
"""A column for a program, then the name and the unit."""


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """Where the budget's amounts stand, and the roll-forward each is held against."""

    title: str
    budget: Budget
    years: tuple[int, ...]
    held_years: tuple[int, ...]
    head: int = TOP + 4

    @property
    def first(self) -> int:
        """The first row of the table."""
        return self.head + 2

    @property
    def held_column(self) -> int:
        """The first column of the roll-forward without the budget."""
        return N_TEXTS + len(self.years)

    def places(self) -> dict[Key, Place]:
        """Where amounts and the roll-forward stand."""
        found = {}
        for row, (target, levels) in enumerate(self.budget.levels.items(), start=self.first):
            for year in levels:
                found[Key("budget", target, year)] = Place(self.title, row, N_TEXTS + year - self.years[0])
                if year in self.held_years:
                    held = self.held_column + year - self.held_years[0]
                    found[Key("roll_forward", target, year)] = Place(self.title, row, held)
        return found

    def write(self, page: Page, content: Content) -> None:
        """Title, note and prices, and a row a target."""
        lead = tr(
            "Amounts as the council has adopted them; to the right what the roll-forward has without them, held "
            "fixed. Which years are named is fixed: an amount typed in an empty cell is not counted."
        )
        page.head(self.title, lead, 1)
        _write_lines(page, {"title": self.budget.title, "note": self.budget.note})
        self._write_price_year(page)
        years = [str(year) for year in self.years]
        held = [str(year) for year in self.held_years]
        names = ("target", "name", "unit", *years, *(f"roll_forward_{year}" for year in held))
        held_texts = (tr("{year}, without the budget", year=year) for year in held)
        texts = (tr("target"), tr("Target"), tr("Unit"), *years, *held_texts)
        page.headings(names, texts, N_TEXTS, self.head)
        places = self.places()
        for row, target in enumerate(self.budget.levels, start=self.first):
            self._write_row(page, content, row, target, places)
        self._look(page)

    def _write_price_year(self, page: Page) -> None:
        row = TOP + 2
        page.text(row, 0, "price_year", "id")
        page.text(row, 1, tr("Prices of the year; empty where each year has its own"))
        if self.budget.price_year is not None:
            page.number(row, 2, self.budget.price_year, "year", "chosen")
        else:
            page.blank(row, 2, "year", "input")

    def _write_row(self, page: Page, content: Content, row: int, target: str, places: dict[Key, Place]) -> None:
        page.text(row, 0, target, "id")
        words = target_words(content.baseline, target)
        page.text(row, 1, words[:1].upper() + words[1:])
        page.text(row, 2, unit_name("mio_kr"))
        for year in self.years:
            place = places.get(Key("budget", target, year))
            if place is None:
                page.blank(row, N_TEXTS + year - self.years[0], "mio_kr", "plain")
                continue
            page.number(*place[1:], self.budget.levels[target][year], "mio_kr", "chosen")
            if (held := Key("roll_forward", target, year)) in places:
                page.number(*places[held][1:], content.figures.value(held), "mio_kr", "held")
                page.comment(
                    *places[held][1:], tr("The roll-forward without the budget, as the program computed it.")
                )

    def _look(self, page: Page) -> None:
        page.sheet.set_column(0, 0, 16)
        page.sheet.set_column(1, 1, 50)
        page.sheet.set_column(2, 2, 22)
        page.sheet.set_column(N_TEXTS, self.held_column - 1, 11)
        page.sheet.set_column(self.held_column, self.held_column + len(self.held_years) - 1, 12)
        page.sheet.freeze_panes(self.first, N_TEXTS)


@dataclass(frozen=True, slots=True)
class ForecastSheet:
    """Where the forecast's age groups stand."""

    title: str
    forecast: Forecast
    groups: tuple[str, ...]
    head: int = TOP + 3

    @property
    def first(self) -> int:
        """The first row of the table."""
        return self.head + 2

    @property
    def years(self) -> list[int]:
        """The forecast's years."""
        return sorted(self.forecast.persons)

    def places(self) -> dict[Key, Place]:
        """Where persons stand."""
        return {
            Key("forecast", group, year): Place(self.title, row, N_TEXTS + column)
            for row, group in enumerate(self.groups, start=self.first)
            for column, year in enumerate(self.years)
        }

    def write(self, page: Page, content: Content) -> None:
        """Title and note, and a row an age group."""
        page.head(self.title, tr("Persons on 1 January by age group."), 1)
        _write_lines(page, {"title": self.forecast.title, "note": self.forecast.note})
        years = [str(year) for year in self.years]
        texts = (tr("age"), tr("Age group"), tr("Unit"), *years)
        page.headings(("age", "name", "unit", *years), texts, N_TEXTS, self.head)
        for row, group in enumerate(self.groups, start=self.first):
            page.text(row, 0, group, "id")
            page.text(row, 1, entity_name(content.baseline, group))
            page.text(row, 2, unit_name("persons"))
        for key, place in self.places().items():
            page.number(*place[1:], self.forecast.persons[key.year or 0][key.entity], "persons", "chosen")
        self._look(page, len(years))

    def _look(self, page: Page, n_years: int) -> None:
        page.sheet.set_column(0, 0, 16)
        page.sheet.set_column(1, 1, 50)
        page.sheet.set_column(2, 2, 22)
        page.sheet.set_column(N_TEXTS, N_TEXTS + n_years - 1, 10)
        page.sheet.freeze_panes(self.first, N_TEXTS)


def _write_lines(page: Page, lines: dict[str, str]) -> None:
    """What is said of the whole table, above it."""
    names = {"title": tr("Title"), "note": tr("Note")}
    for row, (name, text) in enumerate(lines.items(), start=TOP):
        page.text(row, 0, name, "id")
        page.text(row, 1, names[name])
        page.text(row, 2, text)


def plan_sheets(content: Content) -> Sequence[BudgetSheet | ForecastSheet]:
    """The sheets of the study's budget and forecast, where it has them."""
    budget, forecast = content.baseline.budget, content.baseline.forecast
    found: list[BudgetSheet | ForecastSheet] = []
    if budget is not None:
        named = [year for levels in budget.levels.values() for year in levels]
        last = max([*named, content.years[-1]])
        years = tuple(range(content.projected[0], last + 1))
        found.append(BudgetSheet(title("budget"), budget, years, content.projected))
    if forecast is not None:
        found.append(ForecastSheet(title("forecast"), forecast, content.baseline.age_groups))
    return found
