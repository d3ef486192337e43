"""A line to type in that searches a list below it; the list never takes the keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QHideEvent, QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QWidget,
)

from scenarier.gui.parts.grid.cells import GridModel
from scenarier.gui.parts.grid.delegate import CellLine, TypedDelegate
from scenarier.gui.roles import set_role
from scenarier.session.targets import Choice
from scenarier.text.language import tr
from scenarier.text.matching import matches, target
from scenarier.text.plain import one_line

Index = QModelIndex | QPersistentModelIndex
MOST_LINES = 14
MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -MOST_LINES + 1,
    Qt.Key.Key_PageDown: MOST_LINES - 1,
}


class ChoiceEditor(CellLine):
    """A line with a list of choices below; what is typed searches it.

    `picked` says that a choice was clicked. `is_free` takes any text, and the list only suggests.
    """

    picked = Signal()

    def __init__(self, choices: Sequence[Choice], name: str, parent: QWidget, *, is_free: bool = False) -> None:
        super().__init__(name, parent)
        self._choices, self._is_free = choices, is_free
        self._searched = [target(choice.text, choice.beside) for choice in choices]
        self.list = QListWidget(parent.window())
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self.list, "card")
        self.list.hide()
        self.list.itemClicked.connect(self._take)
        self.destroyed.connect(self.list.deleteLater)
        self.textEdited.connect(self._search)

    def show_text(self, text: str) -> None:
        """Begin with this text, all of it chosen, and the whole list."""
        self.setText(text)
        self.selectAll()
        self._offer(list(range(len(self._choices))))
        at = [row for row in range(self.list.count()) if self.list.item(row).text() == text]
        if at:
            self.list.setCurrentRow(at[0])

    def holds(self, part: object) -> bool:
        """Whether a widget is this line or its list."""
        return part is self or (isinstance(part, QWidget) and (part is self.list or self.list.isAncestorOf(part)))

    def chosen(self) -> str | None:
        """What is chosen: the marked line's key, or a free text as it stands; None where nothing fits."""
        item = self.list.currentItem()
        if item is not None:
            return str(item.data(Qt.ItemDataRole.UserRole))
        return self.text().strip() if self._is_free else None

    def _search(self, text: str) -> None:
        found = matches(text, self._searched)
        self._offer(found)
        if text.strip() and found and not self._is_free:
            self._step(1)

    def _offer(self, places: Sequence[int]) -> None:
        """List choices; under their headings as long as they stand in their own order."""
        self.list.clear()
        heading = ""
        for place in places:
            choice = self._choices[place]
            if choice.heading != heading and list(places) == sorted(places):
                heading = choice.heading
                self.list.addItem(self._heading(heading))
            item = QListWidgetItem(one_line(choice.text))
            item.setData(Qt.ItemDataRole.UserRole, choice.key)
            self.list.addItem(item)
        self._place()

    def _heading(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(one_line(text))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(font)
        return item

    def _place(self) -> None:
        """Below the line, above it where there is more room."""
        if not self.isVisible() or not self.list.count():
            self.list.hide()
            return
        window = self.window()
        top = self.mapTo(window, QPoint(0, 0))
        below, above = window.height() - top.y() - self.height() - 4, top.y() - 4
        frame = 2 * self.list.frameWidth() + 2
        wanted = min(self.list.count(), MOST_LINES) * self.list.sizeHintForRow(0) + frame
        height = min(wanted, max(below, above))
        width = max(self.width(), self.list.sizeHintForColumn(0) + frame + 24)
        y = top.y() + self.height() if height <= below else top.y() - height
        x = max(0, min(top.x(), window.width() - width - 4))
        self.list.setGeometry(x, y, min(width, window.width()), height)
        self.list.show()
        self.list.raise_()

    def _take(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self.picked.emit()

    def _step(self, step: int) -> None:
        """Mark another line; headings are passed over."""
        can = [row for row in range(self.list.count()) if self.list.item(row).flags()]
        if can:
            now = can.index(self.list.currentRow()) if self.list.currentRow() in can else (-1 if step > 0 else 0)
            self.list.setCurrentRow(can[min(max(now + step, 0), len(can) - 1)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list."""
        step = MOVES.get(Qt.Key(event.key()))
        if step:
            self._step(step)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the list too."""
        super().showEvent(event)
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the list too."""
        self.list.hide()
        super().hideEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the list along."""
        super().moveEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the list along."""
        super().resizeEvent(event)
        self._place()


class ChoiceDelegate(TypedDelegate):
    """Edits a column by choosing from a list. `told` carries what is wrong (True)."""

    def __init__(
        self, choices: Callable[[], Sequence[Choice]], cells: GridModel, parent: QWidget, *, is_free: bool = False
    ) -> None:
        super().__init__(cells, parent)
        self._choices, self._is_free = choices, is_free

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line that searches."""
        name = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or "")
        editor = ChoiceEditor(self._choices(), name, parent, is_free=self._is_free)
        editor.picked.connect(lambda: self.close(editor))
        return self.begun(editor)

    def fault_of(self, editor: QWidget) -> str:
        """That nothing fits what stands in the line."""
        if isinstance(editor, ChoiceEditor) and editor.chosen() is None:
            return tr("nothing is called “{text}”; choose from the list", text=editor.text())
        return ""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is chosen now; what is being typed stays."""
        if isinstance(editor, ChoiceEditor) and not self._typing.holds(editor):
            editor.show_text(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the choice; where nothing fits, nothing changes."""
        chosen = editor.chosen() if isinstance(editor, ChoiceEditor) else None
        if chosen is not None:
            self.told.emit("", False)
            model.setData(index, chosen, Qt.ItemDataRole.EditRole)
