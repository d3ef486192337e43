"""Limits of the rules on the sliders: there when nothing moves, gone when they no longer hold."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenarier.analysis.rules import judge
from scenarier.engine.project import project
from scenarier.session import rule_edits
from scenarier.session.lever_edits import set_lever
from scenarier.views.rules import every_rule

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def levers(window):
    window.bench.levers.limits.settle()
    return window.bench.levers


def kept(session, key, value, name):
    """Whether the baseline's rule holds in every year with a lever at a value."""
    scenario = session.scenario.with_parameter(key, value)
    judged = judge(project(session.baseline, [scenario], session.study.horizon), every_rule(session))
    return next(one.is_kept for one in judged if one.rule.name == name)


def test_that_a_mark_stands_at_the_last_step_at_which_a_rule_holds(levers, session):
    """The service ceiling is nearly broken in Grundforløb: growth may go so far and no step further."""
    slider = levers.row("population_growth").slider
    above = [limit for limit in slider.limits if limit.breaks_above]
    at = {name: one.position * 10.0 for one in above for name in ("service_ceiling", "capex_ceiling")
          if session.baseline.rules and _names(session, name) in one.words}  # fmt: skip
    assert at
    for name, value in at.items():
        assert kept(session, "population_growth", value, name)
        assert not kept(session, "population_growth", value + 10.0, name)


def _names(session, rule):
    return next(one.name_da for one in session.baseline.rules if one.name == rule)


def test_that_the_marks_are_told_to_a_screen_reader_and_by_a_tip(levers):
    slider = levers.row("population_growth").slider
    told = slider.accessibleDescription()
    assert told
    assert all(limit.words in told for limit in slider.limits)
    first = slider.limits[0]
    assert first in slider.limits_at(slider.x_of(first.position))
    assert slider.limits_at(-1000.0) == list(slider.limits)


def test_that_an_edit_takes_them_away_until_they_are_found_anew(levers, session):
    """Cheaper capital brings the capital ceiling further away, so growth may go further."""
    slider = levers.row("population_growth").slider
    before = slider.limits
    assert before
    session.do(set_lever(session.state, session.baseline, "capex_gross", "", (1200.0,) * 5))
    assert slider.limits == ()
    levers.limits.settle()
    assert slider.limits
    assert slider.limits != before


def test_that_a_slider_keeps_its_own_while_it_is_held_and_nothing_is_computed_then(levers):
    slider, other = levers.row("population_growth").slider, levers.row("frame_change.MTM").slider
    own = slider.limits
    assert own
    assert other.limits
    start = QPoint(round(slider.x_of(slider.value())), slider.height() // 2)
    QTest.mousePress(slider, LEFT, pos=start)
    QTest.mouseMove(slider, start + QPoint(20, 0))
    QApplication.processEvents()
    assert slider.limits == own
    assert other.limits == ()
    levers.limits._work()
    assert other.limits == ()
    QTest.mouseRelease(slider, LEFT, pos=start + QPoint(20, 0))
    levers.limits.settle()
    assert slider.limits == own


def test_that_with_every_rule_off_there_are_none(levers, session):
    slider = levers.row("population_growth").slider
    assert slider.limits
    for rule in session.baseline.rules:
        session.do(rule_edits.switch_shipped_rule(session.state, rule, False))
    levers.limits.settle()
    assert slider.limits == ()
