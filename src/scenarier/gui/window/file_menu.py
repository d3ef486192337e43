"""The menu `Fil`: the study and its file."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from scenarier.gui.overview.ways import examples
from scenarier.gui.window.commands import Command, Menu
from scenarier.gui.window.documents import Documents
from scenarier.plots.plain import menu_text
from scenarier.text.language import tr
from scenarier.text.plain import isolated

Run = Callable[[], object]


def file_menu(documents: Documents, exchange: Sequence[Command | Menu], about_study: Run, leave: Run) -> Menu:
    """What is done with the study as a whole; `exchange` are imports and exports, `leave` closes the window."""
    shown = [
        Command(f"file.example.{example.path.stem}", menu_text(example.title),
                partial(documents.open_example, example.path))
        for example in examples()
    ]  # fmt: skip
    return Menu(
        "file",
        tr("&File"),
        (
            Command("file.new", tr("&New"), documents.new, "Ctrl+N"),
            Command("file.open", tr("&Open…"), documents.open, "Ctrl+O"),
            Menu("file.recent", tr("&Recent"), fill=lambda: _recent(documents)),
            Menu("file.example", tr("E&xamples"), shown),
            Command("file.save", tr("&Save"), documents.save, "Ctrl+S"),
            Command("file.save_as", tr("Save &as…"), documents.save_as, "Ctrl+Shift+S"),
            Command("file.versions", tr("Earlier &versions…"), documents.versions.offer),
            None,
            *exchange,
            None,
            Command("file.about", tr("&Title and purpose…"), about_study),
            None,
            Command("file.quit", tr("&Quit"), leave, "Ctrl+Q", takes_away=True),
        ),
    )


def _recent(documents: Documents) -> list[Command]:
    """The files opened last, as they are when the menu is opened."""
    found = [
        Command(f"file.recent.{number}", _short(path), partial(documents.open_when_settled, path), tip=str(path))
        for number, path in enumerate(documents.recent.paths())
    ]
    return found or [Command("file.recent.none", tr("No files yet"), lambda: None, is_enabled=lambda: False)]


def _short(path: Path) -> str:
    """A file's name and its folder's, for a menu."""
    return menu_text(f"{isolated(path.name)} – {isolated(path.parent.name)}")
