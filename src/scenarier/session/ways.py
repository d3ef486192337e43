"""The ways in which cells of a grid are set, and what each is called in the history."""

from enum import Enum

from scenarier.text.language import mark, tr


class Way(Enum):
    """How cells were set; the value is the name of it in the catalogue, "" where the cell's own name says it."""

    TYPED = ""
    PASTED = mark("Paste")
    TAKEN_BACK = mark("Back to the baseline's value")
    CLEARED = mark("Clear the amounts")
    FILLED_SAME = mark("Fill: the same value")
    FILLED_LINE = mark("Fill: a line from first to last")
    FILLED_GROWTH = mark("Fill: growth a year")


def way_words(way: Way, cell: str = "") -> str:
    """The label of an edit of cells.

    Parameters
    ----------
    cell : name of the one cell that was typed in.
    """
    return cell if way is Way.TYPED else tr(way.value)
