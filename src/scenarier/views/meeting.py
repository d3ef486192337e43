"""What a meeting goes through: stops, each a lever or package with the figure it is held against, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from scenarier.analysis.levers import MEASURE, measure_name
from scenarier.model.baseline import Baseline
from scenarier.model.lessons import Step
from scenarier.model.measures import groups_of
from scenarier.model.parameters import ParameterSpec, join_key, split_key
from scenarier.model.study import Measure, Scenario
from scenarier.model.values import Values, default_values, numbers_of, position_of, values_in
from scenarier.session.packages import places_of
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import folded, one_line
from scenarier.text.words import GROUP_NAMES
from scenarier.views.lever_words import lever_title, value_words
from scenarier.vocabulary.variables import VARIABLES

PACKAGE = "package:"
METRICS = (
    "liquidity_per_citizen", "result", "service_expenditure", "service_gap_total", "savings_total", "revenue",
    "capex_gross", "population",
)  # fmt: skip
"""The figures of the whole municipality that a meeting looks at."""
OF_ENTITY = {"department": ("spending", "service_gap", "savings"), "area": ("area_need", "area_spending")}
"""The figures that belong to a lever of a department or an area."""

Plot = tuple[str, str]
"""A result variable, and its department or area ("" for the whole)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A lever, named as in a study file, `measure:<title>` or `package:<name>`, and a figure; "" for the usual.

    Without a lever the figure is only looked at. `title` is what the stop is about, "" for the lever itself;
    `is_guessed` has the line guessed before it is seen.
    """

    lever: str
    metric: str = ""
    entity: str = ""
    title: str = ""
    is_guessed: bool = False


@dataclass(frozen=True, slots=True)
class LeverFace:
    """A lever as it stands: its name, its value in words, and where it is on a slider.

    Of what is on or off `is_switch` holds: the slider goes from 0 to 1.
    """

    title: str
    value: str
    is_switch: bool
    minimum: int
    maximum: int
    position: int
    usual: int

    @property
    def is_changed(self) -> bool:
        """Whether it differs from the baseline to be seen."""
        return self.position != self.usual


def stops_of(session: Session) -> tuple[Stop, ...]:
    """Packages and measures of the scenario shown, the levers that it moves, then the panel's others."""
    scenario = session.scenario
    decisions = [_decision(scenario, group.package, group.places[0]) for group in groups_of(scenario.measures)]
    levers = list(_levers(session.baseline))
    moved = [name for name in levers if name in scenario.parameters]
    rest = [name for name in levers if name not in scenario.parameters]
    return tuple(map(Stop, dict.fromkeys([*decisions, *moved, *rest])))


def stops_of_step(step: Step, *, is_hidden: bool) -> Iterator[Stop]:
    """A stop for each lever that a step of a lesson unlocks, before its figure; hidden until that is guessed."""
    looked = step.guess.source if step.guess is not None else step.look
    is_guessed = is_hidden and step.guess is not None and not step.guess.source.edits
    known = VARIABLES.get(looked.metric)
    has_plot = known is not None and bool(known.axis) == bool(looked.entity)
    figure = (looked.metric, looked.entity) if has_plot else ("", "")
    for lever in step.levers or ("",):
        yield Stop(lever, *figure, step.title.spoken, is_guessed and has_plot)


def _decision(scenario: Scenario, package: str, place: int) -> str:
    return f"{PACKAGE}{package}" if package else measure_name(scenario.measures[place])


def _levers(baseline: Baseline) -> Iterator[str]:
    """Those that stand open in the panel, in its order."""
    for group in GROUP_NAMES:
        for spec in baseline.parameters.values():
            if spec.group == group and spec.is_primary and spec.entity_kind in ("", "department"):
                for entity in baseline.entities(spec.entity_kind) if spec.entity_kind else ("",):
                    yield join_key(spec.name, entity)


def plots_of(session: Session, stop: Stop) -> tuple[Plot, ...]:
    """The figures of a stop: its own first, those of its department or area last."""
    own = ((stop.metric, stop.entity),) if stop.metric else ()
    name, entity = split_key(stop.lever)
    spec = session.baseline.parameters.get(name)
    near = OF_ENTITY.get(spec.entity_kind, ()) if spec is not None else ()
    everywhere = ((metric, "") for metric in METRICS)
    return tuple(dict.fromkeys((*own, *everywhere, *((metric, entity) for metric in near))))


def places_in(scenario: Scenario, lever: str) -> tuple[int, ...]:
    """Where the measures of a package, or the measure, stand in the scenario; none for another lever."""
    if lever.startswith(PACKAGE):
        return places_of(scenario.measures, lever.removeprefix(PACKAGE))
    if not lever.startswith(MEASURE):
        return ()
    title = folded(lever.removeprefix(MEASURE))
    return tuple(place for place, one in enumerate(scenario.measures) if folded(one.title) == title)


def is_decision(lever: str) -> bool:
    """Whether a lever is a package or a measure, which is on or off."""
    return lever.startswith((PACKAGE, MEASURE))


def spec_of(session: Session, lever: str) -> tuple[ParameterSpec, str]:
    """The parameter of a lever and its entity."""
    name, entity = split_key(lever)
    return session.baseline.parameters[name], entity


def lever_values(session: Session, lever: str) -> Values:
    """The lever's values in the scenario shown."""
    spec, entity = spec_of(session, lever)
    return values_in(session.scenario, spec, entity, session.study.horizon)


def lever_face(session: Session, lever: str, title_without: str = "") -> LeverFace:
    """The lever in the scenario shown; where there is none, a title in its place."""
    if not lever:
        return LeverFace(title_without, "", True, 0, 0, 0, 0)
    if is_decision(lever):
        return _decision_face(session.scenario, lever)
    spec, entity = spec_of(session, lever)
    values, usual = lever_values(session, lever), default_values(spec, entity, session.study.horizon)
    words = _value_words(session.baseline, lever, spec, values)
    title = lever_title(session.baseline, lever)
    if spec.unit == "switch":
        now, before = (int(all(numbers_of(spec, each))) for each in (values, usual))
        return LeverFace(title, words, True, 0, 1, now, before)
    low, high = round(spec.minimum / spec.step), round(spec.maximum / spec.step)
    return LeverFace(title, words, False, low, high, position_of(spec, values), position_of(spec, usual))


def _value_words(baseline: Baseline, lever: str, spec: ParameterSpec, values: Values) -> str:
    """One value, or what the years span: `3,3 % til 4 %`."""
    low, high = min(numbers_of(spec, values)), max(numbers_of(spec, values))
    if len(set(values)) == 1:
        return value_words(baseline, lever, values[0])
    if spec.unit == "switch":
        return tr("on in some years")
    return tr("{low} to {high}", low=value_words(baseline, lever, low), high=value_words(baseline, lever, high))


def _decision_face(scenario: Scenario, lever: str) -> LeverFace:
    places = places_in(scenario, lever)
    measures = [scenario.measures[place] for place in places]
    n_on = sum(one.on for one in measures)
    words = tr("on") if n_on == len(measures) else tr("partly on") if n_on else tr("off")
    position = int(bool(measures) and n_on == len(measures))
    return LeverFace(_decision_title(lever, measures), words, True, 0, 1, position, 0)


def _decision_title(lever: str, measures: list[Measure]) -> str:
    if lever.startswith(PACKAGE):
        return tr("Package: {name}", name=one_line(lever.removeprefix(PACKAGE)))
    title = measures[0].title if measures else lever.removeprefix(MEASURE)
    return tr("Measure: {title}", title=one_line(title))
