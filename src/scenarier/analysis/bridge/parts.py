"""In which settings two scenarios differ: parameters by key, measures by title."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scenarier.analysis.assumptions_apart import assumptions_apart
from scenarier.analysis.levers import MEASURE
from scenarier.analysis.measures_apart import what_it_does
from scenarier.model.baseline import Baseline
from scenarier.model.study import Measure, Scenario
from scenarier.text.plain import folded


@dataclass(frozen=True, slots=True)
class Part:
    """A setting that differs: a parameter's key, or `measure:<title>` for all measures of that title."""

    name: str
    is_measure: bool = False

    @property
    def title(self) -> str:
        """The title of its measures."""
        return self.name.removeprefix(MEASURE) if self.is_measure else ""


def parts_between(baseline: Baseline, a: Scenario, b: Scenario, horizon: int) -> list[Part]:
    """The settings that differ up to `horizon`, the same ones from A to B as from B to A.

    A parameter's key with all its years is one part; so are measures of one title. What they are called, who has
    them and why is no difference, nor is how their values are written.
    """
    settings = [Part(one.key) for one in assumptions_apart(baseline, b, a, horizon)]
    return settings + [Part(MEASURE + title, is_measure=True) for title in _titles_apart(a, b, horizon)]


def measures_of(scenario: Scenario, title: str) -> list[Measure]:
    """A scenario's measures of one title; case and outer blanks do not count."""
    return [measure for measure in scenario.measures if folded(measure.title) == folded(title)]


def _titles_apart(a: Scenario, b: Scenario, horizon: int) -> list[str]:
    """The titles, as they are first written, of which the measures differ."""
    written: dict[str, list[str]] = {}
    for measure in (*a.measures, *b.measures):
        written.setdefault(folded(measure.title), []).append(measure.title)
    apart = [
        min(titles)
        for titles in written.values()
        if _done(measures_of(a, titles[0]), horizon) != _done(measures_of(b, titles[0]), horizon)
    ]
    return sorted(apart)


def _done(measures: Sequence[Measure], horizon: int) -> Counter[object]:
    """What measures do, in no order."""
    return Counter(what_it_does(measure, horizon) for measure in measures)
