"""The draws behind what is shown: few at once while a hand moves a lever, more beside the window when it rests."""

from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.behind import Behind
from scenarier.session.session import Session
from scenarier.views.unsure import AT_REST, LiveDraws, Question, Unsure, question_of


class Draws(QObject):
    """What draws say of the scenario shown; `changed` tells that further draws have been made of it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._live = LiveDraws()
        self._is_held = False
        self._asked: Question | None = None
        self._behind = Behind(self)
        self._behind.done.connect(self._take)

    @property
    def is_at_work(self) -> bool:
        """Whether further draws are being made."""
        return self._behind.is_at_work

    def of(self, session: Session, *, is_seen: bool = True) -> Unsure | None:
        """What draws say of the scenario shown, where that is shown; more are made where it is seen and rests."""
        question = question_of(session)
        if question is None:
            self.stop()
            return None
        answer = self._live.of(question, is_held=self._is_held)
        is_enough = answer.draws >= AT_REST or self._is_held or not is_seen
        if not is_enough and not question.is_same(self._asked):
            self._ask(question)
        return answer

    def _ask(self, question: Question) -> None:
        self._asked = question
        self._behind.ask(lambda control: question.many(AT_REST, control.tell))

    def _take(self, answer: Unsure) -> None:
        if self._asked is not None:
            self.give(self._asked, answer)

    def give(self, question: Question, answer: Unsure) -> None:
        """Take an answer of many draws, which holds until the question is another."""
        self.stop()
        self._asked = question
        self._live.take(question, answer)
        self.changed.emit()

    def set_held(self, is_held: bool) -> None:
        """Whether a hand is on a lever: then few draws are enough."""
        self._is_held = is_held
        if is_held:
            self.stop()

    def stop(self) -> None:
        """Make no further draws; what is at work ends within a block or two."""
        self._behind.cancel()
        self._asked = None

    def leave(self, window: QWidget) -> None:
        """Make no further draws for what is hidden; where the window is, wait until what is at work has ended."""
        self.stop()
        if not window.isVisible():
            self._behind.end()


_OF_SESSIONS: WeakKeyDictionary[Session, Draws] = WeakKeyDictionary()


def draws_of(session: Session) -> Draws:
    """The draws of a session, the same for all that show them."""
    if session not in _OF_SESSIONS:
        _OF_SESSIONS[session] = Draws()
    return _OF_SESSIONS[session]
