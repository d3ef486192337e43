"""The open study: what is selected, what was edited, what is not saved; news to whoever listens.

An edit is (label, before, after) on one immutable study; undo puts `before` back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.groups import Group
from scenarier.model.projection import Projection
from scenarier.model.study import Scenario, Study, empty_study
from scenarier.model.terms import PLAIN, Terms
from scenarier.session.lesson_lock import Lock
from scenarier.session.news import EVERYTHING, News, Standing, news_since
from scenarier.session.proposal_edits import final_touched, with_copy
from scenarier.session.scenarios import BASELINE_INDEX, scenario_at, without_people
from scenarier.session.state import Edited, State
from scenarier.session.typing import Typing
from scenarier.storage.study_texts import study_faults
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.vocabulary.uncertainty import Uncertainty

__all__ = ["BASELINE_INDEX", "Edit", "Session"]


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
        self.listeners: list[Callable[[News], None]] = []
        self.refusal_listeners: list[Callable[[str], None]] = []
        self.terms: Terms = PLAIN
        self.groups: tuple[Group, ...] = ()
        self.uncertainty: Uncertainty = "off"
        self.typing = Typing()
        self.lock: Lock | None = None
        self._show(baseline, study or empty_study(baseline), path)

    def open(self, baseline: Baseline, study: Study, path: Path | None, *, is_saved: bool = True) -> bool:
        """Show another study; its first scenario, or the baseline where it has none.

        Parameters
        ----------
        baseline : with or without the study's budget and forecast, which are taken from the study.
        is_saved : whether the study stands like this in the file; a recovered one does not.

        Returns
        -------
        Whether it is shown: not while something is typed that cannot be taken.
        """
        if not self.settle():
            return False
        self._show(baseline, study, path, is_saved=is_saved)
        return True

    def _show(self, baseline: Baseline, study: Study, path: Path | None, *, is_saved: bool = True) -> None:
        self._baseline = baseline
        self.path = path
        self._saved = study if is_saved else None
        self._is_file_lost = False
        self._state = State(study, 0 if study.scenarios else BASELINE_INDEX)
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._last: Edit | None = None
        self._replayed: Projection | None = None
        self._held: Edit | None = None
        self._projections: dict[tuple[int, int], tuple[Baseline, Scenario, Projection]] = {}
        self._told = self._standing()
        self._hand_on(EVERYTHING)

    # What is shown

    @property
    def state(self) -> State:
        """The study as it stands now, which of its scenarios is shown and which it is compared with."""
        return self._state

    @property
    def study(self) -> Study:
        """The study as it stands now."""
        return self._state.study

    @property
    def baseline(self) -> Baseline:
        """The baseline with the study's budget and forecast, as it stands now."""
        self._baseline = self._baseline.with_plan(self.study.budget, self.study.forecast)
        return self._baseline

    @property
    def selected(self) -> int:
        """Index of the scenario shown, or BASELINE_INDEX."""
        return self._state.selected

    @property
    def reference(self) -> int:
        """Index of the scenario that differences are against, or BASELINE_INDEX."""
        return self._state.reference

    @property
    def scenario(self) -> Scenario:
        """The scenario shown."""
        return self._state.scenario

    @property
    def reference_scenario(self) -> Scenario:
        """The scenario that differences are against."""
        return self._state.reference_scenario

    @property
    def is_dirty(self) -> bool:
        """Whether there is anything a save would keep: edits, or all of it where the file is lost."""
        return self._is_file_lost or self.is_edited

    @property
    def is_edited(self) -> bool:
        """Whether the study is another than the one that was opened or saved."""
        return self.study != self._saved

    def lose_file(self, is_lost: bool) -> None:
        """Note that the study's file no longer holds what was opened or saved, or that it does again."""
        if is_lost != self._is_file_lost:
            self._is_file_lost = is_lost
            self._tell()

    def settle(self) -> bool:
        """Take what is being typed; whether nothing is left. What cannot be taken is told, and pointed out."""
        faults = self.typing.settle()
        for editor, fault in list(faults.items())[:1]:
            self._refuse(tr("{fault}. Mend it, or press Esc to put it back.", fault=fault.rstrip(".")))
            editor.point_out()
        return not faults

    def select(self, index: int) -> None:
        """Show another scenario; no edit."""
        if not self.settle():
            return
        self._state = replace(self._state, selected=index)
        self._tell()

    def refer_to(self, index: int) -> None:
        """Take differences against another scenario; no edit."""
        if not self.settle():
            return
        self._state = replace(self._state, reference=index)
        self._tell()

    def show_in(self, terms: Terms) -> None:
        """Show amounts in other terms; no edit."""
        self.terms = terms
        self._tell()

    def seat(self, groups: Sequence[Group]) -> None:
        """Have these groups' proposals open beside the study; no edit."""
        self.groups = tuple(groups)
        self._hand_on(News(groups=True))

    def show_uncertainty(self, uncertainty: Uncertainty) -> None:
        """Show how sure the figures are in another way; no edit."""
        self.uncertainty = uncertainty
        self._tell()

    @property
    def is_replayed(self) -> bool:
        """Whether another projection than the scenario's own is shown."""
        return self._replayed is not None

    def projection(self, index: int | None = None) -> Projection:
        """Projection of one scenario (of the one shown, when no index is given); while it is replayed, that."""
        index = self.selected if index is None else index
        if self._replayed is not None and index == self.selected:
            return self._replayed
        scenario, baseline = scenario_at(self.study, index), self.baseline
        key = (index, self.study.horizon)
        known = self._projections.get(key)
        if known is None or known[0] is not baseline or known[1] is not scenario:
            known = (baseline, scenario, project(baseline, [scenario], self.study.horizon))
            self._projections[key] = known
        return known[2]

    def replay(self, projection: Projection | None) -> None:
        """Show another projection of the scenario shown, as it was before say; None, or any news, ends it.

        No edit: the study stays what it is.
        """
        self._replayed = projection
        self._hand_on(News(scenario=True))

    # Edits

    @property
    def holds_an_edit(self) -> bool:
        """Whether the last edit was refused because it would change a final proposal."""
        return self._held is not None

    def do_on_a_copy(self) -> None:
        """Make the edit that was refused, on a draft copy of the final proposal that it would have changed."""
        held = self._held
        place = None if held is None else final_touched(held.before.study, held.after.study)
        if held is None or place is None or held.before is not self._state:
            return
        name = one_line(self.study.scenarios[place].name)
        label = tr("{edit}, in a draft copy of “{name}”", edit=held.label, name=name)
        self.do((label, with_copy(held.before, held.after, place)))

    @property
    def last(self) -> Edit | None:
        """What was last done to the study: an edit, or a walk through the history; None since it was opened."""
        return self._last

    def do(self, edited: Edited, gesture: object = None) -> None:
        """Make an edit (see scenarier.session.edits): one step of the history, with a label.

        Edits with the same `gesture` are one step. One that changes nothing is none, and one that would leave a
        study which cannot be projected or saved is refused: the listeners to refusals are told why.
        """
        label, state = edited
        self._do(Edit(label, self._state, state, gesture))

    def _do(self, edit: Edit) -> None:
        """Make an edit, or refuse it and say why."""
        why = self._why_not(edit.before.study, edit.after.study)
        touched = final_touched(edit.before.study, edit.after.study)
        if touched is not None:
            self._held = edit
            why = why or _final_words(edit.before.study.scenarios[touched])
        if why:
            self._refuse(why)
            return
        last = self._done[-1] if self._done else None
        if last is not None and _is_one_gesture(last, edit):
            self._done[-1] = self._last = merged = replace(last, after=edit.after)
            if _is_there_and_back(merged):
                self._done.pop()
                self._last = None
                edit = replace(edit, after=merged.before)
        elif edit.after.study == edit.before.study:
            return
        else:
            self._done.append(edit)
            self._last = edit
        self._undone.clear()
        self._state = edit.after
        self._tell()

    def _why_not(self, before: Study, after: Study) -> str:
        """Why a study may not follow another: no such one can be projected, or saved; "" where it may."""
        locked = "" if self.lock is None else self.lock.why_not(before, after)
        if locked:
            return locked
        empty = without_people(self.baseline.with_plan(after.budget, after.forecast), before, after)
        if empty is not None:
            return tr(
                "In “{name}” the population would be 0 or less in {year}; nothing was changed.",
                name=empty[0],
                year=empty[1],
            )
        fault = next(study_faults(after, before), None)
        return tr("Nothing was changed: {fault}.", fault=tr(fault.message, **fault.values)) if fault else ""

    def lock_to(self, lock: Lock | None) -> None:
        """Have only some levers moved from now on, as a step of a lesson has it."""
        self.lock = lock
        self._hand_on(News(refused=True))

    def _refuse(self, told: str) -> None:
        """Show what is there again, and say why it was not changed."""
        self._hand_on(News(refused=True))
        for listener in self.refusal_listeners:
            listener(told)

    # History

    @property
    def undo_label(self) -> str | None:
        """Label of what undo would take back, None when there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Label of what redo would do again, None when there is nothing."""
        return self._undone[-1].label if self._undone else None

    @property
    def history(self) -> tuple[list[str], int]:
        """Labels of all steps, first first, and how many of them are done."""
        return [edit.label for edit in (*self._done, *reversed(self._undone))], len(self._done)

    def undo(self) -> None:
        """Take the last edit back."""
        if self.settle():
            self.go_to(len(self._done) - 1)

    def redo(self) -> None:
        """Do again what was last taken back."""
        if self.settle():
            self.go_to(len(self._done) + 1)

    def go_to(self, n_done: int) -> None:
        """Walk the history to where `n_done` of its steps are done; nowhere, where there is no such place."""
        if not self.settle():
            return
        if not 0 <= n_done <= len(self._done) + len(self._undone):
            return
        stood = self._state
        while len(self._done) > n_done:
            edit = self._done.pop()
            label = tr("Undone: {label}", label=edit.label)
            self._undone.append(edit)
            self._state = self._walked(edit.after, edit.before)
        while len(self._done) < n_done:
            edit = self._undone.pop()
            label = tr("Done again: {label}", label=edit.label)
            self._done.append(edit)
            self._state = self._walked(edit.before, edit.after)
        if self._state is not stood:
            self._last = Edit(label, stood, self._state)
        self._tell()

    def _walked(self, now: State, then: State) -> State:
        """`then`, with the reference where it was chosen anew since `now` and its scenario is still there."""
        if self.reference in (now.reference, BASELINE_INDEX):
            is_chosen = self.reference != now.reference
            return replace(then, reference=BASELINE_INDEX) if is_chosen else then
        chosen, there = self.reference_scenario, then.study.scenarios
        place = next((index for index, one in enumerate(there) if one is chosen), None)
        if place is None:
            place = self.reference if len(there) == len(now.study.scenarios) else then.reference
        return replace(then, reference=place)

    def saved_as(self, path: Path) -> None:
        """Note that the study now stands in the file `path`."""
        self.path = path
        self._saved = self.study
        self._is_file_lost = False
        self._tell()

    def _standing(self) -> Standing:
        """All that listeners are told of, as it is now."""
        done, undone = self._done, self._undone
        return Standing(
            self._state,
            self.baseline,
            self.terms,
            self.uncertainty,
            (self.path, self.is_dirty, self._is_file_lost),
            (len(done), len(undone), self.undo_label, self.redo_label),
        )

    def _tell(self) -> None:
        """Tell what has changed since it was last told."""
        before, self._told = self._told, self._standing()
        self._replayed = self._held = None
        self._hand_on(news_since(before, self._told))

    def _hand_on(self, news: News) -> None:
        for listener in self.listeners:
            listener(news)


def _final_words(scenario: Scenario) -> str:
    name = one_line(scenario.name)
    return tr("“{name}” is final and stays as it was sealed; a change needs a draft copy of it.", name=name)


def _is_one_gesture(last: Edit, edit: Edit) -> bool:
    """Whether an edit goes on with the last one: the same gesture, of the same scenario."""
    is_same = edit.gesture is not None and last.gesture is edit.gesture
    return is_same and last.after.selected == edit.before.selected


def _is_there_and_back(edit: Edit) -> bool:
    """Whether an edit changes nothing: not even a scenario that it made of the baseline."""
    before, after = edit.before.study, edit.after.study
    if edit.before.selected == BASELINE_INDEX and len(after.scenarios) == len(before.scenarios) + 1:
        made = after.scenarios[-1]
        return made == Scenario(made.name)
    return after == before
