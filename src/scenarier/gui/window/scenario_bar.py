"""The line of scenarios: their tabs, a new one, the note of the one shown, and how many rules are broken."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QToolButton, QWidget

from scenarier.gui.roles import set_role
from scenarier.gui.rules.line import RulesLine
from scenarier.gui.window.scenario_tabs import ScenarioTabs
from scenarier.gui.window.side import Side
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import set_tip
from scenarier.session.news import News
from scenarier.session.session import Session
from scenarier.text.language import tr


class ScenarioBar(QToolBar):
    """Holds the tabs it is given; the rules' line opens and closes the panel they stand in."""

    def __init__(self, session: Session, tabs: ScenarioTabs, side: Side) -> None:
        super().__init__(tr("Scenarios"))
        self._session = session
        self.tabs = tabs
        self.add_button = QToolButton()
        self.add_button.setText("+")
        self.add_button.setAccessibleName(tr("New scenario"))
        self.note = ElidedLabel()
        self.note.setContentsMargins(12, 0, 8, 0)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self.note, "small")
        self.rules = RulesLine(session)
        self.rules.setChecked(not side.isHidden())
        self.rules.clicked.connect(side.toggle)
        side.opened.connect(self.rules.setChecked)
        line = QHBoxLayout(across := QWidget())
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tabs)
        line.addWidget(self.add_button)
        line.addWidget(self.note, 1)
        line.addWidget(self.rules)
        self.addWidget(across)

    def offer_new(self, add: Callable[[], object], tip: str) -> None:
        """What the button beside the tabs does."""
        set_tip(self.add_button, tip)
        self.add_button.clicked.connect(lambda: add())

    def refresh(self, news: News) -> None:
        """Show what is not as it was."""
        self.tabs.refresh(news)
        self.rules.refresh(news)
        if news.study or news.selected:
            note = " ".join((self._session.scenario.note or self._session.study.note).split())
            self.note.setText(note)
            set_tip(self.note, note)
