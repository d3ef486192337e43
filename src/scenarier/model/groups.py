"""Groups at one table: each has its own file, and in it the proposal that it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarier.model.measures import Measures
from scenarier.model.study import Scenario, Study
from scenarier.text.plain import folded

_LAST_LETTERS = str.maketrans("æøå", "\U0010fffa\U0010fffb\U0010fffc")
"""The last letters of the Danish alphabet, behind all others."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group's proposal: the scenario at `index` of the study that was opened from `file`."""

    name: str
    study: Study
    index: int
    file: str = ""

    @property
    def scenario(self) -> Scenario:
        """The proposal."""
        return self.study.scenarios[self.index]

    @property
    def measures(self) -> Measures:
        """The proposal's measures that are on."""
        return tuple(measure for measure in self.scenario.measures if measure.on)


def proposals_in(study: Study) -> list[int]:
    """Indices of a study's proposals: the scenarios with a base or a status, all where none has one."""
    marked = [at for at, scenario in enumerate(study.scenarios) if scenario.based_on or scenario.status]
    return marked or list(range(len(study.scenarios)))


def alphabetic(name: str) -> tuple[str, str]:
    """What names are ordered by: the alphabet with æ, ø and å last, whatever the case."""
    return folded(name).translate(_LAST_LETTERS), name


def in_alphabet(groups: Sequence[Group]) -> list[Group]:
    """The groups by name."""
    return sorted(groups, key=lambda group: alphabetic(group.name))


def shortest_horizon(groups: Sequence[Group]) -> int:
    """The last year that all groups' studies reach."""
    return min(group.study.horizon for group in groups)
