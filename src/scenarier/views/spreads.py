"""How uncertain each assumption is, as a table that is typed in: the study's spread, the baseline's, and why."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scenarier.analysis.explain.leaves import row_source
from scenarier.analysis.past_inside import PastInside, past_inside
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name, name_of, short_name_of
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.spreads import LARGEST_SEED, LARGEST_SPREAD, may_be_uncertain, spread_of
from scenarier.model.study import Study
from scenarier.model.terms import parameter_words
from scenarier.session.lever_edits import lever_words
from scenarier.session.session import Session
from scenarier.text.copied import quantity, title_line
from scenarier.text.language import ntr, pick, tr
from scenarier.text.reading import show_number
from scenarier.views.field import Field
from scenarier.views.labels import origin_cell
from scenarier.views.sheet import Cell, Heading, Line, Sheet

NAME, OWN, UNIT, DEFAULT, REASON, ORIGIN = range(6)
"""The columns."""
INDENT = "\u2003"
CERTAIN = "certain"
"""The fold of the assumptions that have no spread in the baseline."""
CHANGED = "●"
"""The mark of what is not as in the baseline, or holds something that is not."""


@dataclass(frozen=True, slots=True)
class SpreadLine:
    """An assumption, or one of its entities; without `spec` the heading of those that have no spread."""

    spec: ParameterSpec | None
    entity: str = ""
    level: int = 0
    fold: str = ""

    @property
    def key(self) -> str:
        """As in a study's file; "" for the heading."""
        return join_key(self.spec.name, self.entity) if self.spec else ""


def spread_lines(baseline: Baseline, opened: Collection[str]) -> list[SpreadLine]:
    """The assumptions that have a spread in the baseline, and below a heading all others that may be given one."""
    specs = [spec for spec in baseline.parameters.values() if may_be_uncertain(spec)]
    uncertain, certain = ([spec for spec in specs if bool(spec.sd) is has_one] for has_one in (True, False))
    lines = [line for spec in uncertain for line in _lines_of(baseline, spec, opened, 0)]
    lines += [SpreadLine(None, fold=CERTAIN)] if certain else []
    below = certain if CERTAIN in opened else []
    return [*lines, *(line for spec in below for line in _lines_of(baseline, spec, opened, 1))]


def _lines_of(
    baseline: Baseline, spec: ParameterSpec, opened: Collection[str], level: int
) -> Iterator[SpreadLine]:
    entities = baseline.entities(spec.entity_kind) if spec.entity_kind else ()
    yield SpreadLine(spec, level=level, fold=spec.name if entities else "")
    for entity in entities if spec.name in opened else ():
        yield SpreadLine(spec, entity, level + 1)


