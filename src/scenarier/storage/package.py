"""Reading a data package (Frictionless standard) as tables, with all its faults reported together."""

import csv
import hashlib
import io
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scenarier.model.baseline import Cell, Column, Table
from scenarier.storage.collect import Faults
from scenarier.storage.files import read_limited
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

SIZE_LIMIT = 64 * 2**20
DESCRIPTOR = "datapackage.json"


def read_package(folder: Path) -> dict[str, Table]:
    """All tables of the package in `folder`, by name.

    Raises
    ------
    FaultsError : the descriptor or a table is missing or faulty, or a checksum does not match.
    """
    descriptor = _descriptor(folder)
    faults = Faults()
    tables = {}
    for resource in descriptor["resources"]:
        table = _table(folder, resource, faults)
        if table is not None:
            tables[table.name] = table
    for resource in descriptor["resources"]:
        _check_foreign_keys(resource, tables, faults)
    if faults.found:
        raise FaultsError(str(folder), faults.found)
    return tables


def _descriptor(folder: Path) -> dict[str, Any]:
    path = folder / DESCRIPTOR
    try:
        content = read_limited(path, SIZE_LIMIT)
    except FaultsError as error:
        raise FaultsError(str(folder), [_placed(fault, DESCRIPTOR) for fault in error.faults]) from error
    try:
        descriptor = json.loads(content)
        if all(_is_resource(resource) for resource in descriptor["resources"]):
            return dict(descriptor)
    except (ValueError, RecursionError, KeyError, TypeError):
        pass
    fault = Fault(DESCRIPTOR, mark("this is not a data package's description; restore the file"))
    raise FaultsError(str(folder), [fault])


def _is_resource(resource: Any) -> bool:
    fields = resource["schema"]["fields"]
    named = all(isinstance(field["name"], str) for field in fields)
    path = resource["path"]
    return named and isinstance(resource["name"], str) and isinstance(path, str) and Path(path).name == path


def _placed(fault: Fault, place: str) -> Fault:
    return Fault(place, fault.message, fault.values, fault.nearest)


def _table(folder: Path, resource: Mapping[str, Any], faults: Faults) -> Table | None:
    path = resource["path"]
    try:
        content = read_limited(folder / path, SIZE_LIMIT)
        text = content.decode("utf-8")
    except FaultsError as error:
        faults.found.extend(_placed(fault, path) for fault in error.faults)
        return None
    except UnicodeDecodeError:
        faults.add(path, mark("the file is not UTF-8 text"))
        return None
    expected = str(resource.get("hash", "")).removeprefix("sha256:")
    if hashlib.sha256(content).hexdigest() != expected:
        faults.add(path, mark("the checksum does not match; the file was changed after the package was made"))
    columns = tuple(_column(field) for field in resource["schema"]["fields"])
    rows = _rows(text, path, resource["schema"]["fields"], faults)
    if rows is None:
        return None
    key = _names(resource["schema"].get("primaryKey", ()))
    _check_primary_key(path, key, rows, faults)
    return Table(
        resource["name"],
        str(resource.get("title", "")),
        str(resource.get("title_en", "")),
        key,
        columns,
        tuple(row for _, row in rows),
    )


def _column(field: Mapping[str, Any]) -> Column:
    return Column(
        field["name"],
        field.get("type", "string"),
        field.get("title", field["name"]),
        field.get("unit", ""),
        float(field.get("roundTo", 0)),
    )


def _names(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _rows(
    text: str, path: str, fields: Sequence[Mapping[str, Any]], faults: Faults
) -> list[tuple[int, dict[str, Cell]]] | None:
    """Line number and cells of each row; None when the columns are not those of the schema."""
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    names = [field["name"] for field in fields]
    missing = [name for name in names if name not in header]
    for name in missing:
        faults.add(path, mark("the column “{column}” is missing"), column=name)
    for name in header:
        if name not in names:
            faults.unknown(path, mark("unknown column “{name}”"), name, names)
    if missing or header != names:
        if not missing and sorted(header) == sorted(names):
            faults.add(path, mark("the columns stand in another order than in the description"))
        return None
    rows = []
    for cells in reader:
        where = f"{path}:{reader.line_num}"
        if len(cells) != len(fields):
            faults.add(
                where, mark("{found} values where {expected} belong"), found=len(cells), expected=len(fields)
            )
            continue
        row = {
            field["name"]: _cell(cell, field, f"{where} {field['name']}", faults)
            for cell, field in zip(cells, fields, strict=True)
        }
        rows.append((reader.line_num, row))
    return rows


def _cell(cell: str, field: Mapping[str, Any], place: str, faults: Faults) -> Cell:
    constraints = field.get("constraints", {})
    if cell == "":
        if constraints.get("required"):
            faults.add(place, mark("a value is missing; it is required"))
        return None
    kind = field.get("type", "string")
    value = _typed(cell, kind)
    if value is None:
        is_whole = kind == "integer"
        message = mark("“{value}” is not a whole number") if is_whole else mark("“{value}” is not a number")
        faults.add(place, message, value=cell)
        return None
    _check_constraints(value, constraints, place, faults)
    return value


def _typed(cell: str, kind: str) -> Cell:
    try:
        if kind == "integer":
            return int(cell)
        if kind == "number":
            number = float(cell)
            return number if math.isfinite(number) else None
    except ValueError:
        return None
    return cell


def _check_constraints(value: Cell, constraints: Mapping[str, Any], place: str, faults: Faults) -> None:
    allowed = constraints.get("enum")
    if allowed is not None and value not in allowed:
        faults.unknown(
            place, mark("“{name}” is not among the allowed values"), str(value), list(map(str, allowed))
        )
    if isinstance(value, int | float):
        low, high = constraints.get("minimum", -math.inf), constraints.get("maximum", math.inf)
        if not low <= value <= high:
            faults.add(
                place, mark("{value} is outside {minimum}…{maximum}"), value=value, minimum=low, maximum=high
            )


def _check_primary_key(
    path: str, key: tuple[str, ...], rows: list[tuple[int, dict[str, Cell]]], faults: Faults
) -> None:
    seen: set[tuple[Cell, ...]] = set()
    for line, row in rows:
        values = tuple(row[part] for part in key)
        if key and values in seen:
            faults.add(
                f"{path}:{line}",
                mark("the key {key} stands twice"),
                key=" / ".join(str(value) for value in values),
            )
        seen.add(values)


def _check_foreign_keys(resource: Mapping[str, Any], tables: Mapping[str, Table], faults: Faults) -> None:
    table = tables.get(resource["name"])
    for foreign in resource["schema"].get("foreignKeys", ()) if table else ():
        fields, reference = _names(foreign["fields"]), foreign["reference"]
        other = tables.get(reference["resource"] or resource["name"])
        if other is None or table is None:
            continue
        known = {tuple(row[name] for name in _names(reference["fields"])) for row in other.rows}
        for line, row in enumerate(table.rows, start=2):
            values = tuple(row[name] for name in fields)
            if None not in values and values not in known:
                faults.unknown(
                    f"{resource['path']}:{line} {', '.join(fields)}",
                    mark("“{name}” does not stand in the table {table}").replace("{table}", other.name),
                    " / ".join(str(value) for value in values),
                    [" / ".join(str(part) for part in parts) for parts in known],
                )
