"""What a widget is to the style sheet: `muted`, `small`, `card`, `fault`, …"""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


def set_role(widget: QWidget, role: str) -> None:
    """Give the widget another role and have it drawn anew."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def carded(widget: QWidget) -> QFrame:
    """The widget in a frame of its own."""
    made = QFrame()
    set_role(made, "card")
    layout = QVBoxLayout(made)
    layout.setContentsMargins(1, 4, 1, 4)
    layout.addWidget(widget)
    return made
