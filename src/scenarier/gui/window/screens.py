"""Where a window stands: within the screens there are, whatever it was or would like to be."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

FIRST = QSize(1600, 1000)
"""Size of the window at the first start, where the screen has room for it."""
LEAST = QSize(800, 560)
"""The window is made no smaller, where the screen has room for that."""
GUESSED = QMargins(0, 32, 0, 0)
"""The frame of a window that is not shown yet."""


def first_place() -> QRect:
    """Where the window stands at the first start: in the middle of the first screen."""
    room = QGuiApplication.primaryScreen().availableGeometry()
    return fitted(_in_the_middle(FIRST, room), room, GUESSED)


def place_again(place: list[int]) -> QRect:
    """Where a window stands that was left at this place; see `Settings.place`."""
    left, top, width, height, *of_screen = place
    wanted = QRect(left, top, width, height)
    screen = QGuiApplication.screenAt(wanted.center())
    is_same = screen is not None and [screen.geometry().width(), screen.geometry().height()] == of_screen
    room = (screen or QGuiApplication.primaryScreen()).availableGeometry()
    if is_same:
        return fitted(wanted, room, QMargins())
    return fitted(_in_the_middle(wanted.size(), room), room, GUESSED)


def place_now(window: QWidget, place: QRect) -> list[int]:
    """What is to be remembered of a window at this place."""
    of_screen = window.screen().geometry()
    return [place.left(), place.top(), place.width(), place.height(), of_screen.width(), of_screen.height()]


def fitted(place: QRect, room: QRect, frame: QMargins) -> QRect:
    """The place, made smaller and moved as little as need be so that it is within `room` with its frame."""
    inside = room.marginsRemoved(frame)
    size = place.size().boundedTo(inside.size())
    left = max(min(place.left(), inside.left() + inside.width() - size.width()), inside.left())
    top = max(min(place.top(), inside.top() + inside.height() - size.height()), inside.top())
    return QRect(QPoint(left, top), size)


def keep_within(window: QWidget) -> None:
    """Bring a window that is shown within its screen, now that its frame is known."""
    outer, inner = window.frameGeometry(), window.geometry()
    frame = QMargins(
        inner.left() - outer.left(), inner.top() - outer.top(),
        outer.right() - inner.right(), outer.bottom() - inner.bottom(),
    )  # fmt: skip
    place = fitted(inner, window.screen().availableGeometry(), frame)
    if place != inner:
        window.setMinimumSize(window.minimumSize().boundedTo(place.size()))
        window.setGeometry(place)


def least_size(screen: QScreen) -> QSize:
    """The least size of a window on a screen."""
    return LEAST.boundedTo(screen.availableGeometry().marginsRemoved(GUESSED).size())


def _in_the_middle(size: QSize, room: QRect) -> QRect:
    place = QRect(QPoint(), size)
    place.moveCenter(room.center())
    return place
