"""The report's figures of the base year beside the model's, as rows."""

import math
from dataclasses import replace

from scenarier.analysis.published import (
    ONE_RESULT,
    PER_CITIZEN,
    Printed,
    printed_base,
    printed_per_citizen,
)
from scenarier.analysis.reconcile import Tie
from scenarier.model.baseline import Area, Baseline
from scenarier.model.names import name_of
from scenarier.model.projection import Projection
from scenarier.model.terms import Terms, series_in
from scenarier.text.copied import as_shown, in_per_cent
from scenarier.text.language import pick, tr
from scenarier.text.words import variable_name
from scenarier.views.figure import Figure
from scenarier.views.labels import Labels, figure_cell, figure_text, unit_words
from scenarier.views.published import NONE_PRINTED, amount_words, budget_figure
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.ties import TieWords, ties_of

NAME, REPORT, MODEL, BUDGET = 0, 2, 3, 5
"""Columns with a figure that can be traced."""


def report_sheet(baseline: Baseline, projection: Projection) -> tuple[Sheet, frozenset[str]]:
    """Every figure that both have, under headings, and the keys of the rows where they differ."""
    made = _Rows(baseline, projection)
    lines: list[Line] = []
    for title, rows in (
        (tr("The municipality"), made.whole()),
        (tr("Printed per citizen, with the report's own denominators"), made.per_citizen()),
        (tr("Departments"), made.departments()),
        *((tr("Service areas: {department}", department=name), rows) for name, rows in made.areas()),
    ):
        if rows:
            lines += [Line(f"heading {title}", (Cell(title),), is_heading=True), *rows]
    return Sheet(_headings(str(baseline.base_year)), tuple(lines)), frozenset(made.differs)


def _headings(year: str) -> tuple[Heading, ...]:
    return (
        Heading(tr("Figure")),
        Heading(tr("Unit")),
        Heading(tr("Report"), year, is_number=True, tip=tr("The account as the report prints it")),
        Heading(tr("Model"), year, is_number=True, tip=tr("The base year that the model starts from")),
        Heading(tr("Difference"), is_number=True, tip=tr("Model less report")),
        Heading(tr("Budget"), year, is_number=True, tip=tr("The original budget, where it is printed")),
        Heading(tr("Why, and notes"), wraps=1.0),
    )


