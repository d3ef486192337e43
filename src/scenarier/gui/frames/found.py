"""What the finder finds in the frames: departments and areas."""

from collections.abc import Iterator

from scenarier.gui.parts.workspace import FoundRow
from scenarier.model.baseline import Baseline
from scenarier.model.names import department_name, name_of
from scenarier.text.language import tr


def found_rows(baseline: Baseline) -> Iterator[FoundRow]:
    """Every department and every area by its whole name."""
    for row in baseline.departments:
        yield FoundRow(name_of(row), tr("Department"), "departments", row.name, words=row.name)
    for area in baseline.areas:
        words = tr("Central rows") if area.is_central else department_name(baseline, area.department)
        yield FoundRow(name_of(area), tr("Service area"), "areas", area.name, words=words)
