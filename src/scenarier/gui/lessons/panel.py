"""A lesson's panel: the step beside the work, with its goals, hints, quiz and guess."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scenarier.gui.lessons.asked import GuessBox, QuizBox, wrapped
from scenarier.gui.lessons.goals import Aims, Goals
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.lesson_run import LessonRun
from scenarier.session.news import News
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.lessons import StepCard, aim_rows, goal_rows, score_words, step_card

WIDTH = 320
RESET = "F9"


class LessonPanel(QWidget):
    """Shows the step at hand.

    `stepped` says that another step is shown, `hidden` whether figures are to be hidden until it is guessed,
    `scored` carries the points so far, `left` that the learner is done.
    """

    stepped = Signal()
    hidden = Signal(bool)
    scored = Signal(int)
    left = Signal()

    def __init__(self, run: LessonRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run = run
        self.setMinimumWidth(WIDTH)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 4, 8, 8)
        self.goals: Goals | None = None
        self.aims = Aims(())
        self.quiz: QuizBox | None = None
        self.guess: GuessBox | None = None
        self._page = QWidget()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.show_step)
        self.show_step()

    def sizeHint(self) -> QSize:
        """As narrow as may be: the work beside it needs the room, and it stands still from step to step."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def refresh(self, news: News) -> None:
        """Look at the goal anew."""
        if not (news.study or news.selected):
            return
        if self.run.look():
            self._later.start()  # not while a hand is on what is to be made anew
            return
        step = self.run.read.lesson.steps[self.run.played.place]
        if self.goals is not None:
            self.goals.show_rows(goal_rows(step, self.run.bench, self.run.now))
        self.aims.show_rows(aim_rows(self.run.read.lesson, self.run.bench, self.run.now))

    def show_step(self) -> None:
        """Show the step at hand, in the language that is spoken."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        while self._layout.count():
            item = self._layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        card = step_card(self.run.read.lesson, self.run.bench, self.run.played, self.run.now)
        self._layout.addWidget(self._head(card))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(area, "ground")
        self._page = self._page_of(card)
        area.setWidget(self._page)
        self._layout.addWidget(area, 1)
        self._layout.addWidget(self._foot())
        if had_keyboard:
            is_asked = self.guess is not None and self.run.is_hidden
            (self.guess.fields[0] if is_asked and self.guess is not None else self.next).setFocus()
        self.hidden.emit(self.run.is_hidden)
        self.scored.emit(self.run.points)

    def _head(self, card: StepCard) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        number = PlainLabel(card.number)
        self.score = PlainLabel(score_words(self.run.read.lesson, self.run.played, self.run.bench))
        for label in (number, self.score):
            set_role(label, "muted")
        row.addWidget(number)
        row.addStretch(1)
        row.addWidget(self.score)
        return head

    def _page_of(self, card: StepCard) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        self.goals = Goals(card.goals) if card.goals else None
        self.quiz = QuizBox(card.quiz, self._choose) if card.quiz else None
        self.guess = GuessBox(card.guess, self._guess) if card.guess else None
        column.addWidget(wrapped(card.title, "title"))
        column.addWidget(wrapped(card.text))
        for box in (self.guess, self._task(card), self.quiz):
            if box is not None and not (self.run.is_hidden and box is not self.guess):
                column.addWidget(box)
        if card.look and not self.run.is_hidden:
            column.addWidget(wrapped(tr("Look at: {figure}", figure=card.look), "small"))
        self.aims = Aims(aim_rows(self.run.read.lesson, self.run.bench, self.run.now))
        column.addWidget(self.aims)
        column.addStretch(1)
        return page

    def _task(self, card: StepCard) -> QWidget | None:
        if self.goals is None:
            return None
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(wrapped(tr("Task"), "title"))
        column.addWidget(wrapped(card.task))
        column.addWidget(self.goals)
        column.addWidget(wrapped(tr("Free levers: {names}", names="; ".join(card.levers)), "small"))
        for hint in card.hints:
            column.addWidget(wrapped(hint))
        if card.is_reached:
            column.addWidget(wrapped(tr("Solved. {points}", points=card.points)))
        if len(card.hints) < card.n_hints:
            self.hint_button = QPushButton(tr("Hint"))
            self.hint_button.clicked.connect(self._hint)
            column.addWidget(self.hint_button)
        return box

    def _foot(self) -> QWidget:
        foot, place = QWidget(), self.run.played.place
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        self.again = QPushButton(tr("Begin again"))
        self.again.clicked.connect(self.run.begin_again)
        self.again.setShortcut(RESET)
        set_tip(self.again, tr("The levers as they were when the step began ({key})", key=RESET))
        self.back, self.next = QPushButton("‹"), QPushButton(tr("Next"))
        self.back.setAccessibleName(tr("Previous step"))
        self.back.setEnabled(place > 0)
        self.back.setMaximumWidth(36)
        is_last = place == len(self.run.read.lesson.steps) - 1
        if is_last:
            self.next.setText(tr("Finish"))
        self.back.clicked.connect(partial(self._go, -1))
        self.next.clicked.connect(self.left.emit if is_last else partial(self._go, 1))
        for button in (self.again, self.back, self.next):
            row.addWidget(button)
        return foot

    def _go(self, steps: int) -> None:
        if self.run.go(steps):
            self.run.look()
            self.show_step()
            self.stepped.emit()

    def _choose(self, choice: int) -> None:
        self.run.choose(choice)
        self._later.start()

    def _guess(self, values: list[float]) -> None:
        self.run.guess(values)
        self._later.start()

    def _hint(self) -> None:
        self.run.hint()
        self._later.start()

    def title(self) -> str:
        """What the lesson is called."""
        return one_line(self.run.read.lesson.title.spoken)
