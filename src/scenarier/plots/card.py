"""A calm card: title, subtitle, something drawn, a note, and its copy button."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QIcon,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from scenarier.look.palette import Scheme
from scenarier.plots.asking import ask_to_save, code_line
from scenarier.plots.clipboard import hush, put_on_clipboard, say_over
from scenarier.plots.elided import WrappedLabel
from scenarier.plots.lettering import Lettering
from scenarier.plots.picture import copy_image, with_line
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.plots.plate import PAPER, Plate
from scenarier.text.language import tr
from scenarier.text.plain import one_line

ICON = 16
CORNER = 6.0
GAP, HEAD_GAP = 8, 2
BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


def copy_icon(colour: str) -> QIcon:
    """Two sheets, one behind the other."""
    picture = QPixmap(ICON * 3, ICON * 3)
    picture.setDevicePixelRatio(3)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.3))
    painter.drawRoundedRect(QRectF(5.5, 5.5, 8, 8), 1.5, 1.5)
    behind = [QPointF(*p) for p in ((3.5, 10.5), (2.5, 10.5), (2.5, 2.5), (10.5, 2.5), (10.5, 3.5))]
    painter.drawPolyline(behind)
    painter.end()
    return QIcon(picture)


def _height(label: PlainLabel | WrappedLabel, width: int) -> int:
    """Pixels of height that a label takes in a width; none where it says nothing."""
    if not label.text():
        return 0
    words = Qt.TextFlag.TextWordWrap
    return label.fontMetrics().boundingRect(0, 0, width, 0, words, label.text()).height()


def _width(label: PlainLabel) -> int:
    """Pixels that a label takes in one line."""
    return label.fontMetrics().horizontalAdvance(label.text()) + 2


def _wrap(label: PlainLabel, is_wrapped: bool) -> None:
    """Break a text into lines, or not; Qt has all laid out anew even where it is so already."""
    if is_wrapped != label.wordWrap():
        label.setWordWrap(is_wrapped)


class CopyButton(QToolButton):
    """A button that stays out of pictures; hiding it would move the focus."""

    is_posing = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, unless a picture is taken."""
        if not self.is_posing:
            super().paintEvent(event)


