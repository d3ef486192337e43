"""The open study: what is selected, what was edited, what is not saved; news to whoever listens.

An edit is (label, before, after) on one immutable study; undo puts `before` back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.projection import Projection
from scenarier.model.study import BASELINE, Scenario, Study

BASELINE_INDEX = -1
"""What is selected while the baseline itself is shown."""


@dataclass(frozen=True, slots=True)
class State:
    """What an edit changes: the study, and which of its scenarios is shown."""

    study: Study
    selected: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of the history; edits of one gesture share a `gesture`."""

    label: str
    before: State
    after: State
    gesture: object = None


class Session:
    """One open study and its baseline."""

    def __init__(self, baseline: Baseline, study: Study | None = None, path: Path | None = None) -> None:
        self.listeners: list[Callable[[], None]] = []
        self.open(baseline, study or Study(baseline=baseline.name), path)

    def open(self, baseline: Baseline, study: Study, path: Path | None) -> None:
        """Show another study; its first scenario, or the baseline where it has none."""
        self.baseline = baseline
        self.path = path
        self._saved = study
        self._state = State(study, 0 if study.scenarios else BASELINE_INDEX)
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._projections: dict[tuple[int, int], tuple[Scenario, Projection]] = {}
        self._tell()

    # What is shown

    @property
    def study(self) -> Study:
        """The study as it stands now."""
        return self._state.study

    @property
    def selected(self) -> int:
        """Index of the scenario shown, or BASELINE_INDEX."""
        return self._state.selected

    @property
    def scenario(self) -> Scenario:
        """The scenario shown."""
        return BASELINE if self.selected == BASELINE_INDEX else self.study.scenarios[self.selected]

    @property
    def is_dirty(self) -> bool:
        """Whether there is anything a save would keep."""
        return self.study != self._saved

    def select(self, index: int) -> None:
        """Show another scenario; no edit."""
        self._state = replace(self._state, selected=index)
        self._tell()

    def projection(self, index: int | None = None) -> Projection:
        """Projection of one scenario (of the one shown, when no index is given)."""
        index = self.selected if index is None else index
        scenario = BASELINE if index == BASELINE_INDEX else self.study.scenarios[index]
        key = (index, self.study.horizon)
        known = self._projections.get(key)
        if known is None or known[0] is not scenario:
            known = (scenario, project(self.baseline, [scenario], self.study.horizon))
            self._projections[key] = known
        return known[1]

    # Edits

    def edit_scenario(self, label: str, scenario: Scenario, new_name: str, gesture: object = None) -> None:
        """Put `scenario` in place of the one shown.

        The baseline is never changed: an edit of it becomes a new scenario, named `new_name`.
        """
        study = self.study
        if self.selected == BASELINE_INDEX:
            added = replace(scenario, name=free_name(study, new_name))
            after = State(replace(study, scenarios=(*study.scenarios, added)), len(study.scenarios))
        else:
            after = State(study.with_scenario(self.selected, scenario), self.selected)
        self._do(Edit(label, self._state, after, gesture))

    def _do(self, edit: Edit) -> None:
        last = self._done[-1] if self._done else None
        if last is not None and edit.gesture is not None and last.gesture is edit.gesture:
            self._done[-1] = replace(last, after=edit.after)
        elif edit.after.study == edit.before.study:
            return
        else:
            self._done.append(edit)
        self._undone.clear()
        self._state = edit.after
        self._tell()

    @property
    def undo_label(self) -> str | None:
        """Label of what undo would take back, None when there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Label of what redo would do again, None when there is nothing."""
        return self._undone[-1].label if self._undone else None

    def undo(self) -> None:
        """Take the last edit back."""
        if self._done:
            edit = self._done.pop()
            self._undone.append(edit)
            self._state = edit.before
            self._tell()

    def redo(self) -> None:
        """Do again what was last taken back."""
        if self._undone:
            edit = self._undone.pop()
            self._done.append(edit)
            self._state = edit.after
            self._tell()

    def saved_as(self, path: Path) -> None:
        """Note that the study now stands in the file `path`."""
        self.path = path
        self._saved = self.study
        self._tell()

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()


def free_name(study: Study, name: str) -> str:
    """`name` with the first number that no scenario of the study has: `Scenarie 1`."""
    taken = {scenario.name.strip().casefold() for scenario in study.scenarios}
    number = 1
    while f"{name} {number}".casefold() in taken:
        number += 1
    return f"{name} {number}"
