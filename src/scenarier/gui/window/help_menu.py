"""The menu `Hjælp`, and what this program is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMessageBox, QWidget

from scenarier import __version__
from scenarier.gui.parts.plain import MessageBox
from scenarier.gui.window.commands import Command, Menu
from scenarier.gui.window.ways_in import open_start
from scenarier.gui.window.workbench import Workbench
from scenarier.model.baseline import About
from scenarier.text.language import pick, tr


def help_menu(
    window: QWidget,
    show: Callable[[str], object],
    show_here: Callable[[], object],
    bench: Workbench,
    about: About,
) -> Menu:
    """Pages of the help; `show_here` opens the one about what is under the pointer."""
    return Menu(
        "help",
        tr("&Help"),
        (
            Command("help.start", tr("&Getting started"), partial(show, "start")),
            Command("help.here", tr("&This page"), show_here, "F1"),
            Command("help.shortcuts", tr("&Shortcuts"), partial(show, "shortcuts")),
            Command("help.glossary", tr("G&lossary"), partial(show, "glossary")),
            Command("help.ways", tr("Start &page"), partial(open_start, bench)),
            None,
            Command("help.about", tr("&About scenarier"), partial(_tell_about, window, about)),
        ),
    )


def _tell_about(window: QWidget, about: About) -> None:
    """What this is and which version."""
    box = MessageBox(window)
    box.setWindowTitle(tr("About scenarier"))
    box.setText(f"scenarier {__version__}")
    box.setInformativeText(
        tr(
            "Budget scenarios from the annual report {year} of {municipality}. What the report does not say "
            "is an assumption, marked as one beside its lever, and yours to change.",
            year=about.base_year,
            municipality=pick(about.municipality_da, about.municipality_en),
        )
    )
    box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.finished.connect(box.deleteLater)
    box.open()
