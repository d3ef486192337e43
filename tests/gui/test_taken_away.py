"""What takes things away at once says so, with a way back beside it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.made import Study

from scenarier.gui.rules.dialog import RulesDialog
from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario

STUDY = Study(
    scenarios=(
        Scenario(
            "A", parameters={"population_growth": 4000.0}, measures=(Measure("Tiltag", "frame:MTM", {2026: -5.0}),)
        ),
        Scenario("B"),
    )
)


@pytest.fixture
def filled(window):
    window.session.open(window.session.baseline, STUDY, None)
    return window


def said(window):
    return "" if window.bench.notice.isHidden() else window.bench.notice.label.text()


def delete_measures(window):
    window.bench.show_workspace("measures")
    measures = window.bench.workspaces["measures"].part("list")
    measures.grid.choose(0, 1)
    measures.delete()


ACTS = {
    "delete the scenario": lambda window: window.scenarios.remove(),
    "reset all": lambda window: window.bars.actions.by_id["edit.reset"].trigger(),
    "reset a group": lambda window: window.bench.levers.revert_group("population"),
    "delete measures": delete_measures,
}


@pytest.mark.parametrize("name", ACTS)
def test_that_it_is_told_and_the_button_beside_it_takes_it_back(filled, name):
    ACTS[name](filled)
    assert filled.session.study != STUDY
    assert "Ctrl+Z" in said(filled)
    undo = filled.bench.notice.buttons[0]
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert filled.session.study == STUDY
    assert not said(filled)


def test_that_the_words_go_when_something_else_is_done(filled):
    filled.scenarios.remove()
    assert said(filled)
    filled.session.select(-1)
    assert said(filled), "looking at another scenario is no edit"
    filled.session.select(0)
    filled.session.do(("x", filled.session.state.with_scenario(replace(filled.session.scenario, note="ny"))))
    assert not said(filled)


def test_that_undo_by_key_takes_the_words_away(filled):
    filled.bars.actions.by_id["edit.reset"].trigger()
    filled.session.undo()
    assert not said(filled)


def test_that_a_deleted_rule_is_told_of(filled):
    kept = filled.session.study
    own = Rule("min", "liquidity_per_citizen", "at_least", 3500.0)
    filled.session.do(("x", filled.session.state.with_study(replace(kept, rules=(own,)))))
    filled.bench.side.choose_rules()
    QApplication.processEvents()
    (dialog,) = filled.findChildren(RulesDialog)
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    dialog._remove()
    assert filled.session.study.rules == ()
    assert "min" in said(filled)
    dialog.reject()
