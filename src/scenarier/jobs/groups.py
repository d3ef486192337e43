"""Groups' files at one table: which proposal each stands for, and what each is called."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from scenarier.jobs.studies import open_for_command, open_study
from scenarier.model.baseline import Baseline
from scenarier.model.groups import Group, proposals_in
from scenarier.model.study import Study
from scenarier.text.language import mark, tr
from scenarier.text.plain import folded
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.nearest import nearest

SIGN = "#"
"""What stands between a file and the name of its proposal."""
LONGEST_TOLD = 60


class _Asked(NamedTuple):
    """A file, and the proposal of it that is asked for by name, None where it has just one."""

    file: Path
    name: str | None

    @property
    def text(self) -> str:
        """As it was asked for."""
        return str(self.file) if self.name is None else f"{self.file}{SIGN}{self.name}"


def read_groups(command: str, files: Sequence[str]) -> tuple[list[Group], Baseline]:
    """The groups of files, in the files' order, and the baseline of the first.

    Parameters
    ----------
    files : each a file, or `FILE#NAME` for one of several proposals.

    Raises
    ------
    FaultsError : a file is faulty, or it is not clear which proposal is meant; all faults at once.
    """
    asked = [_parted(file) for file in files]
    opened: dict[Path, tuple[Study, Baseline]] = {}
    faults: list[Fault] = [] if len(asked) > 1 else [Fault("", mark("name two files at least"))]
    for file in dict.fromkeys(one.file for one in asked):
        try:
            opened[file] = open_for_command(file)
        except FaultsError as error:
            faults += in_file(file, error)
    found = [(one, opened[one.file][0]) for one in asked if one.file in opened]
    faults += [fault for one, study in found for fault in _proposal_faults(one, study)]
    faults += _baseline_faults(asked, {file: study for file, (study, _) in opened.items()})
    if not faults:
        chosen = [Group("", study, _index(one, study), str(one.file)) for one, study in found]
        faults += _twice(chosen)
    if faults:
        raise FaultsError(command, faults)
    return named_apart(chosen), opened[asked[0].file][1]


def _parted(given: str) -> _Asked:
    """A file's name may hold the sign itself: the longest that is a file counts."""
    head, sign, name = given, "", ""
    while not Path(head).exists():
        head, sign, last = head.rpartition(SIGN)
        if not sign:
            break
        name = f"{last}{SIGN}{name}" if name else last
    else:
        return _Asked(Path(head), name) if head != given else _Asked(Path(given), None)
    head, sign, name = given.rpartition(SIGN)
    return _Asked(Path(head), name) if sign and head else _Asked(Path(given), None)


def in_file(file: Path, error: FaultsError) -> Iterator[Fault]:
    """A file's faults with the file before their places."""
    for fault in error.faults:
        words = error.place_words(fault.place)
        place = f"{words} ({fault.place})" if words else fault.place
        yield replace(fault, place=": ".join(filter(None, (str(file), place))))


def _proposal_faults(asked: _Asked, study: Study) -> Iterator[Fault]:
    found, names = proposals_in(study), [scenario.name for scenario in study.scenarios]
    if asked.name is not None:
        if folded(asked.name) not in map(folded, names):
            values = {"name": asked.name[:LONGEST_TOLD]}
            yield Fault(
                str(asked.file), mark("unknown scenario “{name}”"), values, nearest(asked.name, names) or ""
            )
    elif not found:
        yield Fault(str(asked.file), mark("it has no scenario, so there is no proposal in it"))
    elif len(found) > 1:
        told = ", ".join(f"{asked.file.name}{SIGN}{names[at]}" for at in found)
        yield Fault(str(asked.file), mark("it has several proposals; name one of them: {names}"), {"names": told})


def _index(asked: _Asked, study: Study) -> int:
    if asked.name is None:
        return proposals_in(study)[0]
    return [folded(scenario.name) for scenario in study.scenarios].index(folded(asked.name))


def _baseline_faults(asked: Sequence[_Asked], opened: dict[Path, Study]) -> Iterator[Fault]:
    names = {study.baseline for study in opened.values()}
    if len(names) > 1:
        told = ", ".join(f"{file.name}: {study.baseline}" for file, study in opened.items())
        yield Fault("", mark("the files build on different data packages ({names})"), {"names": told})


def _twice(groups: Iterable[Group]) -> Iterator[Fault]:
    counted = Counter((str(Path(group.file).resolve()), group.index) for group in groups)
    for (file, _), times in counted.items():
        if times > 1:
            yield Fault(file, mark("the same proposal is named twice"))


def named_apart(groups: Sequence[Group]) -> list[Group]:
    """The groups named by their scenarios; those called alike have their file's name behind, or its whole path."""
    named = [replace(group, name=group.scenario.name) for group in groups]
    for more in (_stem, _path):
        counted = Counter(folded(group.name) for group in named)
        named = [more(group) if counted[folded(group.name)] > 1 else group for group in named]
    return named


def _stem(group: Group) -> Group:
    return replace(group, name=f"{group.scenario.name} ({Path(group.file).stem})")


def _path(group: Group) -> Group:
    return replace(group, name=f"{group.scenario.name} ({group.file})")


def seated(groups: Sequence[Group], paths: Iterable[Path], baseline: Baseline) -> list[Group]:
    """The groups with those of more files: every proposal of a file, in place of what was opened of it before.

    Raises
    ------
    FaultsError : a file is faulty, has no scenario, or rests on another data package; none is taken then.
    """
    found, faults = list(groups), list[Fault]()
    for path in paths:
        try:
            study, _ = open_study(path)
        except FaultsError as error:
            faults += in_file(path, error)
            continue
        if not study.scenarios:
            faults.append(Fault(str(path), mark("it has no scenario, so there is no proposal in it")))
        elif study.baseline != baseline.name:
            values = {"name": study.baseline, "open": baseline.name}
            message = mark("it builds on the data package {name}, the open study on {open}")
            faults.append(Fault(str(path), message, values))
        found = [group for group in found if Path(group.file).resolve() != path.resolve()]
        found += [Group("", study, at, str(path)) for at in proposals_in(study)]
    if faults:
        raise FaultsError(tr("Several groups"), faults)
    return named_apart(found)
