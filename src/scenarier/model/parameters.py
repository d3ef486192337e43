"""Parameters as rows of data: what may be changed, within which bounds, and what it is without a change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

EntityKind = Literal["", "line", "department", "area"]
AmountPrices = Literal["", "base_year", "current"]


@dataclass(frozen=True, slots=True)
class ParameterSpec:
    """One row of the registry.

    `first_year` is the first that has a value of a parameter with years. `prices` are an amount's: `base_year`,
    `current`, or "" for what is no amount. `default` holds the values of the first years, the last of which
    carries on; it is empty where each department or area has its own (`entity_defaults`; None there means no
    value, as for a department without a cap on its savings). `group` and `is_primary` place it in the lever panel.
    """

    name: str
    first_year: int
    scope: str
    unit: str
    prices: AmountPrices
    default: tuple[float, ...]
    minimum: float
    maximum: float
    step: float
    sd: float
    origin: str
    group: str
    is_primary: bool
    name_da: str
    name_en: str
    short_name_da: str
    short_name_en: str
    note_da: str
    note_en: str
    entity_defaults: Mapping[str, float | None]

    @property
    def has_year(self) -> bool:
        """Whether the parameter has one value a year."""
        return self.scope.endswith("year")

    @property
    def entity_kind(self) -> EntityKind:
        """What the parameter is given for: a line, a department, an area, or ("") the municipality."""
        kinds: tuple[EntityKind, ...] = ("line", "department", "area")
        return next((kind for kind in kinds if self.scope.startswith(kind)), "")

    def default_in(self, year_index: int, entity: str = "") -> float | None:
        """Default in the year `year_index` years after the first projected one [the row's unit]."""
        if not self.default:
            return self.entity_defaults.get(entity)
        return self.default[min(year_index, len(self.default) - 1)]


def split_key(key: str) -> tuple[str, str]:
    """Parameter and entity of a study's key: `frame_change.X` is (`frame_change`, `X`)."""
    name, _, entity = key.partition(".")
    return name, entity


def join_key(name: str, entity: str) -> str:
    """The study's key of a parameter and an entity ("" where it has none)."""
    return f"{name}.{entity}" if entity else name
