"""Whether a package holds a baseline: what the engine takes for granted, each fault at its line."""

from collections.abc import Callable, Iterable, Mapping

from scenarier.model.baseline import Table, Value
from scenarier.storage.about import PROPERTY
from scenarier.storage.collect import Faults
from scenarier.storage.descriptor import DESCRIPTOR
from scenarier.storage.needed import (
    AMOUNTS,
    BOUNDS,
    DIVISORS,
    ENTITY_DEFAULTS,
    FIGURES,
    LEAST_DIVISOR,
    LINES,
    MOST_STEPS,
    PARAMETER_BOUNDS,
    PARAMETERS,
    TABLES,
    UNITS,
    Bounds,
    Needed,
)
from scenarier.storage.package import Package, typed
from scenarier.text.language import mark
from scenarier.text.words import GROUP_NAMES, ORIGIN_NAMES
from scenarier.vocabulary.axes import KINDS, MOST_YEARS, TAXES

WEIGHT_TOLERANCE = 1e-9
"""How far driver weights may be from adding up to 1."""

FREE_DRIVERS = ("population", "none")
"""Drivers without weights."""


def check_baseline(package: Package, faults: Faults) -> None:
    """Note all that keeps the package from being a baseline."""
    if package.about is None:
        faults.add(f"{DESCRIPTOR} {PROPERTY}", mark("this key is missing; it is required"))
    for name, needed in TABLES.items():
        if name in package.tables:
            _check_columns(package, name, needed, faults)
        elif not needed.is_optional:
            faults.add(DESCRIPTOR, mark("the table “{name}” is missing"), name=name)
    if not faults.found:
        _check_ages(package, faults)
    if not faults.found:
        _check_rows(package, faults)
        _check_names(package, faults)
        _check_numbers(package, faults)
        _check_parameters(package, faults)
        _check_moved(package, faults)


def _check_columns(package: Package, name: str, needed: Needed, faults: Faults) -> None:
    for column, is_number, may_be_blank in needed.columns():
        _check_column(package, name, column, is_number, may_be_blank, faults)
    if package.tables[name].key != (needed.key,):
        faults.add(DESCRIPTOR, mark("the primary key of the table “{table}” must be “{column}”"),
                   table=name, column=needed.key)  # fmt: skip


def _check_column(
    package: Package, table: str, column: str, is_number: bool, may_be_blank: bool, faults: Faults
) -> None:
    types = {found.name: found.type for found in package.tables[table].columns}
    if column not in types:
        missing = package.column_in_file(table, column)
        faults.add(package.place(table), mark("the column “{column}” is missing"), column=missing)
    elif (types[column] in ("integer", "number")) != is_number:
        wanted = mark("“{type}” is not the type of a column of texts")
        if is_number:
            wanted = mark("“{type}” is not the type of a column of numbers")
        place = f"{DESCRIPTOR} {table}.{package.column_in_file(table, column)}"
        faults.add(place, wanted, type=types[column])
    else:
        for row, value in enumerate(_values(package.tables[table], column)):
            if value is None and not may_be_blank:
                faults.add(package.place(table, row, column), mark("a value is missing; it is required"))
            elif is_number:
                _check_bounds(package.place(table, row, column), value, BOUNDS.get(table, AMOUNTS), faults)


def _check_bounds(place: str, value: Value, bounds: Bounds, faults: Faults) -> None:
    low, high = bounds
    given = float(value or 0)
    if not low <= given <= high:
        faults.add(place, mark("{value} is outside {minimum}…{maximum}"), value=f"{given:.12g}",
                   minimum=f"{low:.12g}", maximum=f"{high:.12g}")  # fmt: skip


def _values(table: Table, column: str) -> list[Value]:
    return [row[column] for row in table.rows]


def _check_ages(package: Package, faults: Faults) -> None:
    """Every age group has its column wherever there are ages, and somebody in it."""
    for group in map(str, _values(package.tables["migration_profile"], "age_group")):
        for table in ("age_structure", "drivers"):
            _check_column(package, table, group, True, False, faults)
        if not faults.found:
            _check_positive(package, "age_structure", group, faults)


