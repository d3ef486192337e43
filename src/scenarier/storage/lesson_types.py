"""The lesson file's types, which its JSON Schema is generated from; docs/lessons.md."""

from typing import Annotated, Any, Literal

import msgspec

from scenarier.model.lesson_places import WORKSPACE_PARTS
from scenarier.model.lessons import LESSON_VERSION
from scenarier.text.plain import LONGEST_TEXT

FORMAT = "scenarier-lesson"
VERSION = LESSON_VERSION
SIZE_LIMIT = 2 * 2**20
"""A larger file is refused unread [bytes]."""
MOST_STEPS, MOST_OTHERS = 50, 50
"""In one lesson; of figures 500."""
MOST_FIGURES = 500
MOST_POINTS, MOST_MINUTES, MOST_DECIMALS = 100, 240, 4
COMPARISONS = ("at_least", "at_most", "equal")
UNITS = ("mio_kr", "mia_kr", "kr_per_citizen", "per_cent")

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_TEXT)]
Year = Annotated[int, msgspec.Meta(ge=1000, le=9999)]
InYear = Annotated[str, msgspec.Meta(pattern="^[0-9]{4}$")]
Points = Annotated[int, msgspec.Meta(ge=1, le=MOST_POINTS)]
Edits = dict[str, bool | float | dict[InYear, float]]
Unset = msgspec.UnsetType


