"""A move of a lever has the window painted once, whatever is seen."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from scenarier.gui.pointed import Pointed


class Requests(QObject):
    """Counts how often a window is asked to be painted."""

    def __init__(self, window):
        super().__init__(window)
        self.n = 0
        window.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.n += event.type() == QEvent.Type.UpdateRequest
        return False


def requests_of_moves(window, positions):
    """How often the window is asked to be painted at each move of a held lever."""
    row, requests, found = window.bench.levers.row("population_growth"), Requests(window), []
    row._take_hold()
    row.slider.setValue(positions[0])
    for _ in range(5):
        QApplication.processEvents()
    for position in positions[1:]:
        requests.n = 0
        row.slider.setValue(position)
        window.bench.side._pause.stop()  # the explanation follows later, and is painted in a turn of its own
        for _ in range(3):
            QApplication.processEvents()
        found.append(requests.n)
    row._let_go()
    return found


POSITIONS = [500 + 40 * (step % 2) + step for step in range(20)]


@pytest.mark.parametrize(
    "workspace", ["overview", "frames", "measures", "compare", "compare:departments", "foundation"]
)
def test_that_a_move_of_a_lever_has_the_window_painted_once(window, workspace):
    window.bench.show_workspace(*workspace.split(":"))
    assert set(requests_of_moves(window, POSITIONS)) <= {0, 1}


def test_that_a_move_has_the_window_painted_once_where_rules_and_explanation_are_open(window):
    window.bench.side.show_side(True)
    window.bench.side.point_at(Pointed("result", "", window.session.study.horizon))
    assert set(requests_of_moves(window, POSITIONS)) == {1}


def test_that_a_move_in_the_overview_is_painted(window):
    assert set(requests_of_moves(window, POSITIONS)) == {1}
