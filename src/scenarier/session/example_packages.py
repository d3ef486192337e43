"""A catalogue of example packages, each a decision with a price: resources/packages/examples.csv."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from scenarier.model.baseline import Baseline
from scenarier.model.measures import Measures
from scenarier.model.study import Measure
from scenarier.text.language import pick
from scenarier.vocabulary.places import resources_folder

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """One package of the catalogue: its rows, a measure each."""

    key: str
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """What it is called, in the language that is spoken."""
        return pick(self.rows[0]["title_da"], self.rows[0]["title_en"])

    def measures(self, baseline: Baseline, horizon: int, package: str) -> Measures:
        """Its measures in a package, from the first year that a council can decide on."""
        first = min(baseline.first_year + 1, horizon)
        return tuple(_measure(row, first, horizon, package) for row in self.rows)


def examples_of(baseline: Baseline) -> Sequence[Example]:
    """The packages made for a baseline, in their order; none for one that has other targets."""
    targets, package = set(baseline.measure_targets()), (baseline.package or baseline).name
    found = [one for one in _catalogue() if one.rows[0]["baseline"] == package]
    return [one for one in found if all(row["target"] in targets for row in one.rows)]


def _measure(row: Row, first: int, horizon: int, package: str) -> Measure:
    amounts = {first + place: float(amount) for place, amount in enumerate(row["amounts"].split(";"))}
    title = pick(row["measure_da"], row["measure_en"])
    made = Measure(title, row["target"], amounts, package=package, lasting=row["lasting"] == "1")
    return made.up_to(horizon)


@lru_cache(maxsize=1)
def _catalogue() -> tuple[Example, ...]:
    with (resources_folder() / "packages" / "examples.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Example(key, tuple(found)) for key, found in groupby(rows, key=lambda row: row["example"]))
