"""Charts with realistic numbers, in Danish, without a display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.plots.plots_data import Shown

from scenarier.gui.fonts import application_font
from scenarier.plots.barchart import ResultChart
from scenarier.plots.chart import Chart
from scenarier.plots.linechart import LineChart
from scenarier.text.language import language, set_language
from scenarier.views.charts import ChartData


@pytest.fixture(autouse=True)
def _danish() -> Iterator[None]:
    before = language()
    set_language("da")
    yield
    set_language(before)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """A chart of this data on screen."""

    QApplication.setFont(application_font(1.0))  # as the window has it, whichever tests ran before

    def show(data: ChartData, width: int = 460, height: int = 300) -> Chart:
        chart: Chart = ResultChart() if data.bars else LineChart()
        qtbot.addWidget(chart)
        chart.resize(width, height)
        chart.show_data(data)
        with qtbot.waitExposed(chart):
            chart.show()
        return chart

    return show
