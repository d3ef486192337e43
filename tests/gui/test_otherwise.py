"""Amounts in other units, where the pointer rests and by a key: in a table, a plot, a lever and a card."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from tests.gui.shown import shown_window
from tests.made import Study

from scenarier.model.study import Measure, Scenario
from scenarier.session.session import Session
from scenarier.text.language import set_language
from scenarier.views.bridge_page import BridgeBar
from scenarier.views.figure import Amount

PER_CITIZEN = "52.2 DKK per citizen"  # 20 mio. kr. over the 383.075 persons of 2027


def rested(on, place):
    """What the tip says where the pointer rests."""
    QToolTip.hideText()
    on.setToolTip("")
    QApplication.sendEvent(on, QHelpEvent(QEvent.Type.ToolTip, place, on.mapToGlobal(place)))
    return QToolTip.text()


def test_that_amounts_are_told_in_other_units_by_pointer_and_key_and_copied_as_they_are(qapp, session):
    set_language("en")
    measure = Measure("Hænder", "area:MSO.local_units", {2027: 20.0}, package="Ældre")
    session = Session(session.baseline, Study(scenarios=(Scenario("A", measures=(measure,)),)))
    with shown_window(qapp, session) as window:
        bench = window.bench
        bench.show_workspace("measures")
        grid = bench.workspaces["measures"].part("list").grid
        column = [heading.text for heading in grid.model().sheet.headings].index("2027")
        for row in (0, 1):  # the package, and its measure
            index = grid.model().index(row, column)
            told = rested(grid.viewport(), grid.visualRect(index).center())
            assert PER_CITIZEN in told.replace("−", ""), told
            assert row == 0 or "of the frame of Health and Care" in told
        grid.setFocus()
        grid.setCurrentIndex(index)
        QToolTip.hideText()
        QTest.keyClick(grid, Qt.Key.Key_F4)
        assert PER_CITIZEN in QToolTip.text()
        QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text().strip() == "20"

        bench.show_workspace("overview")
        (card,) = (card for card in bench.strip.cards if card.figure.variable == "result")
        assert "The same as:\n" in rested(card, card.rect().center())
        chart = bench.workspaces["overview"].plots.charts[0]
        chart.point_at(2027, "MSO")
        assert "% of the frame of Health and Care" in rested(chart, chart.rect().center())
        bench.levers.reveal("capex_gross")
        field = bench.levers.row("capex_gross").field
        assert "2025: = " in rested(field, field.rect().center())
        assert "DKK per citizen" in QToolTip.text()

        side = window.bench.side
        side.show_side(True)
        side.explanation.explain(("operating_result", "", 2027))
        inputs = side.explanation.inputs
        place = inputs.visualRect(inputs.model().index(0, 0)).center()
        assert "The same as:\n" in rested(inputs.viewport(), place)
        assert QToolTip.text().startswith(side.explanation.told.inputs[0].name)
        window.bench.show_workspace("compare", "bridge")
        waterfall = window.bench.workspaces["compare"].bridge.chart.waterfall
        waterfall.bars = [BridgeBar("Hænder", "20", 0.0, 20.0, False, amount=Amount(20.0, 2027))]
        assert f"Hænder: 20\nThe same as:\n{PER_CITIZEN}" in rested(waterfall, QPoint(5, 5))
