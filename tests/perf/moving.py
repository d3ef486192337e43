"""A lever moved in a window, each move until it is painted; of whatever checkout is on the path."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle

from tests.perf.timing import Taken

from scenarier.jobs.studies import open_study
from scenarier.model.study import Scenario
from scenarier.session.session import Session

LEVER = "population_growth"
POSITIONS = range(490, 550)
"""Of the slider; none is the baseline's, which a move to or from has more to tell of."""


class Moving:
    """A window whose lever is held; `move` takes it to another place and paints."""

    def __init__(self, window, application) -> None:
        self.window, self._application = window, application
        self._positions = cycle(POSITIONS)
        self._row = window.bench.levers.row(LEVER)
        self.hold()

    def hold(self) -> None:
        """Take hold of the slider again, where something else was done meanwhile."""
        self._row._take_hold()
        self.settle()

    def settle(self) -> None:
        """Move until nothing is done the first time."""
        for _ in range(20):
            self.move()

    def move(self) -> None:
        """The next place, painted."""
        self._row.slider.setValue(next(self._positions))
        self._application.processEvents()

    def open_side(self, is_open: bool) -> None:
        """Open rules and explanation, of a number that the lever moves, or close them."""
        side = self.window.bench.side
        side.show_side(is_open)
        if is_open:
            side.explain("result", "", self.window.session.study.horizon)
        self.settle()

    def timed(self, n_moves: int, taken: Taken) -> None:
        """Note what some moves take."""
        for _ in range(n_moves):
            cpu, wall = time.process_time(), time.perf_counter()
            self.move()
            taken.cpu.append(time.process_time() - cpu)
            taken.wall.append(time.perf_counter() - wall)


@contextmanager
def moving(
    n_scenarios: int = 0, workspace: str = "overview", size: tuple[int, int] = (1280, 720)
) -> Iterator[Moving]:
    """A window on a study of so many scenarios, closed behind it."""
    from scenarier.gui.app import application
    from scenarier.gui.window.window import Window

    app = application()
    study, baseline = open_study(None)
    scenarios = tuple(Scenario(f"Scenarie {n}", parameters={LEVER: 4000.0 + n}) for n in range(n_scenarios))
    window = Window("light")
    window.fill(Session(baseline, replace(study, scenarios=scenarios)))
    window.resize(*size)
    window.show()
    window.load_plots()
    window.bench.show_workspace(workspace)
    yield Moving(window, app)
    window.session.listeners.clear()
    window.close_now()
    window.deleteLater()


def lever(*, is_open: bool = False, workspace: str = "overview", size: tuple[int, int] = (1280, 720)):
    """Moves of a lever in a window that stays, as a work to be timed."""
    held = moving(workspace=workspace, size=size)
    made = held.__enter__()
    made.open_side(is_open)

    def work() -> None:
        made.move()
        assert held  # the window lives as long as the work

    return work
