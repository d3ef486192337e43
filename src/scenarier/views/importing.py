"""What is to be imported from a file, in words and numbers: columns, what is taken or not, what is asked."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scenarier.model.baseline import Baseline
from scenarier.model.fill import DECIMALS
from scenarier.model.names import target_name
from scenarier.model.parameters import split_key
from scenarier.session.import_plan import (
    FIELDS,
    ImportPlan,
    Kind,
    Question,
    ReadColumn,
    RejectedRow,
    TakenRow,
)
from scenarier.session.lever_edits import lever_words
from scenarier.session.targets import Targets
from scenarier.text.block_headings import ALL_YEARS
from scenarier.text.copied import quantity
from scenarier.text.language import mark, ntr, tr
from scenarier.text.numbers import unit_name
from scenarier.text.plain import one_line
from scenarier.text.reading import show_number
from scenarier.views.sheet import Cell, Heading, Line, Sheet

KIND_NAMES: Mapping[Kind, str] = {
    "": "",
    "budget": mark("Adopted budget"),
    "measures": mark("Measures"),
    "assumptions": mark("Assumptions"),
    "forecast": mark("Population forecast"),
    "workbook": mark("Exported workbook"),
}
HOW_WORDS = {
    "heading": mark("by its heading"),
    "chosen": mark("as you said"),
    "remembered": mark("as the last time"),
}
MOST_OPTIONS = 5
"""So many answers are told as options of the command; of more the last one is among them."""


class AskedRow(NamedTuple):
    """A question in words, how it is understood ("" while it is open), why, and how it is answered by command.

    `options` are the first answers as options of the command, each with its words.
    """

    about: str
    text: str
    answer: str
    why: str
    options: tuple[tuple[str, str], ...]


def kind_words(kind: Kind) -> str:
    """What a file holds, in words."""
    return tr(KIND_NAMES[kind])


def headline(plan: ImportPlan) -> str:
    """What the file was recognised as, in a sentence: `Vedtaget budget i »Ark1«: …`."""
    if not plan.kind:
        return tr("It is not clear what the file holds.")
    told = tr("{kind} in “{sheet}”", kind=kind_words(plan.kind), sheet=one_line(plan.sheet))
    return f"{told}: {plan.why}." if plan.why else f"{told}."


def counts(plan: ImportPlan) -> str:
    """How many rows are taken and how many are not, in a sentence."""
    taken = ntr("{n} row is taken", "{n} rows are taken", len({row.row for row in plan.taken}))
    rejected = ntr("{n} row is not", "{n} rows are not", len({(row.sheet, row.row) for row in plan.rejected}))
    return f"{taken}, {rejected}." if plan.rejected else f"{taken}."


# The file's columns


def columns_sheet(plan: ImportPlan) -> Sheet:
    """How each column was understood."""
    headings = (tr("Column"), tr("Heading"), tr("Understood as"), tr("Unit"), tr("How"))
    lines = [
        _line(str(column.number), column.letter or str(column.number), column.heading.strip(), field_words(column),
              source_unit_words(column.unit), tr(HOW_WORDS[column.how]) if column.field else "")
        for column in plan.columns
    ]  # fmt: skip
    return Sheet(tuple(map(Heading, headings)), tuple(lines))


def field_words(column: ReadColumn) -> str:
    """What a column holds, in words."""
    if not column.field:
        return tr("left out")
    return tr("Amounts of {year}", year=column.year) if column.year else tr(FIELDS.get(column.field, column.field))


def source_unit_words(unit: str) -> str:
    """The unit that numbers stand in in the file; "" for none that is named."""
    names = {
        "ones": tr("DKK"),
        "thousands": tr("DKK 1,000"),
        "millions": tr("DKK m"),
        "billions": tr("DKK bn"),
        "share": "%",
        "persons": tr("persons"),
    }
    return names.get(unit, "")


# What is taken


def taken_sheet(plan: ImportPlan, baseline: Baseline) -> Sheet:
    """The rows that are taken, as the study gets them, with the years across."""
    years = sorted({year for row in plan.taken for year in row.values})
    has_title = any("title" in row.texts for row in plan.taken)
    has_notes = any(_beside(row) for row in plan.taken)
    texts = [tr("Row"), *[tr("Title")] * has_title, tr(FIELDS["target"]) if has_title else tr("What"), tr("Unit")]
    headings = [
        *map(Heading, texts),
        *(Heading(tr("All years") if year == ALL_YEARS else str(year), is_number=True) for year in years),
        *[Heading(tr("Else"), wraps=1.0)] * has_notes,
    ]
    targets = Targets(baseline)
    lines = []
    for row in plan.taken:
        cells = [
            str(row.row),
            *[row.texts.get("title", "")] * has_title,
            key_words(plan.kind, row, baseline, targets),
        ]
        numbers = [_number(row, year) for year in years]
        beside = [Cell(_beside(row))] * has_notes
        lines.append(Line(str(row.row), (*map(Cell, cells), Cell(unit_name(row.unit)), *numbers, *beside)))
    return Sheet(tuple(headings), tuple(lines), first=len(texts))


def key_words(kind: Kind, row: TakenRow, baseline: Baseline, targets: Targets) -> str:
    """What a row is of, in words."""
    if kind == "workbook":
        kind = "measures" if "title" in row.texts else "budget" if ":" in row.key else "assumptions"
        kind = "forecast" if row.key in baseline.age_groups else kind
    if kind == "measures":
        return targets.label(row.key)
    if kind == "assumptions":
        return lever_words(baseline, *split_key(row.key))
    if kind == "forecast":
        return tr("{age} years", age=row.key)
    own = target_name(baseline, row.key)
    return tr("Frame: {name}", name=own) if row.key.startswith("frame:") else own


def _number(row: TakenRow, year: int) -> Cell:
    value = row.values.get(year)
    if value is None:
        return Cell()
    return Cell(show_number(round(value, DECIMALS), row.unit), quantity(value, row.unit, None))


def _beside(row: TakenRow) -> str:
    """What else is told of a row, in one line."""
    marks = [tr(FIELDS[name]) for name in ("off", "lasting") if row.texts.get(name)]
    texts = [row.texts[name] for name in ("owner", "package", "note") if row.texts.get(name)]
    return " · ".join([*marks, *texts])


# What is not taken, and what is asked


def rejected_sheet(plan: ImportPlan) -> Sheet:
    """The rows that are not taken, each with its place and the reason."""
    headings = (Heading(tr("Place")), Heading(tr("What stands there")), Heading(tr("Why not"), wraps=1.0))
    lines = [
        _line(str(number), place_words(row), row.text.strip(), row.reason)
        for number, row in enumerate(plan.rejected)
    ]
    return Sheet(headings, tuple(lines))


def place_words(row: RejectedRow) -> str:
    """Where a rejected row stands: `Ark1!A5`; "" where the whole file is meant."""
    if row.place or not row.row:
        return row.place
    return (
        tr("row {row}, column {column}", row=row.row, column=row.column)
        if row.column
        else tr("row {row}", row=row.row)
    )


def asked_rows(plan: ImportPlan) -> Iterator[AskedRow]:
    """The questions, those that are open first."""
    for question in sorted(plan.questions, key=lambda one: bool(one.answer)):
        option = question.option or f'--answer "{question.about}=…"'
        option = option if "…" in option else f'{option} "…"'
        options = [(option.replace("…", answer), words) for answer, words in question.choices.items()]
        kept = options if len(options) <= MOST_OPTIONS else [*options[: MOST_OPTIONS - 1], options[-1]]
        yield AskedRow(question.about, question.text, answer_words(question), question.why, tuple(kept))


def answer_words(question: Question) -> str:
    """How a question is understood, in words; "" while it is open."""
    return question.choices.get(question.answer, question.answer)


def _line(key: str, *texts: str) -> Line:
    return Line(key, tuple(map(Cell, texts)))
