"""How the window comes to stand: the plots first, without a style sheet meanwhile, no tidying by Python before."""

import gc
import os
import subprocess
import sys
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtWidgets import QApplication
from tests.gui.shown import shown_window

from scenarier.gui.style import undressed
from scenarier.gui.window.window import Window
from scenarier.gui.window.workbench import Workbench
from scenarier.jobs.studies import open_session
from scenarier.plots.drawn import Drawn

OPENED = """
import gc
from PySide6.QtCore import QTimer
from scenarier.cli.main import main
from scenarier.gui.window.window import Window

load, seen = Window.load_plots, []

def look(window):
    seen.append((gc.isenabled(), gc.get_freeze_count() > 0))

def load_and_look(window):
    load(window)
    look(window)
    QTimer.singleShot(0, lambda: (look(window), window.close_now()))

Window.load_plots = load_and_look
try:
    main([])
finally:
    print(seen)
"""


@pytest.fixture
def sheets(monkeypatch):
    """The style sheet there was whenever a workbench was made."""
    seen, begin = [], Workbench.__init__

    def make(self, *arguments, **named):
        seen.append(QApplication.instance().styleSheet())
        begin(self, *arguments, **named)

    monkeypatch.setattr(Workbench, "__init__", make)
    return seen


def test_that_the_style_sheet_comes_when_all_is_made(qapp, session, sheets):
    with shown_window(qapp, session) as window:
        dressed = qapp.styleSheet()
        window.set_language("en")
        qapp.processEvents()
        assert sheets == ["", ""]
        assert dressed
        assert qapp.styleSheet() == dressed


def fail_undressed(application):
    with undressed(application):
        assert not application.styleSheet()
        raise ValueError("not made")


def test_that_the_style_sheet_comes_back_where_the_making_fails(qapp, window):
    dressed = qapp.styleSheet()
    with pytest.raises(ValueError, match="not made"):
        fail_undressed(qapp)
    assert qapp.styleSheet() == dressed != ""


def test_that_a_font_given_to_a_part_does_not_hide_the_sizes_of_the_style_sheet(window):
    card = window.bench.strip.cards[0]
    assert card.number.font().pointSizeF() == pytest.approx(1.4 * QApplication.font().pointSizeF(), abs=0.06)


def test_that_python_does_not_tidy_before_the_plots_stand_and_passes_over_them_then(tmp_path):
    homes = {
        name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA")
    }
    ran = subprocess.run(
        [sys.executable, "-c", OPENED], env=os.environ | homes, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split("\n")[-2] == "[(False, False), (True, True)]"


def places(window):
    """Where the plots of the overview stand in the window."""
    charts = window.bench.workspaces["overview"].plots.charts
    return [(chart.mapTo(window, QPoint(0, 0)), chart.size()) for chart in charts]


def close(window):
    window.session.listeners.clear()
    window.close_now()
    window.deleteLater()


@pytest.fixture
def opened(qapp, session, monkeypatch):
    """A window that stood painted before it was filled, and where its plots were when the levers were to come."""
    seen, complete, paint = [], Workbench.complete, Drawn.paint
    painted = set()

    def note(self, *arguments):
        painted.add(self)
        paint(self, *arguments)

    def look(self):
        seen.append((len(painted), places(self.window()), hasattr(self, "levers")))
        complete(self)

    monkeypatch.setattr(Drawn, "paint", note)
    monkeypatch.setattr(Workbench, "complete", look)
    made = Window("light")
    made.resize(1600, 900)
    made.show()
    qapp.processEvents()
    made.fill(session)
    yield made, seen
    close(made)
    qapp.processEvents()


def test_that_the_plots_are_painted_before_the_levers_are_made_and_stay_where_they_are(qapp, opened):
    window, seen = opened
    (n_painted, first, has_levers) = seen[0]
    for _ in range(5):
        qapp.processEvents()
    assert (n_painted, has_levers) == (4, False)
    assert first == places(window)
    assert window.bench.levers.isVisible()
    assert window.bench.side.board.isVisible()
    assert window.finder is not None


def test_that_no_turn_of_events_comes_between_the_plots_and_the_rest(qapp, session, monkeypatch):
    turns, complete = [], Workbench.complete
    monkeypatch.setattr(Workbench, "complete", lambda bench: (turns.append("complete"), complete(bench)))
    made = Window("light")
    made.show()
    qapp.processEvents()
    QTimer.singleShot(0, lambda: turns.append("a turn"))
    made.fill(session)
    qapp.processEvents()
    close(made)
    assert turns == ["complete", "a turn"]


def test_that_tab_comes_to_what_is_made_late_where_it_stands(opened):
    window, _ = opened
    bench, order = window.bench, [window]
    while (after := order[-1].nextInFocusChain()) is not window:
        order.append(after)
    table = bench.workspaces["overview"].table
    stops = [bench.tabs, bench.levers, bench.strip.cards[-1], bench.side.board.view, table, window.bars.tabs]
    places = [order.index(each) for each in stops]
    assert places == sorted(places)


def test_that_nothing_of_a_window_is_left_when_it_is_gone(qapp):
    with shown_window(qapp, open_session(None)) as window:  # a session that lives holds its listeners
        kept = weakref.ref(window.bench)
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert kept() is None
