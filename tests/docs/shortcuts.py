"""README's table of the window's shortcuts; `python -m tests.docs.shortcuts` writes it anew."""

import os
import re
from collections.abc import Mapping, Sequence

from tests.docs.documents import ROOT

HEADING = "| menu | keys |\n|---|---|\n"


def lines(shortcuts: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """A line for each menu that has keys."""
    told = {menu: " · ".join(f"{keys} {name}" for name, keys in rows) for menu, rows in shortcuts.items()}
    return "".join(f"| {menu} | {text} |\n" for menu, text in told.items() if text)


def write() -> None:
    """Write the table as a window on an empty study has it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from scenarier.gui.app import application, empty_session
    from scenarier.gui.window.commands import shortcuts_of
    from scenarier.gui.window.window import Window
    from scenarier.text.language import set_language

    set_language("en")
    application()
    window = Window("light")
    window.fill(empty_session())
    readme = ROOT / "README.md"
    text, told = readme.read_text(encoding="utf-8"), HEADING + lines(shortcuts_of(window.bars.menus))
    readme.write_text(re.sub(re.escape(HEADING) + r"(\|.*\n)*", lambda _: told, text), encoding="utf-8")
    window.close_now()


if __name__ == "__main__":
    write()
