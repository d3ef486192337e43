"""A lesson as it is shown: its steps, goals, hints, quizzes, guesses and score, as frozen rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scenarier.analysis.lesson_numbers import Bench
from scenarier.model.lessons import Lesson, Step
from scenarier.model.measures import budget_effect
from scenarier.model.names import line_name, target_name
from scenarier.model.study import Measure, Scenario
from scenarier.session.lesson_play import Played, answer_of, is_near, points_of, score
from scenarier.storage.lesson_files import lesson_paths, shipped_lessons_folder
from scenarier.storage.lesson_read import read_lesson
from scenarier.text.faults import faults_text
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import format_number
from scenarier.text.plain import one_line
from scenarier.views.lesson_texts import condition_words, filled, hint_words, judged_words, quantity
from scenarier.views.lever_words import lever_title
from scenarier.vocabulary.errors import FaultsError


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal, whether it is met, and where it stands."""

    text: str
    is_met: bool
    stands: str


@dataclass(frozen=True, slots=True)
class QuizCard:
    """A question; once a choice is made, which it was, which is right, and why."""

    question: str
    choices: tuple[str, ...]
    chosen: int | None
    right: int
    told: str


@dataclass(frozen=True, slots=True)
class GuessRow:
    """A year's guess and answer in words; "" until it is guessed."""

    year: int
    guess: str
    answer: str


@dataclass(frozen=True, slots=True)
class GuessCard:
    """A guess to make, or made; `told` says how near it was."""

    question: str
    unit: str
    years: tuple[int, ...]
    rows: tuple[GuessRow, ...]
    told: str


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step as it is shown."""

    number: str
    title: str
    text: str
    levers: tuple[str, ...]
    task: str
    goals: tuple[GoalRow, ...]
    is_reached: bool
    hints: tuple[str, ...]
    n_hints: int
    quiz: QuizCard | None
    guess: GuessCard | None
    points: str
    look: str


def step_card(lesson: Lesson, bench: Bench, played: Played, now: Scenario) -> StepCard:
    """The step at hand."""
    place = played.place
    step = lesson.steps[place]
    shown = played.hinted.get(place, 0)
    task = step.task
    return StepCard(
        number=tr("Step {n} of {of}", n=place + 1, of=len(lesson.steps)),
        title=filled(step.title, lesson, bench, now),
        text=filled(step.text, lesson, bench, now),
        levers=tuple(lever_title(bench.baseline, name) for name in step.levers),
        task="" if task is None else filled(task.text, lesson, bench, now),
        goals=() if task is None else tuple(goal_rows(step, bench, now)),
        is_reached=place in played.reached,
        hints=tuple(hint_words(hint, lesson, bench, now) for hint in step.hints[:shown]),
        n_hints=len(step.hints),
        quiz=_quiz_card(step, lesson, bench, played, now),
        guess=_guess_card(step, lesson, bench, played, now),
        points=step_points_words(lesson, place, played, bench),
        look=_look_words(step, bench),
    )


def _look_words(step: Step, bench: Bench) -> str:
    """What to look at: `Likviditet pr. borger 2029`; "" for nothing."""
    if not step.look.metric:
        return ""
    year = "" if step.look.year is None else f" {step.look.year}"
    return f"{line_name(bench.baseline, step.look.metric, step.look.entity)}{year}"


def goal_rows(step: Step, bench: Bench, now: Scenario) -> list[GoalRow]:
    """The goals of a step's task, held against the learner's scenario."""
    rows = []
    for condition in () if step.task is None else step.task.goal:
        judged = bench.judge(condition, now)
        rows.append(
            GoalRow(condition_words(condition, bench), judged.is_met, judged_words(judged, condition, bench))
        )
    return rows


def _quiz_card(step: Step, lesson: Lesson, bench: Bench, played: Played, now: Scenario) -> QuizCard | None:
    if step.quiz is None:
        return None
    chosen = played.chosen.get(played.place)
    told = ""
    if chosen is not None:
        why = filled(step.quiz.choices[chosen].why, lesson, bench, now)
        told = tr("Right. {why}", why=why) if chosen == step.quiz.right else tr("Not quite. {why}", why=why)
    return QuizCard(
        question=filled(step.quiz.question, lesson, bench, now),
        choices=tuple(filled(choice.text, lesson, bench, now) for choice in step.quiz.choices),
        chosen=chosen,
        right=step.quiz.right,
        told=told,
    )


def _guess_card(step: Step, lesson: Lesson, bench: Bench, played: Played, now: Scenario) -> GuessCard | None:
    guess = step.guess
    if guess is None:
        return None
    years = tuple(range(guess.years[0], guess.years[1] + 1))
    unit, given = bench.unit(guess.source), played.guessed.get(played.place)
    rows: tuple[GuessRow, ...] = ()
    told = ""
    if given is not None:
        answers = answer_of(step, bench)
        rows = tuple(
            GuessRow(year, quantity(one, unit), quantity(other, unit))
            for year, one, other in zip(years, given, answers, strict=True)
        )
        told = guess_words(step, given, bench)
    question = filled(guess.question, lesson, bench, now)
    return GuessCard(question, unit, years, rows, told)


def guess_words(step: Step, given: tuple[float, ...], bench: Bench) -> str:
    """How near a guess was, in the year where it was farthest off."""
    assert step.guess is not None
    pairs = zip(given, answer_of(step, bench), strict=True)
    guess, answer = max(pairs, key=lambda pair: abs(pair[0] - pair[1]))
    unit = bench.unit(step.guess.source)
    words = quantity(answer, unit).rstrip(".")  # »mio. kr.« ends the sentence itself
    told = tr("You guessed {guess}; it is {answer}.", guess=quantity(guess, unit), answer=words)
    if step.guess.tolerance is None:
        return told
    judged = tr("That is near enough.") if is_near(step, given, bench) else tr("That is too far off.")
    return f"{told} {judged}"


def step_points_words(lesson: Lesson, place: int, played: Played, bench: Bench) -> str:
    """`1 af 2 point`; "" where a step gives none."""
    most = lesson.steps[place].points
    if most == 0:
        return ""
    points = points_of(lesson, place, played, bench)
    return ntr("{points} of {n} point", "{points} of {n} points", most, points=points)


def score_words(lesson: Lesson, played: Played, bench: Bench) -> str:
    """The points so far of all there are."""
    points = score(lesson, played, bench)
    return tr("Score: {points} of {most}", points=points, most=lesson.points)


@dataclass(frozen=True, slots=True)
class AimRow:
    """What a role wants, and whether the agreement gives it; None where the engine cannot say."""

    role: str
    text: str
    is_met: bool | None


def aim_rows(lesson: Lesson, bench: Bench, now: Scenario) -> list[AimRow]:
    """The aims of all roles, held against the budget as it stands."""
    return [
        AimRow(
            filled(role.name, lesson, bench, now),
            filled(aim.text, lesson, bench, now),
            bench.are_met(aim.goal, now) if aim.goal else None,
        )
        for role in lesson.roles
        for aim in role.aims
    ]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure of the shared budget: its name, what it is aimed at, and what it does to the result each year."""

    title: str
    target: str
    effects: tuple[str, ...]


