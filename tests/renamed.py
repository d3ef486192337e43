"""Another municipality, made of the shipped package: every code and name another, every year seven later."""

import csv
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scenarier.vocabulary.places import baseline_folder

LATER = 7
NAME = "nybro-2031"
DEPARTMENTS = {"MBU": "BOERN", "MSB": "SOC", "MSO": "AE", "MKB": "KULTURAFD", "MTM": "T", "BA": "STAB"}
MUNICIPALITY = {"Aarhus Kommune": "Nybro Kommune", "City of Aarhus": "Town of Nybro", "Aarhus": "Nybro"}
NAMED = ("name_da", "name_en", "short_name_da", "short_name_en")
YEARS = ("year", "first_year", "last_year")

YEAR = re.compile(r"(?<![\d.,_])(20[1-6]\d)(?![\d.,]*\d)")
Row = dict[str, str]


def _rows(table: str) -> list[Row]:
    with (baseline_folder("aarhus-2024") / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _areas() -> dict[str, str]:
    """Another name for each area, after its department's."""
    found = {}
    for number, row in enumerate(_rows("areas"), start=1):
        found[row["area"]] = f"{DEPARTMENTS[row['department']]}.omraade_{number}"
    return found


def _names() -> dict[str, str]:
    """Another name for everything that departments and areas are called."""
    words = {
        "departments": {
            "name_da": "Afdeling",
            "name_en": "Office",
            "short_name_da": "Afd.",
            "short_name_en": "Off.",
        },
        "areas": {"name_da": "Område", "name_en": "Field"},
    }
    return {
        row[column]: f"{word} {number}"
        for table, columns in words.items()
        for number, row in enumerate(_rows(table), start=1)
        for column, word in columns.items()
    }


AREAS, NAMES = _areas(), _names()
_OF_DEPARTMENTS = sorted({row[column] for row in _rows("departments") for column in NAMED}, key=len, reverse=True)
_AREA = re.compile("|".join(rf"\b{re.escape(area)}(?!\w)" for area in sorted(AREAS, key=len, reverse=True)))
_CODE = re.compile(rf"(?<![A-Za-z])({'|'.join(DEPARTMENTS)})(?![A-Za-z])")


def later(text: str) -> str:
    """The text with each year seven years later; a number with a sign in it is no year."""
    return YEAR.sub(lambda found: str(int(found[1]) + LATER), text)


def column_later(name: str) -> str:
    """A column's or a figure's name with another year."""
    return re.sub(r"_(20\d\d)(?=_|$)", lambda found: f"_{int(found[1]) + LATER}", name)


def coded(text: str) -> str:
    """The text with other codes of departments and areas."""
    return _CODE.sub(lambda found: DEPARTMENTS[found[1]], _AREA.sub(lambda found: AREAS[found[0]], text))


def told(text: str) -> str:
    """A text of the package with other codes, names and years."""
    for old, new in [*((name, NAMES[name]) for name in _OF_DEPARTMENTS), *MUNICIPALITY.items()]:
        text = text.replace(old, new)
    return later(coded(text))


def _cell(column: str, kind: str, cell: str) -> str:
    if kind in ("integer", "number"):
        return later(cell) if column in YEARS else cell
    if column in ("published", "terms"):
        return _references(cell)
    return NAMES.get(cell) or column_later(told(cell))


def _references(text: str) -> str:
    """The references of a tie: codes, columns and keys with other years."""
    return re.sub(r"\[[^\]]*\]", lambda found: _reference(found[0]), text)


def _reference(text: str) -> str:
    parts = [column_later(part) for part in re.split(r"([.\]])", coded(text))]
    return "".join(later(part) if re.fullmatch(r"20\d\d", part) else part for part in parts)


def _field(field: dict[str, Any]) -> dict[str, Any]:
    limits = dict(field.get("constraints", {}))
    if field["name"] in YEARS:
        limits |= {key: limits[key] + LATER for key in ("minimum", "maximum") if key in limits}
    texts = {key: told(field[key]) for key in ("title", "title_en", "description") if key in field}
    changed = {**field, "name": column_later(field["name"]), **texts}
    return {**changed, "constraints": _allowed(limits)} if limits else changed


def _allowed(limits: dict[str, Any]) -> dict[str, Any]:
    if "enum" in limits:
        limits["enum"] = [coded(value) if isinstance(value, str) else value for value in limits["enum"]]
    return limits


def _keys(key: Any) -> Any:
    return column_later(key) if isinstance(key, str) else [column_later(name) for name in key]


def _resource(resource: dict[str, Any], folder: Path) -> dict[str, Any]:
    fields = resource["schema"]["fields"]
    path = folder / resource["path"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column_later(field["name"]) for field in fields])
        for row in _rows(resource["name"]):
            writer.writerow([_cell(field["name"], field["type"], row[field["name"]]) for field in fields])
    content = path.read_bytes()
    schema = {**resource["schema"], "fields": list(map(_field, fields))}
    schema["primaryKey"] = _keys(schema["primaryKey"])
    texts = {key: told(resource[key]) for key in ("title", "title_en", "description") if key in resource}
    sealed = {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    return {**resource, **texts, **sealed, "schema": schema}


def made(folder: Path) -> Path:
    """Another municipality's package in `folder`, which opens by default; its own folder."""
    own = folder / NAME
    own.mkdir(parents=True)
    description = json.loads((baseline_folder("aarhus-2024") / "datapackage.json").read_text(encoding="utf-8"))
    given = description["scenarier"]
    resources = [_resource(resource, own) for resource in description["resources"]]
    about = {
        "base_year": given["base_year"] + LATER,
        "municipality_da": MUNICIPALITY[given["municipality_da"]],
        "municipality_en": MUNICIPALITY[given["municipality_en"]],
        **{
            kind: {column_later(key): name for key, name in given[kind].items()} for kind in ("columns", "figures")
        },
        "moved": {
            "departments": [DEPARTMENTS[name] for name in given["moved"]["departments"]],
            **{key: told(given["moved"][key]) for key in ("words_da", "words_en")},
        },
    }
    texts = {key: told(description[key]) for key in ("title", "title_en", "description")}
    changed = {
        **description,
        **texts,
        "name": NAME,
        "keywords": list(map(told, description["keywords"])),
        "sources": [{**source, "title": told(source["title"])} for source in description["sources"]],
        "scenarier": about,
        "resources": resources,
    }
    (own / "datapackage.json").write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
    (folder / "baselines.json").write_text(json.dumps({"default": NAME}), encoding="utf-8")
    return own


def study(source: Path, path: Path) -> Path:
    """A study of the shipped baseline as one of the other municipality, in `path`."""
    document = json.loads(source.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**_moved(document), "baseline": NAME}, ensure_ascii=False), encoding="utf-8")
    return path


def _moved(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {later(coded(name)): _moved(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_moved(one) for one in value]
    if isinstance(value, int) and key in ("horizon", "price_year", *YEARS):
        return value + LATER
    return coded(value) if isinstance(value, str) else value


def rows_later(text: str) -> list[list[str]]:
    """What a command has printed as csv for the shipped baseline, as it should be for the other municipality."""
    header, *rows = list(csv.reader(text.splitlines()))
    change: dict[str, Callable[[str], str]] = dict.fromkeys(("entity", "target", "area", "measure"), coded)
    change |= dict.fromkeys((column for column in header if column in YEARS or column.endswith("_year")), later)
    return [header, *([change.get(name, str)(one) for name, one in zip(header, row, strict=True)] for row in rows)]
