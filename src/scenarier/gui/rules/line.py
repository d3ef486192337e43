"""How many rules are broken, in one line that is always in sight and opens the board."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolButton, QWidget

from scenarier.analysis.rule_words import rule_name
from scenarier.analysis.rules import Judged, judge, rules_of
from scenarier.gui.parts.plain import show_tip
from scenarier.gui.roles import set_role
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import ntr, tr
from scenarier.text.plain import one_line

KEPT, BROKEN = "●", "✕"
"""As the marks on the board."""


class RulesLine(QToolButton):
    """A button with the number of broken rules; its tip, made when it is looked at, names them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._judged: list[Judged] = []
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.refresh()

    def refresh(self, news: News = EVERYTHING) -> None:
        """Judge the scenario that is shown."""
        if not (news.projected or news.rules):
            return
        rules = rules_of(self._session.baseline, self._session.study)
        self._judged = judge(self._session.projection(), rules)
        n_broken = sum(first_breach(one) is not None for one in self._judged)
        self._say(n_broken, len(self._judged))

    def _say(self, n_broken: int, n_rules: int) -> None:
        said = counted_words(n_broken, n_rules)
        self.setText(f"{BROKEN if n_broken else KEPT} {said}" if n_rules else said)
        self.setAccessibleName(said)
        self.setAccessibleDescription(tr("Opens and closes the rules and the explanation (Ctrl+E)"))
        set_role(self, "broken" if n_broken else "kept" if n_rules else "")

    def tip(self) -> str:
        """The broken rules by name, each with the year it first breaks in."""
        broken = [(one, year) for one in self._judged if (year := first_breach(one)) is not None]
        names = [(one_line(rule_name(one.rule)), tr("from {year}", year=year)) for one, year in broken]
        lines = [f"{BROKEN} {name}: {when}" for name, when in names]
        return "\n".join([*lines, tr("Click to open or close the rules (Ctrl+E)")])

    def event(self, event: QEvent) -> bool:
        """Make the tip when it is asked for, so that a drag does without."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            show_tip(event.globalPos(), self.tip(), self)
            return True
        return super().event(event)


def first_breach(judged: Judged) -> int | None:
    """The first year that a rule is broken in; None where it holds in all."""
    for year, holds in zip(judged.years, judged.holds, strict=True):
        if not holds.all():
            return year
    return None


def counted_words(n_broken: int, n_rules: int) -> str:
    """`2 af 12 regler brydes`, `Alle 12 regler holder`."""
    if not n_rules:
        return tr("No rules are on")
    if not n_broken:
        return ntr("The only rule holds", "All {n} rules hold", n_rules)
    return ntr("{broken} of {n} rule is broken", "{broken} of {n} rules are broken", n_rules, broken=n_broken)
