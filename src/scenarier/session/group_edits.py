"""Edits that take groups' measures over into the open study: each gives a label and the new state."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scenarier.analysis.common_ground import Shared
from scenarier.model.groups import Group
from scenarier.model.measures import Measures
from scenarier.model.proposals import DRAFT
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.session.packages import free_package
from scenarier.session.scenarios import added, numbered_name
from scenarier.session.state import Edited, State
from scenarier.text.language import ntr, tr
from scenarier.text.plain import LONGEST_NAME, LONGEST_TEXT, folded, listed, one_line

Taken = tuple[Group, Measure]


def take_over(state: State, taken: Sequence[Taken]) -> Edited:
    """Put groups' measures last in the scenario shown, on; each says whose it was, in its owner and its note.

    Measures of one group's package stay one package, under a name that is free.
    """
    groups = dict.fromkeys(group.name for group, _ in taken)
    label = ntr(
        "{n} measure taken over from {groups}",
        "{n} measures taken over from {groups}",
        len(taken),
        groups=listed(map(one_line, groups)),
    )
    scenario, packages = state.scenario, _Packages(state.scenario.measures)
    made = [
        replace(
            with_origin(measure.up_to(state.study.horizon), [group]),
            package=packages.free(group, measure.package),
            on=True,
        )
        for group, measure in taken
    ]
    return label, state.with_scenario(replace(scenario, measures=(*scenario.measures, *made)))


class _Packages:
    """Free names for groups' packages, the same for all measures of one."""

    def __init__(self, measures: Measures) -> None:
        self._taken = list(measures)
        self._names: dict[tuple[str, str], str] = {}

    def free(self, group: Group, package: str) -> str:
        """The package's name here; "" for none."""
        key = group.name, package
        if package and key not in self._names:
            self._names[key] = name = free_package(tuple(self._taken), package)
            self._taken.append(Measure("", "", {}, package=name))
        return self._names.get(key, "")


def with_origin(measure: Measure, groups: Sequence[Group]) -> Measure:
    """The measure with the groups it comes from in its note, and as its owner where it has none."""
    names = listed(group.name for group in groups)
    files = ", ".join(dict.fromkeys(Path(group.file).name for group in groups if group.file))
    origin = tr("Taken over from {groups} ({files})").format(groups=names, files=files)
    note = "\n".join(filter(None, (origin, measure.note)))[:LONGEST_TEXT]
    return replace(measure, owner=measure.owner or names[:LONGEST_NAME], note=note)


# A compromise


def compromise(state: State, groups: Sequence[Group], found: Sequence[Shared]) -> Edited:
    """Put a draft last that holds what groups share, built on their base, and show it.

    It has all that the base has. What is shared stands in it once, with the groups it comes from.
    """
    base = base_for(state, groups)
    packages = _Packages(base.measures)
    made = [_as_measure(one, packages).up_to(state.study.horizon) for one in found]
    names = listed(group.name for group in groups)
    made_of = tr("What {groups} have in common").format(groups=names)
    scenario = replace(
        base,
        name=numbered_name(state.study, tr("Compromise")),
        note=made_of[:LONGEST_TEXT],
        colour="",
        measures=(*base.measures, *made),
        based_on=base.name,
        status=DRAFT,
        sealed=None,
    )
    label = tr("Compromise between {groups}", groups=one_line(names))
    return label, state.with_list(added(state.study, scenario))


def base_for(state: State, groups: Sequence[Group]) -> Scenario:
    """What a compromise is built on: the groups' base where it is one and here too, else that of the one shown."""
    bases = {folded(group.scenario.based_on) for group in groups}
    for named in (*(bases if len(bases) == 1 else ()), folded(state.scenario.based_on)):
        here = [one for one in (BASELINE, *state.study.scenarios) if folded(one.name) == named]
        if here:
            return here[0]
    return BASELINE


def _as_measure(one: Shared, packages: _Packages) -> Measure:
    """What is shared as one measure, called as the first group calls it."""
    group, first = one.members[0]
    made = replace(first, amounts=dict(one.amounts), lasting=one.is_lasting, owner="", note="")
    made = with_origin(made, [member for member, _ in one.members])
    return replace(made, package=packages.free(group, first.package), on=True)
