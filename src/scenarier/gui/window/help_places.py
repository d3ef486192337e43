"""Which page of the help is about which part of the window."""

from functools import cache

from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.workspace import Workspace
from scenarier.gui.window.workbench import Workbench


@cache
def panels() -> tuple[tuple[type[QWidget], str], ...]:
    """The page of each part of the window that stands in no workspace; the inner part goes before the outer."""
    from PySide6.QtWidgets import QMenuBar, QToolBar

    from scenarier.gui.explain.panel import ExplainPanel
    from scenarier.gui.lessons.panel import LessonPanel
    from scenarier.gui.levers.panel import LeverPanel
    from scenarier.gui.meeting.screen import MeetingScreen
    from scenarier.gui.parts.notice import Notice
    from scenarier.gui.rules.board import RuleBoard
    from scenarier.gui.strip import KeyFigureStrip
    from scenarier.gui.window.scenario_tabs import ScenarioTabs
    from scenarier.gui.window.switches import Switches

    return (
        *_dialogs(),
        (LessonPanel, "lessons"),
        (LeverPanel, "levers"),
        (KeyFigureStrip, "overview"),
        (RuleBoard, "rules"),
        (ExplainPanel, "explain"),
        (MeetingScreen, "meeting"),
        (Switches, "prices"),
        (ScenarioTabs, "scenarios"),
        (Notice, "files"),
        (QToolBar, "start"),
        (QMenuBar, "start"),
    )


def _dialogs() -> tuple[tuple[type[QWidget], str], ...]:
    from PySide6.QtWidgets import QFileDialog

    from scenarier.gui.foundation.forecastdialog import ForecastDialog
    from scenarier.gui.measures.templates import TemplateDialog
    from scenarier.gui.parts.asked import DoubtDialog
    from scenarier.gui.parts.plain import MessageBox
    from scenarier.gui.rules.dialog import RulesDialog
    from scenarier.gui.solve.dialog import SolveDialog
    from scenarier.gui.window.about_dialogs import TextsDialog
    from scenarier.gui.window.recovery import RecoveryDialog
    from scenarier.gui.window.steps import StepsDialog

    return (
        (RulesDialog, "rules"),
        (SolveDialog, "solve"),
        (TextsDialog, "scenarios"),
        (StepsDialog, "files"),
        (RecoveryDialog, "files"),
        (QFileDialog, "files"),
        (MessageBox, "files"),
        (TemplateDialog, "measures-list"),
        (DoubtDialog, "paste"),
        (ForecastDialog, "foundation-ages"),
    )


def page_about(widget: QWidget | None, bench: Workbench) -> str:
    """The name of the page about a widget: of its panel, else of the workspace that is shown."""
    while widget is not None and not isinstance(widget, Workspace):
        found = next((name for kind, name in panels() if isinstance(widget, kind)), "")
        if found:
            return found
        widget = widget.parentWidget()
    return workspace_page(bench)


def workspace_page(bench: Workbench) -> str:
    """The name of the page about the workspace that is shown, and its part."""
    page, part = bench.rows[bench.current].help_page, bench.shown().current
    return (f"{page}-{part}" if part else page) if page else "start"
