"""What is copied from the frames grid."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from scenarier.text.copied import Cell, Copied, Place, quantity, table_of
from scenarier.views.frame_columns import ALL_YEARS, NAME, UNIT

if TYPE_CHECKING:
    from scenarier.gui.frames.model import FramesModel


def copied_frames(model: "FramesModel", chosen: Collection[Place], title: str) -> Copied:
    """Chosen cells, each row with its department or area and its unit."""

    def name(row: int) -> str:
        return model.about(row) or model.lines[row].label

    def unit(row: int) -> str:
        return str(model.index(row, UNIT).data() or "")

    def cell(row: int, column: int) -> Cell:
        typed = model.cell(row, column)
        if typed is not None:
            return typed.copied
        if column <= UNIT:
            return name(row) if column == NAME else unit(row)
        value, measured = model.result_at(row, column)
        return quantity(value, measured) if measured else ""

    return table_of(
        chosen,
        headings=(model.heading(NAME), model.heading(UNIT)),
        labels=lambda row: (name(row), unit(row)),
        heading=model.heading,
        cell=cell,
        first=ALL_YEARS,
        title=title,
    )
