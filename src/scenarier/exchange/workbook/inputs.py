"""The sheet of assumptions: every parameter by year, beside what it is without a choice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarier.analysis.explain.equations import Definition
from scenarier.analysis.explain.expression import Formula, Key
from scenarier.analysis.explain.leaves import is_chosen, leaf
from scenarier.analysis.explain.names import entity_of
from scenarier.exchange.workbook.content import Content
from scenarier.exchange.workbook.formulas import Find, written
from scenarier.exchange.workbook.page import FIRST, Page
from scenarier.exchange.workbook.places import Place, cell_name, fixed_area, reference
from scenarier.exchange.workbook.titles import title
from scenarier.model.names import name_of
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.text.language import pick, tr
from scenarier.text.numbers import unit_name
from scenarier.text.words import GROUP_NAMES, ORIGIN_NAMES

IDS = ("parameter", "entity", "given")
N_TEXTS = 6
"""Three columns for a program, then name, entity and unit."""
ALL_YEARS = "all"
"""Stands in `given` where the scenario gives one number for every year."""


@dataclass(frozen=True, slots=True)
class InputRow:
    """A parameter at one entity, or (without a parameter) the heading of a group."""

    row: int
    spec: ParameterSpec | None
    entity: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class InputSheet:
    """Where every parameter stands: a column for those without years, one a year for the others, then defaults."""

    title: str
    rows: tuple[InputRow, ...]
    years: tuple[int, ...]
    default_years: tuple[int, ...]

    @property
    def value_column(self) -> int:
        """The column of parameters without years; the years follow."""
        return N_TEXTS

    @property
    def reason_column(self) -> int:
        """Why the scenario chooses what it does."""
        return self.value_column + 1 + len(self.years)

    @property
    def default_column(self) -> int:
        """The default of parameters without years; the years follow."""
        return self.reason_column + 1

    @property
    def about_column(self) -> int:
        """Range, origin, source and note."""
        return self.default_column + 1 + len(self.default_years)

    def places(self, content: Content) -> dict[Key, Place]:
        """Where parameters and their defaults stand."""
        found: dict[Key, Place] = {}
        for line in self.rows:
            if line.spec is not None:
                for year in self.default_years if line.spec.has_year else (None,):
                    found |= self._places(line, line.spec, year)
        return {key: place for key, place in found.items() if key in content.made}

    def _places(self, line: InputRow, spec: ParameterSpec, year: int | None) -> dict[Key, Place]:
        after = 0 if year is None else 1 + year - self.years[0]
        return {
            Key(f"parameter:{spec.name}", line.entity, year): Place(
                self.title, line.row, self.value_column + after
            ),
            Key(f"default:{spec.name}", line.entity, year): Place(
                self.title, line.row, self.default_column + after
            ),
        }

    def names(self) -> dict[str, str]:
        """The areas that have names, by name: a parameter's values."""
        found = {}
        for line in self.rows:
            if line.spec is not None:
                first = self.value_column + line.spec.has_year
                last = first + (len(self.years) - 1 if line.spec.has_year else 0)
                ends = (Place(self.title, line.row, column) for column in (first, last))
                found[join_key(line.spec.name, line.entity)] = fixed_area(*ends)
        return found

    def write(self, page: Page, content: Content, find: Find) -> None:
        """Every row; what the scenario chooses is marked."""
        page.head(self.title, _lead(), len(IDS))
        page.headings(self._machine_headings(), self._headings(content), N_TEXTS)
        for line in self.rows:
            if line.spec is None:
                page.group(line.row, range(len(IDS), self.about_column + 5), line.group)
            else:
                self._write_row(page, content, find, line, line.spec)
        self._look(page)

    def _machine_headings(self) -> tuple[str, ...]:
        years = map(str, self.years)
        defaults = (f"default_{year}" for year in self.default_years)
        about = ("minimum", "maximum", "origin", "source", "about")
        return (*IDS, "name", "of", "unit", "value", *years, "reason", "default", *defaults, *about)

    def _headings(self, content: Content) -> tuple[str, ...]:
        years = map(str, self.years)
        defaults = (tr("{year}, unchosen", year=str(year)) for year in self.default_years)
        about = (tr("Lowest"), tr("Highest"), tr("Origin"), tr("Source"), tr("Note"))
        texts = (tr("parameter"), tr("entity"), tr("given"), tr("Assumption"), tr("For"), tr("Unit"))
        return (*texts, tr("All years"), *years, tr("Reason"), tr("All years, unchosen"), *defaults, *about)

    def _write_row(self, page: Page, content: Content, find: Find, line: InputRow, spec: ParameterSpec) -> None:
        years: tuple[int | None, ...] = self.years if spec.has_year else (None,)
        keys = [Key(f"parameter:{spec.name}", line.entity, year) for year in years]
        page.text(line.row, 0, spec.name, "id")
        page.text(line.row, 1, line.entity, "id")
        page.text(line.row, 2, given_words(content, spec, line.entity), "id")
        page.text(line.row, 3, name_of(spec))
        page.text(line.row, 4, entity_of(content.figures, keys[0]))
        page.text(line.row, 5, unit_name(spec.unit) or tr("0 or 1"))
        for key in keys:
            self._write_value(page, content, find, key, spec)
        for year in self.default_years if spec.has_year else (None,):
            self._write_default(page, content, find, Key(f"default:{spec.name}", line.entity, year), spec)
        page.text(
            line.row, self.reason_column, content.scenario.notes.get(join_key(spec.name, line.entity), ""), "after"
        )
        self._write_about(page, content, line, spec)

    def _write_value(self, page: Page, content: Content, find: Find, key: Key, spec: ParameterSpec) -> None:
        _, row, column = find(key)
        value = content.figures.value(key)
        if is_chosen(content.scenario, key):
            page.number(row, column, value, spec.unit, "chosen")
        elif value == float("inf"):
            page.blank(row, column, spec.unit, "input")
        else:
            default = find(key._replace(variable=f"default:{spec.name}"))
            page.formula(row, column, reference(default, self.title), value, spec.unit, "input")

    def _write_default(self, page: Page, content: Content, find: Find, key: Key, spec: ParameterSpec) -> None:
        if key not in content.made:
            return
        _, row, column = find(key)
        made, value = content.made[key], content.figures.value(key)
        if isinstance(made, Formula):
            page.formula(row, column, written(made, find, self.title), value, spec.unit)
        elif not isinstance(made, Definition) and value != float("inf"):
            page.number(row, column, value, spec.unit, "given")

    def _write_about(self, page: Page, content: Content, line: InputRow, spec: ParameterSpec) -> None:
        row, column = line.row, self.about_column
        default = Key(f"default:{spec.name}", line.entity, self.years[0] if spec.has_year else None)
        origin, source = leaf(content.figures, default)
        note = pick(spec.note_da, spec.note_en)
        page.number(row, column, spec.minimum, spec.unit)
        page.number(row, column + 1, spec.maximum, spec.unit)
        page.text(row, column + 2, tr(ORIGIN_NAMES[origin]), "after")
        page.text(row, column + 3, source.removesuffix(note).strip())
        page.text(row, column + 4, note)
        if origin == "assumption":
            page.comment(row, self.value_column + spec.has_year, source)

    def _look(self, page: Page) -> None:
        """Widths, frozen panes, and the mark of what is not as the baseline has it."""
        page.sheet.set_column(0, 2, 9)
        page.sheet.set_column(3, 3, 50)
        page.sheet.set_column(4, 4, 52)
        page.sheet.set_column(5, 5, 13)
        page.sheet.set_column(self.value_column, self.about_column + 1, 10.5)
        page.sheet.set_column(self.reason_column, self.reason_column, 30)
        page.sheet.set_column(self.about_column + 2, self.about_column + 2, 24)
        page.sheet.set_column(self.about_column + 3, self.about_column + 4, 70)
        page.sheet.freeze_panes(FIRST, N_TEXTS)
        first, default = (cell_name(FIRST, column) for column in (self.value_column, self.default_column))
        page.sheet.conditional_format(
            FIRST, self.value_column, self.rows[-1].row, self.reason_column - 1,
            {"type": "formula", "criteria": f"={first}<>{default}", "format": page.styles.bare("changed")},
        )  # fmt: skip


