"""A baseline from its data package: the tables, and from them what the engine needs."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from scenarier.model.baseline import Area, Baseline, Cell, Department, Table
from scenarier.model.parameters import ParameterSpec
from scenarier.storage.collect import Faults
from scenarier.storage.package import DESCRIPTOR, read_package
from scenarier.text.language import mark
from scenarier.vocabulary.axes import BASE_YEAR, CENTRAL, LAST_HORIZON, TAXES
from scenarier.vocabulary.errors import FaultsError
from scenarier.vocabulary.places import baselines_folder

Row = Mapping[str, Any]

WEIGHT_TOLERANCE = 1e-9
"""How far driver weights may be from adding up to 1."""

_NEEDED: Mapping[str, str] = {
    "income_statement": "line account_2024",
    "taxes": "tax account_2024",
    "departments": "department name_da name_en short_name_da short_name_en",
    "department_assumptions": "department savings_cap_share budget_model_rate frame_adherence debt_repayment_rate",
    "savings": "department result_2024 savings_2024",
    "areas": "area department decentralised kind name_da name_en account_2024",
    "area_assumptions": "area driver elasticity real_growth",
    "age_structure": "year",
    "drivers": "driver",
    "migration_profile": "age_group share",
    "central_rows": "kind driver elasticity real_growth",
    "tax_sanction_schedule": "years_after_rise share",
    "base_figures": "figure value",
    "parameters": "parameter scope unit default minimum maximum step sd origin group is_primary name_da name_en "
    "short_name_da short_name_en note_da note_en",
}
_FIGURES = (
    "population_2024 population_2025 reference_growth liquidity_per_citizen_2024 liquidity_target debt_2024 "
    "service_ceiling_2024 capex_ceiling_2024 capex_gross_2024 capex_income_2024 tax_rate_2024"
).split()
_ENTITY_DEFAULTS = {
    "budget_model_rate": "department_assumptions",
    "frame_adherence": "department_assumptions",
    "savings_cap": "department_assumptions",
    "debt_repayment_rate": "department_assumptions",
    "elasticity": "area_assumptions",
    "real_growth": "area_assumptions",
}
_COLUMN_OF = {"savings_cap": "savings_cap_share"}


def baseline_names() -> tuple[str, ...]:
    """Names of the baselines that are shipped."""
    return tuple(sorted(path.parent.name for path in baselines_folder().glob(f"*/{DESCRIPTOR}")))


@lru_cache(maxsize=8)
def read_baseline(folder: Path) -> Baseline:
    """The baseline in the package `folder`.

    Raises
    ------
    FaultsError : with all faults of the package.
    """
    tables = read_package(folder)
    faults = Faults()
    _check_tables(tables, faults)
    if not faults.found:
        _check_contents(tables, faults)
    if faults.found:
        raise FaultsError(str(folder), faults.found)
    return _assembled(folder.name, tables)


def _check_tables(tables: Mapping[str, Table], faults: Faults) -> None:
    for name, columns in _NEEDED.items():
        if name not in tables:
            faults.unknown(DESCRIPTOR, mark("the table “{name}” is missing"), name, ())
            continue
        has = {column.name for column in tables[name].columns}
        for column in columns.split():
            if column not in has:
                faults.add(f"{name}.csv", mark("the column “{column}” is missing"), column=column)


def _age_groups(tables: Mapping[str, Table]) -> tuple[str, ...]:
    return tuple(str(row["age_group"]) for row in tables["migration_profile"].rows)


def _check_contents(tables: Mapping[str, Table], faults: Faults) -> None:
    """What the engine takes for granted: complete keys, weights that add up."""
    groups = _age_groups(tables)
    for name in ("age_structure", "drivers"):
        has = {column.name for column in tables[name].columns}
        for group in groups:
            if group not in has:
                faults.add(f"{name}.csv", mark("the column “{column}” is missing"), column=group)
        if not set(groups) <= has:
            return
    _check_weights(tables, groups, faults)
    _check_keys(tables, faults)
    _check_parameters(tables["parameters"], faults)


def _check_weights(tables: Mapping[str, Table], groups: tuple[str, ...], faults: Faults) -> None:
    weights = [
        (f"drivers.csv {row['driver']}", [float(row[group] or 0) for group in groups])
        for row in tables["drivers"].rows
    ]
    profile = [float(row["share"] or 0) for row in tables["migration_profile"].rows]
    for place, shares in [*weights, ("migration_profile.csv", profile)]:
        if abs(sum(shares) - 1.0) > WEIGHT_TOLERANCE:
            faults.add(place, mark("the weights add up to {total}, not to 1"), total=f"{sum(shares):.10g}")


def _column(table: Table, name: str) -> list[Cell]:
    return [row[name] for row in table.rows]


def _check_keys(tables: Mapping[str, Table], faults: Faults) -> None:
    departments = _column(tables["departments"], "department")
    areas = _column(tables["areas"], "area")
    expected: dict[str, tuple[str, Iterable[Cell]]] = {
        "base_figures": ("figure", _FIGURES),
        "taxes": ("tax", TAXES),
        "savings": ("department", departments),
        "department_assumptions": ("department", departments),
        "area_assumptions": ("area", areas),
        "age_structure": ("year", range(BASE_YEAR, LAST_HORIZON + 1)),
        "income_statement": ("line", ("operating_expenditure", "grants")),
    }
    for name, (column, keys) in expected.items():
        has = _column(tables[name], column)
        for key in keys:
            if key not in has:
                faults.add(f"{name}.csv", mark("the row “{row}” is missing"), row=key)
    drivers = {*_column(tables["drivers"], "driver"), "population", "none"}
    for name in ("area_assumptions", "central_rows"):
        for row in tables[name].rows:
            if row["driver"] not in drivers:
                faults.unknown(f"{name}.csv", mark("unknown driver “{name}”"), str(row["driver"]),
                               [str(driver) for driver in drivers])  # fmt: skip


def _check_parameters(table: Table, faults: Faults) -> None:
    for row in table.rows:
        place = f"parameters.csv {row['parameter']}"
        try:
            defaults = _default(row)
        except ValueError:
            faults.add(place, mark("“{value}” is not a number"), value=row["default"])
            continue
        if not defaults and row["parameter"] not in _ENTITY_DEFAULTS:
            faults.add(place, mark("the default is missing"))
        for value in defaults:
            if not float(str(row["minimum"])) <= value <= float(str(row["maximum"])):
                faults.add(place, mark("{value} is outside {minimum}…{maximum}"),
                           value=value, minimum=row["minimum"], maximum=row["maximum"])  # fmt: skip


def _default(row: Row) -> tuple[float, ...]:
    text = "" if row["default"] is None else str(row["default"])
    return tuple(float(part) for part in text.split(";")) if text else ()


def _assembled(name: str, tables: Mapping[str, Table]) -> Baseline:
    groups = _age_groups(tables)
    by_group: Callable[[Row], tuple[float, ...]] = lambda row: tuple(float(row[group]) for group in groups)  # noqa: E731
    statement = {row["line"]: row for row in tables["income_statement"].rows}
    taxes = {str(row["tax"]): float(row["account_2024"] or 0) for row in tables["taxes"].rows}
    grants = {"grants": float(statement["grants"]["account_2024"] or 0)}
    return Baseline(
        name=name,
        tables=tables,
        figures={str(row["figure"]): float(row["value"] or 0) for row in tables["base_figures"].rows},
        revenues=taxes | grants,
        areas=(*_areas(tables), *_central_areas(tables, statement)),
        departments=_departments(tables),
        age_groups=groups,
        age_structure={int(row["year"] or 0): by_group(row) for row in tables["age_structure"].rows},
        drivers={str(row["driver"]): by_group(row) for row in tables["drivers"].rows},
        migration_profile=tuple(float(row["share"] or 0) for row in tables["migration_profile"].rows),
        sanction_shares=tuple(float(row["share"] or 0) for row in tables["tax_sanction_schedule"].rows),
        parameters={str(row["parameter"]): _spec(row, tables) for row in tables["parameters"].rows},
    )


def _departments(tables: Mapping[str, Table]) -> tuple[Department, ...]:
    savings = tables["savings"].by_key()
    return tuple(
        Department(
            name=row["department"],
            name_da=row["name_da"],
            name_en=row["name_en"],
            short_name_da=row["short_name_da"],
            short_name_en=row["short_name_en"],
            result=float(savings[row["department"]]["result_2024"] or 0),
            savings=float(savings[row["department"]]["savings_2024"] or 0),
        )
        for row in _typed_rows(tables["departments"])
    )


def _typed_rows(table: Table) -> list[Any]:
    return list(table.rows)


def _areas(tables: Mapping[str, Table]) -> tuple[Area, ...]:
    assumptions = tables["area_assumptions"].by_key()
    return tuple(
        _area(row, row["area"], row["department"], float(row["account_2024"]), assumptions[row["area"]])
        for row in _typed_rows(tables["areas"])
    )


def _area(row: Row, name: str, department: str, cost: float, assumption: Row) -> Area:
    return Area(
        name=name,
        department=department,
        is_decentralised=bool(int(row.get("decentralised") or 0)),
        kind=row["kind"],
        name_da=row.get("name_da") or "",
        name_en=row.get("name_en") or "",
        base_cost=cost,
        driver=assumption["driver"],
        elasticity=float(assumption["elasticity"]),
        real_growth=float(assumption["real_growth"]),
    )


def _central_areas(tables: Mapping[str, Table], statement: Mapping[Any, Row]) -> tuple[Area, ...]:
    """What the departments' tables leave open of each published line; docs/model.md section 3."""
    published = {row["kind"]: float(statement[row["kind"]]["account_2024"]) for row in
                 _typed_rows(tables["central_rows"]) if row["kind"] in statement}  # fmt: skip
    lines = sum(published.values())
    published["unspecified"] = float(statement["operating_expenditure"]["account_2024"]) - lines
    costs = dict.fromkeys(published, 0.0)
    for row in _typed_rows(tables["areas"]):
        costs[row["kind"]] += float(row["account_2024"])
    return tuple(
        _area(row, f"{CENTRAL}.{row['kind']}", "", published[row["kind"]] - costs[row["kind"]], row)
        for row in _typed_rows(tables["central_rows"])
    )


def _spec(row: Row, tables: Mapping[str, Table]) -> ParameterSpec:
    name = str(row["parameter"])
    defaults: dict[str, float | None] = {}
    if name in _ENTITY_DEFAULTS:
        column = _COLUMN_OF.get(name, name)
        defaults = {
            key: None if cells[column] is None else float(cells[column] or 0)
            for key, cells in tables[_ENTITY_DEFAULTS[name]].by_key().items()
        }
    columns: dict[str, Any] = {
        column: row[column] or ""
        for column in _NEEDED["parameters"].split()
        if column not in ("parameter", "default")
    }
    columns |= {column: float(row[column] or 0) for column in ("minimum", "maximum", "step", "sd")}
    columns["is_primary"] = bool(int(row["is_primary"] or 0))
    return ParameterSpec(name=name, default=_default(row), entity_defaults=defaults, **columns)
