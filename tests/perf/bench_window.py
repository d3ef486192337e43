"""The window: lever to paint, first paint, and what is loaded by then; the csv as a process."""

import os
import statistics
import subprocess
import sys

import pytest
from tests.perf.timing import in_turn, shown, until_said

from scenarier.jobs.studies import open_study
from scenarier.session.session import Session

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted")
        QApplication.instance().exit()
app = QApplication([])
window = Window()
window.resize(1280, 720)
window.show()
app.exec()
"""

OURS = """
import sys
from scenarier.gui.app import application, empty_session
from scenarier.gui.window.window import Window
app = application()
window = Window("light")
def painted():
    print("painted")
    window.fill(empty_session())
    app.processEvents()
    window.load_plots()
    app.processEvents()
    print("plots")
    heavy = {"pandas", "scipy", "openpyxl", "typst"} & set(sys.modules)
    print("loaded", *sorted(heavy))
    app.exit()
def loaded_at_first_paint():
    print("first", *sorted({"numpy", "pyqtgraph", "msgspec", "pandas"} & set(sys.modules)))
window.painted.connect(loaded_at_first_paint)
window.painted.connect(painted)
window.show()
app.exec()
"""


@pytest.fixture
def environment():
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def test_lever_to_painted_plots(qapp, finding):
    from scenarier.gui.window.window import Window

    study, baseline = open_study(None)
    window = Window("light")
    window.fill(Session(baseline, study))
    window.resize(1280, 720)
    window.show()
    window.load_plots()
    qapp.processEvents()
    row = window.bench.levers.row("population_growth")
    positions = iter([487 + step % 60 for step in range(10_000)])
    row._take_hold()

    def move():
        row.slider.setValue(next(positions))
        qapp.processEvents()

    for _ in range(20):
        move()
    taken = in_turn(200, {"lever": move})["lever"]
    row._let_go()
    finding(
        f"lever to painted window, ranges fixed: {shown(taken)} (goal p95 16 ms, there with a fan of 1 000 draws)"
    )
    window.session.listeners.clear()
    window.close_now()
    window.deleteLater()


def test_first_paint(finding, environment):
    empty, window, plots = [], [], []
    for _ in range(7):
        empty.append(until_said(EMPTY, ["painted"], environment)["painted"])
        ours = until_said(OURS, ["painted", "plots"], environment)
        window.append(ours["painted"])
        plots.append(ours["plots"])
    base = statistics.median(empty)
    finding(f"first paint: empty Qt window {base * 1e3:.0f} ms")
    for name, times, goal in (("window", window, 1.3), ("four plots", plots, 2.5)):
        median = statistics.median(times)
        finding(f"  {name} {median * 1e3:.0f} ms, ratio {median / base:.2f} (goal {goal})")


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
