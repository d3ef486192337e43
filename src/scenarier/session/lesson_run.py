"""A lesson as it goes on in a session: which step, which levers are free, what is reached; no Qt."""

from collections.abc import Sequence

from scenarier.model.study import Scenario
from scenarier.session.lesson_lock import Lock
from scenarier.session.lesson_play import Played, bench_of, entered, put, score
from scenarier.session.session import Session
from scenarier.storage.lesson_read import Read


def lesson_session(read: Read) -> Session:
    """A session of the lesson's own, on its study, with the learner's scenario shown."""
    session = Session(read.baseline, read.study)
    session.select(read.selected)
    return session


class LessonRun:
    """Takes a learner through the steps. What the session's study becomes is looked at by `look`."""

    def __init__(self, session: Session, read: Read) -> None:
        self.session, self.read = session, read
        self.bench = bench_of(read)
        self.played = Played()
        self._begun: dict[int, Scenario] = {}
        self._enter()

    @property
    def now(self) -> Scenario:
        """The learner's scenario as it stands."""
        return self.session.study.scenarios[self.read.selected]

    @property
    def is_hidden(self) -> bool:
        """Whether figures are to be hidden, since the learner is to guess first."""
        step = self.read.lesson.steps[self.played.place]
        return step.guess is not None and self.played.place not in self.played.guessed

    @property
    def points(self) -> int:
        """The points so far."""
        return score(self.read.lesson, self.played, self.bench)

    def go(self, steps: int) -> bool:
        """To another step; whether there is one, and nothing typed holds it up."""
        place = self.played.place + steps
        if not 0 <= place < len(self.read.lesson.steps) or not self.session.settle():
            return False
        self.played = self.played.at(place)
        self._enter()
        return True

    def _enter(self) -> None:
        place = self.played.place
        step = self.read.lesson.steps[place]
        if place not in self._begun:
            self._begun[place] = entered(self.read, place, self.now)
            self._put(self._begun[place])
        self.session.lock_to(Lock(step.levers, self.read.selected))

    def begin_again(self) -> None:
        """The levers as they were when the step began; points stay. Undo brings them back."""
        self._put(self._begun[self.played.place])

    def _put(self, scenario: Scenario) -> None:
        if scenario == self.now:
            return
        lock, self.session.lock = self.session.lock, None
        self.session.select(self.read.selected)
        self.session.do(put(self.session.state, scenario))
        self.session.lock = lock

    def look(self) -> bool:
        """Look whether the task is solved now; whether it just was, the first time."""
        step, before = self.read.lesson.steps[self.played.place], self.played
        if step.task is not None and self.bench.are_met(step.task.goal, self.now):
            self.played = self.played.with_reached()
        return self.played != before

    def choose(self, choice: int) -> None:
        """Answer the quiz."""
        self.played = self.played.with_choice(choice)

    def guess(self, values: Sequence[float]) -> None:
        """Guess."""
        self.played = self.played.with_guess(tuple(values))

    def hint(self) -> None:
        """Ask for one more hint."""
        n_hints = len(self.read.lesson.steps[self.played.place].hints)
        self.played = self.played.with_hint(n_hints)
