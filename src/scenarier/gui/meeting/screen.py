"""The screen of a meeting: one lever or package, one plot, the keys at the lower edge.

It is a window of its own over the whole screen, so that the window below stays as it is. No text is smaller than
`LEAST` pixels; no dialog, file or folder is shown.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scenarier.gui.meeting.course import Course
from scenarier.gui.meeting.hints import Hints
from scenarier.gui.meeting.keys import action_of, actions_of, hints_of
from scenarier.gui.meeting.pad import GuessPad
from scenarier.gui.meeting.pointer import Ring
from scenarier.gui.meeting.slider import LargeSlider
from scenarier.gui.parts.uncertain import draws_of
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.plots.drawn import Still
from scenarier.plots.lettering import Lettering, strong
from scenarier.plots.parts import Fans, Lines, Paths, Zero
from scenarier.plots.plain import PlainLabel
from scenarier.plots.stage import Stage
from scenarier.session.news import News
from scenarier.session.session import Session
from scenarier.views.meeting import Stop

LEAST = 20
"""The least size of a text [px]."""
LINES = 30
"""So many lines of text are as high as the screen."""
Listener = TypeVar("Listener")
WIDE = 4.0
"""Width of the lines [px]."""


class MeetingScreen(QWidget):
    """Goes through stops of a session. `left` comes once, when the meeting has ended; it says whether any moves
    were taken back.
    """

    left = Signal(bool)

    def __init__(self, session: Session, colours: Scheme, stops: Sequence[Stop], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("scenarier")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPalette(_on(self.palette(), colours.card))
        self._session, self._has_left = session, False
        self._draws = draws_of(session)
        self.course = Course(session, stops, lambda: self._draws.of(session))
        self._actions = actions_of(self.course, self.close, self._blank)
        self.stage = Stage((Zero(), Fans(), Paths(), Still(), Lines(WIDE)), colours, Lettering(QFont()))
        self.title, self.number, self.value = PlainLabel(), PlainLabel(), PlainLabel()
        self.figure, self.unit, self.headline, self.told = PlainLabel(), PlainLabel(), PlainLabel(), PlainLabel()
        self.slider = LargeSlider()
        self.hints = Hints([(key, words, self._then_show(run)) for key, words, run in hints_of(self._actions)])
        self._lay_out()
        self.pad = GuessPad(self.stage.canvas, self.stage.canvas.frame)
        self.pad.guessed.connect(lambda values: self._do(lambda: self.course.take_guess(values)))
        self.slider.pressed_down.connect(lambda: self._hold(True))
        self.slider.let_go.connect(lambda: self._hold(False))
        self.slider.valueChanged.connect(lambda place: self._do(lambda: self.course.slide(place)))
        self.curtain = QWidget(self)
        self.curtain.setStyleSheet("background: black")
        self.curtain.setCursor(Qt.CursorShape.BlankCursor)
        self.curtain.hide()
        self.ring = Ring(self, colours.accent)
        self.ring.follow()
        self._draws.changed.connect(self._show)
        session.listeners.append(self._hear)
        session.refusal_listeners.append(self._tell)
        parent.installEventFilter(self)
        self.fit()
        self._show()

    def _lay_out(self) -> None:
        """Lever above, plot below it, what is told and the keys at the lower edge."""
        for label in (self.number, self.unit, self.told):
            set_role(label, "muted")
        set_role(self.value, "changed")
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 8)
        column.setSpacing(4)
        column.addLayout(_beside(self.title, self.number))
        lever = QHBoxLayout()
        lever.setSpacing(24)
        lever.addWidget(self.slider)
        lever.addWidget(self.value)
        lever.addStretch(0)
        column.addLayout(lever)
        column.addSpacing(8)
        column.addLayout(_beside(self.figure, self.headline))
        column.addWidget(self.unit)
        column.addWidget(self.stage.canvas, 1)
        column.addWidget(self.told)
        column.addWidget(self.hints)

    def _then_show(self, run: Callable[[], object]) -> Callable[[], None]:
        return lambda: self._do(run)

    # Sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All text as large as the screen lets it be."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Fonts for the height there is, none smaller than the least."""
        size = max(round(self.height() / LINES), LEAST + 3)
        plain, large, small = (_sized(self.font(), pixels) for pixels in (size, round(size * 1.3), size - 3))
        for label in (self.number, self.unit, self.told, self.headline):
            label.setFont(plain)
        self.figure.setFont(strong(plain))
        for label in (self.title, self.value):
            label.setFont(strong(large))
        self.stage.restyle(self.stage.scheme, Lettering(_sized(self.font(), size)))
        self.hints.fit(small, self.width() - 64)
        self.told.setMinimumHeight(self.told.fontMetrics().height())
        self.curtain.setGeometry(self.rect())
        self._fit_pad()

    def _fit_pad(self) -> None:
        self.pad.setGeometry(self.stage.canvas.rect())

    # Showing

    def _show(self) -> None:
        """Everything as it stands."""
        course = self.course
        face, chart = course.face, course.chart()
        self.title.setText(face.title)
        self.value.setText(face.value)
        self.number.setText(course.place_words())
        self.slider.show_face(face)
        self.slider.setVisible(bool(course.stop.lever))
        self.figure.setText(chart.title)
        self.unit.setText(chart.subtitle)
        self.headline.setText(course.headline())
        self.told.setText(course.told)
        self.stage.show(chart)
        self.pad.years = chart.years[1:]
        self.pad.setVisible(course.is_hidden)
        self._fit_pad()

    def _hear(self, news: News) -> None:
        """The session has other numbers."""
        if news.results:
            self._show()

    def _tell(self, text: str) -> None:
        """Why something was not done, in the line; it is said once all is shown as it stands."""
        self.course.told = text
        self._show()

    def _hold(self, is_held: bool) -> None:
        """While a hand is on the slider the ranges stand still."""
        self.course.hold() if is_held else self.course.let_go()
        self.stage.is_dragging = is_held
        self._draws.set_held(is_held)
        self._show()

    # Keys

    def _do(self, run: Callable[[], object]) -> None:
        """Do something, and show what comes of it."""
        run()
        if not self._has_left:
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys; behind a blank screen any of them but Escape brings the plot back."""
        if not self.curtain.isHidden() and event.key() != Qt.Key.Key_Escape:
            self.curtain.hide()
            return
        run = action_of(event, self.course, self._actions)
        if run is not None:
            self._do(run)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click on a blank screen brings the plot back."""
        self.curtain.hide()

    def _blank(self) -> None:
        """Nothing on the screen."""
        self.curtain.show()
        self.curtain.raise_()
        self.ring.hide()

    # Leaving

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The meeting ends with the window that it stands before."""
        if event.type() == QEvent.Type.Hide and watched is self.parent() and not event.spontaneous():
            self.close()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The moves are taken back, and the session is left as it was."""
        if not self._has_left:
            self._has_left = True
            self._draws.changed.disconnect(self._show)
            self._draws.stop()
            _forget(self._session.listeners, self._hear)
            _forget(self._session.refusal_listeners, self._tell)
            self.left.emit(self.course.take_back())
        event.accept()


def _beside(first: QWidget, second: QWidget) -> QHBoxLayout:
    """One to the left, the other to the right."""
    line = QHBoxLayout()
    line.addWidget(first)
    line.addStretch(1)
    line.addWidget(second)
    return line


def _on(palette: QPalette, colour: str) -> QPalette:
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    return palette


def _sized(font: QFont, pixels: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(pixels, LEAST))
    return made


def _forget(listeners: list[Listener], own: Listener) -> None:
    if own in listeners:
        listeners.remove(own)
