"""What the finder finds in the frames: departments and areas."""

from collections.abc import Iterator

from scenarier.gui.parts.workspace import FoundRow
from scenarier.model.baseline import Baseline
from scenarier.text.language import pick, tr


def found_rows(baseline: Baseline) -> Iterator[FoundRow]:
    """Every department and every area by its whole name."""
    for row in baseline.departments:
        name = pick(row.name_da, row.name_en)
        yield FoundRow(name, tr("Department"), "departments", row.name, words=row.name)
    for area in baseline.areas:
        words = tr("Central rows") if area.is_central else department_name(baseline, area.department)
        name = pick(area.name_da, area.name_en)
        yield FoundRow(name, tr("Service area"), "areas", area.name, words=words)


def department_name(baseline: Baseline, name: str) -> str:
    """A department's whole name."""
    return next(pick(row.name_da, row.name_en) for row in baseline.departments if row.name == name)
