"""A scenario as a workbook with live formulas: every sheet, in its order; docs/workbook.md."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from scenarier.analysis.explain.expression import Key
from scenarier.exchange.workbook.charts import write_charts
from scenarier.exchange.workbook.content import Content, content_of
from scenarier.exchange.workbook.data import write_data
from scenarier.exchange.workbook.formulas import Find
from scenarier.exchange.workbook.front import write_front
from scenarier.exchange.workbook.inputs import InputSheet, input_sheet
from scenarier.exchange.workbook.measures import MeasureSheet, SumSheet, measure_sheets
from scenarier.exchange.workbook.page import HEAD, Page
from scenarier.exchange.workbook.places import Place
from scenarier.exchange.workbook.plan import BudgetSheet, ForecastSheet, plan_sheets
from scenarier.exchange.workbook.results import ResultSheet, result_sheet
from scenarier.exchange.workbook.rows import BaselineSheet, baseline_sheet
from scenarier.exchange.workbook.rules import RuleSheet, rule_sheet
from scenarier.exchange.workbook.steps import StepSheet, step_sheets
from scenarier.exchange.workbook.styles import Styles
from scenarier.exchange.workbook.titles import ROLES, step_role, title
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.study import Scenario, Study

Tell = Callable[[int, int], object]
"""Told how many of how many parts are done; what it raises ends the work."""
Write = Callable[[Page], object]
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class Layout:
    """Every sheet of one workbook but those that no formula calls."""

    inputs: InputSheet
    measures: MeasureSheet
    sums: SumSheet
    plan: tuple[BudgetSheet | ForecastSheet, ...]
    steps: tuple[StepSheet, ...]
    baseline: BaselineSheet
    results: ResultSheet
    rules: RuleSheet | None

    def places(self, content: Content) -> dict[Key, Place]:
        """Where every number stands."""
        found = {**self.inputs.places(content), **self.sums.places(), **self.baseline.places()}
        for planned in self.plan:
            found |= planned.places()
        for step in self.steps:
            found |= step.places(content)
        return found


def layout_of(content: Content) -> Layout:
    """The sheets of a scenario."""
    measures, sums = measure_sheets(content)
    return Layout(
        input_sheet(content), measures, sums, tuple(plan_sheets(content)), tuple(step_sheets(content)),
        baseline_sheet(content),
        result_sheet(content),
        rule_sheet(content),
    )  # fmt: skip


def workbook(baseline: Baseline, study: Study, scenario: Scenario, day: date, tell: Tell | None = None) -> bytes:
    """One scenario of a study as an xlsx file.

    Parameters
    ----------
    baseline : with the study's budget and forecast.
    tell : is told of each part that is done; what it raises ends the work.
    """
    import xlsxwriter

    content = content_of(baseline, study, scenario, day)
    layout = layout_of(content)
    made = BytesIO()
    book = xlsxwriter.Workbook(made, OPTIONS)
    _write_sheets(book, content, layout, tell or (lambda _done, _of: None))
    for name, cells in layout.inputs.names().items():
        book.define_name(_range_name(name), f"={cells}")
    book.close()
    return made.getvalue()


def _writers(content: Content, layout: Layout, find: Find) -> dict[str, Write]:
    """What writes each sheet, by role, in the workbook's order."""
    steps = {step_role(step.section): partial(step.write, content=content, find=find) for step in layout.steps}
    plan = {
        "budget" if isinstance(sheet, BudgetSheet) else "forecast": partial(sheet.write, content=content)
        for sheet in layout.plan
    }
    rules = {"rules": partial(layout.rules.write, content=content, find=find)} if layout.rules else {}
    found: dict[str, Write] = {
        "results": partial(layout.results.write, content=content, find=find),
        "charts": partial(write_charts, content=content, results=layout.results, rules=layout.rules),
        **rules,
        "inputs": partial(layout.inputs.write, content=content, find=find),
        "measures": partial(layout.measures.write, content=content, targets=layout.sums.targets_area),
        "step7": partial(layout.sums.write, content=content, measures=layout.measures),
        **plan,
        **steps,
        "baseline": partial(layout.baseline.write, content=content),
        "data": partial(write_data, content=content, find=find),
    }
    found["front"] = partial(write_front, content=content, roles=[role for role in ROLES if role in found])
    return {role: found[role] for role in ROLES if role in found}


def _write_sheets(book: Any, content: Content, layout: Layout, tell: Tell) -> None:
    places = layout.places(content)
    writers = _writers(content, layout, places.__getitem__)
    styles = Styles(book)
    pages = {role: Page(book, styles, title(role), role) for role in writers}
    for done, (role, write) in enumerate(writers.items()):
        tell(done, len(writers) + 1)
        write(pages[role])
        _print_set_up(pages[role], content, layout)
    tell(len(writers), len(writers) + 1)


ID_COLUMNS = {
    "front": 1,
    "charts": 0,
    "results": 2,
    "rules": 3,
    "inputs": 3,
    "measures": 1,
    "budget": 1,
    "forecast": 1,
    "baseline": 3,
    "data": 0,
}
"""The columns for a program, which are not printed; a step has two."""
UNHEADED = ("front", "charts")
"""Sheets without a table, which are printed on one page."""


def _print_set_up(page: Page, content: Content, layout: Layout) -> None:
    """Headings again on each page, and whose figures they are at its foot."""
    head = None if page.role in UNHEADED else 0 if page.role == "data" else HEAD + 1
    last = {"inputs": layout.inputs.reason_column, "measures": layout.measures.counted_column - 1}.get(page.role)
    name = scenario_title(content.scenario.name)
    footer = " – ".join(part for part in (content.study.title, name) if part)
    page.print_as(head, ID_COLUMNS.get(page.role, 2), last, footer, is_tall=page.role not in UNHEADED)


def _range_name(name: str) -> str:
    """A parameter and entity as the name of a range may be written."""
    return "".join(letter if letter.isalnum() or letter in "._" else "_" for letter in name)
