"""Which page of the help is about what stands under the pointer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QMenuBar, QToolBar, QWidget

from scenarier.gui.about_dialogs import TextsDialog
from scenarier.gui.explain.panel import ExplainPanel
from scenarier.gui.foundation.forecastdialog import ForecastDialog
from scenarier.gui.help.pointed import text_at
from scenarier.gui.levers.panel import LeverPanel
from scenarier.gui.measures.templates import TemplateDialog
from scenarier.gui.notice import Notice
from scenarier.gui.parts.asked import DoubtDialog
from scenarier.gui.parts.plain import MessageBox
from scenarier.gui.parts.workspace import Workspace
from scenarier.gui.recovery import RecoveryDialog
from scenarier.gui.rules.board import RuleBoard
from scenarier.gui.rules.dialog import RulesDialog
from scenarier.gui.scenario_tabs import ScenarioTabs
from scenarier.gui.steps import StepsDialog
from scenarier.gui.strip import KeyFigureStrip
from scenarier.gui.switches import Switches
from scenarier.text.glossary import Word, words_in

if TYPE_CHECKING:
    from scenarier.gui.window.window import Window

PANELS: tuple[tuple[type[QWidget], str], ...] = (
    (LeverPanel, "levers"),
    (KeyFigureStrip, "overview"),
    (RuleBoard, "rules"),
    (RulesDialog, "rules"),
    (ExplainPanel, "explain"),
    (Switches, "prices"),
    (ScenarioTabs, "scenarios"),
    (TextsDialog, "scenarios"),
    (StepsDialog, "files"),
    (RecoveryDialog, "files"),
    (QFileDialog, "files"),
    (Notice, "files"),
    (MessageBox, "files"),
    (TemplateDialog, "measures"),
    (DoubtDialog, "paste"),
    (ForecastDialog, "foundation-ages"),
    (QToolBar, "start"),
    (QMenuBar, "start"),
)
"""The page of each part of the window that stands in no workspace; the inner part goes before the outer."""


def pointed_widget() -> tuple[QWidget | None, QPoint]:
    """The widget under the pointer and the point in it; where the pointer is elsewhere, that with the keyboard."""
    at, modal = QCursor.pos(), QApplication.activeModalWidget()
    widget = QApplication.widgetAt(at)
    if widget is None or (modal is not None and widget.window() is not modal):
        widget = QApplication.focusWidget()
    return widget, widget.mapFromGlobal(at) if widget is not None else at


def page_about(widget: QWidget | None, window: "Window") -> str:
    """The name of the page about a widget: of its panel, else of the workspace that is shown."""
    while widget is not None and not isinstance(widget, Workspace):
        found = next((name for kind, name in PANELS if isinstance(widget, kind)), "")
        if found:
            return found
        widget = widget.parentWidget()
    return workspace_page(window)


def workspace_page(window: "Window") -> str:
    """The name of the page about the workspace that is shown, and its part."""
    page, part = window.bench.rows[window.bench.current].help_page, window.bench.shown().current
    return (f"{page}-{part}" if part else page) if page else "start"


def words_at(widget: QWidget | None, at: QPoint) -> list[Word]:
    """The words of the field under the pointer."""
    return words_in(text_at(widget, at)[0]) if widget is not None and widget.rect().contains(at) else []