def _check_positive(package: Package, table: str, column: str, faults: Faults, rows: Iterable[Value] = ()) -> None:
    """Every value above 0; `rows` names the keys that count, all where none are named."""
    found = package.tables[table]
    wanted = set(rows)
    for row, cells in enumerate(found.rows):
        number = float(cells[column] or 0)
        if number < LEAST_DIVISOR and (not wanted or cells[found.key[0]] in wanted):
            message = (
                mark("{value} is too small") if number > 0 else mark("a number above 0 belongs here, not {value}")
            )
            faults.add(package.place(table, row, column), message, value=f"{number:.12g}")


def _check_rows(package: Package, faults: Faults) -> None:
    tables = package.tables
    departments, areas = _values(tables["departments"], "department"), _values(tables["areas"], "area")
    _expect(package, "base_figures", FIGURES, faults, in_file=package.own_names.figure_in_file)
    _expect(package, "income_statement", LINES, faults)
    _expect(package, "taxes", TAXES, faults, only=True)
    _expect(package, "central_rows", KINDS, faults, only=True)
    _expect(package, "parameters", PARAMETERS, faults, only=True)
    _expect(package, "savings", departments, faults)
    _expect(package, "department_assumptions", departments, faults)
    _expect(package, "area_assumptions", areas, faults)
    if package.about is not None:
        base_year = package.about.base_year
        _expect(package, "age_structure", range(base_year, base_year + MOST_YEARS + 1), faults)
    for table in ("tax_sanction_schedule", "capital_lag"):
        _expect(package, table, range(len(tables[table].rows)), faults, only=True)


def _expect(
    package: Package,
    table: str,
    keys: Iterable[Value],
    faults: Faults,
    only: bool = False,
    in_file: Callable[[str], str] = str,
) -> None:
    """A row for each key, and with `only` no other; `in_file` gives a key as the file has it."""
    has, expected = _values(package.tables[table], TABLES[table].key), list(keys)
    for key in expected:
        if key not in has:
            faults.add(package.place(table), mark("the row “{row}” is missing"), row=in_file(str(key)))
    for row, key in enumerate(has if only else ()):
        if key not in expected:
            faults.unknown(package.place(table, row), mark("unknown row “{name}”"), str(key), map(str, expected))


def _check_names(package: Package, faults: Faults) -> None:
    tables = package.tables
    drivers = [*map(str, _values(tables["drivers"], "driver")), *FREE_DRIVERS]
    departments = list(map(str, _values(tables["departments"], "department")))
    driver, kind = mark("unknown driver “{name}”"), mark("unknown kind “{name}”")
    _among(package, "area_assumptions", "driver", drivers, driver, faults)
    _among(package, "central_rows", "driver", drivers, driver, faults)
    _among(package, "areas", "kind", KINDS, kind, faults)
    _among(package, "areas", "department", departments, mark("unknown department “{name}”"), faults)
    _check_prefixes(package, faults)
    _among(package, "parameters", "unit", UNITS, mark("unknown unit “{name}”"), faults)
    _among(package, "parameters", "group", GROUP_NAMES, mark("unknown group “{name}”"), faults)
    _among(package, "parameters", "origin", ORIGIN_NAMES, mark("unknown origin “{name}”"), faults)


def _check_prefixes(package: Package, faults: Faults) -> None:
    """An area's name begins with its department, which is known by it where only the area is at hand."""
    known = _values(package.tables["departments"], "department")
    for row, cells in enumerate(package.tables["areas"].rows):
        name, start = str(cells["area"]), f"{cells['department']}."
        if cells["department"] in known and not name.startswith(start):
            message = mark("“{name}” must begin with its department: “{start}”")
            faults.add(package.place("areas", row, "area"), message, name=name, start=start)


def _among(package: Package, table: str, column: str, known: Iterable[str], message: str, faults: Faults) -> None:
    names = tuple(known)
    for row, value in enumerate(_values(package.tables[table], column)):
        if value not in names:
            faults.unknown(package.place(table, row, column), message, str(value), names)


