"""What stands under the pointer: the widget, its text and the place it takes, the words in it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QHeaderView, QTabBar, QWidget

from scenarier.gui.parts.plain import Reader, RichLabel
from scenarier.plots.plain import PlainLabel
from scenarier.text.glossary import Word, words_in

SHOWN = Qt.ItemDataRole.DisplayRole


def pointed_widget() -> tuple[QWidget | None, QPoint]:
    """The widget under the pointer and the point in it; where the pointer is elsewhere, that with the keyboard."""
    at, modal = QCursor.pos(), QApplication.activeModalWidget()
    widget = QApplication.widgetAt(at)
    if widget is None or (modal is not None and widget.window() is not modal):
        widget = QApplication.focusWidget()
    return widget, widget.mapFromGlobal(at) if widget is not None else at


def words_at(widget: QWidget | None, at: QPoint) -> list[Word]:
    """The words of the field under the pointer."""
    return words_in(text_at(widget, at)[0]) if widget is not None and widget.rect().contains(at) else []


def text_at(widget: QWidget, at: QPoint) -> tuple[str, QRect]:
    """The text at a point of a widget and the part of the widget that it takes; "" where none is read."""
    around = widget.parentWidget()
    if isinstance(widget, QTabBar):
        tab = widget.tabAt(at)
        return (widget.tabText(tab), widget.tabRect(tab)) if tab >= 0 else ("", QRect())
    if isinstance(widget, PlainLabel | RichLabel | QAbstractButton):
        return widget.text(), widget.rect()
    if isinstance(around, QHeaderView):
        return _of_header(around, at)
    if isinstance(around, QAbstractItemView):
        index = around.indexAt(at)
        return _text(index.data(SHOWN)), around.visualRect(index)
    if isinstance(around, Reader):
        return around.cursorForPosition(at).block().text(), QRect()
    return "", QRect()


def _of_header(header: QHeaderView, at: QPoint) -> tuple[str, QRect]:
    is_across = header.orientation() == Qt.Orientation.Horizontal
    section = header.logicalIndexAt(at)
    if section < 0 or header.model() is None:
        return "", QRect()
    start, size = header.sectionViewportPosition(section), header.sectionSize(section)
    width, height = header.viewport().width(), header.viewport().height()
    place = QRect(start, 0, size, height) if is_across else QRect(0, start, width, size)
    return _text(header.model().headerData(section, header.orientation(), SHOWN)), place


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
