"""How wide the columns of a table are: what each needs, which give way, and which share what is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from scenarier.views.sheet import Heading

BESIDE_HEADING = 12
"""Room beside the text of a heading [px]."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its width where there is room for all [px], and the least and the most it is given.

    `stretch` is its part of what is left; `least` is for those that give way.
    """

    width: int
    least: int | None = None
    most: int | None = None
    stretch: float = 0.0


def fitted(columns: Sequence[Column], room: int, gives: Sequence[int] = (), rest: int | None = None) -> list[int]:
    """The width of each column [px].

    Parameters
    ----------
    gives : the columns that give way where there is too little room, the first of them first.
    rest : the column that takes what the others leave; else those that stretch take it, a pixel each.
    """
    widths = [column.width for column in columns]
    for place in gives:
        least = columns[place].least
        lacking = max(sum(widths) - room, 0)
        widths[place] -= min(lacking, max(widths[place] - (widths[place] if least is None else least), 0))
    _stretch(columns, widths, room - sum(widths))
    if rest is not None:
        widths[rest] += max(room - sum(widths), 0)
    else:
        open_ones = [place for place, column in enumerate(columns) if column.stretch and column.most is None]
        for place in open_ones[: max(room - sum(widths), 0)]:
            widths[place] += 1
    return widths


def _stretch(columns: Sequence[Column], widths: list[int], spare: int) -> None:
    shares = sum(column.stretch for column in columns)
    for place, column in enumerate(columns):
        if shares and spare > 0:
            more = int(spare * column.stretch / shares)
            widths[place] += more if column.most is None else min(more, max(column.most - widths[place], 0))


def heading_width(heading: Heading, metrics: QFontMetrics, *, is_short: bool = False) -> int:
    """The room that a heading takes [px]."""
    shown = heading.short if is_short and heading.short else heading.shown
    return max(map(metrics.horizontalAdvance, shown.split("\n")), default=0) + BESIDE_HEADING


def number_columns(
    headings: Sequence[Heading], least: int, metrics: QFontMetrics, *, is_short: bool = False
) -> list[Column]:
    """Columns of numbers that share what is left, each with room for its heading.

    Parameters
    ----------
    least : the room that their numbers need [px].
    metrics : those of the headings.
    """
    return [Column(max(least, heading_width(each, metrics, is_short=is_short)), stretch=1.0) for each in headings]


def widest(texts: Sequence[str], metrics: QFontMetrics) -> int:
    """The room of the widest text [px]; the widest is among the longest."""
    return max(map(metrics.horizontalAdvance, _longest(texts)), default=0)


def widest_in_two(texts: Sequence[str], metrics: QFontMetrics) -> int:
    """The room in which every text fits in two lines, with a pixel for the part of one that Qt leaves out [px]."""
    return max((_in_two(text.split(" "), metrics.horizontalAdvance) for text in _longest(texts)), default=0) + 1


def _in_two(words: Sequence[str], width: Callable[[str], int]) -> int:
    splits = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(len(words))]
    return min(max(map(width, split)) for split in splits)


def _longest(texts: Sequence[str]) -> list[str]:
    return sorted(dict.fromkeys(texts), key=len)[-6:]


def broken(text: str, width: Callable[[str], int], room: int) -> list[str]:
    """The text in lines that fit the room, but for words that are wider than it."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