class _Struct(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What all parts of the file have in common."""


class TextFile(_Struct, kw_only=True, forbid_unknown_fields=True):
    """A text in both languages; {name} in it is a figure."""

    da: Words
    en: Words


class SourceFile(_Struct, kw_only=True, forbid_unknown_fields=True):
    """Where a number is taken from: a metric or a lever."""

    metric: str = ""
    entity: str = ""
    lever: str = ""
    scenario: Annotated[str, msgspec.Meta(description="now, start, or a scenario of the study.")] = "start"
    with_: Annotated[Edits, msgspec.Meta(description="Levers at other values.")] = msgspec.field(
        default_factory=dict, name="with"
    )
    chance: Annotated[float, msgspec.Meta(gt=0, lt=1, description="A quantile of many draws.")] | Unset = (
        msgspec.UNSET
    )


class LessFile(SourceFile, kw_only=True, forbid_unknown_fields=True):
    """What is taken from the number; where it is left out, the metric and entity are the number's."""

    year: Year | Unset = msgspec.UNSET


class FigureFile(SourceFile, kw_only=True, forbid_unknown_fields=True):
    """A number that texts name."""

    year: Year
    less: LessFile | Unset = msgspec.UNSET
    of: Annotated[str, msgspec.Meta(description="The variable that it is shown as a part of.")] = ""
    unit: Literal["mio_kr", "mia_kr", "kr_per_citizen", "per_cent"] | Unset = msgspec.UNSET
    decimals: Annotated[int, msgspec.Meta(ge=0, le=MOST_DECIMALS)] | Unset = msgspec.UNSET
    sign: Annotated[bool, msgspec.Meta(description="A plus before what is above zero.")] = False
    size: Annotated[bool, msgspec.Meta(description="Without its sign.")] = False


class ConditionFile(SourceFile, kw_only=True, forbid_unknown_fields=True):
    """Something that is judged: a metric or lever against a threshold, a rule, or the balance of a proposal."""

    comparison: Literal["at_least", "at_most", "equal"] | Unset = msgspec.UNSET
    threshold: float | Unset = msgspec.UNSET
    of: Annotated[str, msgspec.Meta(description="The variable that the threshold is a part of.")] = ""
    less: LessFile | Unset = msgspec.UNSET
    year: Year | Unset = msgspec.UNSET
    first_year: Year | Unset = msgspec.UNSET
    last_year: Year | Unset = msgspec.UNSET
    rule: Annotated[str, msgspec.Meta(description="A rule of the baseline or of the study.")] = ""
    balance: Annotated[bool, msgspec.Meta(description="Every year financed, no ceiling newly broken.")] = False
    holds: bool = True


class HintFile(TextFile, kw_only=True, forbid_unknown_fields=True):
    """A hint, with the values of levers that it names."""

    levers: Edits = {}


class TaskFile(_Struct, kw_only=True, forbid_unknown_fields=True):
    """What is to be reached, and values of levers that reach it."""

    goal: Annotated[list[ConditionFile], msgspec.Meta(min_length=1, max_length=MOST_OTHERS)]
    answer: Edits
    text: TextFile | Unset = msgspec.UNSET
    points: Points = 1


class ChoiceFile(_Struct, kw_only=True, forbid_unknown_fields=True):
    """A choice, and why it is right or wrong."""

    text: TextFile
    why: TextFile
    right: bool = False


class QuizFile(_Struct, kw_only=True, forbid_unknown_fields=True):
    """A question; one choice is right."""

    question: TextFile
    choices: Annotated[list[ChoiceFile], msgspec.Meta(min_length=2, max_length=8)]
    points: Points = 1


class GuessFile(SourceFile, kw_only=True, forbid_unknown_fields=True):
    """A number to guess before it is shown."""

    question: TextFile
    year: Year | Unset = msgspec.UNSET
    first_year: Year | Unset = msgspec.UNSET
    last_year: Year | Unset = msgspec.UNSET
    tolerance: Annotated[float, msgspec.Meta(ge=0)] | Unset = msgspec.UNSET
    points: Points = 1


class LookFile(_Struct, kw_only=True, forbid_unknown_fields=True):
    """Where to look."""

    workspace: Literal[tuple(WORKSPACE_PARTS)] | Unset = msgspec.UNSET  # type: ignore[valid-type]
    part: str = ""
    metric: str = ""
    entity: str = ""
    year: Year | Unset = msgspec.UNSET


class StepFile(_Struct, kw_only=True, forbid_unknown_fields=True):
    """One step."""

    title: TextFile
    text: TextFile
    look: LookFile | Unset = msgspec.UNSET
    levers: list[str] = []
    fresh: Annotated[bool, msgspec.Meta(description="Begin with the lesson's start again.")] = False
    claims: Annotated[list[ConditionFile], msgspec.Meta(max_length=MOST_OTHERS)] = []
    guess: GuessFile | Unset = msgspec.UNSET
    task: TaskFile | Unset = msgspec.UNSET
    hints: Annotated[list[HintFile], msgspec.Meta(max_length=MOST_OTHERS)] = []
    quiz: QuizFile | Unset = msgspec.UNSET


class AimFile(_Struct, kw_only=True, forbid_unknown_fields=True):
    """What a role wants; with a goal the engine judges an agreement."""

    text: TextFile
    goal: Annotated[list[ConditionFile], msgspec.Meta(max_length=MOST_OTHERS)] = []


class RoleFile(_Struct, kw_only=True, forbid_unknown_fields=True):
    """A part in a negotiation."""

    name: TextFile
    text: TextFile
    aims: Annotated[list[AimFile], msgspec.Meta(min_length=1, max_length=MOST_OTHERS)]


class LessonFile(_Struct, kw_only=True, forbid_unknown_fields=True):
    """A lesson."""

    format: Literal["scenarier-lesson"]
    version: Annotated[int, msgspec.Meta(ge=1, le=VERSION)]
    title: TextFile
    about: TextFile
    steps: Annotated[list[StepFile], msgspec.Meta(min_length=1, max_length=MOST_STEPS)]
    minutes: Annotated[int, msgspec.Meta(ge=1, le=MOST_MINUTES)] = 5
    order: Annotated[int, msgspec.Meta(ge=0, le=10_000, description="Its place in the list.")] = 100
    figures: dict[str, FigureFile] = {}
    study: Annotated[dict[str, Any], msgspec.Meta(description="A study, as in its own file.")] | Unset = (
        msgspec.UNSET
    )
    scenario: Annotated[str, msgspec.Meta(description="The study's scenario that the learner works on.")] = ""
    names: Annotated[dict[str, TextFile], msgspec.Meta(description="Names in the study, in both languages.")] = {}
    roles: Annotated[list[RoleFile], msgspec.Meta(max_length=MOST_OTHERS)] = []
    trainer: TextFile | Unset = msgspec.UNSET


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a lesson file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(LessonFile)}
