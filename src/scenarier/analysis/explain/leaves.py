"""Where an explanation ends: the origin and the source of a row of the baseline, an assumption or a measure."""

from collections.abc import Mapping

from scenarier.analysis.explain.equations import Definition
from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import Figures
from scenarier.model.baseline import Cell
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.study import Scenario
from scenarier.text.language import mark, pick, tr
from scenarier.vocabulary.axes import BASE_YEAR

Leaf = tuple[str, str]
"""Origin (see text.words.ORIGIN_NAMES) and source in words."""

NO_DEMOGRAPHY = mark("Follows no demography; the index is always 1.")
OF_ENTITIES = {"department": "department_assumptions", "area": "area_assumptions"}
"""The table that holds a parameter's default for each department or area."""


def row_source(row: Mapping[str, Cell]) -> str:
    """Where a row of the baseline stands in the annual report, and what must be known of it."""
    places = [str(row[part]) for part in ("source_section", "source_table", "source_row") if row.get(part)]
    told = []
    if places:
        line = row.get("source_line")
        where = " › ".join(places)
        told.append(
            tr("Annual report {year}: {place}, line {line} of its text.", year=BASE_YEAR, place=where, line=line)
            if line
            else tr("Annual report {year}: {place}.", year=BASE_YEAR, place=where)
        )
    note = pick(str(row.get("source_note_da") or ""), str(row.get("source_note_en") or ""))
    return " ".join([*told, note]).strip()


def leaf(figures: Figures, key: Key, definition: Definition | None = None) -> Leaf:
    """Origin and source of a number that has no inputs."""
    kind, _, name = key.variable.partition(":")
    if kind == "baseline":
        table, _, row = name.partition(".")
        return _row(figures, table, row)
    if kind == "parameter":
        return _parameter(figures, key, figures.baseline.parameters[name])
    if kind == "measure":
        return _measure(figures, key)
    if key.variable == "driver_index" and "driver_names" in figures.baseline.tables:
        return _row(figures, "driver_names", key.entity)
    why = definition.why if definition and definition.why else NO_DEMOGRAPHY
    return "definition", tr(why)


def _row(figures: Figures, table: str, row: str) -> Leaf:
    """A row's origin and source; where the package tells none, its place there."""
    cells = figures.table_row(table, row)
    place = tr("The baseline's table {table}, row {row}.", table=table, row=row)
    return str(cells.get("origin") or "derived"), row_source(cells) or place


def _parameter(figures: Figures, key: Key, spec: ParameterSpec) -> Leaf:
    note = pick(spec.note_da, spec.note_en)
    if is_chosen(figures.scenario, spec, key):
        chosen = tr("Chosen in the scenario “{name}”.", name=figures.scenario.name)
        reason = figures.scenario.notes.get(join_key(spec.name, key.entity), "")
        why = tr("Reason: {reason}.", reason=reason.rstrip(".")) if reason else ""
        return "choice", " ".join(part for part in (chosen, why, note) if part)
    table, row = ("parameters", spec.name) if spec.default else (OF_ENTITIES[spec.entity_kind], key.entity)
    origin, source = _row(figures, table, row)
    return origin, " ".join(part for part in (source, note) if part)


def is_chosen(scenario: Scenario, spec: ParameterSpec, key: Key) -> bool:
    """Whether the scenario itself gives a parameter's value."""
    given = scenario.parameters.get(join_key(spec.name, key.entity))
    if given is None:
        return False
    return not isinstance(given, Mapping) or key.year in given


def _measure(figures: Figures, key: Key) -> Leaf:
    measure = figures.measure(key)
    parts = [tr("Measure in the scenario “{name}”, in {year} prices.", name=figures.scenario.name, year=BASE_YEAR)]
    if measure.owner:
        parts.append(tr("Owner: {owner}.", owner=measure.owner.rstrip(".")))
    return "choice", " ".join([*parts, measure.note]).strip()
