"""A baseline from its data package: the tables, and from them what the engine needs."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from scenarier.model.baseline import Area, Baseline, Department, Table
from scenarier.model.parameters import ParameterSpec
from scenarier.model.rules import Rule
from scenarier.storage.baseline_checks import check_baseline
from scenarier.storage.collect import Faults
from scenarier.storage.needed import ENTITY_DEFAULTS
from scenarier.storage.package import Package, read_package
from scenarier.vocabulary.axes import CENTRAL, START_LINES
from scenarier.vocabulary.errors import FaultsError

Row = Mapping[str, Any]


@lru_cache(maxsize=8)
def read_baseline(folder: Path) -> Baseline:
    """The baseline in the package `folder`.

    Raises
    ------
    FaultsError : with all faults of the package.
    """
    package = read_package(folder)
    faults = Faults()
    check_baseline(package, faults)
    found = [*package.unsealed, *faults.found]
    if found:
        raise FaultsError(str(folder), found)
    return _assembled(folder.name, package)


def _age_groups(tables: Mapping[str, Table]) -> tuple[str, ...]:
    return tuple(str(row["age_group"]) for row in tables["migration_profile"].rows)


def _default(row: Row) -> tuple[float, ...]:
    text = "" if row["default"] is None else str(row["default"])
    return tuple(float(part) for part in text.split(";")) if text else ()


def _assembled(name: str, package: Package) -> Baseline:
    about, tables = package.about, package.tables
    assert about is not None  # checked before
    groups = _age_groups(tables)
    by_group: Callable[[Row], tuple[float, ...]] = lambda row: tuple(float(row[group]) for group in groups)  # noqa: E731
    statement = {row["line"]: row for row in tables["income_statement"].rows}
    taxes = {str(row["tax"]): float(row["account"] or 0) for row in tables["taxes"].rows}
    grants = {"grants": float(statement["grants"]["account"] or 0)}
    return Baseline(
        name=name,
        about=about,
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
        capital_lag=tuple(float(row["share"] or 0) for row in tables["capital_lag"].rows),
        start_differences={line: _budget_less_account(statement[line]) for line in START_LINES},
        parameters={
            str(row["parameter"]): _spec(row, about.base_year + 1, tables) for row in tables["parameters"].rows
        },
        rules=tuple(_rule(row) for row in _typed_rows(tables["rules"])) if "rules" in tables else (),
    )


def _budget_less_account(row: Row) -> float:
    return float(row["budget"]) - float(row["account"])


def _departments(tables: Mapping[str, Table]) -> tuple[Department, ...]:
    savings = tables["savings"].by_key()
    return tuple(
        Department(
            name=row["department"],
            name_da=row["name_da"],
            name_en=row["name_en"],
            short_name_da=row["short_name_da"],
            short_name_en=row["short_name_en"],
            result=float(savings[row["department"]]["result"] or 0),
            savings=float(savings[row["department"]]["savings"] or 0),
        )
        for row in _typed_rows(tables["departments"])
    )


def _typed_rows(table: Table) -> list[Any]:
    return list(table.rows)


def _areas(tables: Mapping[str, Table]) -> tuple[Area, ...]:
    assumptions = tables["area_assumptions"].by_key()
    return tuple(
        _area(row, row["area"], row["department"], float(row["account"]), assumptions[row["area"]])
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
    published = {row["kind"]: float(statement[row["kind"]]["account"]) for row in
                 _typed_rows(tables["central_rows"]) if row["kind"] in statement}  # fmt: skip
    lines = sum(published.values())
    published["unspecified"] = float(statement["operating_expenditure"]["account"]) - lines
    costs = dict.fromkeys(published, 0.0)
    for row in _typed_rows(tables["areas"]):
        costs[row["kind"]] += float(row["account"])
    return tuple(
        _area(row, f"{CENTRAL}.{row['kind']}", "", published[row["kind"]] - costs[row["kind"]], row)
        for row in _typed_rows(tables["central_rows"])
    )


def _rule(row: Row) -> Rule:
    texts = "name_da name_en explanation_da explanation_en severity".split()
    return Rule(
        name=row["rule"],
        metric=row["metric"],
        comparison=row["comparison"],
        threshold=float(row["threshold"]),
        threshold_of=row["threshold_of"] or "",
        first_year=None if row["first_year"] is None else int(row["first_year"]),
        last_year=None if row["last_year"] is None else int(row["last_year"]),
        mended_by=tuple((row["mended_by"] or "").split()),
        **{column: row[column] for column in texts},
    )


def _spec(row: Row, first_year: int, tables: Mapping[str, Table]) -> ParameterSpec:
    name = str(row["parameter"])
    defaults = {
        prefix + key: None if cells[column] is None else float(cells[column] or 0)
        for table, column, prefix in ENTITY_DEFAULTS.get(name, ())
        for key, cells in tables[table].by_key().items()
    }
    texts = "scope unit prices origin group name_da name_en short_name_da short_name_en note_da note_en".split()
    columns: dict[str, Any] = {column: row[column] or "" for column in texts}
    columns |= {column: float(row[column] or 0) for column in ("minimum", "maximum", "step", "sd")}
    columns["is_primary"] = bool(int(row["is_primary"] or 0))
    return ParameterSpec(
        name=name, first_year=first_year, default=_default(row), entity_defaults=defaults, **columns
    )
