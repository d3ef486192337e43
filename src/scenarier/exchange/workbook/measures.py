"""The sheet of measures, with room for more, and the sums of those that are on by target."""

from dataclasses import dataclass

from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.names import entity_of, figure_name
from scenarier.exchange.workbook.content import Content
from scenarier.exchange.workbook.page import FIRST, Page
from scenarier.exchange.workbook.places import Place, cell_name, fixed_area
from scenarier.exchange.workbook.steps import step_columns
from scenarier.exchange.workbook.titles import STEP_LEADS, title
from scenarier.model.names import target_words
from scenarier.model.study import Measure
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name

N_ROWS_FREE, FEWEST_ROWS = 40, 60
"""Rows that wait for measures that are added in the workbook."""
COLUMNS = ("measure", "title", "target", "on", "lasting", "package", "owner", "note")
TITLE, TARGET, ON, LASTING, PACKAGE, OWNER, NOTE = range(1, 8)
N_TEXTS = len(COLUMNS)
SUM_TEXTS = 5


@dataclass(frozen=True, slots=True)
class MeasureSheet:
    """Where measures stand: a row each, the amounts by year, and what counts of them by year."""

    title: str
    n_rows: int
    years: tuple[int, ...]

    @property
    def last(self) -> int:
        """The last row."""
        return FIRST + self.n_rows - 1

    @property
    def counted_column(self) -> int:
        """The first column of what counts in each year: a lasting measure's last amount carries on."""
        return N_TEXTS + len(self.years)

    def column_area(self, column: int) -> str:
        """The cells of a column from the first measure to the last free row."""
        return fixed_area(Place(self.title, FIRST, column), Place(self.title, self.last, column))

    def write(self, page: Page, content: Content, targets: str) -> None:
        """Every measure, and the free rows; `targets` is the area that lists what a measure may be on."""
        lead = tr(
            "One measure a row, amounts in {year} prices; add one in the next free row. 1 in On counts it, 1 in "
            "Lasting carries its last amount on.",
            year=str(content.baseline.base_year),
        )
        page.head(self.title, lead, 1)
        self._headings(page)
        for number in range(self.n_rows):
            self._write_row(page, FIRST + number, number, content)
        self._look(page, targets)

    def _headings(self, page: Page) -> None:
        years = [str(year) for year in self.years]
        texts = (tr("Measure"), tr("Target"), tr("On"), tr("Lasting"), tr("Package"), tr("Owner"), tr("Note"))
        counted = [tr("{year}, counted", year=year) for year in years]
        names = (*COLUMNS, *years, *(f"counted_{year}" for year in years), "target_name")
        page.headings(names, (tr("No."), *texts, *years, *counted, tr("Target in words")), N_TEXTS)

    def _write_row(self, page: Page, row: int, number: int, content: Content) -> None:
        measures = content.scenario.measures
        measure = measures[number] if number < len(measures) else None
        page.number(row, 0, number + 1, "switch", "id")
        if measure is not None:
            self._write_measure(page, row, measure, content)
        else:
            for column in range(1, self.counted_column):
                page.blank(row, column, "mio_kr" if column >= N_TEXTS else "", "input")
        for year in self.years:
            self._write_counted(page, row, year, measure)

    def _write_measure(self, page: Page, row: int, measure: Measure, content: Content) -> None:
        texts = {TITLE: measure.title, TARGET: measure.target, PACKAGE: measure.package, OWNER: measure.owner,
                 NOTE: measure.note}  # fmt: skip
        for column, text in texts.items():
            if text:
                page.text(row, column, text, "input")
            else:
                page.blank(row, column, "", "input")
        page.number(row, ON, measure.on, "switch", "input")
        page.number(row, LASTING, measure.lasting, "switch", "input")
        for column, year in enumerate(self.years, start=N_TEXTS):
            if year in measure.amounts:
                page.number(row, column, measure.amounts[year], "mio_kr", "chosen")
            else:
                page.blank(row, column, "mio_kr", "input")
        page.text(row, self.counted_column + len(self.years), target_words(content.baseline, measure.target))

    def _write_counted(self, page: Page, row: int, year: int, measure: Measure | None) -> None:
        """An amount, or the one before it where nothing more is named and the measure is lasting."""
        after = year - self.years[0]
        here, last = (cell_name(row, column) for column in (N_TEXTS + after, self.counted_column - 1))
        before = cell_name(row, self.counted_column + after - 1) if after else "0"
        lasting = f"IF({cell_name(row, LASTING)}=1,{before},0)" if after else "0"
        text = f"IF(COUNT({here}:{last})=0,{lasting},SUM({here}))"
        value = measure.amount_in(year) if measure else 0.0
        page.formula(row, self.counted_column + after, text, value, "mio_kr", "definition")

    def _look(self, page: Page, targets: str) -> None:
        page.sheet.set_column(0, 0, 4)
        page.sheet.set_column(TITLE, TITLE, 42)
        page.sheet.set_column(TARGET, TARGET, 24)
        page.sheet.set_column(ON, LASTING, 8)
        page.sheet.set_column(PACKAGE, OWNER, 16)
        page.sheet.set_column(NOTE, NOTE, 30)
        page.sheet.set_column(N_TEXTS, self.counted_column + len(self.years) - 1, 10)
        page.sheet.set_column(self.counted_column + len(self.years), self.counted_column + len(self.years), 40)
        page.sheet.freeze_panes(FIRST, TARGET)
        page.sheet.data_validation(FIRST, TARGET, self.last, TARGET, {"validate": "list", "source": f"={targets}"})
        page.sheet.data_validation(FIRST, ON, self.last, LASTING, {"validate": "list", "source": [0, 1]})


