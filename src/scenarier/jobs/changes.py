"""What differs between two studies."""

from collections.abc import Sequence
from pathlib import Path

from scenarier.analysis.changes import Change, changes
from scenarier.jobs import rows
from scenarier.jobs.run import check_asked
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.views.changes import changes_sheet
from scenarier.views.published import NONE_PRINTED
from scenarier.views.sheet import Line


def compared(old: Path, new: Path, horizon: int | None) -> tuple[list[Change], Baseline]:
    """The changes from the study in `old` to the one in `new`, and the new one's baseline.

    Raises
    ------
    FaultsError : a study is faulty, or the horizon is none of theirs.
    """
    (before, old_baseline), (after, baseline) = open_for_command(old), open_for_command(new)
    for study, base, path in ((before, old_baseline, old), (after, baseline, new)):
        check_asked("scenarier changes", study, base, path, [], [], horizon)
    return changes(before, old_baseline, after, baseline, horizon), baseline


def as_csv(found: Sequence[Change], _baseline: Baseline) -> str:
    """A header and the rows."""
    return rows.as_csv(Change._fields, found)


def as_json(found: Sequence[Change], _baseline: Baseline) -> str:
    """The same rows as a list of objects, null where there is nothing."""
    return rows.as_json(Change._fields, found)


def as_table(found: Sequence[Change], baseline: Baseline) -> str:
    """The changes for reading, key figures of the last year alone."""
    return "".join(f"{_printed(line)}\n" for line in changes_sheet(found, baseline).lines)


def _printed(line: Line) -> str:
    """`  Skatteprocent: 24,5 % → 24,9 %`; a dash for nothing."""
    name, *sides = (cell.shown for cell in line.cells)
    if not any(sides):
        return name
    before, now = (side or NONE_PRINTED for side in sides)
    return f"  {name}: {before} → {now}"