def measure_lines(bench: Bench) -> list[MeasureLine]:
    """The measures that are negotiated [mio. kr., base-year prices], of all projected years."""
    return [
        MeasureLine(
            one_line(one.title),
            target_name(bench.baseline, one.target),
            tuple(format_number(value, int(value != round(value)), sign=True) for value in _effects(one, bench)),
        )
        for one in bench.start.measures
    ]


def _effects(measure: Measure, bench: Bench) -> tuple[float, ...]:
    return budget_effect(measure, bench.years[1:])


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson in the list; `fault` says why it cannot be opened, "" where it can."""

    path: Path
    order: int
    title: str
    about: str
    told: str
    fault: str = ""
    has_cards: bool = False


def lesson_lines(best: Mapping[str, int]) -> list[LessonLine]:
    """The lessons there are, in their order; `best` are the points that were had, by the file's name."""
    return sorted(map(partial(_line, best), lesson_paths()), key=lambda one: (one.order, one.path.name))


def _line(best: Mapping[str, int], path: Path) -> LessonLine:
    try:
        lesson = read_lesson(path).lesson
    except FaultsError as error:
        fault = faults_text(error)
        if path.parent == shipped_lessons_folder():  # whole where it was made
            fault = tr("This lesson is about another municipality's figures, and does not fit these.")
        return LessonLine(path, _LAST, one_line(path.name), "", "", fault)
    told = [tr("{n} min.", n=lesson.minutes)]
    if path.stem in best:
        told.append(tr("best: {points} of {most}", points=best[path.stem], most=lesson.points))
    texts = lesson.title.spoken, lesson.about.spoken, ", ".join(told)
    return LessonLine(path, lesson.order, *texts, has_cards=bool(lesson.roles))


_LAST = 10_001
