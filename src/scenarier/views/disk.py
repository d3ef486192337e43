"""What is said when another program has done something to the open file."""

from pathlib import Path

from scenarier.text.language import tr
from scenarier.text.plain import one_line


def gone_words(path: Path) -> str:
    """That the open file is no longer there."""
    return tr(
        "“{name}” is gone: another program has deleted, moved or locked it. Here is still your version; save it "
        "to keep it.",
        name=one_line(path.name),
    )


def changed_words(path: Path) -> str:
    """That the open file holds something else."""
    return tr(
        "“{name}” was changed by another program or window. Here is still your version.", name=one_line(path.name)
    )
