"""The window: levers to the left, key figures and plots in the middle, the table below."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QSplitter,
    QTabBar,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from scenarier import __version__
from scenarier.gui.actions import action, choices
from scenarier.gui.documents import Documents
from scenarier.gui.levers.panel import LeverPanel
from scenarier.gui.overview import Overview
from scenarier.gui.roles import set_role
from scenarier.gui.strip import KeyFigureStrip
from scenarier.gui.style import THEMES, dress
from scenarier.gui.table import ProjectionTable
from scenarier.session.session import BASELINE_INDEX, Session
from scenarier.text.language import language, mark, set_language, tr

ZOOM_STEP = 1.1
ZOOMS = (0.7, 2.5)
THEME_NAMES = {"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}
LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}


class Window(QMainWindow):
    """The one window of a session."""

    def __init__(self, session: Session, theme: str = "system") -> None:
        super().__init__()
        self.session = session
        self.documents = Documents(self, session)
        self._theme = theme
        self._zoom = 1.0
        self._has_painted = False
        self._may_close = False
        self._colours = dress(self._application(), theme, self._zoom)
        self.setMinimumSize(800, 560)
        self.resize(1280, 800)
        self._build()
        session.listeners.append(self.refresh)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _application(self) -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application

    # Building

    def _build(self) -> None:
        """Everything on the window, in the language that is spoken."""
        self.menuBar().clear()
        for old in self.findChildren(QToolBar):
            self.removeToolBar(old)
            old.deleteLater()
        for done in self.actions():
            self.removeAction(done)
        self._make_actions()
        self._make_menus()
        self._make_toolbar()
        self.levers = LeverPanel(self.session)
        self.strip = KeyFigureStrip(self.session)
        self.overview = Overview(self.session, self._colours)
        self.table = ProjectionTable(self.session)
        self.levers.held.connect(self.overview.set_dragging)
        self.setCentralWidget(self._arranged())
        self.refresh()

    def _make_actions(self) -> None:
        standard = QKeySequence.StandardKey
        self._open = action(self, tr("&Open…"), self.documents.open, standard.Open)
        self._save = action(self, tr("&Save"), self.documents.save, standard.Save)
        self._save_as = action(self, tr("Save &as…"), self.documents.save_as, "Ctrl+Shift+S")
        self._quit = action(self, tr("&Quit"), self.close, "Ctrl+Q")
        self._undo = action(self, tr("&Undo"), self.session.undo, standard.Undo)
        self._redo = action(self, tr("&Redo"), self.session.redo, "Ctrl+Shift+Z")
        self._reset = action(
            self, tr("Reset all"), self.reset_all, tip=tr("All levers back to the baseline; can be undone")
        )
        self._full = action(self, tr("&Full screen"), self.toggle_full_screen, "F11")
        self._larger = action(self, tr("&Larger text"), lambda: self.zoom(ZOOM_STEP), "Ctrl++")
        self._smaller = action(self, tr("&Smaller text"), lambda: self.zoom(1 / ZOOM_STEP), "Ctrl+-")
        self._normal = action(self, tr("&Normal text size"), lambda: self.zoom(0), "Ctrl+0")
        self._about = action(self, tr("&About scenarier"), self.about)

    def _make_menus(self) -> None:
        file, edit, view, help_ = (
            QMenu(text, self) for text in (tr("&File"), tr("&Edit"), tr("&View"), tr("&Help"))
        )
        file.addActions([self._open, self._save, self._save_as])
        file.addSeparator()
        file.addAction(self._quit)
        edit.addActions([self._undo, self._redo])
        edit.addSeparator()
        edit.addAction(self._reset)
        view.addActions([self._full, self._larger, self._smaller, self._normal])
        view.addSeparator()
        themes, languages = QMenu(tr("&Theme"), view), QMenu(tr("Lan&guage"), view)
        choices(themes, {theme: tr(THEME_NAMES[theme]) for theme in THEMES}, self._theme, self.set_theme)
        choices(languages, LANGUAGE_NAMES, language(), self.set_language)
        view.addMenu(themes)
        view.addMenu(languages)
        help_.addAction(self._about)
        for menu in (file, edit, view, help_):
            self.menuBar().addMenu(menu)

    def _make_toolbar(self) -> None:
        bar = QToolBar(tr("Tools"))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addActions([self._open, self._save])
        bar.addSeparator()
        bar.addActions([self._undo, self._redo, self._reset])
        bar.addSeparator()
        label = QLabel(tr("Scenario"))
        set_role(label, "muted")
        label.setContentsMargins(8, 0, 4, 0)
        bar.addWidget(label)
        self.picker = QComboBox()
        self.picker.setAccessibleName(tr("Scenario"))
        self.picker.setMinimumContentsLength(18)
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.picker.activated.connect(lambda index: self.session.select(index - 1))
        bar.addWidget(self.picker)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spacer)
        honest = QLabel(tr("Grundforløb is the 2024 accounts rolled forward, not the council's budget"))
        set_role(honest, "small")
        bar.addWidget(honest)
        self.addToolBar(bar)

    def _arranged(self) -> QWidget:
        tabs = QTabBar()
        tabs.addTab(tr("Overview"))
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        below = QSplitter(Qt.Orientation.Vertical)
        below.addWidget(self.overview)
        below.addWidget(_card(self.table))
        below.setStretchFactor(0, 3)
        below.setStretchFactor(1, 1)
        below.setSizes([460, 150])
        below.setChildrenCollapsible(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(tabs)
        column.addWidget(self.strip)
        column.addWidget(below, 1)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(_card(self.levers))
        across.addWidget(right)
        across.setStretchFactor(1, 1)
        across.setSizes([324, 956])
        across.setChildrenCollapsible(False)
        frame = QWidget()
        margins = QHBoxLayout(frame)
        margins.setContentsMargins(8, 8, 8, 8)
        margins.addWidget(across)
        return frame

    # Showing

    def refresh(self) -> None:
        """Show the session as it stands."""
        self.setWindowTitle(f"{self.documents.name()}[*] – scenarier")
        self.setWindowModified(self.session.is_dirty)
        for act, text, label in (
            (self._undo, tr("&Undo"), self.session.undo_label),
            (self._redo, tr("&Redo"), self.session.redo_label),
        ):
            act.setEnabled(label is not None)
            act.setText(f"{text}: {label}" if label else text)
            act.setIconText(text.replace("&", ""))
        self._reset.setEnabled(bool(self.session.scenario.parameters))
        self._fill_picker()
        self.levers.refresh()
        self.strip.refresh()
        self.overview.refresh()
        self.table.refresh()

    def _fill_picker(self) -> None:
        names = [tr("Grundforløb (baseline)"), *(scenario.name for scenario in self.session.study.scenarios)]
        if names != [self.picker.itemText(index) for index in range(self.picker.count())]:
            self.picker.clear()
            self.picker.addItems(names)
        self.picker.setCurrentIndex(self.session.selected + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first painting the plots are loaded."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self.overview.load)

    # Doing

    def reset_all(self) -> None:
        """All levers of the scenario back to the baseline; its measures stay."""
        if self.session.selected != BASELINE_INDEX:
            plain = replace(self.session.scenario, parameters={})
            self.session.edit_scenario(tr("Reset all"), plain, self.session.scenario.name)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def zoom(self, factor: float) -> None:
        """Make all text larger or smaller; 0 is the normal size."""
        self._zoom = min(max(self._zoom * factor if factor else 1.0, ZOOMS[0]), ZOOMS[1])
        self._dress()

    def set_theme(self, theme: str) -> None:
        """Light, dark, or as the system."""
        self._theme = theme
        self._dress()

    def _follow_system(self) -> None:
        if self._theme == "system":
            self._dress()

    def _dress(self) -> None:
        self._colours = dress(self._application(), self._theme, self._zoom)
        self.overview.restyle(self._colours)

    def set_language(self, code: str) -> None:
        """Speak another language; the window is built anew, the session stays."""
        set_language(code)
        self._build()
        self.overview.load()

    def about(self) -> None:
        """What this is and which version."""
        box = QMessageBox(self)
        box.setWindowTitle(tr("About scenarier"))
        box.setText(f"scenarier {__version__}")
        box.setInformativeText(
            tr(
                "Budget scenarios from Aarhus Kommune's annual report 2024. What the report does not say is an "
                "assumption, marked as one beside its lever, and yours to change."
            )
        )
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(box.deleteLater)
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once nothing unsaved can be lost."""
        if self._may_close or not self.session.is_dirty:
            event.accept()
            return
        event.ignore()
        self.documents.when_settled(self._close_now)

    def _close_now(self) -> None:
        self._may_close = True
        self.close()


def _card(widget: QWidget) -> QFrame:
    card = QFrame()
    set_role(card, "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(1, 4, 1, 4)
    layout.addWidget(widget)
    return card
