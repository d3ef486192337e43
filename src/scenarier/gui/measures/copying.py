"""What is copied of single cells of the list of measures."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from scenarier.gui.measures.columns import ON, SHOWN_DECIMALS, TITLE
from scenarier.text.copied import Cell, Copied, Number, Place, table_of
from scenarier.text.language import tr

if TYPE_CHECKING:
    from scenarier.gui.measures.model import MeasuresModel

SET = {Qt.CheckState.Checked.value: True, Qt.CheckState.Unchecked.value: False}


def copied_cells(model: "MeasuresModel", chosen: Collection[Place], title: str) -> Copied:
    """Chosen cells, each row with its title."""

    def text(row: int, column: int) -> str:
        return str(model.data(model.index(row, column), Qt.ItemDataRole.EditRole) or "")

    def cell(row: int, column: int) -> Cell:
        typed = model.cell(row, column)
        if typed is not None:
            return typed.copied
        effect = model.effect_in(row, column)
        if effect is not None:
            return Number(effect, SHOWN_DECIMALS)
        if column in (ON, model.lasting_column):
            return _is_set(model, row, column)
        return text(row, column)

    return table_of(
        chosen,
        headings=(heading(model, TITLE),),
        labels=lambda row: (text(row, TITLE),),
        heading=lambda column: heading(model, column),
        cell=cell,
        first=TITLE + 1,
        title=title,
    )


def heading(model: "MeasuresModel", column: int) -> str:
    """What stands above a column."""
    return str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def _is_set(model: "MeasuresModel", row: int, column: int) -> str:
    """What a box says; "" where there is none, or a package's is partly on."""
    state = model.data(model.index(row, column), Qt.ItemDataRole.CheckStateRole)
    is_set = SET.get(getattr(state, "value", -1))
    return "" if is_set is None else tr("yes") if is_set else tr("no")
