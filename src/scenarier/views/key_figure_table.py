"""The key figures side by side: a row a scenario, each figure with its difference to the reference."""

from collections.abc import Collection

from scenarier.model.terms import unit_in, unit_words
from scenarier.text.copied import Copied, CopiedCell, Place, quantity, title_line
from scenarier.text.language import tr
from scenarier.views.compared import Compared, One
from scenarier.views.differences import better_colour
from scenarier.views.key_figures import KEY_FIGURES, KeyFigure, KeyFigureRow, key_figure_row
from scenarier.views.sheet import Cell, Heading, Line, Sheet

HARD_SPACE = "\u00a0"


def key_figures_sheet(shown: Compared) -> Sheet:
    """The scenarios chosen, and behind the name a column a key figure."""
    return Sheet(
        (Heading("", wraps=1.0), *map(_heading, _rows(shown, shown.reference))),
        tuple(_line(shown, one) for one in shown.chosen),
        title=title_line(tr("Key figures"), shown.words("result")),
    )


def _rows(shown: Compared, one: One) -> list[KeyFigureRow]:
    """The key figures of a scenario beside the reference's."""
    sides, is_reference = (one.projection, shown.reference.projection), shown.is_reference(one)
    return [key_figure_row(figure, *sides, shown.terms, is_reference=is_reference) for figure in KEY_FIGURES]


def _heading(row: KeyFigureRow) -> Heading:
    """Title and unit; the whole title stands in its tip too, where a narrow column cuts it."""
    unit = row.unit.replace(" ", HARD_SPACE)
    short = tr(row.figure.short or row.figure.title, year=row.year)
    return Heading(f"{row.title}, {unit}", is_number=True, tip=f"{row.title}\n{row.tip}", short=f"{short}, {unit}")


def _line(shown: Compared, one: One) -> Line:
    name = Cell(one.name, tip=one.name, is_bold=shown.is_reference(one), swatch=one.colour)
    return Line(f"{one.index}", (name, *(_cell(shown, row) for row in _rows(shown, one))), scenario=one.index)


def _cell(shown: Compared, row: KeyFigureRow) -> Cell:
    unit = unit_in(row.figure.unit, shown.terms)
    return Cell(
        row.number,
        quantity(row.value, unit),
        figure=(row.figure.variable, "", row.year),
        beside=row.difference,
        beside_full=quantity(row.apart, unit),
        beside_colour="muted" if row.is_better is None else better_colour(row.is_better),
        spoken=f"{row.number} {row.difference}",
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
    name, words = (
        tr(figure.title, year=shown.years[-1]),
        unit_words(figure.unit, shown.terms, shown.baseline.base_year),
    )
    apart = tr("difference to {reference}", reference=shown.reference.name)
    return f"{name} ({words})", f"{name}, {apart} ({words})"
