"""JSON-stat 1 and 2 as a table in long form: a column a dimension, with codes and labels, and the values last."""

import math
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from scenarier.exchange.sheets import Cell, Sheet
from scenarier.storage.json_strict import read_json
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

VALUE = "INDHOLD"
"""What StatBank calls the column of values in its csv."""
MOST_VALUES = 1_000_000
_NO_DATASET = mark("this is JSON but no JSON-stat dataset; fetch the table as csv, xlsx or JSON-stat")
_AMISS = mark("the JSON-stat dataset is not whole: {part} is missing or does not fit; fetch it again")


def json_sheet(text: str, path: Path) -> Sheet:
    """A dataset of JSON-stat as a sheet.

    Raises
    ------
    FaultsError : it is none; what a statistics bank answers instead of a table is told in its own words.
    """
    found = read_json(text.encode("utf-8"), str(path))
    dataset = _dataset(found)
    if dataset is None:
        raise FaultsError(str(path), [_not_a_dataset(found)])
    try:
        return _sheet(dataset, path.stem)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise FaultsError(str(path), [Fault("", _AMISS, {"part": _part(error)})]) from error


def _dataset(found: Any) -> Mapping[str, Any] | None:
    """The dataset of version 1, or of version 2."""
    if not isinstance(found, dict):
        return None
    if isinstance(found.get("dataset"), dict):
        return found["dataset"]  # type: ignore[no-any-return]
    return found if found.get("class") == "dataset" or {"dimension", "value"} <= found.keys() else None


def _not_a_dataset(found: Any) -> Fault:
    said = found.get("message") or found.get("error") if isinstance(found, dict) else None
    if isinstance(said, str) and said.strip():
        message = mark("a statistics bank answered this instead of a table: “{text}”")
        return Fault("", message, {"text": said.strip()[:300]})
    return Fault("", _NO_DATASET)


def _part(error: Exception) -> str:
    return str(error.args[0])[:40] if error.args else "?"


def _sheet(dataset: Mapping[str, Any], name: str) -> Sheet:
    dimensions = dataset["dimension"]
    about = dataset if "id" in dataset else dimensions
    ids, sizes = list(about["id"]), [int(size) for size in about["size"]]
    labels = [_labels(dimensions[one]["category"]) for one in ids]
    if [len(one) for one in labels] != sizes:
        raise ValueError("size")
    n = math.prod(sizes)
    if n > MOST_VALUES:
        raise ValueError("size")
    rows = ((*ids, VALUE), *_rows(labels, _values(dataset["value"], n)))
    said = [str(dataset[key]) for key in ("label", "source", "updated") if dataset.get(key)]
    return Sheet(name, rows, source=", ".join(said), is_text=True)


def _labels(category: Mapping[str, Any]) -> list[str]:
    """The codes of a dimension in their order, each with its label behind it where that says more."""
    labels = category.get("label", {})
    index = category.get("index", list(labels))
    codes = sorted(index, key=index.__getitem__) if isinstance(index, dict) else list(index)
    return [f"{code} {labels[code]}" if labels.get(code, code) != code else str(code) for code in codes]


def _values(value: Any, n: int) -> list[Cell]:
    """The values in order; those that are left out of a sparse list are None."""
    found = [value.get(str(place)) for place in range(n)] if isinstance(value, dict) else list(value)
    if len(found) != n or any(isinstance(one, list | dict) for one in found):
        raise ValueError("value")
    return found


def _rows(labels: list[list[str]], values: list[Cell]) -> Iterator[tuple[Cell, ...]]:
    for codes, value in zip(product(*labels), values, strict=True):
        yield (*codes, value)
