"""The window's actions, made once and shown in menus and toolbar."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from scenarier.plots.plain import set_tip, without_keys

TAKES_AWAY = "takes_away"
Shortcut = QKeySequence | QKeySequence.StandardKey | str | None


def action(
    parent: QWidget, text: str, run: Callable[[], object], shortcut: Shortcut = None, tip: str = ""
) -> QAction:
    """An action that calls `run`; its shortcut holds in the whole window."""
    made = QAction(text, parent)
    if shortcut is not None:
        made.setShortcut(QKeySequence(shortcut))
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = tip or without_keys(text)
    set_tip(made, f"{words} ({keys})" if keys else words)
    made.triggered.connect(lambda: run())
    parent.addAction(made)
    return made


def takes_away(entry: QAction) -> QAction:
    """Mark an action that takes something away: the finder never offers it first."""
    entry.setProperty(TAKES_AWAY, True)
    return entry


def choices(menu: QMenu, options: dict[str, str], chosen: str, choose: Callable[[str], object]) -> QActionGroup:
    """Exclusive entries of a menu, the chosen one marked."""
    group = QActionGroup(menu)
    for key, text in options.items():
        entry = QAction(text, menu, checkable=True)
        entry.setChecked(key == chosen)
        entry.triggered.connect(lambda _checked, key=key: choose(key))
        group.addAction(entry)
        menu.addAction(entry)
    return group
