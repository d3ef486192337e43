"""Where the Tab key comes to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar, QWidget


def walks_along_tabs() -> bool:
    """Whether what is shown now was come to by keys on a row of tabs, which then go on to the next."""
    is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    return isinstance(QApplication.focusWidget(), QTabBar) and not is_pressed


def follow(before: QWidget, part: QWidget) -> None:
    """Have Tab come to all in a part right after `before`; else what is made late is last."""
    for each in (part, *part.findChildren(QWidget)):
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, each)
            before = each
