"""Measures as rows of a spreadsheet, which this program reads back as the same measures.

Title, target, owner, an amount a year, note, whether one is off, package, whether its last amount carries on.
"""

from collections.abc import Callable, Sequence

from scenarier.model.study import Measure
from scenarier.text.copied import Copied, CopiedCell, Number
from scenarier.text.language import tr


def measure_headings(years: Sequence[int]) -> tuple[str, ...]:
    """What stands above the columns of copied measures."""
    before = (tr("Measure"), tr("Target"), tr("Owner"))
    return (*before, *map(str, years), tr("Note"), tr("Off"), tr("Package"), tr("Lasting"))


def copied_measures(
    measures: Sequence[Measure], target_words: Callable[[str], str], years: Sequence[int], title: str = ""
) -> Copied:
    """Whole measures, below headings; amounts that carry on are not written."""
    rows = tuple(measure_row(measure, target_words(measure.target), years) for measure in measures)
    return Copied(rows, measure_headings(years), title)


def measure_row(measure: Measure, target: str, years: Sequence[int]) -> tuple[CopiedCell, ...]:
    """One measure, with its target in words."""
    is_written = measure.amounts.__contains__ if measure.lasting else measure.amount_in
    amounts: list[CopiedCell] = [
        Number(measure.amounts.get(year) or 0.0) if is_written(year) else "" for year in years
    ]
    off = "" if measure.on else tr("switched off")
    lasting = tr("lasting") if measure.lasting else ""
    return (measure.title, target, measure.owner, *amounts, measure.note, off, measure.package, lasting)
