"""What stands before the work while a guess is asked for: the plot to draw it in, then the answer beside it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.meeting.pad import GuessPad
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.plots.linechart import LineChart
from scenarier.plots.plain import PlainLabel
from scenarier.text.language import tr
from scenarier.views.charts import ChartData

Drawing = Callable[[Mapping[int, float]], ChartData | None]
"""The plot of a guess by year; None where there is none to draw it in."""


class Cover(QFrame):
    """Lies over the work. `drawn` carries numbers by year, those of a hand on the plot."""

    drawn = Signal(object)

    def __init__(self, work: QWidget, told: str) -> None:
        super().__init__(work)
        set_role(self, "card")
        self._label = PlainLabel(told)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._label)
        self.chart: LineChart | None = None
        self.pad: GuessPad | None = None
        work.installEventFilter(self)
        self._fit()

    def show_chart(self, data: ChartData, colours: Scheme) -> None:
        """The plot under the words."""
        if self.chart is None:
            self.chart = LineChart(colours)
            self._column.addWidget(self.chart, 1)
        self.chart.show_data(data)

    def ask(self, years: tuple[int, ...]) -> None:
        """Let these years be drawn in the plot."""
        assert self.chart is not None
        canvas = self.chart.stage.canvas
        self.pad = pad = GuessPad(canvas, canvas.frame)
        pad.years = years
        pad.guessed.connect(self.drawn)
        canvas.resized.connect(lambda: pad.setGeometry(canvas.rect()))
        pad.setGeometry(canvas.rect())
        pad.show()

    def offer(self, words: str, run: Callable[[], object]) -> QPushButton:
        """A button below the plot."""
        button = QPushButton(words)
        button.clicked.connect(run)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as what it hides."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        if self.chart is not None:
            self.chart.restyle(colours)

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()


def asking(work: QWidget, colours: Scheme, years: tuple[int, ...], drawing: Drawing) -> Cover:
    """Hide the work until it is guessed what it shows; the guess may be drawn where there is a plot for it."""
    data = drawing({})
    if data is None:
        return Cover(work, tr("Guess first: the figures are shown when you have."))
    made = Cover(
        work, tr("Guess first: click or draw in the plot, or type the number. Then the figures are shown.")
    )
    made.show_chart(data, colours)
    made.ask(years)
    return made


def answering(work: QWidget, colours: Scheme, told: str, data: ChartData) -> Cover:
    """Guess and answer together, until the learner goes on to the figures."""
    made = Cover(work, told)
    made.show_chart(data, colours)
    made.offer(tr("Go on to the figures"), made.hide).setDefault(True)
    return made
