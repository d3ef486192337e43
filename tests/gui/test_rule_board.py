"""The rule board: marks, words, what mends; it follows edits and explains what is clicked."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.made import Study

from scenarier.analysis.ensemble import Broken, Ensemble, chances
from scenarier.analysis.explain.expression import Key
from scenarier.analysis.rules import rules_of
from scenarier.model.rules import Rule
from scenarier.model.study import Scenario
from scenarier.text.language import set_language
from scenarier.views.rule_chances import RuleChance
from scenarier.views.rule_tips import year_tip
from scenarier.views.rules import rules_shown


@pytest.fixture
def board(qapp, window):
    window.resize(1600, 900)
    window.bench.side.show_side(True)
    qapp.processEvents()
    yield window.bench.side.board
    window.bench.side.hide()


def row_of(board, name):
    return next(row for row in board.model.rows if row.rule.name == name)


def show_tight(window):
    """A scenario without lifts in 2027 and 2028: the ceiling of 2026, 18,451.3954, times 1.028 twice in 2028."""
    tight = Scenario("Stramt", parameters={"service_ceiling_lift": {2027: 0.0, 2028: 0.0}})
    window.session.open(window.session.baseline, Study(scenarios=(tight,)), None)


def test_that_the_ceiling_is_held_by_209_in_the_default_and_first_broken_in_2028_without_lifts(window, board):
    """docs/model.md: 17,736.61 less 17,527.18 in 2025; 18,451.40 * 1.028**2 is 19,499.14, below 19,518.92."""
    held = row_of(board, "service_ceiling")
    assert held.sentence == "Holder; mindst luft 209 mio. kr. i 2025."
    assert held.holds == (True,) * 5
    show_tight(window)
    broken = row_of(board, "service_ceiling")
    assert broken.sentence == "Brydes første gang i 2028: 19.519 mod 19.499 mio. kr."
    assert broken.holds == (True, True, True, False, True)
    set_language("en")
    board.refresh()
    assert row_of(board, "service_ceiling").sentence == "First broken in 2028: 19,519 against 19,499 DKK m."


def test_that_a_longer_horizon_has_more_marks(window, board):
    window.session.do(("Horisont", window.session.state.with_study(window.session.study.with_horizon(2035))))
    assert len(row_of(board, "service_ceiling").holds) == 11


def test_that_the_tip_of_a_year_tells_numbers_and_margin(window, board):
    """The lift is back in 2029, and the ceiling 19,499.14 * 1.028 * 1.01 = 20,245.57; spent is 20,240.62."""
    show_tight(window)
    baseline = window.session.baseline
    row = row_of(board, "service_ceiling")
    assert year_tip(row, 2028, baseline) == "Serviceramme, 2028\n19.519 mod 19.499 mio. kr.; luft −20 mio. kr."
    assert year_tip(row, 2029, baseline) == "Serviceramme, 2029\n20.241 mod 20.246 mio. kr.; luft +5 mio. kr."


def test_that_a_broken_rule_says_what_would_mend_it_once_found(window, board):
    """tests/analysis/test_mend.py has the hand arithmetic."""
    show_tight(window)
    row = row_of(board, "service_ceiling")
    assert board.model.mend(row) == "…"
    board.settle()
    assert board.model.mend(row) == "Vil holde med: effektiviseringskrav 0,1 % fra 2026"
    assert board.model.mend(row_of(board, "capex_ceiling")) == ""


def test_that_it_follows_an_edit_and_forgets_what_mended_before(window, board):
    """Capital expenditure of 1,400 is above 1,300 and, from 2026, 1,391 in the same prices, every year."""
    assert row_of(board, "capex_ceiling").is_kept
    session = window.session
    session.do(("Anlæg", session.state.with_scenario(session.scenario.with_parameter("capex_gross", 1400.0))))
    row = row_of(board, "capex_ceiling")
    assert row.holds == (False,) * 5
    assert board.model.mend(row) == "…"
    board.settle()
    assert board.model.mend(row) == "Vil holde med: bruttoanlæg 1.300 mio. kr. fra 2025"
    session.undo()
    assert row_of(board, "capex_ceiling").is_kept


def test_that_rules_switched_off_are_gone_and_own_ones_are_there(window, board):
    own = Rule("Kulturens opsparing", "savings", "at_least", 0.02, threshold_of="frame", entity="MKB")
    study = Study(rules=(own,), rules_off=("debt_limit", "savings_not_negative"))
    window.session.do(("Regler", window.session.state.with_study(study)))
    names = [row.rule.name for row in board.model.rows]
    assert "debt_limit" not in names
    assert names[-1] == "Kulturens opsparing"  # it holds, and the baseline's come first
    n_kept = len(window.session.baseline.rules) + 1 - 2  # its own, and two are off
    assert board.count.text() == f"{n_kept} holder"


def test_that_a_click_on_a_mark_explains_that_year_and_enter_the_first_breach(qapp, window, board):
    show_tight(window)
    qapp.processEvents()
    index = board.model.index([row.rule.name for row in board.model.rows].index("service_ceiling"))
    board.view.scrollTo(index)
    place = board.view.visualRect(index)
    row = row_of(board, "service_ceiling")
    delegate = board.view.itemDelegate()
    point = next(
        place.topLeft() + delta
        for x in range(place.width())
        if delegate.year_at(row, place, place.topLeft() + (delta := _point(x, 8))) == 2026
    )
    QTest.mouseClick(board.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    panel = window.bench.side.explanation
    assert panel.key == Key("service_expenditure", "", 2026)
    board.view.setCurrentIndex(index)
    QTest.keyClick(board.view, Qt.Key.Key_Return)
    assert panel.key == Key("service_expenditure", "", 2028)


def _point(x, y):
    from PySide6.QtCore import QPoint

    return QPoint(x, y)


def test_that_a_department_that_breaks_a_rule_is_the_one_explained(window, board):
    """Technical Services has the largest debt in 2025: -102 (model.md, check figures: -101.8306)."""
    assert row_of(board, "savings_not_negative").where() == ("savings", "MTM", 2025)
    assert row_of(board, "savings_not_negative").where(2027) == ("savings", "MTM", 2027)


def test_that_a_screen_reader_is_told_name_and_words(board):
    place = [row.rule.name for row in board.model.rows].index("service_ceiling")
    told = board.model.data(board.model.index(place), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Serviceramme. Holder; mindst luft 209 mio. kr. i 2025."


def test_that_every_sentence_is_of_its_own_scenario(window, board):
    before = {row.rule.name: row.sentence for row in rules_shown(window.session)}
    session = window.session
    changed = session.scenario.with_parameter("population_growth", 9000.0)
    session.do(("Vækst", session.state.with_scenario(changed)))
    session.select(-1)
    assert {row.rule.name: row.sentence for row in board.model.rows} == before


def test_that_broken_rules_come_first_and_none_moves_under_the_hand(window, board):
    """Capital expenditure of 1,400 a year is above the ceiling of 1,300, 1,391 from 2026."""
    names = [row.rule.name for row in board.model.rows]
    assert names[:3] == ["savings_not_negative", "debt_limit", "liquidity_target"]
    session = window.session
    window.bench.levers.held.emit(True)
    session.do(("Anlæg", session.state.with_scenario(session.scenario.with_parameter("capex_gross", 1400.0))))
    assert not row_of(board, "capex_ceiling").is_kept
    assert [one.rule.name for one in board.model.rows] == names
    window.bench.levers.held.emit(False)
    broken = [one.rule.name for one in board.model.rows if not one.is_kept]
    assert "capex_ceiling" in broken
    assert [one.rule.name for one in board.model.rows][: len(broken)] == broken


def test_that_a_broken_rule_that_is_switched_on_late_is_told_how_to_mend(window, board):
    """Technical Services' debt is above 5% of its frame from 2025."""
    window.session.do(("Fra", window.session.state.with_study(Study(rules_off=("debt_limit",)))))
    board.settle()
    window.session.do(("Til", window.session.state.with_study(Study())))
    assert board.model.mend(row_of(board, "debt_limit")) == "…"
    board.settle()
    assert "Teknik og Miljø" in board.model.mend(row_of(board, "debt_limit"))


