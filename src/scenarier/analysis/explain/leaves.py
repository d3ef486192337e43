"""Where an explanation ends: the origin and the source of a row of the baseline, an assumption or a measure."""

from collections.abc import Mapping

from scenarier.analysis.explain.equations import Definition
from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import PLANNED, Figures
from scenarier.model.baseline import Value
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.study import Scenario
from scenarier.text.language import mark, pick, tr
from scenarier.vocabulary.axes import CENTRAL

Leaf = tuple[str, str]
"""Origin (see text.words.ORIGIN_NAMES) and source in words."""

NO_DEMOGRAPHY = mark("Follows no demography; the index is always 1.")


def default_row(spec: ParameterSpec, entity: str) -> tuple[str, str]:
    """The table and row of the baseline that hold a parameter's default."""
    if spec.default:
        return "parameters", spec.name
    if entity.startswith(CENTRAL):
        return "central_rows", entity.partition(".")[2]
    return ("department_assumptions" if spec.entity_kind == "department" else "area_assumptions"), entity


def row_source(row: Mapping[str, Value], base_year: int, column: str = "") -> str:
    """Where a row (a column) of the baseline stands in the annual report, and what must be known of it."""
    places = [str(row[part]) for part in ("source_section", "source_table", "source_row") if row.get(part)]
    told = []
    if places:
        line = row.get(f"{column}_line") or row.get("source_line")
        where = " › ".join(places)
        told.append(
            tr("Annual report {year}: {place}, line {line} of its text.", year=base_year, place=where, line=line)
            if line
            else tr("Annual report {year}: {place}.", year=base_year, place=where)
        )
    note = pick(str(row.get("source_note_da") or ""), str(row.get("source_note_en") or ""))
    return " ".join([*told, note]).strip()


def leaf(figures: Figures, key: Key, definition: Definition | None = None) -> Leaf:
    """Origin and source of a number that has no inputs."""
    kind, _, name = key.variable.partition(":")
    if kind == "baseline":
        table, _, row = name.partition(".")
        return _row(figures, table, row, key.entity)
    if kind == "parameter":
        return _parameter(figures, key, figures.baseline.parameters[name])
    if kind == "default":
        return _default(figures, key, figures.baseline.parameters[name])
    if key.variable in PLANNED:
        return _plan(figures, key)
    if kind == "measure":
        return _measure(figures, key)
    if key.variable == "driver_index" and "driver_names" in figures.baseline.tables:
        return _row(figures, "driver_names", key.entity)
    why = definition.why if definition and definition.why else NO_DEMOGRAPHY
    return "definition", tr(why)


def _row(figures: Figures, table: str, row: str, column: str = "") -> Leaf:
    """A row's origin and source; where the package tells none, its place there."""
    cells = figures.table_row(table, row)
    place = tr("The baseline's table {table}, row {row}.", table=table, row=row)
    return str(cells.get("origin") or "derived"), row_source(cells, figures.baseline.base_year, column) or place


def _parameter(figures: Figures, key: Key, spec: ParameterSpec) -> Leaf:
    note = pick(spec.note_da, spec.note_en)
    if is_chosen(figures.scenario, key):
        chosen = tr("Chosen in the scenario “{name}”.", name=figures.scenario.name)
        reason = figures.scenario.notes.get(join_key(spec.name, key.entity), "")
        why = tr("Reason: {reason}.", reason=reason.rstrip(".")) if reason else ""
        return "choice", " ".join(part for part in (chosen, why, note) if part)
    return _default(figures, key, spec)


def _default(figures: Figures, key: Key, spec: ParameterSpec) -> Leaf:
    """A parameter's default, whatever the scenario chooses."""
    origin, source = _row(figures, *default_row(spec, key.entity))
    return origin, " ".join(part for part in (source, pick(spec.note_da, spec.note_en)) if part)


def _plan(figures: Figures, key: Key) -> Leaf:
    """A row of the study's forecast or budget, or what the budget is held against."""
    budget, forecast = figures.baseline.budget, figures.baseline.forecast
    if key.variable == "forecast" and forecast is not None:
        return "forecast", " ".join(
            [tr("The study's forecast “{title}”.", title=forecast.title), forecast.note]
        ).strip()
    if key.variable == "roll_forward":
        return "model", tr(
            "The baseline scenario without the budget: every parameter at its default, no measures "
            "(docs/model.md, section 9)."
        )
    if budget is None:
        return "budget", ""
    told = tr("The study's budget “{title}”, each year in its own prices.", title=budget.title)
    if budget.price_year is not None:
        told = tr("The study's budget “{title}”, in {year} prices.", title=budget.title, year=budget.price_year)
    return "budget", " ".join([told, budget.note]).strip()


def is_chosen(scenario: Scenario, key: Key) -> bool:
    """Whether the scenario itself gives a parameter's value."""
    given = scenario.parameters.get(join_key(key.variable.partition(":")[2], key.entity))
    if given is None:
        return False
    return not isinstance(given, Mapping) or key.year in given


def _measure(figures: Figures, key: Key) -> Leaf:
    measure = figures.measure(key)
    year = figures.baseline.base_year
    parts = [tr("Measure in the scenario “{name}”, in {year} prices.", name=figures.scenario.name, year=year)]
    if measure.lasting and key.year not in measure.amounts:
        parts.append(tr("The amount of {year}, carried on.", year=max(measure.amounts)))
    if measure.package:
        parts.append(tr("Package: {package}.", package=measure.package.rstrip(".")))
    if measure.owner:
        parts.append(tr("Owner: {owner}.", owner=measure.owner.rstrip(".")))
    return "choice", " ".join([*parts, measure.note]).strip()
