"""Which scenarios are compared: two to six, the baseline among them or not, and the colour of each.

Scenarios are followed by their names, since edits, moves and deletions change their places; the one that is
renamed is recognised by its place or its content.
"""

from collections.abc import Sequence
from dataclasses import replace

from scenarier.look.palette import SCENARIO
from scenarier.model.study import COLOURS, Scenario, Study
from scenarier.session.scenarios import scenario_at
from scenarier.session.session import BASELINE_INDEX, Session
from scenarier.text.language import mark

FEWEST, MOST, USUAL = 2, 6, 3
TOO_MANY = mark("At most six at a time: untick one first")
TOO_FEW = mark("At least two are compared: tick another one first")


class Choice:
    """The scenarios chosen; until someone ticks, those that suit what is shown."""

    def __init__(self) -> None:
        self._study: Study | None = None
        self._names: list[str] | None = None
        self.indices: list[int] = []

    def follow(self, session: Session) -> None:
        """Take the session as it stands; a study that was opened anew begins with the usual choice."""
        study, before = session.study, self._study
        if study is not before:
            if _is_opened(session):
                self._names = None
            elif before is not None and self._names is not None:
                self._names = followed(self._names, before.scenarios, study.scenarios)
            self._study = study
        self.indices = self._chosen(session)

    @property
    def is_full(self) -> bool:
        """Whether no other can be ticked."""
        return len(self.indices) >= MOST

    def toggle(self, session: Session, index: int) -> str:
        """Tick or untick; what speaks against it (a message id), "" for nothing."""
        chosen = list(self.indices)
        if index in chosen:
            if len(chosen) <= FEWEST:
                return TOO_FEW
            chosen.remove(index)
        else:
            if self.is_full:
                return TOO_MANY
            chosen.append(index)
        self.choose(session, chosen)
        return ""

    def choose(self, session: Session, indices: Sequence[int]) -> None:
        """Choose these, at most six."""
        self.follow(session)
        self._names = [scenario_at(session.study, index).name for index in indices][:MOST]
        self.follow(session)

    def _chosen(self, session: Session) -> list[int]:
        """Places of the scenarios chosen, in the study's order; filled up where too few are left."""
        places = {scenario_at(session.study, index).name: index for index in all_indices(session.study)}
        kept = [places[name] for name in self._names or () if name in places][:MOST]
        enough = FEWEST if self._names is not None else USUAL
        for index in _usual(session):
            if len(kept) < enough and index not in kept:
                kept.append(index)
        return sorted(kept)


def all_indices(study: Study) -> range:
    """Every scenario's place, the baseline's first."""
    return range(BASELINE_INDEX, len(study.scenarios))


def _usual(session: Session) -> list[int]:
    """The reference, the scenario shown, then the others as they stand."""
    return list(dict.fromkeys([session.reference, session.selected, *all_indices(session.study)]))


def _is_opened(session: Session) -> bool:
    """Whether nothing was done yet to the study that is open."""
    return not session.history[0]


def followed(names: Sequence[str], before: Sequence[Scenario], now: Sequence[Scenario]) -> list[str]:
    """The names in another list of scenarios. One that is gone is kept, so that undo brings its tick back."""
    here, there = {one.name for one in now}, {one.name for one in before}
    new = [(place, one) for place, one in enumerate(now) if one.name not in there]
    old = {one.name: (place, one) for place, one in enumerate(before) if one.name not in here}
    is_same_length = len(now) == len(before)
    return [_renamed(*old[name], new, is_same_length) if name in old else name for name in names]


def _renamed(place: int, scenario: Scenario, new: list[tuple[int, Scenario]], is_same_length: bool) -> str:
    """The new name of a scenario, its old one where there is none."""
    for other, one in new:
        if replace(one, name=scenario.name) == scenario or (is_same_length and other == place):
            return one.name
    return scenario.name


def colours_of(study: Study, indices: Sequence[int]) -> dict[int, str]:
    """A palette's name for each scenario; of two with the same colour the later takes the next that is free."""
    own = {index: study.colour_of(index) for index in indices if index != BASELINE_INDEX}
    taken = set(own.values())
    given: dict[int, str] = {}
    for index, colour in own.items():
        if colour in given.values():
            start = COLOURS.index(colour)
            after = (*COLOURS[start + 1 :], *COLOURS[:start])
            colour = next((other for other in after if other not in taken), colour)
            taken.add(colour)
        given[index] = colour
    return {index: SCENARIO + given.get(index, "baseline") for index in indices}
