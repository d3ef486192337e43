"""What a hand arranged: parts of a splitter and columns of a table that stand as they were given."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableView, QWidget


class KeptSplitter(QSplitter):
    """A splitter by whose name its sizes are remembered. Once a hand has moved a border its sizes stand:
    the program sets them no more, and other room is taken up by the parts that stretch.
    """

    given = Signal()

    def __init__(self, name: str, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setObjectName(name)
        self.by_hand: list[int] = []
        self._by_program: list[int] = []
        self.splitterMoved.connect(self._take)

    def _take(self) -> None:
        self.by_hand = self.sizes()
        self.given.emit()

    def setSizes(self, sizes: Sequence[int]) -> None:
        """Sizes from the program; they stand until a hand moves a border."""
        self._by_program = list(sizes)
        if not self.by_hand:
            super().setSizes(sizes)

    def give(self, sizes: Sequence[int]) -> None:
        """Sizes as a hand gave them; without any the program's stand again."""
        self.by_hand = list(sizes) if len(sizes) == self.count() and any(sizes) else []
        super().setSizes(self._fitted(self.by_hand or self._by_program or self._hints()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room is shared anew."""
        super().resizeEvent(event)
        if self.by_hand or self._by_program:
            super().setSizes(self._fitted(self.by_hand or self._by_program))

    def _is_across(self) -> bool:
        return self.orientation() == Qt.Orientation.Horizontal

    def _parts(self) -> list[QWidget]:
        found = map(self.widget, range(self.count()))
        return [part for part in found if part is not None]

    def _hints(self) -> list[int]:
        hints = [part.sizeHint() for part in self._parts()]
        return [hint.width() if self._is_across() else hint.height() for hint in hints]

    def _fitted(self, sizes: list[int]) -> list[int]:
        """The sizes, the parts that stretch made larger or smaller so that all fill the room there is."""
        policies = [part.sizePolicy() for part in self._parts()]
        stretches = [one.horizontalStretch() if self._is_across() else one.verticalStretch() for one in policies]
        if not any(stretches):
            stretches = sizes
        spare = (sum(self.sizes()) or sum(sizes)) - sum(sizes)
        whole = max(sum(stretches), 1)
        return [
            max(size + round(spare * stretch / whole), 1) for size, stretch in zip(sizes, stretches, strict=True)
        ]


class KeptColumns(QObject):
    """Lets a hand draw the columns of a table, and holds the widths it gave, by the name of what is shown.

    Widths are counted in letters, so that they follow the text size. A double click on a border gives the column
    back to the program. `given` tells that a hand has changed one.
    """

    given = Signal()

    def __init__(self, view: QTableView, name: str) -> None:
        super().__init__(view)
        self.name = name
        self.widths: dict[str, dict[str, float]] = {}
        self._view, self._is_fitting = view, False
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._take)
        header.sectionHandleDoubleClicked.connect(self._forget)

    @contextmanager
    def fitting(self) -> Iterator[None]:
        """While the program sets widths."""
        self._is_fitting = True
        yield
        self._is_fitting = False

    def over(self, widths: Sequence[int]) -> list[int]:
        """The program's widths [px], with those that a hand gave in their place."""
        given, letter = self.widths.get(self.name, {}), self._letter()
        return [
            round(given[str(column)] * letter) if str(column) in given else width
            for column, width in enumerate(widths)
        ]

    def give(self, widths: Mapping[str, Mapping[str, float]]) -> None:
        """Take the widths of all that may be shown."""
        self.widths = {name: dict(columns) for name, columns in widths.items()}

    def _letter(self) -> int:
        return self._view.fontMetrics().averageCharWidth()

    def _take(self, column: int, _before: int, width: int) -> None:
        if not self._is_fitting and width > 0:
            self.widths.setdefault(self.name, {})[str(column)] = round(width / self._letter(), 3)
            self.given.emit()

    def _forget(self, column: int) -> None:
        self.widths.get(self.name, {}).pop(str(column), None)
        self.given.emit()
