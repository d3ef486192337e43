"""The part `To håndtag`: a number over two levers, where rules begin to be broken, and the scenarios as points."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.analysis.field import Field
from scenarier.gui.analysis.leverlist import LeverList
from scenarier.gui.analysis.numberbar import NumberBar
from scenarier.gui.parts.told import TextLine
from scenarier.gui.parts.workspace import Part
from scenarier.look.palette import LIGHT, Scheme
from scenarier.plots.card import Card
from scenarier.plots.lettering import Lettering
from scenarier.plots.picture import picture_of
from scenarier.plots.plate import PAPER, Plate
from scenarier.session import lever_edits
from scenarier.session.gestures import Run
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.lever_map import Ends, TwoLevers
from scenarier.views.sheet import copied_sheet

FIRST = ("population_growth", "tax_rate")


class MapCard(Card):
    """A card with the map."""

    def __init__(self, scheme: Scheme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(scheme, parent)
        self.field = Field(scheme, self.lettering)
        self.put_inside(self.field)
        self.restyle(scheme)

    def show_map(self, shown: TwoLevers) -> None:
        """Draw this."""
        self.field.shown = shown
        note = tr("A line is where a rule begins to be broken; its teeth point to where it is.")
        everywhere = shown.everywhere()
        self.set_texts(*shown.heading(), f"{note} {everywhere}".strip())
        self.setAccessibleDescription(shown.title)
        self.retranslate()
        self.field.update()

    def restyle(self, scheme: Scheme) -> None:
        """Take other colours and the fonts of now."""
        self.scheme, self.lettering = scheme, Lettering(self.font())
        self.field.scheme, self.field.lettering = scheme, self.lettering
        self.retranslate()
        self.dress()
        self.field.update()

    def picture(self) -> QImage:
        """The card at twice its size."""
        with self.posing():
            return picture_of(self, self.scheme.card)

    def plate(self) -> Plate | None:
        """What is saved of the map."""
        shown = self.field.shown
        if shown is None:
            return None

        def draw(painter: QPainter, size: QSize, lettering: Lettering) -> None:
            field = Field(PAPER, lettering)
            field.shown = shown
            field.resize(size)
            field.draw(painter)

        sheet = shown.sheet()
        places = [(row, column) for row in range(len(sheet.lines)) for column in range(len(sheet.headings))]
        words = self.title.text(), self.subtitle.text(), self.note.text()
        return Plate(*words, copied_sheet(sheet, places), draw)


class TwoLeversPart(Part):
    """The number and the levers are chosen above; a point that is dragged moves both levers of its scenario."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: TwoLevers | None = None
        self._gesture: object = None
        self._run = Run()
        self._ends: Ends | None = None
        self.number = NumberBar(session)
        self.across, self.up = (
            LeverList(session, words, name) for words, name in zip((tr("Across:"), tr("Up:")), FIRST, strict=True)
        )
        self.near = QPushButton(tr("Near the scenarios"))
        self.near.setCheckable(True)
        self.near.setChecked(True)
        self.card, self.told = MapCard(colours), TextLine()
        self.number.changed.connect(self._compute)
        self.near.toggled.connect(lambda _is_on: self._compute())
        for one in (self.across, self.up):
            one.changed.connect(self._compute)
        field = self.card.field
        field.pressed.connect(self._take)
        field.dragged.connect(self._move)
        field.let_go.connect(self._let_go)
        field.nudged.connect(self._nudge)
        field.pointed.connect(self._tell)
        self._build()

    def _build(self) -> None:
        line = QHBoxLayout()
        for widget in (self.across, self.up, self.near):
            line.addWidget(widget)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.number)
        column.addLayout(line)
        column.addWidget(self.card, 1)
        column.addWidget(self.told)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the study as it stands."""
        if news.projected or news.study:
            self.number.follow()
            self._compute()

    def _compute(self) -> None:
        names = self.across.lever(), self.up.lever()
        if names[0] == names[1]:
            self.told.say(tr("Choose two different levers."), is_fault=True)
            return
        session = self._session
        self.shown = TwoLevers.of(
            session.baseline,
            session.study,
            session.selected,
            self.number.figure(),
            names,
            is_near=self.near.isChecked(),
            ends=self._ends,
        )
        self.card.show_map(self.shown)
        if self._gesture is None:
            self.told.say(tr("Point at the map to read it. Drag a scenario's point to move both of its levers."))

    def _tell(self, i: int, j: int) -> None:
        if self.shown is not None:
            self.told.say(self.shown.told_at(i, j))

    def _take(self, index: int) -> None:
        """A point is held: its scenario is shown, and the map stands still under it."""
        if self.shown is None or not self._session.settle():
            self.card.field.is_held = False
            return
        self._ends, self._gesture = self.shown.ends, object()
        self._session.select(index)

    def _move(self, x: float, y: float) -> None:
        self._do(x, y, self._gesture)

    def _let_go(self) -> None:
        self._ends, self._gesture = None, None
        self._compute()

    def _nudge(self, across: int, up: int) -> None:
        """Keys move the point of the scenario that is shown."""
        if self.shown is None or not self._session.settle():
            return
        point = next((one for one in self.shown.points if one.is_shown), None)
        if point is not None:
            x, y = (lever.spec.step for lever in self.shown.levers)
            self._do(point.x + across * x, point.y + up * y, self._run.token())

    def _do(self, x: float, y: float, gesture: object) -> None:
        if self.shown is None:
            return
        session = self._session
        changes = self.shown.moved(x, y)
        session.do(lever_edits.move_levers(session.state, session.baseline, changes), gesture)

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.card.restyle(colours)
        self.told.fit()