class _Rows:
    """Makes the rows, and notes which of them differ."""

    def __init__(self, baseline: Baseline, projection: Projection) -> None:
        self.baseline, self.projection = baseline, projection
        self.labels, self.words = Labels(baseline), TieWords(baseline, projection)
        self.ties = [tie for tie in ties_of(baseline) if tie.group == "model"]
        self.differs: set[str] = set()

    def _result(self, tie: Tie) -> tuple[str, str]:
        """The one result a tie is about; ("", "") where it adds several."""
        found = ONE_RESULT.fullmatch(str(self.words.rows[tie.name]["terms"]).strip())
        return (found[1], found[2] or "") if found else ("", "")

    def whole(self) -> list[Line]:
        """Figures of the whole municipality."""
        return [self._of_tie(tie) for tie in self.ties if not self._result(tie)[1]]

    def departments(self) -> list[Line]:
        """Figures of the departments, a department at a time."""
        names = [department.name for department in self.baseline.departments]
        own = [tie for tie in self.ties if self._result(tie)[1] in names]
        return [self._of_tie(tie) for tie in sorted(own, key=lambda tie: names.index(self._result(tie)[1]))]

    def _of_tie(self, tie: Tie) -> Line:
        variable, entity = self._result(tie)
        printed = printed_base(self.baseline, variable, entity) if variable else None
        unit = self.words.unit(tie)
        round_to = printed.round_to if printed else 1.0
        name = self.words.title(tie)
        if variable:
            name = ": ".join(part for part in (self.labels.department(entity), variable_name(variable)) if part)
        as_printed = amount_words(tie.published, unit, round_to) if round_to > 1 else ""
        why = self.words.explanation(tie) if tie.verdict == "explained" else _rounded(tie, as_printed)
        notes = [why, *_notes(printed)]
        line = self._line(f"tie {tie.name}", name, unit, (tie.published, tie.readded), printed, notes)
        if tie.verdict == "explained":
            self.differs.add(line.key)
        return self._with_figures(line, variable, entity) if variable else line

    def areas(self) -> list[tuple[str, list[Line]]]:
        """Service areas by department."""
        found = []
        for department in self.baseline.departments:
            own = [area for area in self.baseline.areas if area.department == department.name]
            rows = [line for area in own if (line := self._of_area(area)) is not None]
            found.append((name_of(department), rows))
        return found

    def _of_area(self, area: Area) -> Line | None:
        printed = printed_base(self.baseline, "area_spending", area.name)
        if printed is None:
            return None
        model = float(self.projection.series("area_spending", area.name)[0])
        key, name = f"area {area.name}", name_of(area)
        line = self._line(key, name, "mio_kr", (printed.account, model), printed, _notes(printed))
        return self._with_figures(line, "area_spending", area.name)

    def per_citizen(self) -> list[Line]:
        """What the report prints per citizen, beside the model's amount by the citizens of 1 January."""
        lines = []
        for variable in PER_CITIZEN:
            found = printed_per_citizen(self.baseline, variable)
            if found is None or variable == "liquidity":
                continue
            terms = Terms(scale="kr_per_citizen")
            model = float(series_in(self.projection, terms, variable)[0])
            key, note = f"citizen {variable}", pick(found.note_da, found.note_en)
            line = self._line(
                key, variable_name(variable), "kr_per_citizen", (found.value, float(round(model))), None, [note]
            )
            if round(model) != found.value:
                self.differs.add(key)
            lines.append(line)
        return lines

    def _with_figures(self, line: Line, variable: str, entity: str) -> Line:
        """The row whose numbers are a result of the base year, as printed and in the model, and its budget."""
        result = (variable, entity, self.baseline.base_year)
        figures: dict[int, Figure | None] = dict.fromkeys((NAME, REPORT, MODEL), result)
        figures[BUDGET] = budget_figure(self.baseline, variable, entity)
        cells = (replace(cell, figure=figures.get(place)) for place, cell in enumerate(line.cells))
        return replace(line, cells=tuple(cells))

    def _line(
        self,
        key: str,
        name: str,
        unit: str,
        values: tuple[float, float],
        printed: Printed | None,
        notes: list[str],
    ) -> Line:
        report, model = values
        step = _precision(report, model)
        numbers = [
            _number(value, unit, step, sign=sign)
            for value, sign in ((report, False), (model, False), (model - report, True))
        ]
        why = " ".join(note for note in notes if note)
        cells = (
            Cell(name, tip=name), Cell(unit_words(unit)), *numbers, _budget(printed, unit), Cell(why, tip=why)
        )  # fmt: skip
        return Line(key, cells)


def _number(value: float, unit: str, step: float, *, sign: bool) -> Cell:
    """A figure in steps; a difference has its sign, and is muted where there is none."""
    shown = figure_text(round(value / step) * step, unit, step, sign=sign)
    full = as_shown(in_per_cent(value) if unit == "share" else value, shown)
    return Cell(shown, full, colour="muted" if sign and abs(value) < step / 2 else "")


def _precision(report: float, model: float) -> float:
    """The step in which both are shown: whole numbers, or tenths where either has them."""
    is_whole = all(math.isclose(value, round(value), abs_tol=1e-6) for value in (report, model))
    return 1.0 if is_whole or abs(report) >= 10_000 else 0.1


def _rounded(tie: Tie, as_printed: str) -> str:
    if as_printed:
        return tr("Printed as {amount}.", amount=as_printed.rstrip("."))
    return tr("No more than the printed figures' rounding.") if tie.verdict == "rounding" else ""


def _budget(printed: Printed | None, unit: str) -> Cell:
    if printed is None or printed.budget is None:
        return Cell(NONE_PRINTED, "", tip=tr("The report prints no budget for this."), colour="muted")
    return figure_cell(printed.budget, unit, printed.round_to)


def _notes(printed: Printed | None) -> list[str]:
    if printed is None:
        return []
    notes = [pick(printed.note_da, printed.note_en)]
    misprint = "" if printed.misprinted_budget is None else figure_text(printed.misprinted_budget)
    if misprint and misprint not in notes[0]:
        notes.append(tr("The budget is printed as {misprint}, a misprint.", misprint=misprint))
    return notes
