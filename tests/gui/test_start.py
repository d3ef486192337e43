"""The start as a group of levers: one switch for all lines, and what moved in each line."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.test_levers import drag, type_into
from tests.made import Study

from scenarier.model.plan import Budget
from scenarier.session.news import EVERYTHING
from scenarier.text.language import set_language
from scenarier.views.overview import result_chart, savings_chart, spending_chart
from scenarier.views.shown import shown
from scenarier.vocabulary.axes import START_LINES

LEFT = Qt.MouseButton.LeftButton
ACCOUNTS = {f"start_from_budget.{line}": 0.0 for line in START_LINES}


@pytest.fixture
def levers(window):
    window.bench.levers.reveal("start_from_budget.service")
    QApplication.processEvents()
    return window.bench.levers


def test_that_the_start_is_the_first_group_and_stands_at_the_budget(levers):
    assert next(iter(levers._groups)) == "start"
    assert (levers.start.budget.isChecked(), levers.start.accounts.isChecked()) == (True, False)
    assert levers.start.field.text() == "100"
    assert "−498 mio. kr." in levers.start.note.text(), "12+62+5+46+180+117+76, the report's differences"


def test_that_one_press_starts_all_lines_from_the_accounts_and_is_one_step(window, levers):
    QTest.mouseClick(levers.start.accounts, LEFT)
    assert window.session.scenario.parameters == ACCOUNTS
    assert levers.start.accounts.isChecked()
    assert "regnskab 2024" in window.bench.honest.text().lower()
    gain = window.session.projection().series("result") - window.session.projection(-1).series("result")
    assert gain[1] > 490
    window.session.undo()
    assert window.session.study.scenarios == ()
    assert levers.start.budget.isChecked()


def test_that_a_drag_between_is_one_step_and_moves_every_line(window, levers):
    for _ in drag(levers.start.slider, 10):
        pass
    shares = set(window.session.scenario.parameters.values())
    assert shares == {0.5}
    assert len(window.session.scenario.parameters) == len(START_LINES)
    assert not levers.start.budget.isChecked()
    assert not levers.start.accounts.isChecked()
    window.session.undo()
    assert window.session.study.scenarios == ()


def test_that_a_press_on_what_stands_changes_nothing(window, levers):
    QTest.mouseClick(levers.start.budget, LEFT)
    assert window.session.study.scenarios == ()
    assert levers.start.budget.isChecked()


def test_that_a_typed_share_holds_for_all_and_one_line_may_differ(window, levers):
    type_into(levers.start.field, "25")
    assert set(window.session.scenario.parameters.values()) == {0.25}
    type_into(levers.row("start_from_budget.taxes").field, "100")
    assert levers.start.field.text() == "25 til 100"
    assert "start_from_budget.taxes" not in window.session.scenario.parameters


def test_that_each_line_says_its_difference_and_what_the_report_says(window, levers):
    taxes = levers.row("start_from_budget.taxes")._history.text()
    assert "−76 mio. kr." in taxes
    assert "grundskyld" in taxes
    assert "−12 mio. kr." in levers.row("start_from_budget.service")._history.text()
    assert "efterspørgslen" in levers.row("start_from_budget.transfer")._history.text()


def test_that_a_line_says_which_budget_takes_it_over(window, levers):
    budget = Budget("Budget 2026", {"revenue:land_tax": {2026: 1500.0}})
    window.session.open(window.session.baseline.package or window.session.baseline,
                        Study(baseline="aarhus-2024", budget=budget), None)  # fmt: skip
    assert "2026" in levers.row("start_from_budget.taxes")._history.text()
    assert "Budget 2026" in levers.row("start_from_budget.taxes")._history.text()
    assert "Budget 2026" not in levers.row("start_from_budget.grants")._history.text()


def test_that_amounts_say_their_prices_and_the_amount_in_the_other(window):
    window.bench.levers.reveal("capex_gross")
    row = window.bench.levers.row("capex_gross")
    assert row._unit() == "mio. kr.\n2024-priser"
    window.bench.levers.reveal("net_borrowing")
    assert window.bench.levers.row("net_borrowing")._unit() == "mio. kr.\nløbende priser"
    QApplication.sendEvent(row.field, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))
    price = window.session.projection().series("capex_price_index")[1]
    assert f"2025: = {1289 * price:,.0f}".replace(",", ".") in row.field.toolTip()
    assert "løbende priser" in row.field.toolTip()


def test_that_plots_say_what_a_finance_director_would_ask(window):
    now = shown(window.session)
    assert "673" in result_chart(now).note
    assert "byråd" in result_chart(now).note
    assert "1.661" in spending_chart(now).note
    assert "1.746" in spending_chart(now).note
    assert "Teknik og Miljø" in savings_chart(now).note


def test_that_a_plot_does_not_call_a_deficit_money_not_handed_out(window):
    changed = window.session.scenario.with_parameter("tax_rate", 0.22)
    window.session.do(("", window.session.state.with_scenario(changed)))
    assert result_chart(shown(window.session)).note == ""


def test_that_levers_say_what_must_be_known(window):
    for key, words in (("deferred_spending", "servicerammen"), ("other_cash_flow", "modsat fortegn")):
        window.bench.levers.reveal(key)
        assert words in window.bench.levers.row(key)._history.text()


def test_that_the_start_stands_in_english(window, levers):
    set_language("en")
    assert "DKK −498 m" in _english_note(window)


def _english_note(window):
    window.bench.levers.refresh(EVERYTHING)
    return window.bench.levers.start.note.text()
