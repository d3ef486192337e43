"""What an edit changes, as one value; every edit is a label and the state after it."""

from dataclasses import dataclass, replace

from scenarier.model.study import Scenario, Study
from scenarier.session.scenarios import BASELINE_INDEX, Listed, added, numbered_name, scenario_at
from scenarier.text.language import tr


@dataclass(frozen=True, slots=True)
class State:
    """The study, which of its scenarios is shown and which it is compared with."""

    study: Study
    selected: int
    reference: int = BASELINE_INDEX

    @property
    def scenario(self) -> Scenario:
        """The scenario shown."""
        return scenario_at(self.study, self.selected)

    @property
    def reference_scenario(self) -> Scenario:
        """The scenario that differences are against."""
        return scenario_at(self.study, self.reference)

    def with_study(self, study: Study) -> "State":
        """With another study, whose scenarios are as many and in the same order."""
        return replace(self, study=study)

    def with_scenario(self, scenario: Scenario) -> "State":
        """With another scenario in place of the one shown.

        The baseline is never changed: in its place the study gets a new scenario, which is then shown.
        """
        if self.selected != BASELINE_INDEX:
            return self.with_study(self.study.with_scenario(self.selected, scenario))
        named = replace(scenario, name=numbered_name(self.study, tr("Scenario")))
        study, selected = added(self.study, named)
        return replace(self, study=study, selected=selected)

    def with_list(self, listed: Listed) -> "State":
        """With another list of scenarios; the reference stays the same scenario, or is the baseline."""
        study, selected = listed
        return State(study, selected, self._reference_in(study))

    def _reference_in(self, study: Study) -> int:
        if self.reference == BASELINE_INDEX:
            return BASELINE_INDEX
        name = self.reference_scenario.name
        return next((index for index, one in enumerate(study.scenarios) if one.name == name), BASELINE_INDEX)


Edited = tuple[str, State]
"""A label for the history, and the state after the edit."""
