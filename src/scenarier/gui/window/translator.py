"""Tells amounts in other units to whatever in a window asks: tables, plots, levers, key figures."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from scenarier.plots.asking import OtherwiseAsked
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.figure import Amount


class Translator(QObject):
    """Takes `OtherwiseAsked` in a window. It lives as long as `bench`, another one in another language."""

    def __init__(self, bench: QWidget, window: QWidget, session: Session) -> None:
        super().__init__(bench)
        self._session = session
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what asks."""
        if not isinstance(event, OtherwiseAsked):
            return super().eventFilter(watched, event)
        from scenarier.views.otherwise import amount_otherwise, figure_otherwise

        what, scenario = event.what, event.scenario
        if isinstance(what, Amount):
            lines = amount_otherwise(self._session, what, scenario)
        else:
            lines = figure_otherwise(self._session, what, scenario)
        event.told = (tr("The same as:"), *lines) if lines else ()
        return True
