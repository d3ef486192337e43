"""What moved: after each move of a drag, what the panel does beside the plots; the goal is 2 ms."""

import time

from tests.perf.timing import Taken, shown

from scenarier.jobs.studies import example_paths, open_session
from scenarier.session.lever_edits import set_lever

GOAL = 2.0
"""[ms]"""
MOVES = 60


def timed(taken, work):
    """Take down what a piece of work took."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    taken.cpu.append(time.process_time() - cpu)
    taken.wall.append(time.perf_counter() - wall)


def test_what_moved_at_every_move_of_a_drag(qapp, finding):
    from scenarier.gui.moved.panel import MovedPanel

    session = open_session(example_paths()[0])
    panel = MovedPanel(session)
    panel.resize(300, 500)
    panel.show()
    panel.set_dragging(True)
    gesture, moves, why = object(), Taken(), Taken()
    for step in range(MOVES):
        values = (4870.0 - 10 * step - 10,) * 5
        session.do(set_lever(session.state, session.baseline, "population_growth", "", values), gesture)
        session.projection()  # the plots have it before the panel asks
        timed(moves, panel.refresh)
        if step % 10 == 9:
            timed(why, panel.settle)
    finding(f"what moved, at each move of a drag: {shown(moves)} (goal {GOAL:.0f})")
    finding(f"what moved, the causes when the hand rests: {shown(why)}")
    assert len(panel.rows) == 10
    panel.close()
    panel.deleteLater()
