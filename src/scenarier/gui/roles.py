"""What a widget is to the style sheet: `muted`, `small`, `card`, `fault`, …"""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


def set_role(widget: QWidget, role: str) -> None:
    """Give the widget another role and have it drawn anew."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def carded(widget: QWidget | None = None) -> QFrame:
    """The widget in a frame of its own; without one a frame that `into_card` fills later."""
    made = QFrame()
    set_role(made, "card")
    layout = QVBoxLayout(made)
    layout.setContentsMargins(1, 4, 1, 4)
    if widget is not None:
        layout.addWidget(widget)
    return made


def into_card(card: QFrame, widget: QWidget) -> None:
    """Put a widget into a frame that `carded` made."""
    layout = card.layout()
    assert layout is not None
    layout.addWidget(widget)
