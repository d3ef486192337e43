"""The part `Afstemning`: every published sum re-added, what does not tie first, each difference in words."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from scenarier.analysis.reconcile import Tie
from scenarier.gui.foundation.reading import Above, reader
from scenarier.gui.foundation.searching import SearchField
from scenarier.gui.parts.table.sheet import SheetView, copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import carded, set_role
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import BASELINE_INDEX, Session
from scenarier.text.copied import as_shown, in_per_cent
from scenarier.text.language import ntr, tr
from scenarier.views.labels import TIE_GROUPS, both_languages
from scenarier.views.searching import finder, searchable
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.ties import VERDICT_MARKS, VERDICTS, TieWords, ties_of

ALL = ""
CHOICES = (ALL, *VERDICTS)
DETAIL_LINES = 6


class ReconciliationPart(Part):
    """Sums by verdict; which of them are seen is chosen by a row of tabs and a search."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.ties: list[Tie] = []
        self.verdict = ALL
        self._lines: dict[str, Line] = {}
        self._haystacks: dict[str, str] = {}
        self._words: TieWords | None = None
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
        baseline = self._session.baseline
        self.ties = ordered(ties_of(baseline))
        words = self._words = TieWords(baseline, self._session.projection(BASELINE_INDEX))
        self._lines = {tie.name: _line(tie, words) for tie in self.ties}
        self._haystacks = {}
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
            n_ties = sum(tie.verdict == verdict or verdict == ALL for tie in self.ties)
            name = tr(VERDICTS[verdict]) if verdict else tr("all")
            sign = f"{VERDICT_MARKS[verdict]} " if verdict else ""
            self.verdicts.setTabText(place, f"{sign}{name[:1].upper()}{name[1:]} ({n_ties})")
            self.verdicts.setTabVisible(place, n_ties > 0 or verdict == ALL)

    def _show(self) -> None:
        seen = self._found([tie for tie in self.ties if self.verdict in (ALL, tie.verdict)])
        self.view.show_sheet(Sheet(_headings(), _grouped(seen, self._lines)))
        self.told.setText(ntr("{n} sum", "{n} sums", len(seen)))
        set_tip(self.told, copy_hint())
        if not self.view.currentIndex().isValid() and seen:
            self.view.select_key(seen[0].name)
        self._tell()

    def _found(self, ties: list[Tie]) -> list[Tie]:
        """Those that hold what is typed; what they are found by is made when first something is."""
        if not self.search.text().strip() or self._words is None:
            return ties
        if not self._haystacks:
            self._haystacks = {tie.name: _haystack(tie, self._words, self._lines[tie.name]) for tie in self.ties}
        is_found = finder(self.search.text())
        return [tie for tie in ties if is_found(self._haystacks[tie.name])]

    def _tell(self) -> None:
        self.detail.setHtml(self._detail(self.view.current_key()))

    def _detail(self, key: str) -> str:
        tie = next((one for one in self.ties if one.name == key), None)
        return detail_html(tie, self._words) if tie and self._words else ""


def ordered(ties: Sequence[Tie]) -> list[Tie]:
    """What does not tie first; the whole municipality before its parts, in each group great differences first."""
    verdicts, groups = tuple(VERDICTS), tuple(TIE_GROUPS)

    def place(tie: Tie) -> tuple[int, int, float]:
        group = groups.index(tie.group) if tie.group in groups else len(groups)
        return verdicts.index(tie.verdict), group, -abs(tie.difference)

    return sorted(ties, key=place)


def detail_html(tie: Tie, words: TieWords) -> str:
    """A sum in full: its figures, the explanation and the place in the report."""
    printed, readded, difference = words.numbers(tie)
    unit = words.unit_words(tie)
    head = tr(
        "printed {published}, re-added {readded}, difference {difference}",
        published=printed, readded=readded, difference=difference,
    )  # fmt: skip
    texts = [f"<b>{escape(words.title(tie))}</b>: {escape(head)} {escape(unit)}"]
    if words.explanation(tie):
        texts.append(escape(words.explanation(tie)))
    made = tr("Re-added: {sum} = {value}", sum="\0", value=f"<b>{readded}</b>")
    texts.append(made.replace("\0", words.sum_html(tie)))
    texts.append(escape(words.place(tie)))
    return "".join(f'<p style="margin:0 0 4px 0">{text}</p>' for text in texts)


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(tr("Sum"), wraps=1.0),
        Heading(tr("Printed"), is_number=True),
        Heading(tr("Re-added"), is_number=True),
        Heading(tr("Difference"), is_number=True, tip=tr("Re-added less printed")),
        Heading(tr("Unit")),
        Heading(tr("Why"), wraps=1.6),
    )


def _line(tie: Tie, words: TieWords) -> Line:
    numbers = zip(words.numbers(tie), (tie.published, tie.readded, tie.difference), strict=True)
    name, why, place = words.title(tie), words.explanation(tie), words.place(tie)
    is_share = words.unit(tie) == "share"
    is_quiet = tie.verdict != "explained"
    return Line(
        tie.name,
        (
            Cell(name, tip=place),
            *(Cell(text, as_shown(in_per_cent(value) if is_share else value, text)) for text, value in numbers),
            Cell(words.unit_words(tie)),
            Cell(why, tip=why, colour="muted" if is_quiet else ""),
        ),
    )


def _haystack(tie: Tie, words: TieWords, line: Line) -> str:
    unit = words.unit(tie)
    numbers = [both_languages(value, unit) for value in (tie.published, tie.readded, tie.difference)]
    group = tr(TIE_GROUPS.get(tie.group, tie.group))
    return searchable(
        [*(cell.text for cell in line.cells), *numbers, group, tie.name_da, tie.name_en,
         tie.explanation_da, tie.explanation_en, words.place(tie)]
    )  # fmt: skip


def _grouped(ties: Sequence[Tie], lines: dict[str, Line]) -> tuple[Line, ...]:
    """The rows below a heading for each verdict and group; the ties are in that order."""
    found: list[Line] = []
    for (verdict, group), own in groupby(ties, key=lambda tie: (tie.verdict, tie.group)):
        rows = [lines[tie.name] for tie in own]
        word, of = tr(VERDICTS[verdict]), tr(TIE_GROUPS.get(group, group))
        heading = f"{VERDICT_MARKS[verdict]} {word[:1].upper()}{word[1:]}: {of} ({len(rows)})"
        found += [Line(f"{verdict} {group}", (Cell(heading),), is_heading=True), *rows]
    return tuple(found)
