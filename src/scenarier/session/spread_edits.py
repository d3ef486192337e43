"""Edits of how uncertain the study's assumptions are: each gives a label and the new state.

A key is `parameter`, or `parameter.entity`, as in a study's file.
"""

from collections.abc import Mapping
from dataclasses import replace

from scenarier.model.baseline import Baseline
from scenarier.model.parameters import split_key
from scenarier.session.lever_edits import lever_words
from scenarier.session.state import Edited, State
from scenarier.session.ways import Way, way_words
from scenarier.text.language import tr


def set_spread(state: State, baseline: Baseline, key: str, spread: float | None) -> Edited:
    """Give an assumption another standard deviation [its unit]; None for the baseline's, and no reason for it."""
    return set_spreads(state, baseline, {key: spread}, Way.TYPED)


def set_spreads(state: State, baseline: Baseline, changes: Mapping[str, float | None], way: Way) -> Edited:
    """As `set_spread`, of several assumptions in one step; the first of them names it where it was typed."""
    study = state.study
    spreads = {key: value for key, value in study.spreads.items() if key not in changes}
    notes = {key: note for key, note in study.spread_notes.items() if changes.get(key, 0.0) is not None}
    spreads |= {key: value for key, value in changes.items() if value is not None}
    label = tr("Spread: {name}", name=lever_words(baseline, *split_key(next(iter(changes)))))
    return way_words(way, label), state.with_study(replace(study, spreads=spreads, spread_notes=notes))


def note_spread(state: State, baseline: Baseline, key: str, note: str) -> Edited:
    """Say why a spread is what it is; a blank reason is none."""
    notes = {other: text for other, text in state.study.spread_notes.items() if other != key}
    if note.strip():
        notes[key] = note.strip()
    label = tr("Why this spread: {name}", name=lever_words(baseline, *split_key(key)))
    return label, state.with_study(replace(state.study, spread_notes=notes))


def reset_spreads(state: State) -> Edited:
    """Give every assumption the baseline's spread, and forget the reasons."""
    return tr("Reset all spreads"), state.with_study(replace(state.study, spreads={}, spread_notes={}))


def set_seed(state: State, seed: int | None) -> Edited:
    """Have the draws made from another seed; None for the usual one."""
    return tr("Seed of the draws"), state.with_study(replace(state.study, seed=seed))
