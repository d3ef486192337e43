"""The lines of the frames grid: departments, their parameters by year, and their service areas folded in."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from scenarier.model.baseline import Area, Baseline
from scenarier.model.names import name_of, short_name_of
from scenarier.model.parameters import ParameterSpec
from scenarier.text.language import tr
from scenarier.vocabulary.axes import CENTRAL

INDENT = "\u2003"


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A line: a heading that may fold (`fold` is what it folds), or a parameter of a department or an area."""

    department: str
    label: str
    level: int
    fold: str = ""
    spec: ParameterSpec | None = None
    entity: str = ""
    about: str = ""

    @property
    def is_department(self) -> bool:
        """Whether this is a department's own heading."""
        return self.fold == self.department

    @property
    def result(self) -> tuple[str, str]:
        """The result in this line and its entity: a frame, an area's spending; ("", "") for none."""
        if self.is_department:
            return "frame", self.department
        return ("area_spending", self.entity) if self.spec is None and self.entity else ("", "")


def lines_of(baseline: Baseline, opened: Collection[str]) -> list[FrameLine]:
    """The lines that show while the folds in `opened` are open."""
    own = [line for name in baseline.entities("department") for line in _department(baseline, name, opened)]
    return [*own, *_central(baseline, opened)]


def names_of(
    lines: Sequence[FrameLine], baseline: Baseline, about: Callable[[int], str]
) -> dict[int, tuple[str, ...]]:
    """What each line with numbers may be called: a department by its names and code, a parameter with its own."""
    departments = {row.name: row for row in baseline.departments}
    found: dict[int, tuple[str, ...]] = {}
    for row, line in enumerate(lines):
        if line.is_department:
            own = departments[line.department]
            found[row] = (line.label, about(row), own.name, own.short_name_da, own.short_name_en)
        elif line.spec is not None:
            found[row] = (about(row), line.label)
        elif line.entity:
            found[row] = (line.label,)
    return found


def inner_fold(department: str) -> str:
    """The fold of a department's areas and other assumptions."""
    return f"{department}+"


def _department(baseline: Baseline, name: str, opened: Collection[str]) -> Iterator[FrameLine]:
    row = next(row for row in baseline.departments if row.name == name)
    title = name_of(row)
    yield FrameLine(name, title, 0, fold=name)
    if name not in opened:
        return
    specs = [spec for spec in baseline.parameters.values() if spec.entity_kind == "department"]
    for spec in specs:
        if spec.has_year:
            yield _parameter(name, spec, name, title, 1)
    inner = inner_fold(name)
    yield FrameLine(name, tr("Service areas and other assumptions"), 1, fold=inner)
    if inner not in opened:
        return
    for spec in specs:
        if not spec.has_year:
            yield _parameter(name, spec, name, title, 2)
    yield from _areas(baseline, name, [area for area in baseline.areas if area.department == name], 2)


def _central(baseline: Baseline, opened: Collection[str]) -> Iterator[FrameLine]:
    """The rows that carry what the departments' tables leave open; they belong to no department."""
    areas = [area for area in baseline.areas if area.is_central]
    fold = inner_fold(CENTRAL)
    if areas:
        yield FrameLine(CENTRAL, tr("Central rows"), 0, fold=fold)
        yield from _areas(baseline, CENTRAL, areas if fold in opened else [], 1)


def _areas(baseline: Baseline, department: str, areas: Sequence[Area], level: int) -> Iterator[FrameLine]:
    specs = [spec for spec in baseline.parameters.values() if spec.entity_kind == "area"]
    for area in areas:
        title = name_of(area)
        yield FrameLine(department, title, level, entity=area.name)
        for spec in specs:
            yield _parameter(department, spec, area.name, title, level + 1)


def _parameter(department: str, spec: ParameterSpec, entity: str, about: str, level: int) -> FrameLine:
    label = short_name_of(spec)
    return FrameLine(department, label, level, spec=spec, entity=entity, about=about)
