"""What may be edited in a step of a lesson: some levers of the learner's scenario, nothing else."""

from dataclasses import dataclass

from scenarier.model.study import Scenario, Study
from scenarier.text.language import tr
from scenarier.text.plain import folded


@dataclass(frozen=True, slots=True)
class Lock:
    """All levers but `levers` are locked; `selected` is the place of the learner's scenario in the study."""

    levers: tuple[str, ...]
    selected: int

    def is_free(self, lever: str) -> bool:
        """Whether a lever may be moved."""
        return folded(lever) in {folded(one) for one in self.levers}

    def why_not(self, before: Study, after: Study) -> str:
        """Why the study may not become another; "" where it may."""
        if self._rest(before) != self._rest(after):
            return tr("In a lesson only your own scenario changes; nothing was changed.")
        if all(map(self.is_free, moved(before.scenarios[self.selected], after.scenarios[self.selected]))):
            return ""
        return tr("This lever is locked in this step; nothing was changed.")

    def _rest(self, study: Study) -> tuple[object, ...]:
        """All that is not the learner's to change."""
        others = tuple(one for place, one in enumerate(study.scenarios) if place != self.selected)
        own = [one.name for one in study.scenarios][self.selected : self.selected + 1]
        return others, own, study.budget, study.forecast, study.horizon, study.rules, study.rules_off


def moved(before: Scenario, after: Scenario) -> set[str]:
    """The levers that differ between two scenarios; of another list of measures each that differs."""
    keys = before.parameters.keys() | after.parameters.keys()
    found = {key for key in keys if before.parameters.get(key) != after.parameters.get(key)}
    if before.measures != after.measures:
        old = {one.title: one for one in before.measures}
        new = {one.title: one for one in after.measures}
        found |= {f"measure:{title}" for title in old.keys() | new.keys() if old.get(title) != new.get(title)}
    return found
