"""How a number on screen asks what it would take: by an event that goes to its window."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from scenarier.model.rules import Rule
from scenarier.plots.asking import send_up
from scenarier.views.figure import Figure

KIND = QEvent.Type(QEvent.registerEventType())


class WhatAsked(QEvent):
    """The figure that is asked of (None: the usual one), of a scenario (None: the one shown).

    With `rule` it is asked that the rule holds, for the figure's entity.
    """

    def __init__(self, figure: Figure | None, scenario: int | None = None, rule: Rule | None = None) -> None:
        super().__init__(KIND)
        self.figure, self.scenario, self.rule = figure, scenario, rule


def ask_what(
    widget: QWidget, figure: Figure | None = None, scenario: int | None = None, rule: Rule | None = None
) -> None:
    """Ask the widget's window what a figure would take, or what it would take for a rule to hold."""
    send_up(widget, WhatAsked(figure, scenario, rule))
