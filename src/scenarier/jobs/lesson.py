"""`scenarier lesson`: what is wrong with lesson files, and a lesson played through its answer key."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scenarier.exchange.lesson_cards import cards_page
from scenarier.model.study import Scenario
from scenarier.session.lesson_play import Played, bench_of, score, with_answers
from scenarier.session.lesson_truth import untruths
from scenarier.storage.files import write_whole
from scenarier.storage.lesson_files import find_lesson
from scenarier.storage.lesson_read import Read, read_lesson
from scenarier.text.faults import faults_text
from scenarier.text.language import mark, ntr, tr
from scenarier.views.lesson_texts import answer_words
from scenarier.views.lessons import LessonLine, StepCard, aim_rows, lesson_lines, score_words, step_card
from scenarier.vocabulary.errors import Fault, FaultsError


class Checked(NamedTuple):
    """What there is to say of some files: lines, what is wrong, and the status to end with."""

    lines: list[str]
    wrong: list[str]
    status: int


def check(paths: Sequence[Path]) -> Checked:
    """Read each file, and hold what it says against the model. Status 0 for true, 1 for untrue, 2 for broken."""
    lines, wrong, status = [], [], 0
    for path in map(find_lesson, paths):
        try:
            read = read_lesson(path)
        except FaultsError as error:
            wrong.append(faults_text(error))
            status = 2
            continue
        found = untruths(read)
        if found:
            wrong.append(faults_text(FaultsError(str(path), found)))
            status = max(status, 1)
        else:
            lines.append(_fine(path, read))
    return Checked(lines, wrong, status)


def _fine(path: Path, read: Read) -> str:
    lesson = read.lesson
    n_steps, n_claims = len(lesson.steps), sum(len(step.claims) for step in lesson.steps)
    return tr(
        "{file}: “{title}”, {steps}, {points}, {claims}; all is so, and the answers solve it.",
        file=str(path),
        title=lesson.title.spoken,
        steps=ntr("{n} step", "{n} steps", n_steps),
        points=ntr("{n} point", "{n} points", lesson.points),
        claims=ntr("{n} claim", "{n} claims", n_claims),
    )


class Outcome(NamedTuple):
    """A lesson played through: what is printed, the points and the most there were."""

    text: str
    points: int
    most: int


def play(path: Path, *, has_answers: bool) -> Outcome:
    """Print a lesson's steps, with the answers its key has where they are asked for.

    Raises
    ------
    FaultsError : with all faults of the file.
    """
    read = read_lesson(find_lesson(path))
    lesson, bench = read.lesson, bench_of(read)
    played, now = Played(), read.start
    lines = [lesson.title.spoken, lesson.about.spoken]
    for place in range(len(lesson.steps)):
        played = played.at(place)
        if has_answers:
            played, now = with_answers(read, bench, played, now)
        card = step_card(lesson, bench, played, now)
        lines += ["", *_step_lines(card), *(_answer_lines(read, place, card) if has_answers else ())]
    lines += _agreement(read, now) if has_answers else []
    if has_answers:
        lines += ["", score_words(lesson, played, bench)]
    return Outcome("\n".join(lines) + "\n", score(lesson, played, bench), lesson.points)


def _step_lines(card: StepCard) -> Iterator[str]:
    yield f"{card.number}: {card.title}"
    yield f"  {card.text}"
    if card.guess is not None:
        yield _line(tr("Guess first"), card.guess.question)
    if card.task:
        yield _line(tr("Task"), card.task)
    for goal in card.goals:
        stands = f" ({goal.stands})" if goal.stands else ""
        yield f"  {'✓' if goal.is_met else '·'} {goal.text}{stands}"
    if card.levers:
        yield _line(tr("Levers"), "; ".join(card.levers))
    if card.quiz is not None:
        yield f"  {card.quiz.question}"
        for number, choice in enumerate(card.quiz.choices):
            yield f"  {'✓' if number == card.quiz.chosen else '-'} {choice}"


def _answer_lines(read: Read, place: int, card: StepCard) -> Iterator[str]:
    task = read.lesson.steps[place].task
    if task is not None:
        yield _line(tr("Answer"), answer_words(bench_of(read), task.answer))
    for told in (card.guess.told if card.guess else "", card.quiz.told if card.quiz else "", card.points):
        if told:
            yield f"  {told}"


def _agreement(read: Read, now: Scenario) -> list[str]:
    rows = aim_rows(read.lesson, bench_of(read), now)
    signs = {True: "✓", False: "·", None: " "}
    return ["", *(f"  {signs[row.is_met]} {row.role}: {row.text}" for row in rows)] if rows else []


def write_cards(path: Path, output: Path) -> None:
    """Write the cards of a negotiation and the trainer's page, as HTML to print.

    Raises
    ------
    FaultsError : the lesson is faulty, has no roles, or the output cannot be written.
    """
    found = find_lesson(path)
    read = read_lesson(found)
    if not read.lesson.roles:
        raise FaultsError(str(found), [Fault("roles", mark("this lesson has no roles, so no cards"))])
    write_whole(output, cards_page(read.lesson, bench_of(read)).encode())


def listed() -> str:
    """The lessons there are, in their order: file, title, minutes."""
    return "".join(f"{line.path.stem}  {_titled(line)}\n" for line in lesson_lines({}))


def _titled(line: LessonLine) -> str:
    return tr("cannot be read; scenarier lesson check says why") if line.fault else f"{line.title} ({line.told})"


def _line(heading: str, text: str) -> str:
    return f"  {heading}: {text}"
