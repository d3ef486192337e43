"""Lessons before the window: each in a window of its own, on a session of its own; leaving it leaves nothing."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from scenarier.gui.busy import busy
from scenarier.gui.guessing import Cover, answering, asking
from scenarier.gui.lessons.panel import LessonPanel
from scenarier.gui.parts.plain import tell_faults, title_text
from scenarier.gui.window.documents import Documents
from scenarier.gui.window.registry import LESSONS, WORKSPACES
from scenarier.gui.window.window import Window
from scenarier.model.baseline import Baseline
from scenarier.model.lessons import Step
from scenarier.model.study import Study
from scenarier.session.lesson_run import LessonRun, lesson_session
from scenarier.session.news import News
from scenarier.storage.lesson_read import Read, read_lesson
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.charts import ChartData
from scenarier.views.lesson_guess import guess_chart
from scenarier.views.meeting import stops_of_step
from scenarier.vocabulary.errors import FaultsError


class LessonDocuments(Documents):
    """No other study is opened where a lesson is."""

    def _show_study(
        self, study: Study, baseline: Baseline, path: Path | None, stamp: str, *, is_saved: bool = True
    ) -> None:
        self.say(tr("A lesson is on in this window; open studies in the other one."))


class LessonWindow(Window):
    """The window with a lesson beside the work. What is done in it is nobody's file.

    Language, theme and text size are the program's: those chosen here are the other window's too, once it is
    come back to.
    """

    panel: LessonPanel

    def __init__(self, theme: str = "", zoom: float = 1.0) -> None:
        super().__init__(theme, zoom=zoom)
        self._cover: Cover | None = None
        self._answer: Cover | None = None
        self._asked = -1
        self.taken: dict[str, Callable[[Window], None]] = {}

    def begin(self, read: Read) -> None:
        """Fill the window with the lesson."""
        session = lesson_session(read)
        self._run = LessonRun(session, read)
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
        """Show where the step says to look, and bring its figure and its first lever to the eye."""
        step = self._step()
        if step.look.workspace:
            self.bench.show_workspace(step.look.workspace, step.look.part)
            self._show_figure()
        if step.levers and self.bench.rows[self.bench.current].has_levers:
            self.bench.show_lever(step.levers[0])

    def load_plots(self) -> None:
        """Make the plots, and have the step's in sight."""
        super().load_plots()
        QTimer.singleShot(0, self, self._show_figure)  # when all have their places

    def _show_figure(self) -> None:
        look = self._step().look
        if look.metric and look.workspace == self.bench.current:
            self.bench.show_figure(look.metric, look.entity)

    def _step(self) -> Step:
        return self._run.read.lesson.steps[self._run.played.place]

    def _hide(self, is_hidden: bool) -> None:
        """Cover the work while it is guessed; when it has just been, show guess and answer in the plot."""
        was_hidden = self._cover is not None and self._asked == self._run.played.place
        for cover in filter(None, (self._cover, self._answer)):
            cover.hide()
            cover.deleteLater()
        self._cover = self._answer = None
        if is_hidden:
            self._ask()
        elif was_hidden:
            self._show_answer()

    def _ask(self) -> None:
        """The plot and the panel's fields hold the same guess."""
        box, guess = self.panel.guess, self._step().guess
        assert box is not None
        assert guess is not None
        self._asked = self._run.played.place
        cover = self._cover = asking(self.bench, self.colours, box.years, self._drawing)
        cover.drawn.connect(box.take_drawn)
        if cover.chart is not None:
            box.typed.connect(lambda values: self._show_guess(cover, values))
        cover.show()

    def _show_guess(self, cover: Cover, values: Mapping[int, float]) -> None:
        data = self._drawing(values)
        if cover is self._cover and data is not None:
            cover.show_chart(data, self.colours)

    def _drawing(self, values: Mapping[int, float]) -> ChartData | None:
        guess = self._step().guess
        return None if guess is None else guess_chart(guess, self._run.bench, values, is_answered=False)

    def _show_answer(self) -> None:
        box, step = self.panel.guess, self._step()
        given = self._run.played.guessed.get(self._run.played.place)
        if box is None or step.guess is None or given is None:
            return
        guessed = dict(zip(box.years, given, strict=True))
        data = guess_chart(step.guess, self._run.bench, guessed, is_answered=True)
        if data is not None:
            self._answer = answering(self.bench, self.colours, box.told_words, data)
            self._answer.show()

    def hold_meeting(self) -> None:
        """The step at hand over the whole screen."""
        self.meetings.hold(tuple(stops_of_step(self._step(), is_hidden=self._run.is_hidden)))

    def set_language(self, code: str) -> None:
        """Speak another language, the lesson too."""
        self._hide(is_hidden=False)
        super().set_language(code)
        self.panel.show_step()
        self.taken["language"] = lambda window: window.set_language(code)

    def set_theme(self, theme: str) -> None:
        """Light, dark, or as the system."""
        super().set_theme(theme)
        self.taken["theme"] = lambda window: window.set_theme(theme)

    def zoom(self, factor: float) -> None:
        """Make all text larger or smaller."""
        super().zoom(factor)
        size = self.settings.now.zoom
        self.taken["zoom"] = lambda window: window.zoom(size / window.settings.now.zoom)

    def _dress(self) -> None:
        super()._dress()
        for cover in filter(None, (self._cover, self._answer)):
            cover.restyle(self.colours)

    def changeEvent(self, event: QEvent) -> None:
        """When the user turns to the other window, it takes what was chosen here."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and QApplication.activeWindow() is self.parentWidget():
            self._hand_over()

    def _hand_over(self) -> None:
        window, taken = self.parentWidget(), tuple(self.taken.values())
        self.taken.clear()
        if isinstance(window, Window):
            for take in taken:
                take(window)

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
        self._hand_over()


def open_lesson(path: Path, window: Window) -> LessonWindow | None:
    """Show a lesson in a window of its own; None, and its faults are told, where it is broken."""
    try:
        read = read_lesson(path)
    except FaultsError as error:
        tell_faults(window, tr("The lesson could not be opened"), error)
        return None
    with busy(window, tr("Opening “{name}” …", name=one_line(read.lesson.title.spoken))):
        made = LessonWindow(window.theme, window.settings.now.zoom)
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
