"""What is shown asks the news whether it concerns it; what was not seen is told when it is."""

import pytest
from tests.made import Study

from scenarier.model.study import Measure, Scenario
from scenarier.model.terms import Terms
from scenarier.session import edits, lever_edits, measure_edits
from scenarier.session.news import NOTHING, News

STUDY = Study(scenarios=(Scenario("A", measures=(Measure("Vej", "frame:MTM", {2026: 5.0}),)), Scenario("B")))


@pytest.fixture
def filled(window):
    window.session.open(window.session.baseline, STUDY, None)
    return window


def watched(monkeypatch, owner, name):
    """How often something is done from now on."""
    done, real = [], getattr(owner, name)
    monkeypatch.setattr(owner, name, lambda *args, **named: [done.append(name), real(*args, **named)][1])
    return done


def move_a_lever(session, rate):
    session.do(lever_edits.set_lever(session.state, session.baseline, "tax_rate", "", [rate] * 5))


def test_that_terms_touch_neither_the_levers_nor_the_list_of_measures(filled, monkeypatch):
    levers = watched(monkeypatch, filled.bench.levers, "_show")
    filled.bench.show_workspace("measures")
    measures = filled.bench.workspaces["measures"].part("list")
    rows, totals = (
        watched(monkeypatch, *one) for one in ((measures.grid_model, "refresh"), (measures, "_show_totals"))
    )
    filled.session.show_in(Terms("base_year"))
    assert (levers, rows, totals) == ([], [], [])
    filled.session.do(measure_edits.switch_measures(filled.session.state, [0]))
    assert (len(rows), len(totals)) == (1, 1)


def test_that_a_save_and_a_title_touch_no_number(filled, monkeypatch, tmp_path):
    bench = filled.bench
    bench.side.show_side(True)
    shown = [
        watched(monkeypatch, bench.workspaces["overview"].plots, "refresh"),
        watched(monkeypatch, bench.strip.cards[0], "show_figure"),
        watched(monkeypatch, bench.levers, "_show"),
        watched(monkeypatch, filled.bars.rules, "_say"),
        watched(monkeypatch, bench.side.board, "_show"),
    ]
    filled.session.do(edits.describe_study(filled.session.state, "T", ""))
    filled.session.saved_as(tmp_path / "a.scenarier")
    assert shown == [[], [], [], [], []]
    move_a_lever(filled.session, 0.26)
    assert all(shown)


def test_that_a_lever_builds_neither_the_budget_nor_the_tables_anew(filled, monkeypatch):
    filled.bench.show_workspace("frames", "budget")
    part = filled.bench.workspaces["frames"].made["budget"]
    budget = watched(monkeypatch, part.grid_model, "refresh")
    filled.bench.show_workspace("foundation", "tables")
    tables = watched(monkeypatch, filled.bench.workspaces["foundation"].made["tables"], "_search")
    move_a_lever(filled.session, 0.26)
    filled.bench.show_workspace("frames", "budget")
    filled.bench.show_workspace("foundation", "tables")
    assert (budget, tables) == ([], [])
    filled.session.do(edits.set_horizon(filled.session.state, 2031))
    filled.bench.show_workspace("frames", "budget")
    assert budget == ["refresh"]


def test_that_a_workspace_gets_all_that_it_missed_when_it_is_shown(filled, monkeypatch):
    heard = []
    filled.bench.show_workspace("measures")
    measures = filled.bench.workspaces["measures"].part("list")
    real = measures.refresh
    monkeypatch.setattr(
        measures, "refresh", lambda news: [heard.extend([news] if news != NOTHING else []), real(news)]
    )
    filled.bench.show_workspace("overview")
    filled.session.show_in(Terms("base_year"))
    filled.session.select(1)
    assert heard == []
    filled.bench.show_workspace("measures")
    assert heard == [News(terms=True, selected=True, scenario=True)]
    filled.bench.show_workspace("overview")
    filled.bench.show_workspace("measures")
    assert len(heard) == 1, "nothing was missed"


def test_that_a_drag_leaves_the_list_of_steps_alone(filled, monkeypatch):
    gesture = object()
    filled.steps.show()
    session = filled.session
    session.do(lever_edits.set_lever(session.state, session.baseline, "tax_rate", "", [0.26] * 5), gesture)
    steps = watched(monkeypatch, filled.steps._shown.list, "clear")
    session.do(lever_edits.set_lever(session.state, session.baseline, "tax_rate", "", [0.27] * 5), gesture)
    assert steps == []
    session.undo()
    assert steps == ["clear"]
    filled.steps.close()


def test_that_a_refused_lever_stands_where_the_study_says(filled, monkeypatch):
    levers = watched(monkeypatch, filled.bench.levers, "_show")
    session = filled.session
    edited = lever_edits.set_lever(session.state, session.baseline, "population_growth", "", [-300_000.0] * 5)
    session.do(edited)
    assert session.scenario == STUDY.scenarios[0]
    assert levers == ["_show"]
