"""Lessons before the window: each in a window of its own, on a session of its own; leaving it leaves nothing."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QVBoxLayout, QWidget

from scenarier.gui.lessons.panel import LessonPanel
from scenarier.gui.parts.plain import tell_faults, title_text
from scenarier.gui.roles import set_role
from scenarier.gui.window.documents import Documents
from scenarier.gui.window.registry import LESSONS, WORKSPACES
from scenarier.gui.window.window import Window
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.plots.plain import PlainLabel
from scenarier.session.lesson_run import LessonRun, lesson_session
from scenarier.session.news import News
from scenarier.storage.lesson_read import Read, read_lesson
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import tr
from scenarier.views.meeting import stops_of_step
from scenarier.vocabulary.errors import FaultsError


class LessonDocuments(Documents):
    """No other study is opened where a lesson is."""

    def _show_study(
        self, study: Study, baseline: Baseline, path: Path | None, stamp: str, *, is_saved: bool = True
    ) -> None:
        self.say(tr("A lesson is on in this window; open studies in the other one."))


class Cover(QFrame):
    """Hides the work until it is guessed what it shows."""

    def __init__(self, work: QWidget) -> None:
        super().__init__(work)
        set_role(self, "card")
        told = PlainLabel(tr("Guess first: the figures are shown when you have."))
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(told)
        work.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as what it hides."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()


class LessonWindow(Window):
    """The window with a lesson beside the work. What is done in it is nobody's file."""

    panel: LessonPanel

    def begin(self, read: Read) -> None:
        """Fill the window with the lesson."""
        session = lesson_session(read)
        self._run = LessonRun(session, read)
        self._cover: Cover | None = None
        self.fill(session, [row for row in WORKSPACES if row.name != LESSONS])
        self._dock()

    def _documents(self) -> Documents:
        from scenarier.gui.window.recent import Recent
        from scenarier.gui.window.showing import showing_on

        return LessonDocuments(self, self.session, Recent(self.settings), None, showing_on(lambda: self.bench))

    def _dock(self) -> None:
        self.panel = LessonPanel(self._run)
        dock = QDockWidget(self)
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(QWidget())
        dock.setWidget(self.panel)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self.session.listeners.append(self.panel.refresh)
        self.panel.stepped.connect(self.show_place)
        self.panel.hidden.connect(self._hide)
        self.panel.left.connect(self.close)
        self.show_place()
        self._hide(self._run.is_hidden)

    def show_place(self) -> None:
        """Show where the step says to look, and bring its first lever to the eye."""
        step = self._run.read.lesson.steps[self._run.played.place]
        if step.look.workspace:
            self.bench.show_workspace(step.look.workspace, step.look.part)
        if step.levers and self.bench.rows[self.bench.current].has_levers:
            self.bench.show_lever(step.levers[0])

    def _hide(self, is_hidden: bool) -> None:
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None
        if is_hidden:
            self._cover = Cover(self.bench)
            self._cover.show()

    def hold_meeting(self) -> None:
        """The step at hand over the whole screen."""
        step = self._run.read.lesson.steps[self._run.played.place]
        self.meetings.hold(tuple(stops_of_step(step, is_hidden=self._run.is_hidden)))

    def set_language(self, code: str) -> None:
        """Speak another language, the lesson too."""
        self._hide(is_hidden=False)
        super().set_language(code)
        self.panel.show_step()

    def refresh(self, news: News) -> None:
        """A lesson has a title and nothing to save."""
        super().refresh(news)
        if self.windowTitle() != (title := f"{self._title()} – scenarier"):
            self.setWindowTitle(title)
        self.setWindowModified(False)

    def _title(self) -> str:
        return title_text(self._run.read.lesson.title.spoken)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without a question: nothing of the user's own is in it."""
        self._may_close = True
        super().closeEvent(event)


def open_lesson(path: Path, window: Window) -> LessonWindow | None:
    """Show a lesson in a window of its own; None, and its faults are told, where it is broken."""
    try:
        read = read_lesson(path)
    except FaultsError as error:
        tell_faults(window, tr("The lesson could not be opened"), error)
        return None
    made = LessonWindow(window.theme)
    made.setParent(window, made.windowFlags())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.resize(window.size())
    made.begin(read)
    made.panel.scored.connect(lambda points: _remember(window.settings, path.stem, points))
    made.show()
    return made


def _remember(settings: SettingsFile, name: str, points: int) -> None:
    if points > settings.now.lessons.get(name, 0):
        settings.now.lessons = {**settings.now.lessons, name: points}
        settings.changed()
