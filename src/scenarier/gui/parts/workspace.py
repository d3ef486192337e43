"""What the window asks of a workspace and of its parts, whole: nothing is looked for by its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scenarier.look.palette import Scheme
from scenarier.model.baseline import Baseline
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a workspace as data; `needs` names the table without which it has nothing to show."""

    name: str
    title: str
    needs: str = field(default="", kw_only=True)


T = TypeVar("T", bound=PartRow)


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of the baseline's tables that the finder offers, shown by the workspace it is of."""

    text: str
    kind: str
    table: str
    key: str
    words: str = ""


def parts_with_tables(parts: Sequence[T], baseline: Baseline) -> tuple[T, ...]:
    """The parts that the baseline has tables for; a package may do without some."""
    return tuple(part for part in parts if not part.needs or part.needs in baseline.tables)


class Part(QWidget):
    """A part of a workspace.

    `figure_pointed` carries a number (Pointed) that was come to or clicked; `taken_away` what was deleted, or
    put elsewhere, in words.
    """

    figure_pointed = Signal(object)
    taken_away = Signal(str)

    def begins_at(self) -> QWidget | None:
        """What has the keyboard when the part is turned to, for typing and pasting; None where nothing has."""
        return None

    def take_keyboard(self) -> None:
        """Have the keyboard where the part begins; Qt hands it on to whatever is first in a page."""
        begins = self.begins_at()
        if begins is not None:
            begins.setFocus()

    def load(self) -> None:
        """Make what is heavy, the first time."""

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show what is not as it was; news are all that it has missed while it was not seen."""

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""

    def set_dragging(self, is_held: bool) -> None:
        """Whether a hand is on a slider."""

    def show_row(self, table: str, key: str, column: str = "") -> None:
        """Bring a row of the baseline's tables to the eye and the keyboard, where it stands here.

        Parameters
        ----------
        table : name of a table of the baseline.
        key : the row's key, its parts joined with a dot.
        column : name of a column to have in sight, "" for none.
        """

    def show_figure(self, metric: str, entity: str = "") -> QWidget | None:
        """What a figure is drawn or written in here, brought to the figure; None where that is not one thing.

        Parameters
        ----------
        metric : a result variable; a department or area of it in `entity`.
        """
        return None


class Workspace(Part):
    """What a tab of the window shows: all that a part can do, and parts where it has any.

    `part_made` carries a part that was just made.
    """

    part_made = Signal(QWidget)

    current = ""
    """Name of the part that is seen; "" in a workspace without parts."""

    def parts(self) -> tuple[str, ...]:
        """Names of the parts, in the order of their tabs."""
        return ()

    def show_part(self, name: str) -> None:
        """Bring a part to the front.

        Raises
        ------
        KeyError : there is no such part.
        """
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class MadePart(PartRow):
    """A part that is made when it is first shown."""

    make: Callable[[Session, Scheme], Part] = field(kw_only=True)
