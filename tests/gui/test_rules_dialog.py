"""The dialog of rules: on and off, own rules, faults; every change can be undone and is kept in the file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scenarier.gui.rules.dialog import RulesDialog
from scenarier.model.rules import Rule
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_write import study_bytes


@pytest.fixture
def dialog(qapp, session):
    made = RulesDialog(session, None)
    made.show()
    qapp.processEvents()
    yield made
    made.close()
    qapp.processEvents()


def item(dialog, text):
    return next(
        dialog.list.item(row) for row in range(dialog.list.count()) if dialog.list.item(row).text() == text
    )


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def fill(dialog, title, threshold):
    for field, text in ((dialog.form.title, title), (dialog.form.threshold, threshold)):
        field.clear()
        QTest.keyClicks(field, text)


def test_that_a_rule_is_switched_off_and_on_and_undone(session, dialog):
    item(dialog, "Serviceramme").setCheckState(Qt.CheckState.Unchecked)
    assert session.study.rules_off == ("service_ceiling",)
    assert session.undo_label == "Regel »Serviceramme« fra"
    session.undo()
    assert session.study.rules_off == ()
    assert item(dialog, "Serviceramme").checkState() == Qt.CheckState.Checked


def test_that_an_own_rule_is_typed_kept_and_stands_in_the_file(session, dialog):
    QTest.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    choose(dialog.form.variable, "savings")
    choose(dialog.form.of, "frame")
    choose(dialog.form.entity, "MKB")
    choose(dialog.form.first, 2027)
    fill(dialog, "Kulturens opsparing", "2,5")
    assert dialog.form.terms.text() == "Opsparing ≥ 2,50 % af Ramme"
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    made = Rule(
        "Kulturens opsparing", "savings", "at_least", 0.025, threshold_of="frame", entity="MKB", first_year=2027
    )
    assert session.study.rules == (made,)
    assert parse_study(study_bytes(session.study), "")[0].rules == (made,)
    assert dialog.list.currentItem().text() == "Kulturens opsparing"


def test_that_every_fault_is_told_at_once_and_nothing_is_kept(session, dialog):
    dialog.begin()
    fill(dialog, "serviceramme", "abc")
    choose(dialog.form.first, 2030)
    choose(dialog.form.last, 2027)
    told = dialog._fault.text().splitlines()
    assert len(told) == 3
    assert not dialog.keep.isEnabled()
    assert session.study.rules == ()


def test_that_an_own_rule_is_changed_switched_and_deleted(session, dialog):
    dialog.begin()
    choose(dialog.form.variable, "debt")
    choose(dialog.form.comparison, "at_most")
    fill(dialog, "Gæld", "7.000")
    dialog.keep.click()
    assert session.study.rules[0].threshold == 7000.0
    fill(dialog, "Gæld", "6.500")
    dialog.keep.click()
    assert session.study.rules == (Rule("Gæld", "debt", "at_most", 6500.0),)
    item(dialog, "Gæld").setCheckState(Qt.CheckState.Unchecked)
    assert session.study.rules[0].on is False
    dialog.remove.click()
    assert session.study.rules == ()
    session.undo()
    assert [rule.name for rule in session.study.rules] == ["Gæld"]


def test_that_only_what_fits_a_metric_is_offered(dialog):
    dialog.begin()
    choose(dialog.form.variable, "result")
    offered = [dialog.form.of.itemData(n) for n in range(dialog.form.of.count())]
    assert "revenue" in offered
    assert "savings" not in offered
    assert "savings_limit" not in offered
    assert not dialog.form.entity.isEnabled()
    choose(dialog.form.variable, "savings")
    offered = [dialog.form.of.itemData(n) for n in range(dialog.form.of.count())]
    assert {"savings_limit", "frame", "revenue"} <= set(offered)
    assert dialog.form.entity.count() == 7


def test_that_the_baselines_rules_tell_why_and_where_from(dialog):
    dialog.list.setCurrentRow(0)
    told = dialog._about.text()
    assert "4.000 kr. pr. borger" in told
    assert "linje 710" in told
    assert not dialog.form.isVisible()


def test_that_the_board_opens_it_and_a_closed_one_no_longer_listens(qapp, window):
    window.bench.side.show_side(True)
    before = len(window.session.listeners)
    window.bench.side.choose_rules()
    dialog = window.findChild(RulesDialog)
    assert dialog is not None
    assert len(window.session.listeners) == before + 1
    dialog.accept()
    qapp.processEvents()
    assert len(window.session.listeners) == before
    window.bench.side.hide()
