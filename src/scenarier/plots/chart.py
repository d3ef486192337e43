"""A card with a plot in it: pointer, keyboard, clipboard."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from scenarier.look.palette import LIGHT, Scheme
from scenarier.plots.asking import QuestionHere, ask_question, with_otherwise
from scenarier.plots.axes import least_plot
from scenarier.plots.card import Card
from scenarier.plots.lettering import Lettering
from scenarier.plots.levelat import level_at
from scenarier.plots.marks import Mark, find, stepped
from scenarier.plots.parts import Part
from scenarier.plots.picture import picture_of
from scenarier.plots.plain import set_tip
from scenarier.plots.plate import PAPER, Plate
from scenarier.plots.stage import Stage, draw_stage
from scenarier.plots.words import DOT, copied_chart, readout
from scenarier.text.language import language, tr
from scenarier.text.plain import one_line
from scenarier.views.charts import ChartData
from scenarier.views.figure import Figure, Pin, can_be_asked

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
LEAST_WIDTH, LEAST_HEIGHT = 18, 11
"""The least a chart is given, in lines of text, so that its words never crowd its lines out."""
REACH = 10
"""A value is no smaller than this to a pointer, to each side [px]."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Chart(Card):
    """Values by year; `pointed` carries the year and key of a value that was clicked.

    `level_pointed` carries what explains a target or ceiling that was clicked, and where on screen that was.
    """

    pointed = Signal(int, str)
    level_pointed = Signal(object, object)

    def __init__(self, parts: Sequence[Part], scheme: Scheme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(scheme, parent)
        self.stage = Stage(parts, scheme, self.lettering)
        self.put_inside(self.stage.canvas)
        self._pointed_at: tuple[int, str] | None = None
        self._language = ""
        self.figure_of: Callable[[int, str], tuple[Figure, int | None] | None] = lambda _year, _key: None
        self.explain_action = self.menu.addAction("", self._explain)
        self.question_action = self.menu.addAction("", lambda: self._ask(self._marked))
        self.menu.aboutToShow.connect(self._note_mark)
        self._marked: Mark | None = None
        self.stage.canvas.hovered.connect(self._hover)
        self.stage.canvas.left.connect(self.point_at_nothing)
        self.stage.canvas.clicked.connect(self._click)
        self.restyle(scheme)

    def sizeHint(self) -> QSize:
        """A size that suits two columns."""
        return QSize(460, 300)

    def least_height(self, width: int) -> int:
        """Pixels of height in which four ticks have their room besides all the words, in a width."""
        return ceil(self.words_height(width) + self.stage.height_beside(least_plot(self.lettering)))

    def hasHeightForWidth(self) -> bool:
        """The note wraps, yet the chart takes the height it is given."""
        return False

    def show_data(self, data: ChartData) -> None:
        """Draw this; items are reused, and ranges stay while a lever is held."""
        if self._language != language():
            self.retranslate()
        self.set_texts(data.title, data.subtitle, data.note)
        self.stage.show(data)
        self._read_out()

    def set_dragging(self, is_dragging: bool) -> None:
        """Hold ranges and margins while a lever is held; fit them anew when it is let go."""
        if is_dragging == self.stage.is_dragging:
            return
        self.stage.is_dragging = is_dragging
        self.note.setMinimumHeight(self.note.height() if is_dragging and self.note.isVisible() else 0)
        if not is_dragging and self.stage.data is not None:
            self.show_data(self.stage.data)

    def restyle(self, scheme: Scheme) -> None:
        """Take other colours, and the fonts and language of now, everywhere at once."""
        self.scheme, self.lettering = scheme, Lettering(self.font())
        self.retranslate()
        self.dress()
        line = self.fontMetrics().height()
        self.setMinimumSize(LEAST_WIDTH * line, LEAST_HEIGHT * line)
        self.stage.restyle(scheme, self.lettering)
        self._read_out()

    def retranslate(self) -> None:
        """Take the language of now; the data's own words come with the next `show_data`."""
        super().retranslate()
        self._language = language()
        self.explain_action.setText(tr("Explain the number"))
        self.question_action.setText(tr("Ask a question about it…"))
        self.stage.canvas.number_axis.picture = None

    def picture(self) -> QImage:
        """The card at twice its size, without pointer marks and button."""
        pointed_at, self._pointed_at = self._pointed_at, None
        self._read_out()
        with self.posing():
            image = picture_of(self, self.scheme.card)
        self._pointed_at = pointed_at
        self._read_out()
        return image

    @property
    def whole(self) -> ChartData | None:
        """All that there is to show, also where there is no room for some of its words."""
        return self.stage.data

    def plate(self) -> Plate | None:
        """What is saved of the plot: drawn anew, in its own ranges."""
        data, kinds = self.whole, [type(part) for part in self.stage.parts]
        if data is None:
            return None

        def draw(painter: QPainter, size: QSize, lettering: Lettering) -> None:
            draw_stage(Stage([kind() for kind in kinds], PAPER, lettering), data, painter, size)

        return Plate(data.title, data.subtitle, data.note, copied_chart(data), draw)

    def place_of(self, year: int, key: str) -> QRect | None:
        """Where the value of a year and series stands on screen; None where it is not drawn."""
        mark = find(self.stage.marks, year, key)
        if mark is None:
            return None
        frame = self.stage.canvas.frame()
        return self._around(QPointF(frame.x(mark.x), frame.y_within(mark.value)))

    def _around(self, place: QPointF) -> QRect:
        """The screen round a place on the canvas."""
        middle = self.stage.canvas.mapToGlobal(place.toPoint())
        return QRect(middle, QSize(1, 1)).adjusted(-REACH, -REACH, REACH, REACH)

    def point_at(self, year: int, key: str) -> None:
        """Read out the value of a year and series."""
        self._pointed_at = (year, key)
        self._read_out()

    def point_at_nothing(self) -> None:
        """Take the read-out away."""
        self.stage.canvas.unsetCursor()
        self._pointed_at = None
        self._read_out()

    def readout_text(self) -> str:
        """What is read out now, in one line; empty where nothing is."""
        mark = self._mark()
        return "" if mark is None or self.stage.data is None else DOT.join(readout(self.stage.data, mark))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from value to value, Enter chooses, Escape leaves."""
        key, mark = event.key(), self._mark()
        if key in STEPS:
            self._step(stepped(self.stage.marks, mark, *STEPS[Qt.Key(key)]))
        elif key in ENTER and mark is not None:
            self.pointed.emit(mark.year, mark.key)
        elif key == Qt.Key.Key_Escape and mark is not None:
            self.point_at_nothing()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font and language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange) and hasattr(self, "stage"):
            self.restyle(self.scheme)

    def _mark(self) -> Mark | None:
        return find(self.stage.marks, *self._pointed_at) if self._pointed_at else None

    def _read_out(self) -> None:
        self.stage.read_out(self._mark())
        text = self.readout_text()
        if self.accessibleDescription() != one_line(text):
            self.setAccessibleDescription(one_line(text))

    def _step(self, mark: Mark | None) -> None:
        if mark is not None:
            self.point_at(mark.year, mark.key)

    def _level_at(self, place: QPointF) -> Figure | None:
        stage = self.stage
        if stage.data is None:
            return None
        labels = stage.overlay.drawing.level_labels
        return level_at(stage.data, stage.canvas.frame(), labels, stage.mark_at(place), place)

    def _hover(self, place: QPointF) -> None:
        if self._level_at(place) is not None:
            self.point_at_nothing()
            self.stage.canvas.setCursor(Qt.CursorShape.PointingHandCursor)
            return
        mark = self.stage.mark_at(place)
        if mark is not None:
            self.stage.canvas.setCursor(Qt.CursorShape.PointingHandCursor)
        self._step(mark)

    def event(self, event: QEvent) -> bool:
        """The tip of the value that is read out tells its amount in other units."""
        mark = self._mark() if event.type() == QEvent.Type.ToolTip else None
        if mark is not None:
            figure, scenario = self.figure_of(mark.year, mark.key) or (None, None)
            set_tip(self, with_otherwise(self, "", figure, scenario))
        elif event.type() == QEvent.Type.ToolTip:
            set_tip(self, "")
        return super().event(event)

    def _note_mark(self) -> None:
        """The menu is about the value that was read out when it was opened."""
        self._marked = self._mark()
        self.explain_action.setVisible(self._marked is not None)
        self.question_action.setVisible(self._pin(self._marked) is not None)

    def _pin(self, mark: Mark | None) -> Pin | None:
        figure, scenario = (mark and self.figure_of(mark.year, mark.key)) or (None, None)
        return Pin(figure, scenario) if can_be_asked(figure) else None

    def _ask(self, mark: Mark | None) -> None:
        ask_question(self, self._pin(mark))

    def customEvent(self, event: QEvent) -> None:
        """Put a question to the value that is read out."""
        if isinstance(event, QuestionHere):
            event.accept()
            self._ask(self._mark())

    def _explain(self) -> None:
        if self._marked is not None:
            self.pointed.emit(self._marked.year, self._marked.key)

    def _click(self, place: QPointF) -> None:
        mark, level = self.stage.mark_at(place), self._level_at(place)
        if level is not None:
            self.level_pointed.emit(level, self._around(place))
        elif mark is not None:
            self.pointed.emit(mark.year, mark.key)
