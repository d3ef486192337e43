"""A lesson and what it is made of: steps in two languages, whose figures and claims the engine computes.

Numbers in a lesson are never typed: a text names a figure, a figure says where its number is taken from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scenarier.model.plan import ByYear
from scenarier.text.language import pick

LESSON_VERSION = 1
"""The newest version of the lesson file; docs/lessons.md."""
NOW, START = "now", "start"
"""The learner's scenario as it stands, and as the lesson began: names that no scenario of a lesson needs."""

Comparison = Literal["at_least", "at_most", "equal"]
Edit = float | bool | ByYear
"""A lever's value: one for every year or one by year; of a measure also whether it is on."""
Edits = Mapping[str, Edit]
"""By lever, named as in a study file, or `measure:<title>`."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages; `{name}` in it stands for a figure of the lesson, or a lever of its hint."""

    da: str = ""
    en: str = ""

    @property
    def spoken(self) -> str:
        """In the language that is spoken, its figures not filled in."""
        return pick(self.da, self.en)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number is taken from: a result variable or a lever of a scenario, with levers at other values.

    `scenario` is NOW, START or a name of the lesson's study. `chance` asks for the quantile of many draws of the
    uncertain assumptions in place of the one projection.
    """

    metric: str = ""
    entity: str = ""
    lever: str = ""
    scenario: str = START
    edits: Edits = field(default_factory=dict)
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Less:
    """What a number is held against before it is shown or judged; `year` is the number's own where it is None."""

    source: Source
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number for a text: of a source in a year, less another, as a part of `of`, in a unit and with decimals."""

    source: Source
    year: int
    less: Less | None = None
    of: str = ""
    unit: str = ""
    decimals: int | None = None
    sign: bool = False
    size: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """Something the engine judges: a number in some years, a rule kept or broken, or a proposal that balances.

    `years` are the first and the last, None for those of the study. The threshold is in the number's unit, or a
    part of the variable `of`. `holds` is False where a rule or the balance is to be broken somewhere.
    """

    source: Source
    comparison: Comparison = "at_least"
    threshold: float = 0.0
    of: str = ""
    less: Less | None = None
    years: tuple[int | None, int | None] = (None, None)
    rule: str = ""
    balance: bool = False
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint, and the values of levers that it names."""

    text: Text
    levers: Edits = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """What the learner is to reach with the levers; `answer` are the values of levers that reach it."""

    goal: tuple[Condition, ...]
    answer: Edits
    text: Text = Text()
    points: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose, and why it is right or wrong."""

    text: Text
    why: Text
    right: bool = False


@dataclass(frozen=True, slots=True)
class Quiz:
    """A question with choices, one of them right."""

    question: Text
    choices: tuple[Choice, ...]
    points: int = 1

    @property
    def right(self) -> int:
        """The place of the right choice."""
        return next(place for place, choice in enumerate(self.choices) if choice.right)


@dataclass(frozen=True, slots=True)
class Guess:
    """What the learner guesses before it is shown: a number in each year from the first to the last.

    Within `tolerance` [the number's unit] it gives points; None shows guess and answer together, and judges none.
    """

    question: Text
    source: Source
    years: tuple[int, int]
    tolerance: float | None = None
    points: int = 1


@dataclass(frozen=True, slots=True)
class Look:
    """Where to look: a workspace, a part of it, and a figure."""

    workspace: str = ""
    part: str = ""
    metric: str = ""
    entity: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a text, where to look, which levers may be moved, and what is asked of the learner.

    `fresh` puts the learner's scenario back as the lesson began. `claims` hold of the lesson, whatever the learner
    does: they are what the text says.
    """

    title: Text
    text: Text
    look: Look = Look()
    levers: tuple[str, ...] = ()
    fresh: bool = False
    claims: tuple[Condition, ...] = ()
    guess: Guess | None = None
    task: Task | None = None
    hints: tuple[Hint, ...] = ()
    quiz: Quiz | None = None

    @property
    def points(self) -> int:
        """The most that can be had."""
        guessed = self.guess.points if self.guess is not None and self.guess.tolerance is not None else 0
        return guessed + (self.task.points if self.task else 0) + (self.quiz.points if self.quiz else 0)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a role wants, and whether an agreement gives it."""

    text: Text
    goal: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A part to play in a negotiation."""

    name: Text
    text: Text
    aims: tuple[Aim, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson; `scenario` names the one of its study that the learner works on.

    A negotiation is a lesson with `roles`; `trainer` is what only the trainer reads.
    """

    title: Text
    about: Text
    steps: tuple[Step, ...]
    scenario: str
    minutes: int = 5
    order: int = 100
    figures: Mapping[str, Figure] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    trainer: Text = Text()

    @property
    def points(self) -> int:
        """The most that can be had."""
        return sum(step.points for step in self.steps)
