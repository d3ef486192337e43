"""A data package's description (Frictionless standard): which tables there are, and what their columns hold."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from scenarier.model.baseline import About, Column
from scenarier.storage.about import PROPERTY, read_about
from scenarier.storage.collect import Faults, elements, members, number, text
from scenarier.storage.json_strict import Place
from scenarier.storage.own_names import OwnNames
from scenarier.text.language import mark

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Field:
    """A column, and what a value in it must be; `allowed` is empty where any value is."""

    column: Column
    is_required: bool
    minimum: float
    maximum: float
    allowed: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values must stand in the columns `others` of the table `table`."""

    columns: tuple[str, ...]
    table: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """A table's file, its checksum, its columns and keys."""

    name: str
    path: str
    title_da: str
    title_en: str
    checksum: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in the file's order."""
        return tuple(field.column.name for field in self.fields)


@dataclass(frozen=True, slots=True)
class Description:
    """A package's tables, what it says of itself (None where it says nothing), and its own names."""

    resources: tuple[Resource, ...]
    about: About | None
    own_names: OwnNames


def read_descriptor(document: Any, faults: Faults) -> Description:
    """What a description says; nothing of it is to be used where there are faults."""
    head = members(document, "", faults)
    listed = [] if head is None else elements(head.get("resources"), "resources", faults)
    resources = tuple(_resource(element, ("resources", index), faults) for index, element in enumerate(listed))
    about, own_names = read_about(head or {}, faults)
    if not faults.found:
        _check_names(resources, faults)
    if not faults.found:
        _check_own_names(resources, own_names, faults)
    return Description(resources, about, own_names)


def _resource(value: Any, place: Place, faults: Faults) -> Resource:
    found = members(value, place, faults) or {}
    path = _needed_text(found, "path", place, faults)
    if isinstance(found.get("path"), str) and not _is_file_name(path):
        faults.add((place, "path"), mark("“{path}” is not the name of a file in the package's folder"), path=path)
    below = (place, "schema")
    schema = members(found.get("schema"), below, faults) or {}
    fields = elements(schema.get("fields"), (below, "fields"), faults)
    foreign = elements(schema.get("foreignKeys", []), (below, "foreignKeys"), faults)
    return Resource(
        name=_needed_text(found, "name", place, faults),
        path=path,
        title_da=text(found.get("title", ""), (place, "title"), faults),
        title_en=text(found.get("title_en", ""), (place, "title_en"), faults),
        checksum=text(found.get("hash", ""), (place, "hash"), faults).removeprefix("sha256:"),
        fields=tuple(_field(field, ((below, "fields"), index), faults) for index, field in enumerate(fields)),
        key=_names(schema.get("primaryKey", []), (below, "primaryKey"), faults),
        foreign_keys=tuple(
            _foreign_key(key, ((below, "foreignKeys"), index), faults) for index, key in enumerate(foreign)
        ),
    )


def _needed_text(found: Mapping[str, Any], key: str, place: Place, faults: Faults) -> str:
    if key not in found:
        faults.add((place, key), mark("this key is missing; it is required"))
        return ""
    return text(found[key], (place, key), faults)


def _is_file_name(path: str) -> bool:
    """Whether it names a file of the folder itself, on any system."""
    plain = PurePosixPath(path).name == path and PureWindowsPath(path).name == path
    return plain and path not in ("", "..") and "\0" not in path


def _field(value: Any, place: Place, faults: Faults) -> Field:
    found = members(value, place, faults) or {}
    name = _needed_text(found, "name", place, faults)
    limits = members(found.get("constraints", {}), (place, "constraints"), faults) or {}
    allowed = elements(limits.get("enum", []), ((place, "constraints"), "enum"), faults)
    column = Column(
        name,
        text(found.get("type", "string"), (place, "type"), faults),
        text(found.get("title", name), (place, "title"), faults),
        text(found.get("title_en", found.get("title", name)), (place, "title_en"), faults),
        text(found.get("unit", ""), (place, "unit"), faults),
        number(found.get("roundTo", 0), (place, "roundTo"), faults) or 0.0,
    )
    return Field(
        column,
        limits.get("required") is True,
        _limit(limits, "minimum", -math.inf, place, faults),
        _limit(limits, "maximum", math.inf, place, faults),
        tuple(allowed),
    )


def _limit(limits: Mapping[str, Any], key: str, without: float, place: Place, faults: Faults) -> float:
    read = number(limits[key], ((place, "constraints"), key), faults) if key in limits else without
    return without if read is None else read


def _names(value: Any, place: Place, faults: Faults) -> tuple[str, ...]:
    """One name or several."""
    if isinstance(value, str):
        return (value,)
    return tuple(text(name, (place, index), faults) for index, name in enumerate(elements(value, place, faults)))


def _foreign_key(value: Any, place: Place, faults: Faults) -> ForeignKey:
    found = members(value, place, faults) or {}
    reference = members(found.get("reference"), (place, "reference"), faults) or {}
    return ForeignKey(
        _names(found.get("fields"), (place, "fields"), faults),
        text(reference.get("resource", ""), ((place, "reference"), "resource"), faults),
        _names(reference.get("fields"), ((place, "reference"), "fields"), faults),
    )


def _check_names(resources: tuple[Resource, ...], faults: Faults) -> None:
    """Tables and columns stand once, and keys name columns there are."""
    tables = {resource.name: resource for resource in resources}
    for index, resource in enumerate(resources):
        where: Place = ("resources", index)
        if tables[resource.name] is not resource:
            faults.add(where, mark("the table “{name}” stands twice; keep one"), name=resource.name)
        names = resource.names
        for name in sorted({name for name in names if names.count(name) > 1}):
            faults.add(where, mark("the column “{column}” stands twice; keep one"), column=name)
        schema: Place = (where, "schema")
        _check_columns(resource.key, resource, (schema, "primaryKey"), faults)
        for foreign in resource.foreign_keys:
            below: Place = (schema, "foreignKeys")
            _check_columns(foreign.columns, resource, below, faults)
            other = tables.get(foreign.table or resource.name)
            if other is None:
                faults.unknown(below, mark("unknown table “{name}”"), foreign.table, tables)
            elif len(foreign.columns) != len(foreign.others):
                faults.add(below, mark("{found} columns refer to {expected}; there must be as many"),
                           found=len(foreign.columns), expected=len(foreign.others))  # fmt: skip
            else:
                _check_columns(foreign.others, other, below, faults)


def _check_columns(names: tuple[str, ...], resource: Resource, place: Place, faults: Faults) -> None:
    for name in names:
        if name not in resource.names:
            faults.unknown(place, mark("unknown column “{name}”"), name, resource.names)


def _check_own_names(resources: tuple[Resource, ...], own: OwnNames, faults: Faults) -> None:
    """A column that is given the model's name is there, and no two are the same to the model."""
    figures = list(own.figures.values())
    for name in sorted({name for name in figures if figures.count(name) > 1}):
        faults.add((PROPERTY, "figures"), mark("the key “{key}” stands twice"), key=name)
    there = {name for resource in resources for name in resource.names}
    for name in own.columns:
        if name not in there:
            faults.unknown(((PROPERTY, "columns"), name), mark("unknown column “{name}”"), name, there)
    for index, resource in enumerate(resources):
        names = [own.columns.get(name, name) for name in resource.names]
        for name in sorted({name for name in names if names.count(name) > 1}):
            faults.add(("resources", index), mark("the column “{column}” stands twice; keep one"), column=name)
