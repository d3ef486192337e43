"""What differs between two studies."""

from pathlib import Path
from typing import NamedTuple

from scenarier.analysis.changes import Change, changes
from scenarier.jobs import rows
from scenarier.jobs.run import check_asked
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.views.changes import Rules, changes_sheet
from scenarier.views.published import NONE_PRINTED
from scenarier.views.sheet import Line


class Compared(NamedTuple):
    """What differs, with the new study's baseline and both studies' own rules, by which it is told."""

    found: list[Change]
    baseline: Baseline
    rules: Rules


def compared(old: Path, new: Path, horizon: int | None) -> Compared:
    """The changes from the study in `old` to the one in `new`.

    Raises
    ------
    FaultsError : a study is faulty, or the horizon is none of theirs.
    """
    (before, old_baseline), (after, baseline) = open_for_command(old), open_for_command(new)
    for study, base, path in ((before, old_baseline, old), (after, baseline, new)):
        check_asked("scenarier changes", study, base, path, [], [], horizon)
    found = changes(before, old_baseline, after, baseline, horizon)
    return Compared(found, baseline, (before.rules, after.rules))


def as_csv(compared: Compared) -> str:
    """A header and the rows."""
    return rows.as_csv(Change._fields, compared.found)


def as_json(compared: Compared) -> str:
    """The same rows as a list of objects, null where there is nothing."""
    return rows.as_json(Change._fields, compared.found)


def as_table(compared: Compared) -> str:
    """The changes for reading, key figures of the last year alone."""
    return "".join(f"{_printed(line)}\n" for line in changes_sheet(*compared).lines)


def _printed(line: Line) -> str:
    """`  Skatteprocent: 24,5 % → 24,9 %`; a dash for nothing."""
    name, *sides = (cell.shown for cell in line.cells)
    if not any(sides):
        return name
    before, now = (side or NONE_PRINTED for side in sides)
    return f"  {name}: {before} → {now}"
