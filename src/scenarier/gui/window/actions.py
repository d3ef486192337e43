"""The window's commands as menus and actions of Qt, made once in each language."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from scenarier.gui.window.commands import Command, Menu
from scenarier.plots.plain import set_tip, without_keys


def _action(command: Command, parent: QObject) -> QAction:
    """An action that runs a command; `show_now` brings it up to date."""
    made = QAction(command.text, parent, checkable=command.is_checked is not None)
    if command.keys:
        made.setShortcut(QKeySequence(command.keys))
    if command.short:
        made.setIconText(command.short)
    if command.icon is not None:
        made.setIcon(command.icon)
    if command.is_minor:
        made.setPriority(QAction.Priority.LowPriority)
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = command.tip or command.name
    set_tip(made, f"{words} ({keys})" if keys else words)
    made.triggered.connect(lambda: _run(made, command))
    _show_now(made, command)
    return made


def _run(action: QAction, command: Command) -> None:
    """Run it; Qt has ticked it already, which may not be how things stand then."""
    command.run()
    if isValid(action):
        _show_now(action, command)


def _show_now(action: QAction, command: Command) -> None:
    """Whether it can be done, whether it is ticked, and what it would be done to."""
    action.setEnabled(command.is_enabled())
    if command.is_checked is not None:
        action.setChecked(command.is_checked())
    text = command.text_now()
    if text != action.text():
        action.setText(text)
        action.setIconText(command.short or without_keys(command.text))


class Actions:
    """The menus of a window on its menu bar; `by_id` has the action of each command that always stands there."""

    def __init__(self, window: QMainWindow, menus: Sequence[Menu]) -> None:
        self.by_id: dict[str, QAction] = {}
        self._window = window
        self._commands: list[Command] = []
        self._rows: list[Menu] = []
        self.menus: dict[str, QMenu] = {}
        window.setMenuBar(QMenuBar())  # owns all menus, so that they go with it
        for menu in menus:
            window.menuBar().addMenu(self._made(menu, window.menuBar()))

    def _made(self, menu: Menu, parent: QWidget) -> QMenu:
        made = QMenu(menu.text, parent)
        self._rows.append(menu)
        self.menus[menu.id] = made
        if menu.fill is not None:
            made.aboutToShow.connect(partial(_fill, made, menu))
        group = QActionGroup(made) if menu.is_choice else None
        for row in menu.rows:
            if row is None:
                made.addSeparator()
            elif isinstance(row, Menu):
                made.addMenu(self._made(row, made))
            else:
                made.addAction(self._add(row, group))
        return made

    def _add(self, command: Command, group: QActionGroup | None) -> QAction:
        made = _action(command, self._window)
        if group is not None:
            group.addAction(made)
        self._window.addAction(made)
        self._commands.append(command)
        self.by_id[command.id] = made
        return made

    def refresh(self) -> None:
        """Show what can be done as things stand, and what is ticked."""
        for command in self._commands:
            _show_now(self.by_id[command.id], command)
        for menu in self._rows:
            self.menus[menu.id].setEnabled(menu.is_enabled())

    def clear(self) -> None:
        """Take all menus and actions away again."""
        self._window.setMenuBar(QMenuBar())
        for action in self._window.actions():
            self._window.removeAction(action)
            action.deleteLater()


def _fill(made: QMenu, menu: Menu) -> None:
    """Make the rows anew, as things stand."""
    made.clear()
    for command in menu.fill() if menu.fill is not None else ():
        made.addAction(_action(command, made))
