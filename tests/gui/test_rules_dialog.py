"""The dialog of rules: on and off, own rules, faults; every change can be undone and is kept in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QStyle, QStyleOptionViewItem
from tests.made import Study

from scenarier.analysis.rules import judge, rules_of
from scenarier.gui.rules.dialog import RulesDialog
from scenarier.gui.style import dress
from scenarier.model.rules import COMPARISONS, SEVERITIES, Rule
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_write import study_bytes
from scenarier.text.language import set_language
from scenarier.views.rule_fields import Fields, faults_of, fields_of, rule_from, thresholds
from scenarier.vocabulary.variables import VARIABLES

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qapp, session):
    made = RulesDialog(session, None)
    made.show()
    made.activateWindow()
    qapp.processEvents()
    yield made
    made.close()
    qapp.processEvents()


def item(dialog, text):
    return next(
        dialog.list.item(row) for row in range(dialog.list.count()) if dialog.list.item(row).text() == text
    )


def choose(box, text):
    """Choose by what stands on screen."""
    assert box.findText(text) >= 0, text
    box.setCurrentIndex(box.findText(text))


def fill(dialog, title, threshold):
    for field, text in ((dialog.form.title, title), (dialog.form.threshold, threshold)):
        field.clear()
        QTest.keyClicks(field, text)


def told(dialog, key):
    label = dialog.form._marks[key][0]
    return label.text() if label.isVisible() else ""


def type_the_savings_of_culture(dialog, threshold="2"):
    choose(dialog.form.variable, "Opsparing")
    choose(dialog.form.of, "Ramme")
    choose(dialog.form.entity, "Kultur")
    choose(dialog.form.first, "2027")
    fill(dialog, "Kulturens opsparing", threshold)


CULTURE = Rule(
    "Kulturens opsparing", "savings", "at_least", 0.02, threshold_of="frame", entity="MKB", first_year=2027
)


def test_that_a_click_on_the_box_switches_a_rule_off_and_undo_puts_it_back(session, dialog):
    line = item(dialog, "Serviceramme")
    option = QStyleOptionViewItem()
    option.initFrom(dialog.list)
    option.rect = dialog.list.visualItemRect(line)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = dialog.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, dialog.list)
    QTest.mouseClick(dialog.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, box.center())
    assert session.study.rules_off == ("service_ceiling",)
    assert session.undo_label == "Regel »Serviceramme« fra"
    session.undo()
    assert session.study.rules_off == ()
    assert item(dialog, "Serviceramme").checkState() == Qt.CheckState.Checked


def test_that_space_switches_a_rule_and_ctrl_z_takes_it_back_in_the_dialog_itself(session, dialog):
    dialog.list.setFocus()
    dialog.list.setCurrentItem(item(dialog, "Anlægsloft"))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert session.study.rules_off == ("capex_ceiling",)
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.study.rules_off == ()
    assert dialog.list.currentItem().text() == "Anlægsloft"


def test_that_an_own_rule_is_typed_kept_and_stands_in_the_file(session, dialog):
    QTest.mouseClick(dialog.new, LEFT)
    type_the_savings_of_culture(dialog, "2,5")
    assert dialog.form.terms.text() == "Opsparing ≥ 2,50 % af Ramme · Kultur · fra 2027"
    fill(dialog, "Kulturens opsparing", "2")
    QTest.mouseClick(dialog.keep, LEFT)
    assert session.study.rules == (CULTURE,)
    assert session.undo_label == "Ny regel »Kulturens opsparing«"
    assert parse_study(study_bytes(session.study), "")[0].rules == (CULTURE,)
    assert dialog.list.currentItem().text() == "Kulturens opsparing"


def test_that_a_rule_read_from_a_file_stands_in_the_form_as_it_was_typed(qapp, session, dialog):
    dialog.begin()
    type_the_savings_of_culture(dialog)
    dialog.keep.click()
    study, _ = parse_study(study_bytes(session.study), "")
    session.open(session.baseline, study, None)
    dialog.list.setCurrentItem(item(dialog, "Kulturens opsparing"))
    assert dialog.form.threshold.text() == "2"
    assert dialog.form.of.currentText() == "Ramme"
    assert dialog.form.entity.currentText() == "Kultur"
    assert dialog.form.first.currentText() == "2027"
    assert not dialog.keep.isEnabled()  # nothing is other than it was


def test_that_an_own_rule_judges_two_per_cent_of_the_frame_from_2027(session, dialog):
    dialog.begin()
    type_the_savings_of_culture(dialog)
    dialog.keep.click()
    projection = session.projection()
    judged = judge(projection, rules_of(session.baseline, session.study))[-1]
    row = projection.entities["department"].index("MKB")
    assert judged.years == tuple(range(2027, session.study.horizon + 1))
    assert judged.thresholds[0, 0] == pytest.approx(0.02 * projection.values["frame"][3, row, 0])
    assert judged.values[0, 0] == projection.values["savings"][3, row, 0]


def test_that_enter_in_a_field_keeps_a_whole_rule_and_nothing_else(session, dialog):
    dialog.begin()
    QTest.keyClicks(dialog.form.title, "Gæld")
    QTest.keyClick(dialog.form.title, Qt.Key.Key_Return)
    assert session.study.rules == ()
    QTest.keyClicks(dialog.form.threshold, "3.500")
    QTest.keyClick(dialog.form.threshold, Qt.Key.Key_Return)
    assert session.study.rules == (Rule("Gæld", "liquidity_per_citizen", "at_least", 3500.0),)
    assert dialog.isVisible()


def test_that_every_fault_is_told_at_once_under_its_field_and_nothing_is_kept(session, dialog):
    dialog.begin()
    assert not any(told(dialog, key) for key in ("title", "threshold", "years"))  # nothing is typed yet
    fill(dialog, "serviceramme", "abc")
    choose(dialog.form.first, "2030")
    choose(dialog.form.last, "2027")
    assert told(dialog, "title") == "En anden regel har denne titel."
    assert told(dialog, "threshold") == "»abc« er ikke et tal; skriv det som 2,5"
    assert told(dialog, "years") == "Det sidste år ligger før det første."
    assert dialog.form.title.property("fault") is True
    assert dialog.form.title.accessibleDescription() == "En anden regel har denne titel."
    assert not dialog.keep.isEnabled()
    fill(dialog, "Min egen", "5")
    choose(dialog.form.last, "2030")
    assert not any(told(dialog, key) for key in ("title", "threshold", "years"))
    assert dialog.form.title.property("fault") is False
    assert dialog.keep.isEnabled()


@pytest.mark.parametrize("title", ["SERVICE_CEILING", " Serviceramme ", "service ceiling", "Kassekreditreglen"])
def test_that_a_title_of_the_baselines_is_refused_as_id_and_in_both_languages(dialog, title):
    dialog.begin()
    fill(dialog, title, "5")
    assert told(dialog, "title") == "En anden regel har denne titel."


def test_that_a_threshold_that_no_file_takes_is_refused(dialog):
    dialog.begin()
    fill(dialog, "Stor", "1.000.000.001")
    assert told(dialog, "threshold") == "Grænsen er for stor."
    fill(dialog, "Stor", "1.000.000.000")
    assert dialog.keep.isEnabled()


def test_that_an_own_rule_is_changed_switched_and_deleted(session, dialog):
    dialog.begin()
    choose(dialog.form.variable, "Gæld")
    choose(dialog.form.comparison, "højst")
    fill(dialog, "Gæld", "7.000")
    dialog.keep.click()
    assert session.study.rules[0].threshold == 7000.0
    fill(dialog, "Gæld i alt", "6.500")
    dialog.keep.click()
    assert session.study.rules == (Rule("Gæld i alt", "debt", "at_most", 6500.0),)
    item(dialog, "Gæld i alt").setCheckState(Qt.CheckState.Unchecked)
    assert session.study.rules[0].on is False
    dialog.remove.click()
    assert session.study.rules == ()
    session.undo()
    assert [rule.name for rule in session.study.rules] == ["Gæld i alt"]


def test_that_the_delete_key_takes_an_own_rule_and_leaves_the_baselines(session, dialog):
    dialog.begin()
    fill(dialog, "Min egen", "5")
    dialog.keep.click()
    dialog.list.setFocus()
    dialog.list.setCurrentItem(item(dialog, "Serviceramme"))
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert len(session.study.rules) == 1
    dialog.list.setCurrentItem(item(dialog, "Min egen"))
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert session.study.rules == ()
    assert dialog.list.count() == len(session.baseline.rules)


def test_that_what_is_being_typed_outlives_a_look_at_another_rule_and_an_undo(session, dialog):
    item(dialog, "Serviceramme").setCheckState(Qt.CheckState.Unchecked)
    dialog.begin()
    fill(dialog, "Halvt", "4,")
    session.undo()
    assert (dialog.form.title.text(), dialog.form.threshold.text()) == ("Halvt", "4,")
    assert dialog.form.isVisible()
    dialog.list.setCurrentRow(0)
    assert not dialog.form.isVisible()
    dialog.begin()
    assert (dialog.form.title.text(), dialog.form.threshold.text()) == ("Halvt", "4,")
    fill(dialog, "Halvt", "4")
    dialog.keep.click()
    dialog.begin()
    assert dialog.form.title.text() == ""


def test_that_a_change_half_typed_outlives_a_switch_of_its_own_rule(session, dialog):
    dialog.begin()
    fill(dialog, "Min egen", "5")
    dialog.keep.click()
    fill(dialog, "Min egen regel", "6")
    item(dialog, "Min egen").setCheckState(Qt.CheckState.Unchecked)
    assert session.study.rules == (Rule("Min egen", "liquidity_per_citizen", "at_least", 5.0, on=False),)
    assert dialog.form.title.text() == "Min egen regel"
    dialog.keep.click()
    assert session.study.rules == (Rule("Min egen regel", "liquidity_per_citizen", "at_least", 6.0, on=False),)


def test_that_only_what_fits_a_metric_is_offered(dialog):
    dialog.begin()
    choose(dialog.form.variable, "Resultat")
    offered = {dialog.form.of.itemData(n) for n in range(dialog.form.of.count())}
    assert "revenue" in offered
    assert not {"savings", "savings_limit", "population", "result"} & offered  # other rows, other unit, itself
    assert not dialog.form.entity.isEnabled()
    choose(dialog.form.variable, "Opsparing")
    offered = {dialog.form.of.itemData(n) for n in range(dialog.form.of.count())}
    assert {"savings_limit", "frame", "revenue"} <= offered
    assert dialog.form.entity.count() == 7
    choose(dialog.form.variable, "Likviditet pr. borger")
    assert not dialog.form.of.isEnabled()


def test_that_a_threshold_only_a_file_can_have_stays_as_it_is(session, dialog):
    odd = Rule("Pr. hoved", "result", "at_least", 0.001, threshold_of="population")
    session.do(("", session.state.with_study(Study(baseline=session.study.baseline, rules=(odd,)))))
    dialog.list.setCurrentItem(item(dialog, "Pr. hoved"))
    assert dialog.form.of.currentText() == "Folketal 1. januar"
    assert rule_from(dialog.form.fields()) == odd
    assert not dialog.keep.isEnabled()


@given(
    metric=st.sampled_from(sorted(VARIABLES)),
    comparison=st.sampled_from(COMPARISONS),
    threshold=st.integers(-(10**12), 10**12).map(lambda thousandths: thousandths / 1000),
    data=st.data(),
    severity=st.sampled_from(SEVERITIES),
    is_on=st.booleans(),
    code=st.sampled_from(("da", "en")),
)
def test_that_a_rule_in_the_fields_is_read_back_as_the_same_rule(
    metric, comparison, threshold, data, severity, is_on, code
):
    of = data.draw(st.sampled_from(["", *thresholds(metric)]))
    rule = Rule("Min", metric, comparison, threshold, of, first_year=2026, severity=severity, on=is_on)
    set_language(code)
    try:
        assert rule_from(fields_of(rule), is_on=is_on) == rule
    finally:
        set_language("da")


def test_that_a_threshold_too_fine_to_be_written_is_a_fault_of_its_field_alone(session, dialog):
    changed = Study(baseline=session.study.baseline, rules=(Rule("Fin", "result", "at_least", 1e-82),))
    session.do(("", session.state.with_study(changed)))
    dialog.list.setCurrentItem(item(dialog, "Fin"))
    assert "er ikke et tal" in told(dialog, "threshold")
    assert not dialog.keep.isEnabled()
    fill(dialog, "Fin", "0")
    assert dialog.keep.isEnabled()


def test_that_an_empty_form_lacks_title_and_threshold(danish):
    assert faults_of(Fields(), set()) == {"title": "Titlen mangler.", "threshold": "Grænsen mangler."}


def test_that_the_baselines_rules_tell_why_and_where_from(dialog):
    dialog.list.setCurrentRow(0)
    assert "4.000 kr. pr. borger" in dialog.about.text()
    assert "linje 710" in dialog.about.text()
    assert not dialog.form.isVisible()
    assert not dialog.remove.isVisible()


@pytest.mark.parametrize("code", ["da", "en"])
def test_that_nothing_is_cut_at_800_by_560_with_large_text(qapp, session, code):
    set_language(code)
    dress(qapp, "light", 1.5)
    dialog = RulesDialog(session, None)
    try:
        dialog.resize(800, 560)
        dialog.show()
        dialog.begin()
        for metric in VARIABLES:
            dialog.form.variable.setCurrentIndex(dialog.form.variable.findData(metric))
            fill(dialog, "Serviceramme", "abc")
            QApplication.processEvents()
            scroll = dialog.findChild(QScrollArea)
            assert scroll.horizontalScrollBar().maximum() == 0, metric
            for label, field in dialog.form._marks.values():
                if label.isVisible():
                    assert label.height() >= label.heightForWidth(label.width()), label.text()
                    assert label.mapTo(dialog, QPoint(0, 0)).y() > field.mapTo(dialog, QPoint(0, 0)).y()
    finally:
        dialog.close()
        dress(qapp, "light", 1.0)
        set_language("da")


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
