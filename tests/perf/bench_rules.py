"""All rules held against a projection that has just been made, as after an edit; the goal is 2 ms."""

from tests.perf.timing import in_turn, shown

from scenarier.analysis.rules import judge, rules_of
from scenarier.engine.project import project
from scenarier.jobs.studies import open_study
from scenarier.model.study import BASELINE

GOAL = 2.0


def test_the_board_after_an_edit(finding):
    study, baseline = open_study(None)
    every = rules_of(baseline, study)
    for horizon in (2029, 2035):
        fresh = iter([project(baseline, [BASELINE], horizon) for _ in range(211)])

        def board(fresh=fresh):
            return judge(next(fresh), every)

        for _ in range(10):
            board()
        taken = in_turn(200, {"board": board})["board"]
        finding(
            f"rules, board recompute to {horizon}, {len(every)} rules: {shown(taken)}, "
            f"worst of 200 {max(taken.wall) * 1e3:.2f} (goal {GOAL:.0f})"
        )
