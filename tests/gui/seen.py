"""What is wrong with a window as it is laid out: words cut, widgets outside their parent, columns out of sight."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from scenarier.plots.elided import ElidedLabel

SLACK = 1
"""Pixels that rounding may take."""


def faults(window: QWidget, meant_to_shorten: Sequence[QWidget] = ()) -> list[str]:
    """Everything that is cut or out of sight in a window, in words; some labels may shorten what users write."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window.window() and widget not in meant_to_shorten:
            found += [f"{_name(widget)}: {fault}" for fault in _faults_of(widget)]
    return found


def _faults_of(widget: QWidget) -> Iterator[str]:
    yield from _outside(widget)
    if isinstance(widget, ElidedLabel):
        if widget.is_elided():
            yield f"shortened to {widget.width()}"
    elif isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, (QAbstractButton, QComboBox)):
        yield from _button(widget)
    elif isinstance(widget, QLineEdit):
        yield from _line(widget)
    elif isinstance(widget, QTableView):
        yield from _table(widget)


def _name(widget: QWidget) -> str:
    text = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
    above = type(widget.parentWidget()).__name__ if widget.parentWidget() else ""
    return f"{above}/{type(widget).__name__} “{text[:40]}”"


def _outside(widget: QWidget) -> Iterator[str]:
    """A widget reaches outside its parent where nothing scrolls it there."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(widget, (QScrollBar, QSplitterHandle)):
        return
    area = parent.parentWidget()
    place, room = widget.geometry(), parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if isinstance(area, QScrollArea) and parent is area.viewport():
        if place.width() > room.width() and not area.horizontalScrollBar().isVisible():
            yield f"{place.width()} wide in {room.width()}, no bar"
        if place.height() > room.height() and not area.verticalScrollBar().isVisible():
            yield f"{place.height()} high in {room.height()}, no bar"
    elif isinstance(area, QAbstractItemView) and parent is area.viewport():
        return
    elif not room.contains(place):
        yield f"at {_words(place)} outside {_words(parent.rect())}"


def _words(place: QRect) -> str:
    return f"{place.x()},{place.y()} {place.width()}x{place.height()}"


def _label(label: QLabel) -> Iterator[str]:
    text, room = label.text(), label.contentsRect().size() + QSize(SLACK, SLACK)
    if not text or label.textFormat() == Qt.TextFormat.RichText:
        return
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + SLACK:
            yield f"needs {label.heightForWidth(label.width())} lines' height, has {label.height()}"
        widest = max(map(label.fontMetrics().horizontalAdvance, text.split()), default=0)
    else:
        widest = max(map(label.fontMetrics().horizontalAdvance, text.split("\n")))
        if label.fontMetrics().height() * len(text.split("\n")) > room.height() + 2:
            yield f"cut from below: {room.height()}"
    if widest > room.width():
        yield f"needs {widest}, has {room.width()}"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for place in filter(bar.isTabVisible, range(bar.count())):
        if (
            bar.elideMode() == Qt.TextElideMode.ElideNone
            and bar.tabRect(place).width() + SLACK < bar.tabSizeHint(place).width()
        ):
            yield f"tab “{bar.tabText(place)}” is squeezed"
    scrolls = any(button.isVisible() for button in bar.findChildren(QToolButton))
    if bar.count() and bar.tabRect(bar.count() - 1).right() > bar.width() + SLACK and not scrolls:
        yield "tabs out of sight"


def _button(button: QAbstractButton | QComboBox) -> Iterator[str]:
    text = button.currentText() if isinstance(button, QComboBox) else button.text().replace("&", "")
    if not text or isinstance(button.parentWidget(), QTabBar):
        return
    needed = button.fontMetrics().horizontalAdvance(text)
    if needed > button.width():
        yield f"needs {needed}, has {button.width()}"
    if button.fontMetrics().height() > button.height() + 4:
        yield f"cut from below: {button.height()}"


def _line(line: QLineEdit) -> Iterator[str]:
    needed = line.fontMetrics().horizontalAdvance(line.displayText())
    if line.alignment() & Qt.AlignmentFlag.AlignRight and needed > line.width() - 4:
        yield f"number needs {needed}, has {line.width()}"


def _table(table: QTableView) -> Iterator[str]:
    header = table.horizontalHeader()
    is_wide = header.isVisible() and header.length() > table.viewport().width() + SLACK
    if is_wide and not table.horizontalScrollBar().isVisible():
        yield f"columns of {header.length()} in {table.viewport().width()}, no bar"
    rows = table.verticalHeader()
    if rows.length() > table.viewport().height() + SLACK and not table.verticalScrollBar().isVisible():
        yield f"rows of {rows.length()} in {table.viewport().height()}, no bar"
    least = min(table.model().rowCount(), 3) * rows.defaultSectionSize()
    if table.viewport().height() + SLACK < least:
        yield f"{table.viewport().height()} left for the rows"
    if table.viewport().width() < 80:
        yield f"{table.viewport().width()} left for the columns"
    model = table.model()
    for column in range(model.columnCount()):
        text = str(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        room = header.sectionSize(column)
        needed = max(map(header.fontMetrics().horizontalAdvance, text.split("\n")))
        if not table.isColumnHidden(column) and needed > room:
            yield f"heading “{text}” has {room}"
