"""The window: lever to paint, first paint, and what is loaded by then; the csv as a process."""

import os
import statistics
import subprocess
import sys
import threading
import time

import pytest
from PySide6.QtWidgets import QApplication
from tests.perf.moving import moving
from tests.perf.timing import Taken, fixed_loop, in_turn, percentile, shown, until_said

from scenarier.gui.window.uncertainty_menu import make_many
from scenarier.vocabulary.uncertainty import UNCERTAINTIES

SAID = """
import os
import time
def said(word):
    print(word, time.process_time(), flush=True)
"""

EMPTY = (
    SAID
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        said("painted")
        os._exit(0)
app = QApplication([])
window = Window()
window.resize(1280, 720)
window.show()
app.exec()
"""
)

OURS = (
    SAID
    + """
import sys
from scenarier.cli import main
def start(session):
    from PySide6.QtCore import QEvent
    from scenarier.gui import app
    class Window(app.Window):
        def paintEvent(self, event):
            is_first = not self._has_painted
            super().paintEvent(event)
            if is_first:
                said("painted")
                print("first", *sorted({"numpy", "pyqtgraph", "msgspec", "pandas"} & set(sys.modules)))
        def event(self, event):
            answer = super().event(event)
            is_paint = self.is_filled and event.type() == QEvent.Type.UpdateRequest
            if is_paint and self.bench.workspaces["overview"].plots.charts:
                said("plots")
                print("loaded", *sorted({"pandas", "scipy", "openpyxl", "typst"} & set(sys.modules)), flush=True)
                os._exit(0)
            return answer
    app.Window = Window
    return app.start(session)
main._start_window = start
main.main([])
"""
)


@pytest.fixture
def environment():
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


BUSY = "while True: pass"
TURNS, MOVES = 10, 40


def test_lever_to_painted_window(qapp, finding):
    with moving() as held:
        sides = {False: Taken(), True: Taken()}
        for _ in range(TURNS):
            for is_open, taken in sides.items():
                held.open_side(is_open)
                held.timed(MOVES, taken)
    closed, opened = (statistics.median(sides[is_open].cpu) for is_open in (False, True))
    finding(f"lever to painted overview: {shown(sides[False])} (goal p95 13 ms)")
    finding(
        f"  rules and explanation open: {shown(sides[True])}, {(opened - closed) * 1e3:+.2f} ms cpu (goal +3 ms)"
    )
    finding("  against the version before: python -m tests.perf.rivals ../before painted (goal cpu 0.72 times)")


def test_lever_to_painted_window_with_bands(qapp, finding):
    with moving() as held:
        ways, loop = {uncertainty: Taken() for uncertainty in UNCERTAINTIES}, Taken()
        for _ in range(TURNS):
            fixed_loop(MOVES, loop)
            for uncertainty, taken in ways.items():
                held.window.session.show_uncertainty(uncertainty)
                held.hold()
                held.timed(MOVES, taken)
    for uncertainty, goal in (("off", ""), ("fan", " (goal p95 16 ms)"), ("paths", "")):
        finding(f"lever to painted overview, uncertainty {uncertainty}: {shown(ways[uncertainty])}{goal}")
    usual = percentile(loop.wall, 10)
    median, worst = (percentile(loop.wall, part) / usual for part in (50, 95))
    finding(f"  the core: a fixed loop took {median:.2f} times its quickest tenth, p95 {worst:.2f} (quiet 1.0)")


def test_that_many_draws_are_cancelled_and_end_with_the_window(qapp, finding):
    with moving() as held:
        session, window = held.window.session, held.window
        session.show_uncertainty("fan")
        make_many(session, window.bench.work, 1_000_000)
        until(window.bench.work.isVisible)
        start = time.perf_counter()
        window.bench.work.cancel()
        until(lambda: all(one.name != "work" for one in threading.enumerate()))
        cancelled = time.perf_counter() - start
        make_many(session, window.bench.work, 1_000_000)
        start = time.perf_counter()
        window.close_now()
        closed = time.perf_counter() - start
    finding(f"a million draws: cancelled in {cancelled:.2f} s (goal 0.3), closed in {closed:.2f} s (goal 1)")


def until(is_so):
    """Let the window work until something is so."""
    while not is_so():
        QApplication.processEvents()


def test_lever_to_painted_window_beside_busy_processes(qapp, finding):
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(2)]
    try:
        with moving() as held:
            taken = Taken()
            held.timed(TURNS * MOVES, taken)
    finally:
        for process in busy:
            process.kill()
            process.wait()
    late = percentile(taken.wall, 99) * 1e3
    finding(f"  two busy processes beside it: {shown(taken)}, p99 {late:.1f} ms (goal p99 34 ms)")


def test_lever_in_a_study_of_many_scenarios(qapp, finding):
    with moving(n_scenarios=3) as few, moving(n_scenarios=3_000) as many:
        taken = in_turn(TURNS * MOVES, {"few": few.move, "many": many.move})
    ratio = statistics.median(taken["many"].cpu) / statistics.median(taken["few"].cpu)
    finding(f"  3 000 scenarios: {shown(taken['many'])}; {ratio:.2f} times that of 3 (goal 1.1)")


def test_first_paint(finding, environment):
    empty, window, plots = Taken(), Taken(), Taken()
    for _ in range(9):
        until_said(EMPTY, environment, {"painted": empty})
        until_said(OURS, environment, {"painted": window, "plots": plots})
    finding(f"first paint: empty Qt window {shown(empty)}")
    for title, taken, goal in (("window", window, 1.3), ("four plots", plots, 4.2)):
        cpu = statistics.median(taken.cpu) / statistics.median(empty.cpu)
        wall = statistics.median(taken.wall) / statistics.median(empty.wall)
        finding(f"  {title} {shown(taken)}; {cpu:.2f} times the cpu, {wall:.2f} times the wall (goal {goal})")


def test_what_is_loaded_by_the_first_paint(finding, environment):
    said = subprocess.run(
        [sys.executable, "-c", OURS], env=environment, capture_output=True, text=True, check=True
    )
    lines = dict(line.partition(" ")[::2] for line in said.stdout.splitlines())
    finding(f"loaded by the first paint: {lines['first'] or 'neither numpy, msgspec, pyqtgraph nor pandas'}")
    finding(f"heavy modules loaded by the painted plots: {lines['loaded'] or 'none'}")


def test_csv_as_a_process(finding, environment):
    def process(*arguments):
        return lambda: subprocess.run(
            [sys.executable, *arguments], env=environment, capture_output=True, check=True
        )

    taken = in_turn(
        11, {"numpy": process("-c", "import numpy"), "csv": process("-m", "scenarier", "run", "--format", "csv")}
    )
    csv, numpy = (statistics.median(taken[name].wall) for name in ("csv", "numpy"))
    ratio = csv / numpy
    finding(f"run --format csv as a process: wall {csv * 1e3:.0f} ms; {ratio:.2f} times `import numpy` (goal 5)")
