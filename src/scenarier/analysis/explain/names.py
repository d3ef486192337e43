"""What the numbers of an explanation are called, and in which unit and precision they are read."""

from scenarier.analysis.by_year import columns_by_year
from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import COLUMNS, DIFFERENCES, HEADROOM, PLANNED, Figures
from scenarier.model.baseline import Baseline
from scenarier.model.names import name_of, target_words, whole_entity_name
from scenarier.text.language import mark, pick, tr
from scenarier.text.meanings import BALANCE, meaning
from scenarier.text.numbers import format_number, unit_name
from scenarier.text.words import STEP_NAMES, VARIABLE_NAMES
from scenarier.vocabulary.steps import STEPS
from scenarier.vocabulary.variables import VARIABLES

DECIMALS = {"mio_kr": 1, "kr_per_citizen": 0, "persons": 0, "index": 4, "share": 2, "switch": 0}
"""More than a table shows, so that a formula can be followed with a pocket calculator."""

COLUMN_NAMES = {
    "savings": mark("Savings at the end of {year}"),
    "result": mark("Result of the year {year}"),
    "budget": mark("Original budget {year}"),
    "elasticity": mark("Demographic elasticity"),
    "real_growth": mark("Real growth"),
}
PLANNED_NAMES = {
    "forecast": mark("Population in the study's forecast"),
    "budget": mark("Adopted budget as it stands"),
    "budget_level": mark("Adopted budget"),
    "budget_shift": mark("What the budget adds"),
    "roll_forward": mark("Roll-forward without the budget"),
    "baseline_price": mark("Price and wage index, service, in the baseline"),
}
DIFFERENCE_NAMES = {HEADROOM: mark("Service headroom")}
TABLE_NAMES = {
    "areas": mark("Account {year}"),
    "income_statement": mark("Account {year}"),
    "taxes": mark("Account {year}"),
    "age_structure": mark("Population of Statistics Denmark"),
    "migration_profile": mark("Share of migration"),
}
MEASURES_ON = {
    "area": mark("Measures on the area"),
    "frame": mark("Measures on the frame"),
    "savings": mark("Measures that use savings"),
    "revenue": mark("Measures on revenue"),
    "capex": mark("Measures on capital"),
}
SIDES = {"gross": mark("gross"), "income": mark("income")}


def figure_name(figures: Figures, key: Key) -> str:
    """What a number is called, without its entity and year."""
    kind, _, name = key.variable.partition(":")
    if kind == "parameter":
        spec = figures.baseline.parameters[name]
        return name_of(spec)
    if kind == "default":
        spec = figures.baseline.parameters[name]
        return tr("{name}, the baseline's", name=name_of(spec))
    if key.variable in PLANNED_NAMES:
        return tr(PLANNED_NAMES[key.variable])
    if key.variable in DIFFERENCE_NAMES:
        return tr(DIFFERENCE_NAMES[key.variable])
    if kind == "measures":
        return tr(MEASURES_ON[name])
    if kind == "measure":
        return figures.measure(key).title
    if kind == "baseline":
        return _row_name(figures, key, *name.split(".", 1))
    return tr(VARIABLE_NAMES.get(key.variable) or STEP_NAMES[key.variable])


def meaning_of(baseline: Baseline, variable: str) -> str:
    """What a result or a step means; "" where its name says it."""
    per_citizen = format_number(baseline.figures["liquidity_per_citizen_base"])
    told = meaning(variable, year=baseline.base_year, next=baseline.first_year, per_citizen=per_citizen)
    balance = _balance(baseline) if variable == "liquidity" else None
    return told if balance is None else f"{told} {tr(BALANCE, balance=format_number(balance))}"


def _balance(baseline: Baseline) -> float | None:
    """Liquidity in the published balance at the end of the base year [mio. kr.]; None where there is none."""
    table = baseline.tables.get("balance")
    column = columns_by_year(table, "value", baseline.base_year).get(baseline.base_year) if table else None
    cell = table.by_key().get("liquidity", {}).get(column) if table and column else None
    return None if cell is None else float(str(cell))


