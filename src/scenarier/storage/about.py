"""What a package says of itself in its description: base year, municipality, own names, what moved."""

from collections.abc import Mapping
from typing import Any

from scenarier.model.baseline import About, Moved
from scenarier.storage.collect import Faults, elements, known_members, members, text, whole_number
from scenarier.storage.json_strict import Place
from scenarier.storage.own_names import OwnNames
from scenarier.text.language import mark

PROPERTY = "scenarier"
_REQUIRED = ("base_year", "municipality_da", "municipality_en")
_OPTIONAL = ("columns", "figures", "moved")
FIRST_BASE_YEAR, LAST_BASE_YEAR = 1900, 9900
"""Years are written with four digits, also those that are planned."""


def read_about(head: Mapping[str, Any], faults: Faults) -> tuple[About | None, OwnNames]:
    """What the description says; None where it says nothing."""
    if PROPERTY not in head:
        return None, OwnNames()
    found = known_members(head[PROPERTY], PROPERTY, faults, _REQUIRED, _OPTIONAL) or {}
    about = About(
        base_year=_base_year(found, faults),
        municipality_da=_text(found, "municipality_da", PROPERTY, faults),
        municipality_en=_text(found, "municipality_en", PROPERTY, faults),
        moved=_moved(found["moved"], faults) if "moved" in found else None,
    )
    names = OwnNames(*(_names(found.get(key, {}), (PROPERTY, key), faults) for key in ("columns", "figures")))
    return about, names


def _base_year(found: Mapping[str, Any], faults: Faults) -> int:
    place: Place = (PROPERTY, "base_year")
    year = whole_number(found["base_year"], place, faults) if "base_year" in found else None
    if year is not None and not FIRST_BASE_YEAR <= year <= LAST_BASE_YEAR:
        faults.add(place, mark("{value} is outside {first}–{last}"),
                   value=year, first=FIRST_BASE_YEAR, last=LAST_BASE_YEAR)  # fmt: skip
    return year or FIRST_BASE_YEAR


def _text(found: Mapping[str, Any], key: str, place: Place, faults: Faults) -> str:
    return text(found[key], (place, key), faults) if key in found else ""


def _names(value: Any, place: Place, faults: Faults) -> dict[str, str]:
    """The model's name by the package's."""
    found = members(value, place, faults) or {}
    return {key: text(name, (place, key), faults) for key, name in found.items()}


def _moved(value: Any, faults: Faults) -> Moved:
    place: Place = (PROPERTY, "moved")
    keys = ("departments", "words_da", "words_en")
    found = known_members(value, place, faults, keys, ()) or {}
    listed = elements(found.get("departments", []), (place, "departments"), faults)
    return Moved(
        tuple(text(name, ((place, "departments"), index), faults) for index, name in enumerate(listed)),
        *(_text(found, key, place, faults) for key in keys[1:]),
    )
