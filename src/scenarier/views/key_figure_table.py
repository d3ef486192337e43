"""The key figures side by side: a row a scenario, each figure with its difference to the reference."""

from collections.abc import Collection, Sequence

from scenarier.model.terms import unit_in, unit_words
from scenarier.text.copied import Cell as CopiedCell
from scenarier.text.copied import Copied, Place, quantity, title_line
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.views.compared import Compared, One, is_nothing, signed, with_arrow
from scenarier.views.differences import better_colour
from scenarier.views.key_figures import KEY_FIGURES, KeyFigure
from scenarier.views.sheet import Cell, Heading, Line, Sheet

HARD_SPACE = "\u00a0"


def key_figures_sheet(shown: Compared) -> Sheet:
    """The scenarios chosen, and behind the name a column a key figure."""
    reference = [figure.value(shown.reference.projection, shown.terms) for figure in KEY_FIGURES]
    return Sheet(
        (Heading("", wraps=1.0), *(_heading(shown, figure) for figure in KEY_FIGURES)),
        tuple(_line(shown, one, reference) for one in shown.chosen),
        title=title_line(tr("Key figures"), shown.words("result")),
    )


def _title(shown: Compared, figure: KeyFigure) -> str:
    return tr(figure.title, year=shown.years[-1])


def _heading(shown: Compared, figure: KeyFigure) -> Heading:
    """Title and unit; the title says of a figure per citizen that it is one."""
    is_own = figure.unit == "kr_per_citizen"
    unit = tr("DKK") if is_own else unit_name(unit_in(figure.unit, shown.terms))
    text = f"{_title(shown, figure)}, {unit.replace(' ', HARD_SPACE)}"
    tip = f"{tr(figure.explanation)}\n{unit_words(figure.unit, shown.terms, shown.baseline.base_year)}"
    return Heading(text, is_number=True, tip=tip)


def _line(shown: Compared, one: One, reference: Sequence[float]) -> Line:
    is_reference = shown.is_reference(one)
    name = Cell(one.name, tip=one.name, is_bold=is_reference, swatch=one.colour)
    cells = [
        _cell(shown, one, figure, behind, is_reference=is_reference)
        for figure, behind in zip(KEY_FIGURES, reference, strict=True)
    ]
    return Line(f"{one.index}", (name, *cells), scenario=one.index)


def _cell(shown: Compared, one: One, figure: KeyFigure, behind: float, *, is_reference: bool) -> Cell:
    value, unit = figure.value(one.projection, shown.terms), unit_in(figure.unit, shown.terms)
    difference = value - behind
    is_better = None if is_nothing(signed(difference, unit)) else (difference > 0) == figure.is_good_up
    shown_value, apart = format_quantity(value, unit), "" if is_reference else with_arrow(difference, unit)
    return Cell(
        shown_value,
        quantity(value, unit),
        figure=(figure.variable, "", shown.years[-1]),
        beside=apart,
        beside_full=quantity(difference, unit),
        beside_colour="muted" if is_better is None else better_colour(is_better),
        spoken=f"{shown_value} {apart}",
    )


def copied_key_figures(shown: Compared, chosen: Collection[Place]) -> Copied:
    """Two columns a figure, its value and its difference to the reference; one figure stands alone."""
    sheet, places = key_figures_sheet(shown), set(chosen)
    if len(places) == 1:
        return Copied(((sheet.cell(*places.pop()).copied,),))
    columns = sorted({column for _, column in places if column})
    rows = [
        (sheet.cell(row, 0).copied, *(one for at in columns for one in _pair(sheet, (row, at), places)))
        for row in sorted({row for row, _ in places})
    ]
    headings = [text for at in columns for text in _pair_headings(shown, KEY_FIGURES[at - 1])]
    return Copied(tuple(rows), (tr("Scenario"), *headings), sheet.title)


def _pair(sheet: Sheet, place: Place, places: Collection[Place]) -> tuple[CopiedCell, CopiedCell]:
    cell = sheet.cell(*place)
    return (cell.copied, cell.beside_full) if place in places else ("", "")


def _pair_headings(shown: Compared, figure: KeyFigure) -> tuple[str, str]:
    name, words = _title(shown, figure), unit_words(figure.unit, shown.terms, shown.baseline.base_year)
    apart = tr("difference to {reference}", reference=shown.reference.name)
    return f"{name} ({words})", f"{name}, {apart} ({words})"
