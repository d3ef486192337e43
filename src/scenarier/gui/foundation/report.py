"""The part `Rapport og model`: what the annual report prints beside the model's base year, and why they differ."""

from html import escape

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from scenarier.gui.foundation.searching import SearchField
from scenarier.gui.parts.table.sheet import SheetView, copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import carded, set_role
from scenarier.look.palette import Scheme
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import BASELINE_INDEX, Session
from scenarier.text.language import ntr, tr
from scenarier.views.report import report_sheet
from scenarier.views.searching import finder, searchable
from scenarier.views.sheet import Line, Sheet

ONLY_DIFFERENCES = 1


class ReportPart(Part):
    """One table; `figure_pointed` carries the figure of the model that was come to."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sheet = Sheet()
        self._differs: frozenset[str] = frozenset()
        self._haystacks: dict[str, str] = {}
        self.view = SheetView(colours, tr("The report's figures beside the model's"), "report")
        self.view.figure_pointed.connect(self.figure_pointed)
        self.view.model_of_sheet.detail = self._why
        self.search = SearchField(tr("Search the figures"), self.view)
        self.search.textChanged.connect(lambda _text: self._show())
        self.choice = QTabBar()
        self.choice.setExpanding(False)
        self.choice.setDrawBase(False)
        self.choice.setAccessibleName(tr("Which figures are shown"))
        for _ in range(2):
            self.choice.addTab("")
        self.choice.currentChanged.connect(lambda _place: self._show())
        self.told = ElidedLabel()
        set_role(self.told, "small")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.search)
        line.addWidget(self.choice)
        line.addWidget(self.told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(carded(self.view), 1)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the figures; they are the same in every scenario."""
        if not news.foundation:
            return
        baseline = self._session.baseline
        self.sheet, self._differs = report_sheet(baseline, self._session.projection(BASELINE_INDEX))
        figures = sum(not line.is_heading for line in self.sheet.lines)
        self.choice.setTabText(0, tr("All ({n})", n=figures))
        self.choice.setTabText(ONLY_DIFFERENCES, tr("≠ Only where they differ ({n})", n=len(self._differs)))
        self._haystacks = {
            line.key: searchable(
                text for cell in line.cells for text in (cell.text, cell.words, _swapped(cell.text))
            )
            for line in self.sheet.lines
        }
        self._show()

    def _why(self, key: str) -> str:
        """Why report and model differ, and notes."""
        return next((escape(line.cells[-1].text) for line in self.sheet.lines if line.key == key), "")

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the application's text size."""
        self.view.restyle(colours)

    def _show(self) -> None:
        is_found = finder(self.search.text())
        only = self.choice.currentIndex() == ONLY_DIFFERENCES
        lines: list[Line] = []
        for line in self.sheet.lines:
            if line.is_heading:
                while lines and lines[-1].is_heading:
                    lines.pop()
                lines.append(line)
            elif is_found(self._haystacks[line.key]) and (line.key in self._differs or not only):
                lines.append(line)
        while lines and lines[-1].is_heading:
            lines.pop()
        self.view.show_sheet(Sheet(self.sheet.headings, tuple(lines)))
        figures = [line for line in lines if not line.is_heading]
        self.told.setText(ntr("{n} figure", "{n} figures", len(figures)))
        set_tip(self.told, copy_hint())


def _swapped(text: str) -> str:
    """A number as the other language writes it."""
    return text.translate(str.maketrans(",.", ".,"))
