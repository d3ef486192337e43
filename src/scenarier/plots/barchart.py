"""Bars by year with lines over them."""

from PySide6.QtWidgets import QWidget

from scenarier.look.palette import LIGHT, Scheme
from scenarier.plots.bars import Bars
from scenarier.plots.chart import Chart
from scenarier.plots.drawn import Still
from scenarier.plots.parts import Fans, Lines, Paths, Zero


class ResultChart(Chart):
    """Bars up and down from zero, and what is left of them as a line."""

    def __init__(self, scheme: Scheme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__((Zero(), Bars(), Fans(), Paths(), Still(), Lines()), scheme, parent)
