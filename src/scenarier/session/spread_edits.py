"""Edits of how uncertain the study's assumptions are: each gives a label and the new state.

A key is `parameter`, or `parameter.entity`, as in a study's file.
"""

from dataclasses import replace

from scenarier.model.baseline import Baseline
from scenarier.model.parameters import split_key
from scenarier.session.lever_edits import lever_words
from scenarier.session.state import Edited, State
from scenarier.text.language import tr


def set_spread(state: State, baseline: Baseline, key: str, spread: float | None) -> Edited:
    """Give an assumption another standard deviation [its unit]; None for the baseline's, and no reason for it."""
    study = state.study
    spreads = {other: value for other, value in study.spreads.items() if other != key}
    notes = dict(study.spread_notes)
    if spread is None:
        notes.pop(key, None)
    else:
        spreads[key] = spread
    label = tr("Spread: {name}", name=lever_words(baseline, *split_key(key)))
    return label, state.with_study(replace(study, spreads=spreads, spread_notes=notes))


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
