"""The draws behind what is shown: few at once while a hand moves a lever, more beside the window when it rests."""

from concurrent.futures import CancelledError
from threading import Event
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from scenarier.gui.parts.latest import Latest
from scenarier.session.session import Session
from scenarier.views.unsure import AT_REST, LiveDraws, Question, Unsure, ended_by, question_of


class Draws(QObject):
    """What draws say of the scenario shown; `changed` tells that further draws have been made of it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._live = LiveDraws()
        self._is_held = False
        self._asked: Question | None = None
        self._stopped = Event()
        self._latest = Latest(self)
        self._latest.done.connect(self._take)

    @property
    def is_at_work(self) -> bool:
        """Whether further draws are being made."""
        return self._latest.is_at_work

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
        self.stop()
        stopped = Event()
        self._asked, self._stopped = question, stopped

        def job() -> tuple[Question, Unsure] | None:
            try:
                return question, question.many(AT_REST, ended_by(stopped))
            except CancelledError:
                return None

        self._latest.ask(job)

    def _take(self, found: tuple[Question, Unsure] | None) -> None:
        if found is not None and found[0] is self._asked:
            self.give(*found)

    def give(self, question: Question, answer: Unsure) -> None:
        """Take an answer of many draws, which holds until the question is another."""
        self._asked = question
        self._live.take(question, answer)
        self.changed.emit()

    def set_held(self, is_held: bool) -> None:
        """Whether a hand is on a lever: then few draws are enough."""
        self._is_held = is_held
        if is_held:
            self.stop()

    def stop(self) -> None:
        """Make no further draws; what is at work ends within some blocks."""
        self._stopped.set()
        self._asked = None

    def end(self) -> None:
        """Make no further draws, and wait until what is at work has ended."""
        self.stop()
        self._latest.wait()


_OF_SESSIONS: WeakKeyDictionary[Session, Draws] = WeakKeyDictionary()


def draws_of(session: Session) -> Draws:
    """The draws of a session, the same for all that show them."""
    if session not in _OF_SESSIONS:
        _OF_SESSIONS[session] = Draws()
    return _OF_SESSIONS[session]
