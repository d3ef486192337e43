"""Which number stands in a cell of the frames grid, and what the report prints of it."""

from scenarier.model.baseline import Baseline
from scenarier.text.language import tr
from scenarier.views.figure import Figure
from scenarier.views.frame_columns import ACCOUNT, ALL_YEARS, BUDGET, FIRST
from scenarier.views.frame_lines import FrameLine
from scenarier.views.published import base_year_tip, budget_figure
from scenarier.views.shown import Shown


def figure_in(baseline: Baseline, line: FrameLine, column: int) -> Figure | None:
    """The department's frame, the area's spending or the parameter of a line; None where no number stands."""
    variable, entity = line.result
    if line.spec is not None:
        return _parameter(line, column)
    if not variable or column < ACCOUNT:
        return None
    if column == BUDGET:
        return budget_figure(baseline, variable, entity)
    return variable, entity, baseline.base_year if column == ACCOUNT else baseline.first_year + column - FIRST


def published_tip(now: Shown, line: FrameLine) -> str:
    """What the report prints of a frame or an area's spending; the frame's own budget it does not print."""
    variable, entity = line.result
    parts = [base_year_tip(now.baseline, now.now, now.terms, variable, entity)] if variable else []
    if line.is_department:
        told = tr("Spending on decentralised areas, which the frame is for:")
        parts += [f"\n{told}", base_year_tip(now.baseline, now.now, now.terms, "spending", entity)]
    return "\n".join(part for part in parts if part).strip()


def _parameter(line: FrameLine, column: int) -> Figure | None:
    assert line.spec is not None
    name = f"parameter:{line.spec.name}"
    if column == ALL_YEARS:
        return name, line.entity, line.spec.first_year if line.spec.has_year else None
    is_year = column >= FIRST and line.spec.has_year
    return (name, line.entity, line.spec.first_year + column - FIRST) if is_year else None
