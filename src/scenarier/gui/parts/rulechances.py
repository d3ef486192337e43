"""How likely the rules are to hold, counted behind the window: once for all that show it."""

from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from scenarier.gui.parts.behind import Behind
from scenarier.session.session import Session
from scenarier.views.rule_chances import Chances, ChancesAsked


class RuleChances(QObject):
    """The chances of the scenario shown; `changed` tells that they have been counted anew, or are no longer."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked: ChancesAsked | None = None
        self._found: Chances | None = None
        self._work = Behind(self)
        self._work.done.connect(self._take)

    @property
    def is_at_work(self) -> bool:
        """Whether draws are being counted."""
        return self._work.is_at_work

    def known(self, session: Session) -> Chances | None:
        """The chances as the session stands; None where they have not been counted."""
        found = self._found
        return found if found is not None and ChancesAsked.of(session).is_same(found.asked) else None

    def ask(self, session: Session) -> None:
        """Have them counted where they are neither known nor being counted."""
        asked = ChancesAsked.of(session)
        if self.known(session) is not None or (self.is_at_work and asked.is_same(self._asked)):
            return
        self._asked = asked
        self._work.ask(lambda control: asked.answer(control.tell))

    def stop(self) -> None:
        """Leave off counting; who still shows the chances asks anew."""
        was_at_work = self.is_at_work
        self._work.end()
        if was_at_work:
            self.changed.emit()

    def _take(self, found: Chances) -> None:
        self._found = found
        self.changed.emit()


_OF_SESSIONS: WeakKeyDictionary[Session, RuleChances] = WeakKeyDictionary()


def chances_of(session: Session) -> RuleChances:
    """Those of a session, the same for all that show them."""
    if session not in _OF_SESSIONS:
        _OF_SESSIONS[session] = RuleChances()
    return _OF_SESSIONS[session]
