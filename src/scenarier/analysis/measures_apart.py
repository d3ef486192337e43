"""Which measures of two scenarios belong together, and which of those differ in what they do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scenarier.model.plan import ByYear
from scenarier.model.study import Measure
from scenarier.text.plain import folded


@dataclass(frozen=True, slots=True)
class MeasurePair:
    """A measure in the scenario and in the reference; None where only the other has it."""

    measure: Measure | None
    reference: Measure | None


def measure_pairs(measures: Sequence[Measure], references: Sequence[Measure], horizon: int) -> list[MeasurePair]:
    """The measures that differ up to `horizon`, in the order of `paired_measures`."""
    return [pair for pair in paired_measures(measures, references, horizon) if _differs(pair, horizon)]


def paired_measures(measures: Sequence[Measure], references: Sequence[Measure], horizon: int) -> list[MeasurePair]:
    """All measures, in the scenario's order, then those only in the reference.

    Those that do the same belong together, then those of one title and target, then those of one title.
    """
    left, pairs = list(enumerate(measures)), dict[int, Measure]()
    others = list(references)
    same: tuple[Callable[[Measure], object], ...] = (
        lambda one: (folded(one.title), what_it_does(one, horizon)),
        lambda one: (folded(one.title), one.target),
        lambda one: folded(one.title),
    )
    for key in same:
        for place, measure in list(left):
            found = next((other for other in others if key(other) == key(measure)), None)
            if found is not None:
                pairs[place] = found
                left.remove((place, measure))
                others.remove(found)
    both = [MeasurePair(measure, pairs.get(place)) for place, measure in enumerate(measures)]
    return both + [MeasurePair(None, other) for other in others]


def _differs(pair: MeasurePair, horizon: int) -> bool:
    if pair.measure is None or pair.reference is None:
        return True
    return what_it_does(pair.measure, horizon) != what_it_does(pair.reference, horizon)


def what_it_does(measure: Measure, horizon: int) -> tuple[str, bool, tuple[tuple[int, float], ...]]:
    """What a measure does; a note, an owner and amounts of 0 do nothing."""
    years = range(min(measure.amounts, default=horizon + 1), horizon + 1)
    return measure.target, measure.on, amounts_to({year: measure.amount_in(year) for year in years}, horizon)


def amounts_to(amounts: ByYear, horizon: int) -> tuple[tuple[int, float], ...]:
    """The amounts other than 0, by year."""
    return tuple((year, amount) for year, amount in sorted(amounts.items()) if amount and year <= horizon)
