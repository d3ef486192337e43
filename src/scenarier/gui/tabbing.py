"""Where the Tab key comes to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(before: QWidget, part: QWidget) -> None:
    """Have Tab come to all in a part right after `before`; else what is made late is last."""
    inner: QWidget | None = part
    within: list[QWidget] = []
    while inner is not None and (inner is part or part.isAncestorOf(inner)):
        within.append(inner)
        inner = inner.nextInFocusChain()
    for each in within:
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, each)
            before = each
