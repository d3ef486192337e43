"""Groups at one table: each has its own file, and in it the proposal that it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarier.model.measures import Measures
from scenarier.model.study import Measure, Scenario, Study
from scenarier.text.plain import folded

_LAST_LETTERS = str.maketrans("æøå", "\U0010fffa\U0010fffb\U0010fffc")
"""The last letters of the Danish alphabet, behind all others."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group's proposal: the scenario at `index` of the study that was opened from `file`.

    `is_chosen` says whether it counts where groups are asked what they have in common.
    """

    name: str
    study: Study
    index: int
    file: str = ""
    is_chosen: bool = True

    @property
    def scenario(self) -> Scenario:
        """The proposal."""
        return self.study.scenarios[self.index]

    @property
    def measures(self) -> Measures:
        """The proposal's measures that are on."""
        return tuple(measure for measure in self.scenario.measures if measure.on)

    @property
    def base(self) -> Scenario:
        """What the proposal is built on, the baseline scenario where that is nothing."""
        return self.study.base_of(self.scenario)

    @property
    def own_measures(self) -> Measures:
        """Those measures that are on and not its base's too."""
        taken = [_content(measure) for measure in self.base.measures if measure.on]
        return tuple(measure for measure in self.measures if _content(measure) not in taken)


def _content(measure: Measure) -> tuple[object, ...]:
    return folded(measure.title), measure.target, dict(measure.amounts), measure.lasting


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


def majority(n: int) -> int:
    """How many of so many are more than half."""
    return n // 2 + 1