@dataclass(frozen=True, slots=True)
class SumSheet:
    """The measures that are on, summed by target and year."""

    title: str
    targets: tuple[str, ...]
    years: tuple[int, ...]

    @property
    def targets_area(self) -> str:
        """The cells that list the targets."""
        last = FIRST + len(self.targets) - 1
        return fixed_area(Place(self.title, FIRST, 0), Place(self.title, last, 0))

    def places(self) -> dict[Key, Place]:
        """Where the sums stand."""
        return {
            _sum_key(target, year): Place(self.title, row, SUM_TEXTS + column)
            for row, target in enumerate(self.targets, start=FIRST)
            for column, year in enumerate(self.years)
        }

    def write(self, page: Page, content: Content, measures: MeasureSheet) -> None:
        """A row a target."""
        page.head(self.title, tr(STEP_LEADS[7], year=str(content.baseline.base_year)), 2)
        years = [str(year) for year in self.years]
        texts = (tr("target"), "", tr("Figure"), tr("For"), tr("Unit"))
        page.headings(("target", "", "name", "of", "unit", *years), (*texts, *years), SUM_TEXTS)
        places = self.places()
        for row, target in enumerate(self.targets, start=FIRST):
            self._write_row(page, content, row, target)
            for year in self.years:
                place = places[_sum_key(target, year)]
                self._write_sum(page, content, measures, place, _sum_key(target, year))
        step_columns(page, len(years))

    def _write_row(self, page: Page, content: Content, row: int, target: str) -> None:
        key = _sum_key(target, self.years[0])
        page.text(row, 0, target, "id")
        page.text(row, 2, figure_name(content.figures, key))
        page.text(row, 3, entity_of(content.figures, key))
        page.text(row, 4, unit_name("mio_kr"))

    def _write_sum(self, page: Page, content: Content, measures: MeasureSheet, place: Place, key: Key) -> None:
        counted = measures.column_area(measures.counted_column + place.column - SUM_TEXTS)
        target, on = measures.column_area(TARGET), measures.column_area(ON)
        text = f"SUMIFS({counted},{target},$A{place.row + 1},{on},1)"
        page.formula(place.row, place.column, text, content.figures.value(key), "mio_kr")


def _sum_key(target: str, year: int) -> Key:
    kind, _, entity = target.partition(":")
    return Key(f"measures:{kind}", entity, year)


def measure_sheets(content: Content) -> tuple[MeasureSheet, SumSheet]:
    """The sheet of measures and that of their sums."""
    n_rows = max(len(content.scenario.measures) + N_ROWS_FREE, FEWEST_ROWS)
    return (
        MeasureSheet(title("measures"), n_rows, content.projected),
        SumSheet(title("step7"), content.baseline.measure_targets(), content.projected),
    )
