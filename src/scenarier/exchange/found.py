"""What the reader of one kind of table finds, and what all of them ask and tell alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from scenarier.exchange.grid import Grid
from scenarier.exchange.headings import Mapped, field_of
from scenarier.exchange.places import column_name
from scenarier.model.baseline import Baseline
from scenarier.session.import_plan import (
    DECIMAL,
    PRICES,
    UNIT,
    Asked,
    Question,
    ReadColumn,
    RejectedRow,
    TakenRow,
)
from scenarier.session.state import Edited, State
from scenarier.text.block_cells import OWN_PRICES, money_in, unit_in
from scenarier.text.block_headings import DoubtError, heading_of
from scenarier.text.language import tr
from scenarier.text.reading import decimal_of, doubtful_number

MOST_COMPARED = 50
"""So many texts that are not understood are compared with all that there is: it takes long."""
CURRENT = "current"
"""The answer that amounts are in each year's own prices."""
UNIT_WORDS: Mapping[str, Callable[[], str]] = {
    "ones": lambda: tr("DKK"),
    "thousands": lambda: tr("DKK 1,000"),
    "millions": lambda: tr("DKK m"),
    "billions": lambda: tr("DKK bn"),
}


@dataclass(slots=True)
class Found:
    """What a reader has found so far; the fields are those of an `ImportPlan`."""

    columns: list[ReadColumn] = field(default_factory=list)
    taken: list[TakenRow] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    decimal: str = ""
    edit: Callable[[State], Edited] | None = None

    def reject(self, grid: Grid, row: int, column: int, reason: str) -> None:
        """Reject the row of a cell, both from 0; a cell whose formula has no value says so."""
        self.rejected.append(rejected_at(grid, row, column, reason))

    @property
    def cannot_read_numbers(self) -> bool:
        """Whether numbers cannot be read yet, as their decimal sign or their unit is asked about."""
        return any(question.about in (DECIMAL, UNIT) and not question.answer for question in self.questions)

    def refuse(self, grid: Grid, head: int | None, reason: str) -> None:
        """Reject the whole table."""
        row = grid.rows[head] if head is not None else 0
        place = grid.place_words(row, 0) if row else ""
        self.rejected.append(RejectedRow(grid.sheet, row, 0, "", reason, place))

    def doubt(self, error: DoubtError) -> None:
        """Ask what a block's reader is in doubt about."""
        self.questions.append(Question(error.about, str(error), error.choices, option=option_of(error.about)))


def rejected_at(grid: Grid, row: int, column: int, reason: str) -> RejectedRow:
    """A rejected row by its wrong cell, from 0 (a column below 0: none); a cell without a value says so."""
    number, at = grid.place(row, max(column, 0))
    shown = at if column >= 0 else 0
    told = grid.uncomputed.get((number, at), reason)
    return RejectedRow(grid.sheet, number, shown, grid.text(row, column), told, grid.place_words(number, shown))


def option_of(about: str) -> str:
    """How a question is answered on the command line."""
    return f'--answer "{about}=…"'


class NearestFirst:
    """Puts the choices first that are most like what stands in a file; of many words only those of the first."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        self._choices = choices
        self._by_words = {words.casefold(): key for key, words in choices.items()}
        self._n_left = MOST_COMPARED

    def __call__(self, text: str) -> Mapping[str, str]:
        """The choices for a text."""
        if not self._n_left:
            return self._choices
        self._n_left -= 1
        close = get_close_matches(text[:200].casefold(), self._by_words, n=3, cutoff=0.3)
        first = {self._by_words[words]: self._choices[self._by_words[words]] for words in close}
        return {**first, **self._choices}


def columns_of(found: Mapped, label_field: str = "") -> list[ReadColumn]:
    """How the columns of a table were understood.

    Parameters
    ----------
    label_field : what columns before the first year hold that have no heading of their own kind.
    """
    if found.head is None:
        return []
    heads = found.grid.cells[found.head]
    years = [at for at, cell in enumerate(heads) if heading_of([cell]).year]
    read = []
    for at, (cell, own) in enumerate(zip(heads, found.own, strict=True)):
        if not own.strip() and not any(row[at].strip() for row in found.grid.cells):
            continue
        heading, name = heading_of([cell]), field_of(cell)
        is_label = not name and not heading.year and (not years or at < years[0]) and bool(cell or not own)
        named = "amount" if heading.year else name or (label_field if is_label else "")
        how = found.how.get(at, "heading")
        unit, letter = money_in(cell) or unit_in(cell), "" if found.grid.is_text else column_name(at)
        read.append(ReadColumn(at + 1, own, named, heading.year, unit, how, letter))
    return read


def decimal_question(texts: Iterable[str], asked: Asked) -> Question | None:
    """The question which sign is the decimal sign, where no number tells; None where one does, or none needs it.

    Raises
    ------
    ValueError : numbers tell different signs.
    """
    cells = list(texts)
    given = asked.answers.get(DECIMAL, "")
    if given:
        cells = cells[:0] if _tells(cells) else cells
    elif decimal_of(cells):
        return None
    doubtful = doubtful_number(cells).strip()
    if not doubtful:
        return None
    words = {sign: _with_decimal(doubtful, sign) for sign in ",."}
    return Question(
        DECIMAL,
        tr("“{number}” alone does not tell its decimal sign. What is it?", number=doubtful),
        {",": tr("comma: {number}", number=words[","]), ".": tr("point: {number}", number=words["."])},
        given,
        option='--decimal "…"',
    )


def _tells(cells: Sequence[str]) -> bool:
    """Whether numbers tell a decimal sign, perhaps more than one."""
    try:
        return bool(decimal_of(cells))
    except ValueError:
        return True


def _with_decimal(number: str, sign: str) -> str:
    """A number without its thousands' sign, as it is with this decimal sign."""
    return number.replace("." if sign == "," else ",", "")


def unit_question(asked: Asked, *, is_too_large: bool) -> Question:
    """The unit of amounts where the table names none: mio. kr., unless amounts are too large for that."""
    answer = asked.answers.get(UNIT, "")
    usual = "" if is_too_large else "millions"
    return Question(
        UNIT,
        tr("The table names no unit of its amounts. Which is it?"),
        {name: words() for name, words in UNIT_WORDS.items()},
        answer if answer in UNIT_WORDS else usual,
        "" if answer or is_too_large else tr("none is named, so DKK m"),
        option_of(UNIT),
    )


def price_question(baseline: Baseline, asked: Asked, named: int | None, usual: int) -> Question:
    """The prices of amounts.

    Parameters
    ----------
    named : the price year that the table names (Layout.price_year).
    usual : the one that holds where it names none; OWN_PRICES for each year's own.
    """
    years = range(baseline.base_year, baseline.last_horizon + 1)
    choices = {CURRENT: tr("current prices"), **{str(year): tr("{year} prices", year=year) for year in years}}
    answer = asked.answers.get(PRICES, "")
    given = usual if named is None else named
    why = tr("as the table says") if named is not None else tr("the table does not say")
    if answer not in choices:
        answer = CURRENT if given == OWN_PRICES else str(given)
        return Question(PRICES, tr("Prices of the amounts"), choices, answer if answer in choices else "", why,
                        option_of(PRICES))  # fmt: skip
    return Question(PRICES, tr("Prices of the amounts"), choices, answer, "", option_of(PRICES))


def price_year_of(question: Question) -> int:
    """The price year that a question about prices is answered by; OWN_PRICES for each year's own."""
    return OWN_PRICES if question.answer in ("", CURRENT) else int(question.answer)
