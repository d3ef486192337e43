"""The shipped baseline's tables, read as they lie in the folder."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "data" / "aarhus-2024"
PACKAGE = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
DEPARTMENTS = ["MBU", "MSB", "MSO", "MKB", "MTM", "BA"]

Row = dict[str, str]


def table(name: str) -> list[Row]:
    """Rows of a table, every cell as text."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keyed(name: str) -> dict[str, Row]:
    """Rows by the first column of the key."""
    key = RESOURCES[name]["schema"]["primaryKey"][0]
    return {row[key]: row for row in table(name)}


def column(name: str, field: str, where: Callable[[Row], bool] = lambda _row: True) -> list[float]:
    """Numbers of a column."""
    return [float(row[field]) for row in table(name) if where(row)]
