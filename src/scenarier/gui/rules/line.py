"""How many rules are broken, in one line that is always in sight and opens the board."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolButton, QWidget

from scenarier.gui.parts.plain import show_tip
from scenarier.gui.roles import set_role
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.rules import BROKEN, HOLDS, RuleRow, broken_lines, counted_words, rules_shown


class RulesLine(QToolButton):
    """A button with the number of broken rules; its tip, made when it is looked at, names them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[RuleRow] = []
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.refresh()

    def refresh(self, news: News = EVERYTHING) -> None:
        """Judge the scenario that is shown."""
        if news.projected or news.rules:
            self._rows = rules_shown(self._session)
            self._say()

    def _say(self) -> None:
        said, is_broken = counted_words(self._rows), any(not row.is_kept for row in self._rows)
        sign = (BROKEN if is_broken else HOLDS) if self._rows else ""
        self.setText(f"{sign} {said}".strip())
        self.setAccessibleName(said)
        self.setAccessibleDescription(tr("Opens and closes the rules and the explanation (Ctrl+E)"))
        set_role(self, "broken" if is_broken else "kept" if self._rows else "")

    def tip(self) -> str:
        """The broken rules by name, each with the year it first breaks in."""
        return "\n".join([*broken_lines(self._rows), tr("Click to open or close the rules (Ctrl+E)")])

    def event(self, event: QEvent) -> bool:
        """Make the tip when it is asked for, so that a drag does without."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            show_tip(event.globalPos(), self.tip(), self)
            return True
        return super().event(event)
