"""Levers by the names they have in a study file: `parameter`, `parameter.entity`, `measure:<title>`."""

from collections.abc import Iterator
from dataclasses import dataclass

from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec, join_key, split_key
from scenarier.model.study import Measure, Scenario
from scenarier.text.language import mark
from scenarier.text.plain import folded
from scenarier.vocabulary.errors import Fault
from scenarier.vocabulary.nearest import nearest

MEASURE = "measure:"
LARGEST_MEASURE = 1e5
"""The size up to which a measure's amount may be moved [mio. kr.]; as in a study file."""


@dataclass(frozen=True, slots=True)
class ParameterLever:
    """A parameter, of one line, department or area where it has them (`entity`)."""

    name: str
    spec: ParameterSpec
    entity: str

    @property
    def minimum(self) -> float:
        """The lowest value [the parameter's unit]."""
        return self.spec.minimum

    @property
    def maximum(self) -> float:
        """The highest value [the parameter's unit]."""
        return self.spec.maximum

    @property
    def has_year(self) -> bool:
        """Whether it has one value a year."""
        return self.spec.has_year

    @property
    def is_switch(self) -> bool:
        """Whether it is off or on, with nothing between."""
        return self.spec.unit == "switch"


@dataclass(frozen=True, slots=True)
class MeasureLever:
    """The amount of a scenario's measure [mio. kr., base-year prices]."""

    name: str
    measure: Measure
    minimum: float = -LARGEST_MEASURE
    maximum: float = LARGEST_MEASURE
    has_year: bool = True
    is_switch: bool = False


Lever = ParameterLever | MeasureLever


def parameter_levers(baseline: Baseline) -> Iterator[ParameterLever]:
    """Every parameter, for each of its lines, departments or areas, in the order of the registry."""
    for name, spec in baseline.parameters.items():
        for entity in baseline.entities(spec.entity_kind) if spec.entity_kind else ("",):
            yield ParameterLever(join_key(name, entity), spec, entity)


def measure_name(measure: Measure) -> str:
    """`measure:<title>`."""
    return f"{MEASURE}{measure.title}"


def lever_named(baseline: Baseline, scenario: Scenario, name: str, place: str = "--lever") -> Lever | Fault:
    """The lever called `name` in the scenario, or what is wrong with the name. Case of a title does not count."""
    if folded(name).startswith(MEASURE):
        return _measure_named(scenario, name.strip()[len(MEASURE) :], place)
    return _parameter_named(baseline, name, place)


def _measure_named(scenario: Scenario, title: str, place: str) -> Lever | Fault:
    found = [measure for measure in scenario.measures if folded(measure.title) == folded(title)]
    if len(found) == 1:
        return MeasureLever(measure_name(found[0]), found[0])
    values = {"title": title[:60], "scenario": scenario.name}
    if found:
        message = mark("“{title}” stands more than once in “{scenario}”; give one of them another title")
        return Fault(place, message, values)
    known = nearest(title, [measure.title for measure in scenario.measures])
    return Fault(place, mark("“{scenario}” has no measure “{title}”"), values, known or "")


def _parameter_named(baseline: Baseline, name: str, place: str) -> Lever | Fault:
    parameter, entity = split_key(name)
    spec = baseline.parameters.get(parameter)
    if spec is not None:
        entities = baseline.entities(spec.entity_kind) if spec.entity_kind else ()
        if entity in entities or (not entities and "." not in name):
            return ParameterLever(name, spec, entity)
    known = nearest(name, [lever.name for lever in parameter_levers(baseline)])
    return Fault(place, mark("unknown lever “{name}”"), {"name": name[:60]}, known or "")
