"""Keys that hold in tables and parts: no commands of the window, but actions of what is shown."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from scenarier.plots.plain import without_keys


def shortcuts_elsewhere(window: QWidget) -> list[tuple[str, str]]:
    """Name and keys of every action below a window that is not the window's own."""
    actions = [action for action in window.findChildren(QAction) if action.parent() is not window]
    return list(dict.fromkeys(row for action in actions if (row := _row(action)) is not None))


def _row(action: QAction) -> tuple[str, str] | None:
    keys = action.shortcuts()
    native = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    name = without_keys(action.iconText().removesuffix(f" ({native})")) if keys else ""
    return (name, ", ".join(each.toString() for each in keys)) if name else None
