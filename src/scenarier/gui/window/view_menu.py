"""The menu `Vis`: workspaces, the panel, text size, theme and language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from scenarier.gui.parts.here import ask_here, show_tip_here
from scenarier.gui.style import ZOOM_STEP
from scenarier.gui.window.commands import Command, Menu
from scenarier.gui.window.registry import WorkspaceRow
from scenarier.storage.settings import THEMES
from scenarier.text.language import language, mark, tr

THEME_NAMES = {"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}
LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}


@dataclass(frozen=True, slots=True)
class Viewing:
    """What the menu does to the window, and how the window stands."""

    show_workspace: Callable[[str], object]
    toggle_side: Callable[[], object]
    is_side_open: Callable[[], bool]
    toggle_full_screen: Callable[[], object]
    hold_meeting: Callable[[], object]
    zoom: Callable[[float], object]
    theme: Callable[[], str]
    set_theme: Callable[[str], object]
    set_language: Callable[[str], object]
    restore: Callable[[], object]


def view_menu(workspaces: Iterable[WorkspaceRow], view: Viewing, uncertain: Menu) -> Menu:
    """What is seen, and how."""
    shown = [
        Command(f"view.{row.name}", tr(row.title), partial(view.show_workspace, row.name), f"Ctrl+{number}")
        for number, row in enumerate(workspaces, start=1)
    ]
    tip = tr("Size, panels, columns, text size and theme as at the first start")
    side = tr("R&ules and explanation")
    return Menu(
        "view",
        tr("&View"),
        (
            *shown,
            None,
            Command("view.side", side, view.toggle_side, "Ctrl+E", is_checked=view.is_side_open),
            uncertain,
            Command("view.otherwise", tr("&Amount in other units"), show_tip_here, "F4"),
            Command("view.question", tr("As&k a question about it…"), ask_here, "Ctrl+Shift+A"),
            Command("view.full", tr("&Full screen"), view.toggle_full_screen, "F11"),
            Command("view.meeting", tr("&Meeting mode"), lambda: view.hold_meeting(), "F5"),
            Command("view.larger", tr("&Larger text"), lambda: view.zoom(ZOOM_STEP), "Ctrl++"),
            Command("view.smaller", tr("&Smaller text"), lambda: view.zoom(1 / ZOOM_STEP), "Ctrl+-"),
            Command("view.normal", tr("&Normal text size"), lambda: view.zoom(0), "Ctrl+0"),
            None,
            _themes(view),
            _languages(view),
            Command("view.restore", tr("&Restore the window"), view.restore, tip=tip),
        ),
    )


def _themes(view: Viewing) -> Menu:
    def command(theme: str) -> Command:
        run = partial(view.set_theme, theme)
        return Command(
            f"view.theme.{theme}", tr(THEME_NAMES[theme]), run, is_checked=lambda: view.theme() == theme
        )

    return Menu("view.theme", tr("&Theme"), [command(theme) for theme in THEMES], is_choice=True)


def _languages(view: Viewing) -> Menu:
    def command(code: str, name: str) -> Command:
        run = partial(view.set_language, code)
        return Command(f"view.language.{code}", name, run, is_checked=lambda: language() == code)

    return Menu(
        "view.language", tr("Lan&guage"), [command(*each) for each in LANGUAGE_NAMES.items()], is_choice=True
    )
