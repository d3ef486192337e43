"""The adopted budget's grid by keyboard: type, copy, paste, fill, prices; Grundforløb gives what it names."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from scenarier.model.plan import Budget
from scenarier.model.study import empty_study
from scenarier.session.budget_edits import note_budget, with_levels
from scenarier.session.session import BASELINE_INDEX
from scenarier.text.language import set_language
from scenarier.views.budget_table import ACCOUNT, FIRST, NAME, ORIGINAL, UNIT

PLANNED = Path(__file__).resolve().parents[1] / "golden" / "check-budget.scenarier"
PASTE, COPY = QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Copy
MIO = "mio. kr.\tBudget 2026\tBO2027\tBO2028\nBørn og Unge\t5.301,5\t5.342\t5.390,25\nMSO\t3.960\t4.010\t4.066"
THOUSAND = (
    "1.000 kr.\tBudget 2026\tBO2027\tBO2028\nBørn og Unge\t5.301.500\t5.342.000\t5.390.250\n"
    "MSO\t3.960.000\t4.010.000\t4.066.000"
)
LEVELS = {
    "frame:MBU": {2026: 5301.5, 2027: 5342.0, 2028: 5390.25},
    "frame:MSO": {2026: 3960.0, 2027: 4010.0, 2028: 4066.0},
}


@pytest.fixture
def budget(window):
    window.bench.show_workspace("frames")
    window.bench.workspaces["frames"].show_part("budget")
    QApplication.processEvents()
    return window.bench.workspaces["frames"].part("budget")


@pytest.fixture
def planned(window, budget):
    assert window.documents.open_path(PLANNED)
    return budget_part(window)


def budget_part(window):
    window.bench.show_workspace("frames")
    window.bench.workspaces["frames"].show_part("budget")
    QApplication.processEvents()
    return window.bench.workspaces["frames"].part("budget")


def row_of(part, target, kind="amount"):
    lines = part.rows.table.lines
    return next(row for row, line in enumerate(lines) if (line.target, line.kind) == (target, kind))


def shown(part, target, year, kind="amount"):
    return part.grid_model.index(row_of(part, target, kind), FIRST + year - 2025).data()


def select(part, top, left, bottom, right):
    block = QItemSelection(part.grid_model.index(top, left), part.grid_model.index(bottom, right))
    part.grid.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def type_number(part, target, year, text):
    part.go_to(target, year)
    QTest.keyClicks(part.grid, text[0])
    editor = next(one for one in part.grid.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def paste(part, text):
    QGuiApplication.clipboard().setText(text)
    part.grid.setFocus()
    QTest.keySequence(part.grid, PASTE)
    QApplication.processEvents()


def copy(part):
    part.grid.setFocus()
    QTest.keySequence(part.grid, COPY)


def baseline_frame(session, department, year):
    return session.projection(BASELINE_INDEX).series("frame", department)[year - 2024]


# Typing


def test_that_a_typed_amount_is_the_studys_budget_and_grundforløbs_frame(budget, window):
    type_number(budget, "frame:MBU", 2026, "5.301,5")
    assert window.session.study.budget == Budget("Vedtaget budget", {"frame:MBU": {2026: 5301.5}})
    assert baseline_frame(window.session, "MBU", 2026) == 5301.5
    assert shown(budget, "frame:MBU", 2026) == "5.301,5"
    assert shown(budget, "frame:MBU", 2025) == ""
    assert shown(budget, "frame:MBU", 2027).startswith("(")
    assert budget.head.title.text() == "Vedtaget budget"
    assert "Vedtaget budget" in window.bench.honest.text()
    assert window.session.study.scenarios == ()


def test_that_undo_and_redo_take_an_amount_back_and_put_it_again(budget, window):
    before = baseline_frame(window.session, "MBU", 2026)
    type_number(budget, "frame:MBU", 2026, "5.301,5")
    window.session.undo()
    assert window.session.study.budget is None
    assert baseline_frame(window.session, "MBU", 2026) == before
    assert shown(budget, "frame:MBU", 2026) == ""
    window.session.redo()
    assert baseline_frame(window.session, "MBU", 2026) == 5301.5


def test_that_the_lines_below_are_roll_forward_and_difference(budget, window):
    assert shown(budget, "frame:MBU", 2026, "roll_forward") == "5.288,4"
    assert shown(budget, "frame:MBU", 2026, "difference") == ""
    type_number(budget, "frame:MBU", 2026, "5.301,5")
    assert shown(budget, "frame:MBU", 2026, "roll_forward") == "5.288,4"
    assert shown(budget, "frame:MBU", 2026, "difference") == "+13,1"


@pytest.mark.parametrize(
    ("target", "typed", "told"),
    [("frame:MBU", "100001", "100.000"), ("capex:gross", "-1", "0"), ("frame:MBU", "12x", "12x")],
)
def test_that_what_cannot_be_an_amount_is_told_and_changes_nothing(budget, window, target, typed, told):
    type_number(budget, target, 2026, typed)
    assert told in budget.message.text()
    assert window.session.study.budget is None


def test_that_an_amount_of_transfers_tells_of_the_central_row(budget, window):
    type_number(budget, "area:MSB.transfers", 2026, "6240")
    assert "Centralt: øvrige overførsler" in budget.message.text()
    type_number(budget, "area:CENTRAL.transfer", 2026, "300")
    assert budget.message.text() == ""
    type_number(budget, "area:MSB.transfers", 2027, "6300")
    assert budget.message.text() == ""


def test_that_delete_takes_amounts_out_of_the_budget(budget, window):
    paste(budget, MIO)
    row = row_of(budget, "frame:MBU")
    select(budget, row, FIRST + 1, row, FIRST + 3)
    QTest.keyClick(budget.grid, Qt.Key.Key_Delete)
    assert window.session.study.budget.levels == {"frame:MSO": LEVELS["frame:MSO"]}


def test_that_filling_starts_from_an_amount(budget, window):
    budget.go_to("frame:MBU", 2026)
    budget.grid.fill_constant()
    assert window.session.study.budget is None
    assert budget.message.text()
    type_number(budget, "frame:MBU", 2026, "5000")
    budget.go_to("frame:MBU", 2026)
    budget.grid.fill_growing(0.02)
    levels = window.session.study.budget.levels["frame:MBU"]
    assert levels == {2026: 5000.0, 2027: 5100.0, 2028: 5202.0, 2029: pytest.approx(5306.04)}


# Pasting and copying


@pytest.mark.parametrize("text", [MIO, THOUSAND])
def test_that_a_block_with_headings_and_names_is_one_step(budget, window, text):
    budget.grid.choose(0, NAME)
    paste(budget, text)
    assert window.session.study.budget == Budget("Vedtaget budget", LEVELS)
    assert window.session.history[1] == 1
    assert "2026–2028" in budget.message.text()


def test_that_a_name_that_fits_two_targets_is_refused_with_both(budget, window):
    paste(budget, "\tBudget 2026\nBørn og Unge\t5.301,5\nIkke-decentraliseret\t93")
    assert window.session.study.budget is None
    assert "overførsler m.v." in budget.message.text()
    assert "medfinansiering af psykiatri" in budget.message.text()
    paste(budget, MIO)
    assert "psykiatri" not in budget.message.text(), "the fault is gone with the next step"


def test_that_a_total_row_and_column_are_left_out(budget, window):
    rows = [f"{line}\t1" for line in MIO.split("\n")[1:]]
    paste(budget, "\n".join(["\tBudget 2026\tBO2027\tBO2028\tI alt", *rows, "Rammer i alt\t9.261,5\t\t\t2"]))
    assert window.session.study.budget.levels == LEVELS
    assert "I alt" in budget.message.text()
    assert "Rammer i alt" in budget.message.text()


def test_that_numbers_without_headings_go_to_the_targets_from_the_chosen_cell(budget, window):
    budget.go_to("frame:MBU", 2028)
    paste(budget, "5.390,25\t-\n\t4.500")
    assert window.session.study.budget.levels == {"frame:MBU": {2028: 5390.25}, "frame:MSB": {2029: 4500.0}}
    before = window.session.study
    paste(budget, "1\t2\t3")
    assert window.session.study is before
    assert budget.message.text()


def test_that_one_number_fills_all_that_is_chosen(budget, window):
    row = row_of(budget, "frame:MBU")
    select(budget, row, FIRST, row, FIRST + 1)
    paste(budget, "5000")
    assert window.session.study.budget.levels == {"frame:MBU": {2025: 5000.0, 2026: 5000.0}}


@pytest.mark.parametrize("left", [ACCOUNT, FIRST])
def test_that_what_is_copied_is_pasted_back_as_the_same(planned, window, left):
    session = window.session
    before = session.study
    model = planned.grid_model
    select(planned, 0, left, model.rowCount() - 1, model.columnCount() - 1)
    copy(planned)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("mio. kr., 2026-priser\t")
    planned.grid.choose(1, FIRST)
    paste(planned, text)
    assert session.study.budget == before.budget, planned.message.text()
    budget = session.study.budget
    session.do(("tomt", session.state.with_study(replace(before, budget=None))))
    planned.head.prices.activated.emit(planned.head.price_years.index(2026))
    paste(planned, text)
    shown_years = {
        target: {year: amount for year, amount in levels.items() if year <= before.horizon}
        for target, levels in budget.levels.items()
    }
    assert session.study.budget.levels == shown_years, planned.message.text()


def test_that_one_copied_cell_is_a_plain_number(planned):
    row = row_of(planned, "frame:MBU")
    planned.grid.choose(row, FIRST + 3)
    copy(planned)
    assert QGuiApplication.clipboard().text() == "5390,25"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("amount", [512.375, 5301.5, 0.001, 1234.567, -12.5])
def test_that_a_copied_amount_is_read_back_as_the_same_in_either_language(budget, window, language, amount):
    set_language(language)
    changed = with_levels(window.session.study, window.session.baseline, {("frame:MBU", 2026): amount})
    window.session.do(("x", window.session.state.with_study(changed)))
    budget.go_to("frame:MBU", 2026)
    copy(budget)
    budget.go_to("frame:MBU", 2028)
    paste(budget, QGuiApplication.clipboard().text())
    assert window.session.study.budget.levels["frame:MBU"] == {2026: amount, 2028: amount}, budget.message.text()


# Title, note, prices, clear


def test_that_title_and_note_are_steps_of_their_own(planned, window):
    planned.head.title.setFocus()
    planned.head.title.selectAll()
    QTest.keyClicks(planned.head.title, "Budget 2026")
    QTest.keyClick(planned.head.title, Qt.Key.Key_Return)
    assert window.session.study.budget.title == "Budget 2026"
    window.session.undo()
    assert planned.head.title.text() == "Budget 2026-2029 (opdigtet)"


def test_that_a_title_being_typed_never_goes_to_another_study(planned, window):
    planned.head.title.setFocus()
    QTest.keyClicks(planned.head.title, "x")
    window.session.open(window.session.baseline, empty_study(window.session.baseline), None)
    assert planned.head.title.text() == ""
    planned.head.title.editingFinished.emit()
    assert window.session.study.budget is None


def test_that_prices_change_with_the_amounts_or_without(planned, window):
    session = window.session
    frame = baseline_frame(session, "MBU", 2028)
    planned.head.prices.activated.emit(planned.head.price_years.index(None))
    assert session.study.budget.price_year is None
    assert baseline_frame(session, "MBU", 2028) == pytest.approx(frame, abs=1e-9)
    assert shown(planned, "frame:MBU", 2027) == "5.491,6"
    unit = planned.grid_model.index(row_of(planned, "frame:MBU"), UNIT)
    assert unit.data() == "mio. kr., løbende priser"
    session.undo()
    planned.head.converts.setChecked(False)
    planned.head.prices.activated.emit(planned.head.price_years.index(None))
    assert session.study.budget.levels["frame:MBU"][2027] == 5342.0
    assert baseline_frame(session, "MBU", 2027) == pytest.approx(5342.0)


def test_that_the_budget_can_be_removed_and_undo_brings_it_back(planned, window):
    before = window.session.study
    planned.head.clear.click()
    assert window.session.study.budget is None
    assert not planned.head.clear.isEnabled()
    assert planned.message.text()
    window.session.undo()
    assert window.session.study == before
    assert planned.message.text() == ""


# Looking


def test_that_a_number_explains_the_amount_the_roll_forward_or_the_difference_that_it_is(planned):
    pointed = []
    planned.figure_pointed.connect(lambda one: pointed.append(one.figure))
    for target, kind, column in (
        ("frame:MBU", "amount", FIRST + 1),
        ("area:MSB.transfers", "roll_forward", FIRST + 2),
        ("revenue:income_tax", "difference", FIRST + 1),
        ("capex:gross", "amount", ACCOUNT),
        ("capex:gross", "amount", ORIGINAL),
    ):
        planned.grid.choose(row_of(planned, target, kind), column)
    assert pointed == [
        ("budget", "frame:MBU", 2026),
        ("roll_forward", "area:MSB.transfers", 2027),
        ("budget_shift", "revenue:income_tax", 2026),
        ("capex_gross", "", 2024),
        ("", "", None),
    ]


def test_that_sections_fold_and_unfold(budget):
    n_lines = len(budget.rows.table.lines)
    budget.grid.choose(0, NAME)
    QTest.keyClick(budget.grid, Qt.Key.Key_Return)
    assert len(budget.rows.table.lines) == n_lines - 3 * 6
    budget.go_to("frame:BA")
    assert len(budget.rows.table.lines) == n_lines


def test_that_published_figures_are_the_reports(budget):
    row = row_of(budget, "area:MBU.non_decentralised")
    model = budget.grid_model
    assert [model.index(row, column).data() for column in (ACCOUNT, ORIGINAL)] == ["655", "650"]


def test_that_the_part_is_redrawn_in_other_colours_and_years(budget, window):
    from scenarier.session import edits

    budget.restyle(window.bench._colours)
    window.session.do(edits.set_horizon(window.session.state, 2032))
    assert budget.grid_model.columnCount() == FIRST + 8


def test_that_markup_in_texts_is_shown_as_it_is(planned, window):
    paste(planned, "\tB2026\n<img src=x>\t1")
    assert planned.message.text().count("<img src=x>") == 1
    assert "<img" not in planned.message.toolTip()
    window.session.do(note_budget(window.session.state, "<b>x</b>"))
    assert planned.head.note.text() == "<b>x</b>"
    assert "<b>" not in planned.head.note.toolTip()


def test_that_the_other_workspaces_show_the_budget(budget, window):
    paste(budget, MIO)
    window.bench.show_workspace("overview")
    assert "Vedtaget budget" in window.bench.honest.text()
    window.bench.side.explain("frame", "MBU", 2026)
    assert window.session.projection().series("frame", "MBU")[2] == 5301.5


def test_that_nothing_moves_when_a_message_comes(budget):
    before = budget.grid.geometry()
    paste(budget, "\tBudget 2026\nX\t1\nY\t2\nZ\t3\nÆ\t4\nØ\t5")
    QApplication.processEvents()
    assert budget.message.text()
    assert budget.grid.geometry() == before