def _check_numbers(package: Package, faults: Faults) -> None:
    """Weights add up to 1, and nothing is divided by 0."""
    tables = package.tables
    groups = list(map(str, _values(tables["migration_profile"], "age_group")))
    for row, cells in enumerate(tables["drivers"].rows):
        _check_sum(package.place("drivers", row), [cells[group] for group in groups], faults)
    for table in ("migration_profile", "capital_lag"):
        _check_sum(package.place(table), _values(tables[table], "share"), faults)
    _check_positive(package, "base_figures", "value", faults, DIVISORS)
    decentralised: dict[Value, float] = {}
    for cells in tables["areas"].rows:
        cost = float(cells["account"] or 0) if cells["decentralised"] else 0.0
        decentralised[cells["department"]] = decentralised.get(cells["department"], 0.0) + cost
    for row, department in enumerate(_values(tables["departments"], "department")):
        if decentralised.get(department, 0.0) < LEAST_DIVISOR:
            message = mark("“{name}” has no decentralised area with a cost in areas.csv")
            faults.add(package.place("departments", row), message, name=department)


def _check_sum(place: str, weights: Iterable[Value], faults: Faults) -> None:
    total = sum(float(weight or 0) for weight in weights)
    if abs(total - 1.0) > WEIGHT_TOLERANCE:
        faults.add(place, mark("the weights add up to {total}, not to 1"), total=f"{total:.10g}")


def _check_moved(package: Package, faults: Faults) -> None:
    """What moved did so between departments there are."""
    known = list(map(str, _values(package.tables["departments"], "department")))
    moved = package.about.moved if package.about else None
    for name in moved.departments if moved else ():
        if name not in known:
            place = f"{DESCRIPTOR} {PROPERTY}.moved"
            faults.unknown(place, mark("unknown department “{name}”"), name, known)


def _check_parameters(package: Package, faults: Faults) -> None:
    for row, cells in enumerate(package.tables["parameters"].rows):
        name = str(cells["parameter"])
        scope = PARAMETERS.get(name, cells["scope"])
        if cells["scope"] != scope:
            faults.add(package.place("parameters", row, "scope"), mark("the scope of “{name}” must be “{scope}”"),
                       name=name, scope=scope)  # fmt: skip
        _check_form(package, row, cells, faults)
        _check_default(package, row, cells, faults)


def _check_form(package: Package, row: int, cells: Mapping[str, Value], faults: Faults) -> None:
    """The range is one that can be computed with, and the step and the spread fit it."""
    bounds = PARAMETER_BOUNDS.get(str(cells["unit"]), AMOUNTS)
    for column in ("minimum", "maximum", "step", "sd"):
        _check_bounds(package.place("parameters", row, column), cells[column], bounds, faults)
    low, high, step = (float(cells[column] or 0) for column in ("minimum", "maximum", "step"))
    is_right = {"step": step > 0 and step * MOST_STEPS >= high - low, "sd": float(cells["sd"] or 0) >= 0}
    for column in (name for name, right in is_right.items() if not right):
        faults.add(package.place("parameters", row, column), mark("{value} is too small"), value=cells[column])


def _check_default(package: Package, row: int, cells: Mapping[str, Value], faults: Faults) -> None:
    name, place = str(cells["parameter"]), package.place("parameters", row, "default")
    parts = str(cells["default"] or "").split(";") if cells["default"] else []
    for part in parts:
        value = typed(part, "number")
        if value is None:
            faults.add(place, mark("“{value}” is not a number; write it like 1234.5"), value=part)
        else:
            _check_range(place, value, cells, faults)
    if not parts and name not in ENTITY_DEFAULTS:
        faults.add(place, mark("a value is missing; it is required"))
    if len(parts) > 1 and not str(cells["scope"]).endswith("year"):
        faults.add(place, mark("“{name}” has no years; a plain number belongs here"), name=name)
    for table, column, _ in () if parts else ENTITY_DEFAULTS.get(name, ()):
        for other, value in enumerate(_values(package.tables[table], column)):
            if value is not None:
                _check_range(package.place(table, other, column), value, cells, faults)


def _check_range(place: str, value: Value, cells: Mapping[str, Value], faults: Faults) -> None:
    _check_bounds(place, value, (float(cells["minimum"] or 0), float(cells["maximum"] or 0)), faults)