def _lead() -> str:
    return tr(
        "Type in the yellow cells. Orange cells are not as the baseline has them; an unchosen cell follows the "
        "baseline's value to the right."
    )


def given_words(content: Content, spec: ParameterSpec, entity: str) -> str:
    """The years that the scenario names for a parameter, or that it gives one number for all."""
    given = content.scenario.parameters.get(join_key(spec.name, entity))
    if given is None:
        return ""
    return ",".join(map(str, sorted(given))) if isinstance(given, Mapping) else ALL_YEARS


def input_sheet(content: Content) -> InputSheet:
    """The sheet of a scenario's assumptions, in the order of the lever panel."""
    last = max(content.last_default, content.years[-1])
    return InputSheet(
        title("inputs"), tuple(_rows(content)), content.projected, tuple(range(content.projected[0], last + 1))
    )


def _rows(content: Content) -> Iterator[InputRow]:
    row = FIRST
    for group, name in GROUP_NAMES.items():
        specs = [spec for spec in content.baseline.parameters.values() if spec.group == group]
        if specs:
            yield InputRow(row, None, "", tr(name))
            row += 1
        for spec in specs:
            for entity in content.baseline.entities(spec.entity_kind) if spec.entity_kind else ("",):
                yield InputRow(row, spec, entity)
                row += 1