class Card(QWidget):
    """The frame around a chart; `copied` carries the sentence that says so."""

    copied = Signal(str)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scheme = scheme
        self.lettering = Lettering(self.font())
        self.title, self.subtitle, self.note = PlainLabel(), PlainLabel(), WrappedLabel()
        for label in (self.title, self.subtitle, self.note):
            label.setWordWrap(True)
            label.hide()
        self._is_subtitle_below = False
        self.menu = QMenu(self)
        self.copy_picture_action = self.menu.addAction("", self.copy_picture)
        self.copy_table_action = self.menu.addAction("", self.copy_table)
        self.save_action = self.menu.addAction("", self.save)
        self.copy_button = CopyButton(self)
        self.copy_button.setAutoRaise(True)
        self.copy_button.setIconSize(QSize(ICON, ICON))
        self.copy_button.clicked.connect(self._open_menu)
        self._lay_out()
        self._has_ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu.popup(self.mapToGlobal(at)))

    def put_inside(self, inner: QWidget) -> None:
        """What the card is around."""
        self._inside.addWidget(inner)

    @contextmanager
    def posing(self) -> Iterator[None]:
        """While its picture is taken the card shows neither focus nor button nor word."""
        hush(self)
        ring, self._has_ring = self._has_ring, False
        self.copy_button.is_posing = True
        yield
        self._has_ring, self.copy_button.is_posing = ring, False

    def picture(self) -> QImage:
        """The card at twice its size, without what is there for the pointer."""
        raise NotImplementedError

    def plate(self) -> Plate | None:
        """What is saved of the plot, and its numbers; None before there are any."""
        raise NotImplementedError

    def restyle(self, scheme: Scheme) -> None:
        """Take other colours, and the fonts of now."""
        raise NotImplementedError

    def copy_picture(self) -> None:
        """Put the card on the clipboard as a picture, on white in a dark window too."""
        scheme = self.scheme
        self.restyle(PAPER)
        try:
            copy_image(with_line(self.picture(), code_line(self), self.lettering.small, PAPER))
        finally:
            self.restyle(scheme)
        self.tell(tr("Picture copied"))

    def copy_table(self) -> None:
        """Put the numbers on the clipboard as a table."""
        plate = self.plate()
        if plate is not None:
            self.tell(put_on_clipboard(replace(plate.copied, foot=code_line(self))))

    def save(self) -> None:
        """Have the plot or its numbers saved to a file."""
        plate = self.plate()
        if plate is not None:
            ask_to_save(self, plate)

    def set_texts(self, title: str, subtitle: str, note: str) -> None:
        """Set the words around the plot."""
        for label, text in ((self.title, title), (self.subtitle, subtitle), (self.note, note)):
            if label.text() != text:
                label.setText(text)
                label.setVisible(bool(text))
        self._fit_head()
        set_tip(self.subtitle, subtitle)
        if self.accessibleName() != one_line(title):
            self.setAccessibleName(one_line(title))

    def retranslate(self) -> None:
        """Take the words on the card in the language of now."""
        self.copy_picture_action.setText(tr("Copy as picture"))
        self.copy_table_action.setText(tr("Copy as table"))
        self.save_action.setText(tr("Save as file…"))
        set_tip(self.copy_button, tr("Copy the chart or its numbers"))
        self.copy_button.setAccessibleName(tr("Copy the chart or its numbers"))

    def dress(self) -> None:
        """Apply fonts and colours to the words on the card."""
        small = self.lettering.small
        for label in (self.title, self.subtitle, self.note):
            is_title = label is self.title
            colour = self.scheme.text if is_title else self.scheme.muted
            label.setFont(self.lettering.title if is_title else small)
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
            label.setPalette(palette)
        self.copy_button.setIcon(copy_icon(self.scheme.muted))
        palette = self.copy_button.palette()
        palette.setColor(QPalette.ColorRole.Button, QColor(self.scheme.card))
        self.copy_button.setPalette(palette)
        self._fit_head()
        self.update()

    def tell(self, said: str) -> None:
        """Say over the card's corner what was copied."""
        say_over(self, said)
        self.copied.emit(said)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded card; its border is the accent while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self.scheme.card))
        colour, width = (self.scheme.accent, 1.5) if self._has_ring else (self.scheme.border, 1.0)
        painter.setPen(QPen(QColor(colour), width))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the border where the keyboard led here."""
        super().focusInEvent(event)
        self._has_ring = event.reason() in BY_KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the border."""
        super().focusOutEvent(event)
        self._has_ring = False
        self.update()

    def _open_menu(self) -> None:
        self.menu.popup(self.copy_button.mapToGlobal(self.copy_button.rect().bottomLeft()))

    def _lay_out(self) -> None:
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(0)
        self._head = head = QHBoxLayout()
        layout.addLayout(head)  # before it is filled: PySide keeps hold of items that are there, and they move
        head.setSpacing(GAP)
        head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        self._inside = QVBoxLayout()
        layout.addSpacing(HEAD_GAP)
        layout.addLayout(self._inside, 1)
        layout.addWidget(self.note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head in the width there is."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Title and subtitle in one line where both fit whole; else the subtitle below, in as many as it takes."""
        room = self._title_room(self.width())
        _wrap(self.title, _width(self.title) > room)
        is_below = self._wants_subtitle_below(self.width())
        _wrap(self.subtitle, is_below)
        if is_below == self._is_subtitle_below:
            return
        self._is_subtitle_below = is_below
        self._head.setStretch(0, int(is_below))
        if is_below:
            self._column.insertWidget(1, self.subtitle)
        else:
            self._head.insertWidget(1, self.subtitle, 1, Qt.AlignmentFlag.AlignVCenter)

    def _wants_subtitle_below(self, width: int) -> bool:
        both = _width(self.title) + GAP + _width(self.subtitle)
        return bool(self.subtitle.text()) and both > self._title_room(width)

    def _room(self, width: int) -> int:
        """Pixels within the margins of a card of this width."""
        margins = self._column.contentsMargins()
        return width - margins.left() - margins.right()

    def _title_room(self, width: int) -> int:
        return self._room(width) - self.copy_button.sizeHint().width() - GAP

    def words_height(self, width: int) -> int:
        """Pixels of height that all but what is drawn takes in a card of this width."""
        margins, room = self._column.contentsMargins(), self._room(width)
        title = max(_height(self.title, self._title_room(width)), self.copy_button.sizeHint().height())
        subtitle = _height(self.subtitle, room) if self._wants_subtitle_below(width) else 0
        return margins.top() + title + HEAD_GAP + subtitle + _height(self.note, room) + margins.bottom()
