"""What a report is about: the scenarios chosen and what they are held against."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from scenarier.analysis.rules import judge
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.study import Study
from scenarier.session.scenarios import scenario_at
from scenarier.session.session import Session
from scenarier.views.choice import MOST, colours_of
from scenarier.views.compared import Compared, One
from scenarier.views.rules import RuleRow, every_rule, rule_rows
from scenarier.views.shown import Shown


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A study, the scenarios of it that a report is of, and the reference, as they stand in all its parts."""

    study: Study
    compared: Compared

    @property
    def baseline(self) -> Baseline:
        """The baseline with the study's budget and forecast."""
        return self.compared.baseline

    @property
    def reference(self) -> One:
        """What the scenarios are held against."""
        return self.compared.reference

    @property
    def others(self) -> tuple[One, ...]:
        """The scenarios that the report is of; the reference is none of them."""
        return self.compared.others

    @property
    def every(self) -> tuple[One, ...]:
        """The reference and the scenarios."""
        return self.reference, *self.others

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are projected."""
        return self.compared.years[1:]

    @property
    def groups(self) -> list[Compared]:
        """The scenarios some at a time, of one size as far as may be, as many as colours tell apart."""
        chosen = self.compared.chosen
        size = ceil(len(chosen) / ceil(len(chosen) / MOST))
        starts = range(0, len(chosen), size)
        return [replace(self.compared, chosen=chosen[start : start + size]) for start in starts]

    def rules(self, one: One) -> list[RuleRow]:
        """The rules that are on, held against a scenario."""
        return rule_rows(self.baseline, judge(one.projection, self.compared.rules))

    def shown(self, one: One) -> Shown:
        """A scenario as the overview shows it."""
        return Shown(
            self.baseline,
            one.projection,
            self.reference.projection,
            self.compared.terms,
            self.compared.is_reference(one),
            one.name,
            self.reference.name,
            one.colour,
        )


def subject_of(session: Session, indices: Sequence[int], reference: int) -> Subject:
    """What a report is about.

    Parameters
    ----------
    indices : places of the scenarios in the study, BASELINE_INDEX for the baseline's.
    reference : the place of the one that they are held against, which may be among them.
    """
    groups = [indices[start : start + MOST] for start in range(0, len(indices), MOST)]
    given = {place: colour for group in groups for place, colour in colours_of(session.study, group).items()}
    colours = {reference: "scenario:baseline", **given}
    scenarios = {
        index: One(index, scenario_at(session.study, index), session.projection(index), colour)
        for index, colour in colours.items()
    }
    chosen = tuple(scenarios[index] for index in indices if index != reference) or (scenarios[reference],)
    compared = Compared(session.baseline, session.terms, chosen, scenarios[reference], every_rule(session))
    return Subject(session.study, compared)


def names_words(subject: Subject) -> list[str]:
    """The scenarios by name."""
    return [scenario_title(one.scenario.name) for one in subject.others]
