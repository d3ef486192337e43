"""What is being typed and has not been entered yet: known to the session, which never leaves it behind.

An editor is a widget, or anything else that holds a text for a while. It registers when something is typed in it.
Whatever reads the session or leaves its scenario asks `settle` first: every editor takes what stands in it, or
says what is wrong with it and keeps it.
"""

from collections.abc import Callable
from typing import Protocol


class Editor(Protocol):
    """Something that is typed in."""

    def commit(self) -> str:
        """Take what was typed; what is wrong with it, in words, "" for nothing."""

    def point_out(self) -> None:
        """Bring the editor into sight, with the keyboard at it."""

    def holds(self, part: object) -> bool:
        """Whether a widget is the editor or a part of it."""


class Typing:
    """The editors with something not entered. `listeners` are told when one begins or ends."""

    def __init__(self) -> None:
        self._editors: list[Editor] = []
        self._is_settling = False
        self.listeners: list[Callable[[], None]] = []

    def begin(self, editor: Editor) -> None:
        """Something was typed."""
        if not self.holds(editor):
            self._editors.append(editor)
            self._tell()

    def end(self, editor: Editor) -> None:
        """Nothing is left to enter: it was taken, or put back."""
        if self.holds(editor):
            self._editors = [one for one in self._editors if one is not editor]
            self._tell()

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()

    def holds(self, editor: Editor) -> bool:
        """Whether an editor has something that has not been entered."""
        return any(one is editor for one in self._editors)

    @property
    def editors(self) -> tuple[Editor, ...]:
        """All of them, the one that began first in front."""
        return tuple(self._editors)

    def settle(self) -> dict[Editor, str]:
        """Have every editor take what was typed; what is wrong with those that could not."""
        if self._is_settling:  # an edit that is made by an editor comes here too
            return {}
        self._is_settling = True
        try:
            return {editor: fault for editor in self.editors if (fault := self._take(editor))}
        finally:
            self._is_settling = False

    def _take(self, editor: Editor) -> str:
        fault = editor.commit()
        if not fault:
            self.end(editor)
        return fault
