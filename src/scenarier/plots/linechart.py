"""Lines by year."""

from PySide6.QtWidgets import QWidget

from scenarier.look.palette import LIGHT, Scheme
from scenarier.plots.chart import Chart
from scenarier.plots.drawn import Still
from scenarier.plots.parts import Fans, Lines, Paths, Zero


class LineChart(Chart):
    """A line a series, references grey behind, targets and ceilings as named lines."""

    def __init__(self, scheme: Scheme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__((Zero(), Fans(), Paths(), Still(), Lines()), scheme, parent)
