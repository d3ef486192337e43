"""What groups' proposals have in common, and where they pull apart: as a table for reading, as csv, as json."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scenarier.analysis.overlap import Overlap, overlaps
from scenarier.jobs import rows as written
from scenarier.jobs.groups import read_groups
from scenarier.jobs.printed import sheet_lines
from scenarier.model.baseline import Baseline
from scenarier.model.groups import Group
from scenarier.text.language import tr
from scenarier.views.overlap import overlap_sheet, summary


class OverlapRow(NamedTuple):
    """Two measures of two groups on one target in a year that either names [mio. kr., base-year prices]."""

    kind: str
    group_a: str
    group_b: str
    target: str
    title_a: str
    title_b: str
    year: int
    amount_a: float
    amount_b: float


@dataclass(frozen=True, slots=True)
class Compared:
    """The groups, what is between them, and the baseline that names are looked up in."""

    groups: Sequence[Group]
    found: Sequence[Overlap]
    baseline: Baseline


def overlap(files: Sequence[str]) -> Compared:
    """What is between the groups of files, whatever their order.

    Raises
    ------
    FaultsError : as for `read_groups`.
    """
    groups, baseline = read_groups("scenarier overlap", files)
    return Compared(groups, overlaps(groups), baseline)


def overlap_rows(found: Sequence[Overlap]) -> Iterator[OverlapRow]:
    """A row for each year of each pair."""
    for one in found:
        named = (one.kind, one.a.name, one.b.name, one.measure_a.target, one.measure_a.title, one.measure_b.title)
        for year, own, theirs in zip(one.years, one.amounts_a, one.amounts_b, strict=True):
            yield OverlapRow(*named, year, own, theirs)


def as_csv(compared: Compared) -> str:
    """A header and the rows; the header alone where nothing is shared."""
    return written.as_csv(OverlapRow._fields, overlap_rows(compared.found))


def as_json(compared: Compared) -> str:
    """The same rows as a list of objects."""
    return written.as_json(OverlapRow._fields, overlap_rows(compared.found))


def as_table(compared: Compared) -> str:
    """How many there are of each kind, and below it two lines for each pair, a column for each year."""
    told = summary(compared.groups, compared.found)
    if not compared.found:
        return f"{told}\n"
    unit = tr("Amounts in DKK m, {year} prices", year=compared.baseline.base_year)
    sheet = overlap_sheet(compared.found, compared.baseline)
    return "\n".join([told, "", *sheet_lines(sheet), "", unit]) + "\n"
