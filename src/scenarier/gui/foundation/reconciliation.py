"""The part `Afstemning`: every published sum re-added, what does not tie first, each difference in words."""

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from scenarier.gui.foundation.reading import Above, reader
from scenarier.gui.foundation.searching import SearchField
from scenarier.gui.parts.table.sheet import SheetView, copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import carded, set_role
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import ntr, tr
from scenarier.views.reconciliation import ALL, CHOICES, Reconciliation

DETAIL_LINES = 6


class ReconciliationPart(Part):
    """Sums by verdict; which of them are seen is chosen by a row of tabs and a search."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sums: Reconciliation | None = None
        self.verdict = ALL
        self.view = SheetView(colours, tr("Sums of the annual report, re-added"), "reconciliation")
        self.view.figure_pointed.connect(self.figure_pointed)
        self.view.model_of_sheet.detail = self._detail
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.search = SearchField(tr("Search the sums"), self.view)
        self.search.textChanged.connect(lambda _text: self._show())
        self.detail = reader(tr("How the sum is made"))
        self.verdicts = QTabBar()
        self._build()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.search)
        for _ in CHOICES:
            self.verdicts.addTab("")
        self.verdicts.setExpanding(False)
        self.verdicts.setDrawBase(False)
        self.verdicts.setAccessibleName(tr("Which sums are shown"))
        self.verdicts.currentChanged.connect(lambda place: self.choose(CHOICES[place]))
        line.addWidget(self.verdicts)
        self.told = PlainLabel()
        set_role(self.told, "small")
        line.addWidget(self.told)
        line.addStretch(1)
        down = Above("reconciliation", carded(self.view), carded(self.detail), DETAIL_LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(down, 1)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the baseline's sums; they are added once for a baseline."""
        if not news.foundation:
            return
        self.sums = Reconciliation(self._session)
        self._count()
        self._show()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the application's text size."""
        self.view.restyle(colours)

    def choose(self, verdict: str) -> None:
        """Show the sums of one verdict, or ("") all of them."""
        if verdict != self.verdict:
            self.verdict = verdict
            self.verdicts.setCurrentIndex(CHOICES.index(verdict))
            self._show()

    def _count(self) -> None:
        for place, verdict in enumerate(CHOICES):
            words, n_ties = self.sums.counted(verdict) if self.sums else ("", 0)
            self.verdicts.setTabText(place, words)
            self.verdicts.setTabVisible(place, n_ties > 0 or verdict == ALL)

    def _show(self) -> None:
        if self.sums is None:
            return
        seen = self.sums.found(self.verdict, self.search.text())
        self.view.show_sheet(self.sums.sheet(seen))
        self.told.setText(ntr("{n} sum", "{n} sums", len(seen)))
        set_tip(self.told, copy_hint())
        if not self.view.currentIndex().isValid() and seen:
            self.view.select_key(seen[0])
        self._tell()

    def _tell(self) -> None:
        self.detail.setHtml(self._detail(self.view.current_key()))

    def _detail(self, key: str) -> str:
        return self.sums.details_html(key) if self.sums is not None else ""
