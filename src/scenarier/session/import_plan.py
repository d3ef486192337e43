"""What is to be imported from a file, before anything is changed: how it was understood, what is taken.

`scenarier.exchange.importing` makes an `ImportPlan` of a file's tables; `views/importing.py` words it for window
and command line. Texts in it are in the language that was spoken when it was made; sheets, rows and columns are
the file's own, counted from 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from scenarier.session.state import Edited, State
from scenarier.text.block_headings import DECIMAL as DECIMAL
from scenarier.text.block_headings import UNIT as UNIT
from scenarier.text.block_headings import Answers
from scenarier.text.language import mark

Kind = Literal["", "budget", "measures", "assumptions", "forecast", "workbook"]
"""What a file can hold; "" while that is not known. A workbook is one that this program exported."""
KINDS: tuple[Kind, ...] = ("budget", "measures", "assumptions", "forecast")
"""What can be asked for by name."""
How = Literal["heading", "chosen", "remembered"]
Fields = Mapping[str, str]
"""What columns hold, by their heading: one of FIELDS, a year, or SKIP."""
FIELDS: Mapping[str, str] = {
    "target": mark("What it is aimed at"),
    "title": mark("Title"),
    "year": mark("Year"),
    "amount": mark("Amount"),
    "unit": mark("Unit"),
    "owner": mark("Owner"),
    "package": mark("Package"),
    "note": mark("Note"),
    "on": mark("On"),
    "off": mark("Off"),
    "lasting": mark("Lasting"),
    "parameter": mark("Assumption"),
    "entity": mark("What it is of"),
    "age": mark("Age"),
    "sex": mark("Sex"),
    "area": mark("Area"),
}
"""What a column can hold, and what it is called."""
SKIP = "skip"
"""What a column holds that is left out."""
KIND, SHEET, SIGN, PRICES, SHARES, TWICE = "kind", "sheet", "sign", "prices", "shares", "twice"
"""What questions are about; one about a target is `target <words>`, others are named where they are asked."""
LEAVE_OUT = "leave out"
"""The answer that rows are not to be taken."""


class ReadColumn(NamedTuple):
    """How a column was understood: its field ("" where it is left out), its year, the unit of its numbers.

    `unit` is one of `ones`, `thousands`, `millions`, `billions`, `share`, `persons`, or "" where none is named.
    `number` counts from 1, `letter` is what a spreadsheet calls it ("" in text).
    """

    number: int
    heading: str
    field: str
    year: int = 0
    unit: str = ""
    how: How = "heading"
    letter: str = ""


class TakenRow(NamedTuple):
    """What is taken of a row, or of the rows of a long table that belong together.

    `key` is a target of a budget or a measure, a parameter's key, an age group. `values` are numbers by year in
    the model's unit `unit` (0 for all years); `texts` are other fields by name, such as `title` and `note`.
    """

    row: int
    key: str
    values: Mapping[int, float]
    unit: str
    texts: Mapping[str, str]


class RejectedRow(NamedTuple):
    """A row that cannot be taken: its place (0: no row, no column in particular), what stands there, and why.

    `place` is the place in words: `Ark1!A5`; "" where the whole file is meant.
    """

    sheet: str
    row: int
    column: int
    text: str
    reason: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What can be understood in more than one way: `choices` gives the words of each answer.

    `answer` is how it is understood now, "" while it is open; it can be changed in either case. `why` says how the
    answer was found where nobody gave it. `option` is how it is answered by command, with … for the answer.
    """

    about: str
    text: str
    choices: Mapping[str, str]
    answer: str = ""
    why: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says of a file: its kind and sheet, what its columns hold, answers by what they are about.

    `remembered` are the fields of earlier imports by the content of their heading row (`ImportPlan.heading`).
    """

    kind: Kind = ""
    sheet: str = ""
    fields: Fields = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    remembered: Mapping[str, Fields] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What is to be imported.

    Parameters
    ----------
    why : how the kind was recognised.
    sheets : names of the file's sheets; `sheet` is the one that is read.
    decimal : the decimal sign of numbers that are texts; "" where none tells.
    told : what else to know, a sentence each: what was left out, what changes.
    heading : the content of the heading row, by which `fields` are remembered; "" for none.
    fields : the columns that were not understood by their heading alone.
    edit : the edit that takes what is taken, `session.do(plan.edit(session.state))`; None where nothing can be.
    """

    kind: Kind = ""
    why: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    decimal: str = ""
    columns: tuple[ReadColumn, ...] = ()
    taken: tuple[TakenRow, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    questions: tuple[Question, ...] = ()
    told: tuple[str, ...] = ()
    heading: str = ""
    fields: Fields = field(default_factory=dict)
    edit: Callable[[State], Edited] | None = None

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that must be answered first."""
        return tuple(question for question in self.questions if not question.answer)

    @property
    def is_whole(self) -> bool:
        """Whether everything in the file is understood and taken, so that it can be imported as it is."""
        return self.edit is not None and not self.rejected and not self.open_questions

    @property
    def can_leave_out(self) -> bool:
        """Whether what is taken can be imported without the rows that are rejected."""
        return self.edit is not None and bool(self.rejected) and not self.open_questions