class SpreadTable:
    """The table as the study stands; `opened` are the folds that are open."""

    def __init__(self, session: Session, opened: Collection[str]) -> None:
        self._baseline, self._study, self._opened = session.baseline, session.study, opened
        self.lines = spread_lines(session.baseline, opened)

    def sheet(self) -> Sheet:
        """Headings and rows."""
        names = tr("Assumption")
        headings = (
            Heading(names),
            Heading(tr("Spread"), is_number=True, tip=spread_meaning()),
            Heading(tr("unit")),
            Heading(tr("The baseline’s"), is_number=True, tip=tr("The spread that the baseline has")),
            Heading(tr("Reason"), tip=tr("Why this study takes another spread; it is saved with the study")),
            Heading(
                tr("The assumption’s origin"),
                tip=tr("Where the assumption itself comes from, not its spread; point at it for the source"),
            ),
        )
        title = title_line(self._study.title, tr("Spreads of the assumptions"))
        return Sheet(headings, tuple(map(self._line, self.lines)), labels=(names,), first=OWN, title=title)

    def about(self, line: SpreadLine) -> str:
        """What a line's assumption is called, with its department or area."""
        return lever_words(self._baseline, line.spec.name, line.entity) if line.spec else ""

    def is_own(self, line: SpreadLine) -> bool:
        """Whether the study has a spread of its own in a line."""
        return line.key in self._study.spreads

    def _holds_own(self, line: SpreadLine) -> bool:
        """Whether the study has a spread of its own in a line or in what folds below it."""
        if line.spec is None:
            certain = [spec.name for spec in self._baseline.parameters.values() if not spec.sd]
            return any(key.partition(".")[0] in certain for key in self._study.spreads)
        return self.is_own(line) or any(key.startswith(f"{line.key}.") for key in self._study.spreads)

    def _line(self, line: SpreadLine) -> Line:
        spec = line.spec
        if spec is None:
            n_certain = sum(not one.sd and may_be_uncertain(one) for one in self._baseline.parameters.values())
            words = ntr("{n} assumption without a spread", "{n} assumptions without a spread", n_certain)
            cells = (self._name(line, words, words), *[Cell()] * 5)
            return Line(line.fold, cells, labels=(words,), ground="ground", is_bold=True, folds=line.fold,
                        is_passed=True)  # fmt: skip
        about, reason = self.about(line), self._reason(line)
        name = entity_name(self._baseline, line.entity) if line.entity else short_name_of(spec)
        cells = (
            self._name(line, name, about),
            self._own(line, spec),
            Cell(spread_unit(spec), colour="muted"),
            Cell(show_number(spec.sd, spec.unit), quantity(spec.sd, spec.unit, None), colour="muted"),
            Cell(" ".join(reason.split()), reason, reason, typed=reason, status=reason),
            self._origin(line),
        )
        return Line(line.key, cells, labels=(about,), folds=line.fold, names=(about,))

    def _own(self, line: SpreadLine, spec: ParameterSpec) -> Cell:
        """What is drawn with; muted where it is the baseline's."""
        own, is_own = spread_of(self._study.spreads, spec, line.entity), self.is_own(line)
        name = tr("Spread: {name}", name=self.about(line))
        return Cell(
            show_number(own, spec.unit),
            tip=self._tip(line),
            colour="accent" if is_own else "muted",
            is_bold=is_own,
            number=Field(name, spec.unit, 0.0, LARGEST_SPREAD, own),
        )

    def _name(self, line: SpreadLine, words: str, about: str) -> Cell:
        mark = f"{CHANGED} " if self._holds_own(line) else ""
        fold = ("▾ " if line.fold in self._opened else "▸ ") if line.fold else "\u2002 "
        return Cell(f"{INDENT * line.level}{fold}{mark}{words}", about, self._tip(line))

    def _reason(self, line: SpreadLine) -> str:
        return self._study.spread_notes.get(line.key, "")

    def _tip(self, line: SpreadLine) -> str:
        if line.spec is None:
            return tr("Give any of them a spread, and it is drawn too.")
        return "\n".join(filter(None, (name_of(line.spec), pick(line.spec.note_da, line.spec.note_en))))

    def _origin(self, line: SpreadLine) -> Cell:
        if line.spec is None or line.entity:
            return Cell()
        cell = origin_cell(line.spec.origin)
        row = self._baseline.tables["parameters"].by_key()[line.spec.name]
        source = row_source(row, self._baseline.base_year)
        return Cell(cell.text, cell.full, source or cell.text, colour="muted")


def spread_unit(spec: ParameterSpec) -> str:
    """The unit of a spread: a share's is percentage points."""
    return tr("percentage points") if spec.unit == "share" else parameter_words(spec)


def spread_meaning() -> str:
    """What a spread is."""
    return tr(
        "One standard deviation: in two of three draws the assumption lies no further than this from the "
        "scenario's value, in 19 of 20 no further than twice this. 0: it is not drawn."
    )


def lead_words(study: Study) -> str:
    """What the table is, and how many of its numbers are the study's own."""
    said = tr(
        "How far each assumption may turn out from the scenario's value. From these spreads the draws are made "
        "that every fan, chance and dot comes from, the same in all scenarios."
    )
    n_own = len(study.spreads)
    own = ntr("The study has {n} spread of its own.", "The study has {n} spreads of its own.", n_own)
    return f"{said} {own}" if n_own else said


def past_words(past: PastInside | None) -> str:
    """How often the past would have fallen inside the spread; "" where that cannot be told."""
    if past is None:
        return ""
    return tr(
        "Tried on the past: {inside} of the {n} measures of activity from {first} to {last} that can be compared "
        "grew as 90% of the draws would have had their area's need grow. A single activity moves more than a "
        "whole area, so this tells of areas and not of the municipality's totals.",
        inside=past.inside,
        n=past.compared,
        first=past.first,
        last=past.last,
    )


def read_seed(text: str) -> int | None:
    """A seed as it is typed; None for nothing, which asks for the usual one.

    Raises
    ------
    ValueError : it is no whole number from 0 up; the message says so.
    """
    if not text.strip():
        return None
    digits = "".join(text.split())
    if not (
        digits.isascii()
        and digits.isdigit()
        and len(digits) <= len(str(LARGEST_SEED))
        and int(digits) <= LARGEST_SEED
    ):
        raise ValueError(tr("write a whole number from 0 to {last}", last=str(LARGEST_SEED)))
    return int(digits)


class SpreadsShown:
    """What a part of the window says of the study's spreads, as it stands; the past is tried where it must be."""

    def __init__(self) -> None:
        self._past: tuple[Baseline, dict[str, float], PastInside | None] | None = None

    def past(self, baseline: Baseline, study: Study) -> str:
        """How often the past would have fallen inside, in words."""
        own = dict(study.spreads)
        if self._past is None or self._past[0] is not baseline or self._past[1] != own:
            self._past = baseline, own, past_inside(baseline, own)
        return past_words(self._past[2])