def _row_name(figures: Figures, key: Key, table: str, row: str) -> str:
    if table == "base_figures":
        cells = figures.row(key)
        return pick(str(cells["name_da"]), str(cells["name_en"]))
    if table == "drivers":
        return tr("Weight in “{driver}”", driver=_driver_name(figures, row))
    if table == "tax_sanction_schedule":
        return tr("Sanction {n} years after a rise", n=figures.row(key)["years_after_rise"])
    if table == "capital_lag":
        return tr("Share of capital {n} years after growth", n=figures.row(key)["years_after"])
    if key.entity in COLUMN_NAMES or (table in TABLE_NAMES and not _is_column(figures, table, key.entity)):
        return tr(COLUMN_NAMES.get(key.entity) or TABLE_NAMES[table], year=figures.baseline.base_year)
    return _column_name(figures, table, key.entity)


def _is_column(figures: Figures, table: str, name: str) -> bool:
    """Whether a column has a name to be told; one of age groups has their name instead."""
    return name not in ("", *figures.baseline.age_groups) and _column_name(figures, table, name) != ""


def _column_name(figures: Figures, table: str, name: str) -> str:
    columns = figures.baseline.tables[table].columns
    return next((pick(one.title_da, one.title_en) for one in columns if one.name == name), "")


def entity_of(figures: Figures, key: Key) -> str:
    """What the number's entity is called; "" where it has none."""
    kind, _, name = key.variable.partition(":")
    if kind == "baseline":
        return _row_entity(figures, key, *name.split(".", 1))
    if kind == "measure":
        return ""
    if key.variable in PLANNED and ":" in key.entity:
        return target_words(figures.baseline, key.entity)
    return entity_name(figures, key.entity)


def entity_name(figures: Figures, entity: str) -> str:
    """What an area, a department, an age group, a driver or the target of a measure is called."""
    if told := whole_entity_name(figures.baseline, entity):
        return told
    if entity in SIDES:
        return tr(SIDES[entity])
    if entity in VARIABLE_NAMES:
        return tr(VARIABLE_NAMES[entity])
    return _driver_name(figures, entity)


def _driver_name(figures: Figures, driver: str) -> str:
    names = figures.baseline.tables.get("driver_names")
    row = names.by_key().get(driver) if names else None
    return pick(str(row["name_da"]), str(row["name_en"])) if row else driver


def _row_entity(figures: Figures, key: Key, table: str, row: str) -> str:
    cells = figures.row(key)
    if table in ("base_figures", "tax_sanction_schedule", "capital_lag"):
        return ""
    if table in ("age_structure", "drivers", "migration_profile"):
        return entity_name(figures, key.entity or row)
    if "name_da" in cells and row not in figures.areas:
        return pick(str(cells["name_da"]), str(cells["name_en"]))
    return entity_name(figures, row)


def unit_of(figures: Figures, key: Key) -> str:
    """The unit a number is told in."""
    kind, _, name = key.variable.partition(":")
    if kind in ("parameter", "default"):
        return figures.baseline.parameters[name].unit
    if key.variable in PLANNED:
        return {"forecast": "persons", "baseline_price": "index"}.get(key.variable, "mio_kr")
    if kind in ("measures", "measure"):
        return "mio_kr"
    if kind == "baseline":
        return _row_unit(figures, key, name.partition(".")[0])
    if key.variable in DIFFERENCES:
        return VARIABLES[DIFFERENCES[key.variable][0]].unit
    return VARIABLES[key.variable].unit if key.variable in VARIABLES else STEPS[key.variable].unit


def _row_unit(figures: Figures, key: Key, table: str) -> str:
    row = figures.row(key)
    if row.get("unit"):
        return str(row["unit"])
    column = key.entity or COLUMNS[table]
    unit = next((one.unit for one in figures.baseline.tables[table].columns if one.name == column), "")
    return "share" if unit in ("", "ratio") else unit


def number(value: float, unit: str) -> str:
    """A value as it stands in a formula: no unit but the per cent sign."""
    shown = format_number(value * 100 if unit == "share" else value, DECIMALS[unit])
    return f"{shown} %" if unit == "share" else shown


def quantity(value: float, unit: str) -> str:
    """A value with its unit."""
    words = "" if unit in ("share", "switch", "index") else unit_name(unit)
    return f"{number(value, unit)} {words}".strip()
