"""A lesson being played: what the learner has guessed, chosen and reached, and the points for it; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scenarier.analysis.lesson_numbers import Bench
from scenarier.model.lesson_edits import with_edits
from scenarier.model.lessons import Lesson, Step
from scenarier.model.study import Scenario
from scenarier.session.state import Edited, State
from scenarier.storage.lesson_read import Read
from scenarier.text.language import tr


@dataclass(frozen=True, slots=True)
class Played:
    """How far a lesson is, by the number of the step: tasks reached, choices, guesses, and hints shown.

    Of choices and guesses the first counts.
    """

    place: int = 0
    reached: frozenset[int] = frozenset()
    chosen: Mapping[int, int] = field(default_factory=dict)
    guessed: Mapping[int, tuple[float, ...]] = field(default_factory=dict)
    hinted: Mapping[int, int] = field(default_factory=dict)

    def at(self, place: int) -> "Played":
        """At another step."""
        return replace(self, place=place)

    def with_choice(self, choice: int) -> "Played":
        """A choice of the quiz at hand; only the first is kept."""
        return replace(self, chosen={self.place: choice} | dict(self.chosen))

    def with_guess(self, guess: tuple[float, ...]) -> "Played":
        """A guess at the step at hand; only the first is kept."""
        return replace(self, guessed={self.place: guess} | dict(self.guessed))

    def with_hint(self, n_hints: int) -> "Played":
        """One more of the hints of the step at hand."""
        shown = min(self.hinted.get(self.place, 0) + 1, n_hints)
        return replace(self, hinted={**self.hinted, self.place: shown})

    def with_reached(self) -> "Played":
        """The task at hand is solved."""
        return self if self.place in self.reached else replace(self, reached=self.reached | {self.place})


def bench_of(read: Read) -> Bench:
    """What computes the lesson's numbers."""
    return Bench(read.baseline, read.study, read.start)


def answer_of(step: Step, bench: Bench) -> tuple[float, ...]:
    """What a step's guess is held against, year by year."""
    assert step.guess is not None
    first, last = step.guess.years
    return tuple(bench.number(step.guess.source, year, bench.start) for year in range(first, last + 1))


def is_near(step: Step, guess: tuple[float, ...], bench: Bench) -> bool:
    """Whether a guess is within the tolerance in every year."""
    assert step.guess is not None
    tolerance = step.guess.tolerance
    answer = answer_of(step, bench)
    return tolerance is not None and all(
        abs(one - other) <= tolerance * (1 + 1e-12) for one, other in zip(guess, answer, strict=True)
    )


def points_of(lesson: Lesson, place: int, played: Played, bench: Bench) -> int:
    """The points that a step has given."""
    step, points = lesson.steps[place], 0
    if step.task is not None and place in played.reached:
        points += step.task.points
    if step.quiz is not None and played.chosen.get(place) == step.quiz.right:
        points += step.quiz.points
    if step.guess is not None and place in played.guessed and is_near(step, played.guessed[place], bench):
        points += step.guess.points
    return points


def score(lesson: Lesson, played: Played, bench: Bench) -> int:
    """The points so far."""
    return sum(points_of(lesson, place, played, bench) for place in range(len(lesson.steps)))


def entered(read: Read, place: int, now: Scenario) -> Scenario:
    """The learner's scenario when a step begins."""
    return read.start if read.lesson.steps[place].fresh else now


def with_answers(read: Read, bench: Bench, played: Played, now: Scenario) -> tuple[Played, Scenario]:
    """The step at hand as its answer key has it: the guess, the choice, the levers."""
    step = read.lesson.steps[played.place]
    now = entered(read, played.place, now)
    if step.guess is not None:
        played = played.with_guess(answer_of(step, bench))
    if step.task is not None:
        now = with_edits(read.baseline, read.study.horizon, now, step.task.answer)
        if bench.are_met(step.task.goal, now):
            played = played.with_reached()
    return (played if step.quiz is None else played.with_choice(step.quiz.right)), now


def put(state: State, scenario: Scenario) -> Edited:
    """Put another scenario in place of the learner's, as one step of the history."""
    return tr("Lesson: begin again"), state.with_scenario(scenario)