def test_that_a_rule_of_some_years_has_its_marks_under_those_years(window, board):
    """Two rules of one year each: the first and the last of five."""
    own = tuple(
        Rule(str(year), "result", "at_least", 0.0, first_year=year, last_year=year) for year in (2025, 2029)
    )
    off = tuple(rule.name for rule in window.session.baseline.rules)
    window.session.do(("Regler", window.session.state.with_study(Study(rules=own, rules_off=off))))
    delegate, place = board.view.itemDelegate(), board.view.visualRect(board.model.index(0))
    for name, left in (("2025", True), ("2029", False)):
        found = [x for x in range(place.width()) if delegate.year_at(row_of(board, name), place, _point(x, 8))]
        assert found
        assert (max(found) < place.width() - 60) is left


def test_that_the_last_column_is_how_often_a_rule_holds_in_the_commands_draws(window, board, qtbot):
    show_tight(window)
    row = row_of(board, "service_ceiling")
    assert (board.model.chance(row), board.model.likely(row)) == ("…", "")
    qtbot.waitUntil(lambda: board.model.chances is not None, timeout=20_000)
    session = window.session
    rules = rules_of(session.baseline, session.study)
    asked = Ensemble(session.baseline, (session.scenario,), 2029, (), rules, draws=10_000)
    expected = {(one.rule, one.year): one.probability for one in chances(asked) if not one.entity}
    found = board.model.chances.by_rule
    for rule, chance in found.items():
        for year, share in chance.by_year.items():
            if not chance.by_entity:
                assert share == pytest.approx(1.0 - expected[rule, year], abs=1e-12)
        if not chance.by_entity:
            assert chance.holds == pytest.approx(1.0 - expected[rule, None], abs=1e-12)
        assert chance.holds <= min(chance.by_entity.values(), default=1.0)
    part = window.bench
    part.show_workspace("analysis", "chances")
    shown = {line.key: line for line in part.shown().made["chances"].view.sheet.lines}
    assert shown["service_ceiling"].cells[-2].text == board.model.chance(row_of(board, "service_ceiling"))
    session.do(("Spredning", session.state.with_study(replace(session.study, spreads={"population_growth": 0.0}))))
    assert board.model.chance(row) == "…"  # what is not counted yet is not shown
    qtbot.waitUntil(lambda: board.model.chances is not None, timeout=20_000)


def test_that_a_rule_of_departments_holds_in_a_draw_where_all_of_them_keep_it():
    broken = Broken((2025, 2026), ("A", "B"), np.array([[3, 1], [0, 2]]), np.array([3, 2]), np.array([4, 2]), 5)
    rule = Rule("r", "savings", "at_least", 0.0)
    chance = RuleChance.of(rule, broken, 10)
    assert (chance.holds, dict(chance.by_year)) == (0.5, {2025: 0.6, 2026: 0.8})
    assert dict(chance.by_entity) == {"A": 0.7, "B": 0.8}
