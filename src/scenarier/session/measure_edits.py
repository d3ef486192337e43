"""Edits of the scenario's measures: each gives a label and the new state. A place is one in the list."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from scenarier.model.baseline import Baseline
from scenarier.model.measures import Measures, filled, lasting_from_now, moved_order, with_amounts, without
from scenarier.model.study import Measure
from scenarier.session.packages import about, free_package, places_of, whole_package
from scenarier.session.scenarios import ROOM
from scenarier.session.state import Edited, State
from scenarier.session.templates import NAMES, Answers, made
from scenarier.session.ways import Way, way_words
from scenarier.text.language import ntr, tr
from scenarier.text.plain import LONGEST_NAME


def _copied(name: str) -> str:
    return tr("{name} (copy)").format(name=name[: LONGEST_NAME - ROOM])


def _changed(measures: Measures, places: Collection[int], **values: Any) -> Measures:
    return tuple(replace(one, **values) if at in places else one for at, one in enumerate(measures))


def _with(state: State, measures: Measures) -> State:
    return state.with_scenario(replace(state.scenario, measures=measures))


# Some of the measures


def switch_measures(state: State, places: Collection[int]) -> Edited:
    """Switch measures on where any of them is off, else off."""
    measures = state.scenario.measures
    is_on = any(not measures[place].on for place in places)
    label = tr("On") if is_on else tr("Off")
    return f"{label} – {about(measures, places)}", _with(state, _changed(measures, places, on=is_on))


def make_lasting(state: State, places: Collection[int]) -> Edited:
    """Carry measures on after their last year where any of them is not, else none of them."""
    measures = state.scenario.measures
    is_lasting = any(not measures[place].lasting for place in places)
    label = tr("Lasting") if is_lasting else tr("Not lasting")
    changed = tuple(
        lasting_from_now(one, is_lasting=is_lasting) if at in places else one for at, one in enumerate(measures)
    )
    return f"{label} – {about(measures, places)}", _with(state, changed)


def pack_measures(state: State, places: Collection[int], package: str) -> Edited:
    """Put measures in a package, or ("") in none."""
    measures = state.scenario.measures
    label = tr("Package “{name}”", name=package) if package else tr("Out of the package")
    return f"{label} – {about(measures, places)}", _with(state, _changed(measures, places, package=package))


def pack_anew(state: State, places: Collection[int]) -> Edited:
    """Put measures in a package of their own."""
    return pack_measures(state, places, free_package(state.scenario.measures, tr("New package")))


def rename_package(state: State, package: str, name: str) -> Edited:
    """Give a package another name; where another is called so they become one."""
    measures = state.scenario.measures
    changed = _changed(measures, places_of(measures, package), package=name)
    return tr("Package “{name}”", name=name), _with(state, changed)


def write_text(state: State, places: Collection[int], name: str, value: str) -> Edited:
    """Give measures a title, target, owner or note."""
    measures = state.scenario.measures
    return about(measures, places), _with(state, _changed(measures, places, **{name: value}))


def fill_amounts(
    state: State, places: Collection[int], amounts: Mapping[int, float], *, is_lasting: bool
) -> Edited:
    """Give measures these amounts alone, and carry the last on or not."""
    measures = state.scenario.measures
    changed = tuple(
        filled(one, amounts, is_lasting=is_lasting) if at in places else one for at, one in enumerate(measures)
    )
    label = tr("Fill amounts")
    return f"{label} – {about(measures, places)}", _with(state, changed)


def set_measure_amounts(state: State, values: Mapping[int, Mapping[int, float | None]], way: Way) -> Edited:
    """Set amounts by place and year; one that is set alone is named by its measure alone."""
    measures = state.scenario.measures
    now = list(measures)
    for place, amounts in values.items():
        now[place] = with_amounts(now[place], amounts)
    told = about(measures, values)
    is_one = sum(map(len, values.values())) == 1
    return told if is_one else f"{way_words(way)} – {told}", _with(state, tuple(now))


# The list


def add_measure(state: State, at: int, target: str) -> Edited:
    """Add a measure at a place, in the package of the one before it and with its target.

    Parameters
    ----------
    target : of a measure that is the first.
    """
    before = state.scenario.measures[at - 1] if at else Measure("", target, {})
    label = tr("New measure")
    return label, _inserted(state, [Measure(label, before.target, {}, package=before.package)], at)


def add_template(state: State, baseline: Baseline, at: int, template: str, answers: Answers) -> Edited:
    """Add the measures of a template at a place; its answers must be without faults."""
    measures = made(template, answers, baseline, state.scenario)
    label = tr("{template}: {title}", template=tr(NAMES[template]), title=measures[0].package)
    return label, _inserted(state, measures, at)


def paste_measures(state: State, pasted: Collection[Measure], at: int) -> Edited:
    """Put measures that were copied or read into the list, the first of them at a place."""
    return ntr("Paste {n} measure", "Paste {n} measures", len(pasted)), _inserted(state, pasted, at)


def duplicate_measures(state: State, places: Collection[int]) -> Edited:
    """Put copies behind measures; those of a whole package make a package of their own."""
    measures = state.scenario.measures
    label = tr("Duplicate – {measures}", measures=about(measures, places))
    marked = tuple(measures[place] for place in sorted(places))
    package = whole_package(measures, places)
    if package and len(places) > 1:
        name = free_package(measures, _copied(package))
        copies = [replace(one, package=name) for one in marked]
    else:
        copies = [replace(one, title=_copied(one.title)) for one in marked]
    return label, _inserted(state, copies, max(places) + 1)


def remove_measures(state: State, places: Collection[int]) -> Edited:
    """Take measures out of the list."""
    measures = state.scenario.measures
    one = tr("Delete measure: {title}", title=measures[min(places)].title)
    many = ntr("Delete {n} measure", "Delete {n} measures", len(places))
    return one if len(places) == 1 else many, _with(state, without(measures, places))


def move_measures(state: State, places: Collection[int], step: int) -> Edited:
    """Move measures up (-1) or down (1); nothing changes where there is no room."""
    measures = state.scenario.measures
    order = moved_order(measures, places, step)
    label = tr("Move – {measures}", measures=about(measures, places))
    return label, state if order is None else _with(state, tuple(measures[place] for place in order))


def _inserted(state: State, made: Collection[Measure], at: int) -> State:
    measures = state.scenario.measures
    return _with(state, (*measures[:at], *made, *measures[at:]))
