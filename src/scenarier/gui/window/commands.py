"""What the window can do, as rows that menus, tool line, finder and the tables of shortcuts are made of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QIcon

from scenarier.plots.plain import menu_text, without_keys


def _always() -> bool:
    return True


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do, in the language that is spoken.

    Parameters
    ----------
    id : its menu and its name, `file.save`.
    text : as in a menu: `&` before its letter, `…` where it asks for more.
    keys : the shortcut, `Ctrl+S`; it holds in the whole window.
    tip : what a pointer over it is told; `text` without one.
    short : its name on the line of tools; `text` without one.
    is_minor : not on the line of tools where that is too narrow for all.
    takes_away : the finder never offers it first.
    is_enabled : whether it can be done as things stand.
    is_checked : whether it is ticked; None for what is never ticked.
    about : what it would be done to, behind the text; None for nothing.
    icon : a picture before the text.
    """

    id: str
    text: str
    run: Callable[[], object]
    keys: str = ""
    tip: str = ""
    short: str = ""
    is_minor: bool = False
    takes_away: bool = False
    is_enabled: Callable[[], bool] = _always
    is_checked: Callable[[], bool] | None = None
    about: Callable[[], str | None] = _nothing
    icon: QIcon | None = None

    @property
    def name(self) -> str:
        """The text as it is read."""
        return without_keys(self.text)

    def text_now(self) -> str:
        """The text in the menu as things stand."""
        about = self.about()
        return f"{self.text}: {menu_text(about)}" if about else self.text


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu, or one within another; None among the rows is a line between two.

    Parameters
    ----------
    fill : gives the rows anew whenever the menu is opened, where they are not always the same.
    is_choice : one of its commands is always ticked.
    """

    id: str
    text: str
    rows: "Sequence[Command | Menu | None]" = ()
    fill: Callable[[], Sequence[Command]] | None = None
    is_enabled: Callable[[], bool] = _always
    is_choice: bool = False

    @property
    def name(self) -> str:
        """The text as it is read."""
        return without_keys(self.text)


def commands_of(menu: Menu) -> Iterator[tuple[Menu, Command]]:
    """Every command of a menu and of those within it that can be opened, each with the menu it stands in."""
    for row in menu.rows if menu.fill is None else menu.fill():
        if isinstance(row, Command):
            yield menu, row
        elif row is not None and row.is_enabled():
            yield from commands_of(row)


def shortcuts_of(menus: Sequence[Menu]) -> dict[str, list[tuple[str, str]]]:
    """Name and keys of the commands that have keys, by menu."""
    return {
        menu.name: [(command.name, command.keys) for _, command in commands_of(menu) if command.keys]
        for menu in menus
    }
