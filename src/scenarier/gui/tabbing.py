"""Where the Tab key comes to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(before: QWidget, part: QWidget) -> None:
    """Have Tab come to all in a part right after `before`; else what is made late is last."""
    for each in (part, *part.findChildren(QWidget)):
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, each)
            before = each
