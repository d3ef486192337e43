"""Made-up files of planners, as their cells."""

from typing import Any

from scenarier.exchange.importing import plan_import
from scenarier.exchange.sheets import Sheet
from scenarier.jobs.studies import open_study
from scenarier.model.study import Study
from scenarier.session.import_plan import Asked, ImportPlan
from scenarier.session.state import State

EMPTY, BASELINE = open_study(None)


def text_sheet(text: str, name: str = "Ark1") -> Sheet:
    """A sheet of a text file; `;` between the cells."""
    rows = tuple(tuple(line.split(";")) for line in text.strip("\n").split("\n"))
    return Sheet(name, rows, is_text=True)


def book_sheet(rows: list[list[Any]], name: str = "Ark1") -> Sheet:
    """A sheet of a workbook, whose numbers are numbers."""
    return Sheet(name, tuple(map(tuple, rows)))


def plan_of(
    given: str | Sheet | list[Sheet], study: Study = EMPTY, selected: int = -1, **asked: Any
) -> ImportPlan:
    """The plan for a text, a sheet or several."""
    sheets = [text_sheet(given)] if isinstance(given, str) else [given] if isinstance(given, Sheet) else given
    baseline = BASELINE.with_plan(study.budget, study.forecast)
    return plan_import(sheets, State(study, selected), baseline, Asked(**asked))


def study_after(plan: ImportPlan, study: Study = EMPTY, selected: int = -1) -> Study:
    """The study with all that the plan takes."""
    assert plan.is_whole, (plan.rejected, plan.open_questions)
    assert plan.edit is not None
    return plan.edit(State(study, selected))[1].study


def reasons(plan: ImportPlan) -> dict[str, str]:
    """Why rows are rejected, by their place."""
    return {row.place: row.reason for row in plan.rejected}


def answers(plan: ImportPlan) -> dict[str, str]:
    """How what was asked is understood."""
    return {question.about: question.answer for question in plan.questions}
