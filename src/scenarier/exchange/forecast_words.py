"""What is told of a forecast from a file: where it is from, and how it differs from the baseline's first years."""

from collections.abc import Iterator, Sequence

from scenarier.exchange.sheets import Sheet
from scenarier.model.baseline import Baseline
from scenarier.session.forecast_edits import Persons
from scenarier.text.language import mark, tr
from scenarier.text.numbers import format_number
from scenarier.text.plain import cleaned

COMPARED = 3
"""So many years are held against the baseline."""
_LONGEST_SOURCE = 1_000
_DIFFERS = mark(
    "{year}: {n} persons, {before} in the baseline's table of ages; most differs {group}, {own} against {usual}"
)


def source_of(sheet: Sheet, texts: Sequence[str]) -> str:
    """All that the file says of itself, which holds a table's id and date where it has them."""
    said = dict.fromkeys(filter(None, (sheet.source, *texts)))
    return cleaned("; ".join(said)[:_LONGEST_SOURCE], is_name=False)


def compared(baseline: Baseline, persons: Persons) -> Iterator[str]:
    """The first years that both have, each with both numbers of persons and the group that differs most."""
    for year in [year for year in sorted(persons) if year in baseline.age_structure][:COMPARED]:
        own = dict(zip(baseline.age_groups, baseline.age_structure[year], strict=True))
        size, before = sum(persons[year].values()), sum(own.values())
        group = max(own, key=lambda one: abs(persons[year][one] - own[one]))
        if persons[year][group] == own[group]:
            yield tr("{year}: {n} persons, as in the baseline's table of ages", year=year, n=format_number(size))
        else:
            yield tr(_DIFFERS, year=year, n=format_number(size), before=format_number(before), group=group,
                     own=format_number(persons[year][group]), usual=format_number(own[group]))  # fmt: skip
