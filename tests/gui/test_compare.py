"""The workspace `Sammenlign`: what is chosen, its colours, and numbers that equal the command line's."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from tests.made import Study

from scenarier.engine.each import project_each
from scenarier.gui.compare.workspace import CompareWorkspace
from scenarier.jobs.compare import differences
from scenarier.look.palette import DARK, LIGHT
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.model.terms import Terms
from scenarier.session.scenarios import moved, removed
from scenarier.session.session import BASELINE_INDEX, Session
from scenarier.text.copied import Number, as_text, plain
from scenarier.text.language import set_language
from scenarier.views.choice import FEWEST, MOST, TOO_FEW, TOO_MANY, Choice, colours_of
from scenarier.views.key_figures import KEY_FIGURES
from scenarier.vocabulary.variables import KEY_VARIABLES

CURVES, DEPARTMENTS, DIFFERENCES, BRIDGE, WORDS = PLACES = range(5)

STUDY = Study(
    title="Prøve",
    scenarios=(
        Scenario("A", parameters={"population_growth": 3500.0}),
        Scenario("B", parameters={"tax_rate": 0.25}, measures=(Measure("x", "frame:MTM", {2026: -5.0}),)),
        Scenario("C", parameters={"capex_gross": 600.0}, colour="blue"),
        *(Scenario(f"D{n}", parameters={"population_growth": 4000.0 + n}) for n in range(5)),
    ),
)


@pytest.fixture
def chosen(session) -> Session:
    session.open(session.baseline, STUDY, None)
    return session


@pytest.fixture
def workspace(qapp, chosen):
    from scenarier.gui.style import dress

    dress(qapp, "light", 1.0)
    made = CompareWorkspace(chosen, LIGHT)
    made.resize(920, 560)
    chosen.listeners.append(made.refresh)
    made.load()
    made.show()
    qapp.processEvents()
    yield made
    chosen.listeners.clear()
    made.close()
    made.deleteLater()
    qapp.processEvents()


def followed(session: Session, choice: Choice) -> list[str]:
    choice.follow(session)
    names = [BASELINE.name, *(one.name for one in session.study.scenarios)]
    return [names[index + 1] for index in choice.indices]


def turn_to(workspace, place):
    workspace.tabs.setCurrentIndex(place)
    QGuiApplication.processEvents()


# Choosing


def test_that_the_reference_the_shown_scenario_and_the_first_others_are_chosen_at_first(chosen):
    assert followed(chosen, Choice()) == ["Grundforløb", "A", "B"]
    chosen.select(4)
    chosen.refer_to(2)
    assert followed(chosen, Choice()) == ["Grundforløb", "C", "D1"]


def test_that_a_seventh_cannot_be_ticked_nor_fewer_than_two_left(chosen):
    choice = Choice()
    choice.follow(chosen)
    for index in (2, 3, 4):
        assert choice.toggle(chosen, index) == ""
    assert len(choice.indices) == MOST
    assert choice.toggle(chosen, 5) == TOO_MANY
    for index in (2, 3, 4, 0):
        assert choice.toggle(chosen, index) == ""
    assert choice.toggle(chosen, 1) == TOO_FEW
    assert len(choice.indices) == FEWEST


def test_that_the_choice_follows_scenarios_that_are_renamed_moved_and_deleted(chosen):
    choice = Choice()
    choice.choose(chosen, [0, 1, 2])
    changed = chosen.study.with_scenario(1, replace(chosen.study.scenarios[1], name="Bedre"))
    chosen.do(("navn", chosen.state.with_study(changed)))
    assert followed(chosen, choice) == ["A", "Bedre", "C"]
    chosen.do(("flyt", chosen.state.with_list(moved(chosen.study, 1, 5))))
    assert followed(chosen, choice) == ["A", "C", "Bedre"]
    chosen.do(("slet", chosen.state.with_list(removed(chosen.study, 0))))
    assert followed(chosen, choice) == ["C", "Bedre"]
    chosen.undo()
    assert followed(chosen, choice) == ["A", "C", "Bedre"]
    chosen.go_to(0)
    assert followed(chosen, choice) == ["A", "B", "C"]


def test_that_too_few_left_are_filled_up(chosen):
    choice = Choice()
    choice.choose(chosen, [1, 2])
    chosen.do(("slet", chosen.state.with_list(removed(chosen.study, 2))))
    assert followed(chosen, choice) == ["Grundforløb", "B"]


def test_that_another_study_begins_with_the_usual_choice(chosen):
    choice = Choice()
    choice.choose(chosen, [3, 4])
    chosen.open(chosen.baseline, replace(STUDY, title="En anden"), None)
    assert followed(chosen, choice) == ["Grundforløb", "A", "B"]


def test_that_an_empty_study_has_only_the_baseline_to_show(session):
    assert followed(session, Choice()) == ["Grundforløb"]


def test_that_of_two_scenarios_with_one_colour_the_later_takes_the_next_free(chosen):
    # A is blue by its place and C by choice; orange is B's.
    found = colours_of(chosen.study, [BASELINE_INDEX, 0, 1, 2])
    assert list(found.values()) == ["scenario:baseline", "scenario:blue", "scenario:orange", "scenario:green"]
    six = colours_of(chosen.study, [0, 1, 2, 3, 6, 7])
    assert len(set(six.values())) == 6


# The list


def test_that_space_ticks_and_r_makes_the_reference(workspace, chosen):
    view = workspace.chooser.list
    view.setFocus()
    view.setCurrentIndex(view.cells.index(3, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert [entry.name for entry in view.entries if entry.is_chosen] == ["Grundforløb", "A", "B", "C"]
    QTest.keyClick(view, Qt.Key.Key_R)
    assert chosen.reference == 2
    assert [entry.name for entry in view.entries if entry.is_reference] == ["C"]
    assert not workspace.chooser.button.isEnabled()


def test_that_a_click_on_the_tick_ticks_and_one_on_the_name_does_not(workspace):
    view = workspace.chooser.list
    row = view.visualRect(view.cells.index(3, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert workspace.choice.indices == [-1, 0, 1]
    tick = row.topLeft()
    tick.setX(tick.x() + 12)
    tick.setY(tick.y() + 12)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    assert workspace.choice.indices == [-1, 0, 1, 2]


def test_that_what_cannot_be_ticked_is_said_in_a_line_below_the_list(workspace, chosen):
    workspace.choice.choose(chosen, [0, 1, 2, 3, 4, 5])
    workspace.chooser.ticked.emit(6)
    assert workspace.chooser.hint.isVisible()
    assert workspace.choice.indices == [0, 1, 2, 3, 4, 5]
    workspace.chooser.ticked.emit(5)
    assert not workspace.chooser.hint.isVisible()


def test_that_a_reference_that_was_not_ticked_is_ticked_where_there_is_room(workspace, chosen):
    workspace.chooser.reference_asked.emit(4)
    assert chosen.reference == 4
    assert 4 in workspace.choice.indices


# Numbers


def expected(session, index, reference, variables):
    scenarios = [BASELINE if at < 0 else session.study.scenarios[at] for at in (reference, index)]
    return list(differences(project_each(session.baseline, scenarios, session.study.horizon), variables))


@pytest.mark.parametrize("reference", [BASELINE_INDEX, 2])
def test_that_the_table_equals_the_command_lines_to_the_last_digit(workspace, chosen, reference):
    chosen.refer_to(reference)
    workspace.choice.choose(chosen, [reference, 0, 1])
    turn_to(workspace, DIFFERENCES)
    page = workspace.differences
    lines = page.table.sheet.lines
    found = {line.key.partition(" ")[2]: [cell.copied.value for cell in line.cells[4:]] for line in lines}
    variables = [*KEY_VARIABLES, "frame", "need", "spending", "savings"]
    wanted: dict[str, list[float]] = {}
    for line in expected(chosen, 0, reference, variables):
        wanted.setdefault(f"{line.variable} {line.entity}", []).append(line.difference)
    assert found == {name: values[1:] for name, values in wanted.items()}


def test_that_the_table_is_copied_with_its_headings(workspace, chosen):
    turn_to(workspace, DIFFERENCES)
    lines = as_text(workspace.differences.table.copied()).split("\n")
    years = ["2025", "2026", "2027", "2028", "2029"]
    assert lines[0].split("\t")[3:] == ["Regnskab 2024", "Budget 2024", *years]
    result = next(line.split("\t") for line in lines if line.split("\t")[1] == "Resultat")
    wanted = [plain(Number(line.difference, 0)) for line in expected(chosen, 0, BASELINE_INDEX, ["result"])]
    assert result[:2] == ["A minus Grundforløb", "Resultat"]
    assert round(float(result[3].replace(",", "."))) == 896
    assert result[4:] == ["773", *wanted[1:]]


def test_that_all_differences_may_stand_below_one_another(workspace):
    turn_to(workspace, DIFFERENCES)
    page = workspace.differences
    assert [page.picker.itemText(place) for place in (0, 1)] == ["A minus Grundforløb", "B minus Grundforløb"]
    page.picker.setCurrentIndex(2)
    headings = [line.cells[0].text for line in page.table.sheet.lines if line.is_heading]
    assert headings == ["A minus Grundforløb", "B minus Grundforløb"]
    copied = as_text(page.table.copied()).split("\n")
    assert len({line.split("\t")[0] for line in copied[1:]}) == 2
    assert len(copied) - 1 == 2 * (len(KEY_VARIABLES) + 4 * 6)


def test_that_every_number_of_the_table_has_its_sign(workspace):
    turn_to(workspace, DIFFERENCES)
    model = workspace.differences.table.cells
    for row, line in enumerate(model.sheet.lines):
        for column, cell in enumerate(line.cells[4:], start=4):
            text = model.index(row, column).data()
            if any(char in "123456789" for char in text):
                assert text[0] == ("+" if cell.copied.value > 0 else "−")


def test_that_key_figures_stand_with_their_difference_and_whether_it_is_better(workspace, chosen):
    turn_to(workspace, DIFFERENCES)
    table = workspace.differences.figures
    model = table.cells
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Grundforløb", "A", "B"]
    for place, figure in enumerate(KEY_FIGURES):
        apart = figure.value(chosen.projection(0)) - figure.value(chosen.projection(BASELINE_INDEX))
        cell = model.sheet.cell(1, place + 1)
        assert cell.beside_full.value == apart
        assert cell.beside.startswith("▲ +" if apart > 0 else "▼ −")
        assert cell.beside_colour == ("positive" if (apart > 0) == figure.is_good_up else "negative")
        assert model.sheet.cell(0, place + 1).beside == ""
    copied = [line.split("\t") for line in as_text(table.copied()).split("\n")]
    assert copied[0][0] == "Scenarie"
    assert copied[2][3] == plain(Number(KEY_FIGURES[1].value(chosen.projection(0)), 0))


def test_that_the_terms_change_every_number_shown(workspace, chosen):
    chosen.show_in(Terms("base_year", "kr_per_citizen"))
    chart = workspace.curves.grid.charts[1]
    now = chosen.projection(0)
    per_citizen = now.series("service_expenditure") * 1e6 / now.series("population")
    wanted = per_citizen / now.series("service_price_index")
    assert np.allclose(chart.stage.data.series[1].values, wanted, rtol=1e-12)
    target = workspace.curves.grid.charts[0].stage.data.levels[0].values
    prices = chosen.projection(BASELINE_INDEX).series("service_price_index")
    assert np.allclose(target, chosen.baseline.figures["liquidity_target"] / prices, rtol=1e-12)
    turn_to(workspace, DIFFERENCES)
    lines = workspace.differences.table.sheet.lines
    cells = next(line.cells[4:] for line in lines if " service_expenditure " in line.key)
    series = workspace.curves.grid.charts[1].stage.data.series
    assert np.allclose([cell.copied.value for cell in cells], (np.array(series[1].values) - series[0].values)[1:])


def test_that_shares_are_drawn_and_copied_as_per_cent(workspace, chosen):
    chosen.show_in(Terms("current", "share"))
    now = chosen.projection(0)
    frame = sum(now.series("frame", name) for name in now.entities["department"])
    chart = workspace.curves.grid.charts[3]
    assert np.allclose(chart.stage.data.series[1].values, 100 * now.series("result") / frame)
    assert chart.stage.data.decimals == 1
    assert chart.stage.data.unit == "%"


# Plots


def test_that_every_plot_has_a_line_a_scenario_in_its_colour(workspace):
    for chart in workspace.curves.grid.charts:
        assert [(one.label, one.colour) for one in chart.stage.data.series] == [
            ("Grundforløb", "scenario:baseline"),
            ("A", "scenario:blue"),
            ("B", "scenario:orange"),
        ]


def test_that_the_service_ceiling_drawn_is_the_references(workspace, chosen):
    chosen.refer_to(1)
    levels = workspace.curves.grid.charts[1].stage.data.levels
    assert np.array_equal(levels[0].values, chosen.projection(1).series("service_ceiling"))


def test_that_a_reference_that_is_not_chosen_is_drawn_behind_and_named_once(workspace, chosen):
    workspace.choice.choose(chosen, [0, 1])
    workspace.refresh()
    for chart in workspace.curves.grid.charts:
        series = chart.stage.data.series
        assert sorted(one.reference_label for one in series) == ["", "Grundforløb"]


def test_that_the_small_plots_show_what_is_picked(workspace, chosen):
    turn_to(workspace, DEPARTMENTS)
    page = workspace.departments
    for place, variable in enumerate(("spending", "frame", "service_gap", "savings")):
        page.picker.setCurrentIndex(place)
        for chart, department in zip(page.grid.charts, chosen.baseline.departments, strict=True):
            wanted = chosen.projection(0).series(variable, department.name)
            assert np.array_equal(chart.stage.data.series[1].values, wanted)


def test_that_a_small_plots_table_says_its_unit_even_where_the_plot_has_no_room_for_it(workspace):
    turn_to(workspace, DEPARTMENTS)
    chart = workspace.departments.grid.charts[0]
    assert chart.subtitle.text() == ""
    chart.copy_table()
    assert QGuiApplication.clipboard().text().startswith("Børn og Unge, Forbrug, mio. kr.")


# Refreshing


def test_that_a_page_is_refreshed_only_when_it_is_seen(workspace, chosen):
    assert workspace.departments.grid.charts == []
    assert workspace.words.text.toPlainText() == ""
    turn_to(workspace, WORDS)
    assert "3.500" in workspace.words.text.toPlainText()
    chosen.select(0)
    chosen.do(("vækst", chosen.state.with_scenario(chosen.scenario.with_parameter("population_growth", 3000.0))))
    assert "3.000" in workspace.words.text.toPlainText()
    before = workspace.curves.grid.charts[0].stage.data
    turn_to(workspace, CURVES)
    assert workspace.curves.grid.charts[0].stage.data is not before


def test_that_a_hidden_workspace_takes_the_session_when_it_is_shown(workspace, chosen):
    workspace.hide()
    before = workspace.curves.grid.charts[0].stage.data
    chosen.refer_to(0)
    assert workspace.curves.grid.charts[0].stage.data is before
    workspace.show()
    assert workspace.curves.grid.charts[0].stage.data.reference_name == "A"


def test_that_the_list_says_how_much_differs_and_follows_edits(workspace, chosen):
    entries = workspace.chooser.list
    first = entries.entries[2].what_differs
    assert first.count("1") == 2  # one assumption, one measure
    chosen.refer_to(1)
    assert entries.entries[2].is_reference
    assert entries.entries[1].what_differs.startswith("2")


def test_that_another_theme_redraws_every_page(workspace):
    for place in PLACES:
        turn_to(workspace, place)
    workspace.restyle(DARK)
    assert workspace.curves.grid.charts[0].scheme is DARK
    assert workspace.departments.grid.charts[0].scheme is DARK
    assert workspace.differences.table.cells.colours is DARK
    assert DARK.scenarios["blue"] in workspace.words.text.toHtml()


def test_that_an_empty_study_is_told_of_calmly(workspace, chosen):
    chosen.open(chosen.baseline, Study(), None)
    assert workspace.chooser.hint.isVisible()
    for place in PLACES:
        turn_to(workspace, place)
        assert workspace.bridge.isVisible() == (place == BRIDGE)
        assert workspace.words.isVisible() == (place == WORDS)
    turn_to(workspace, DIFFERENCES)
    assert workspace.differences.figures.isVisible()
    assert not workspace.differences.table.isVisible()


# A scenario that is called as the baseline scenario is on screen


@pytest.fixture
def alike(workspace, chosen):
    """The comparison in English of the baseline scenario, a scenario called `Baseline` and another."""
    set_language("en")
    called = replace(STUDY.scenarios[0], name="Baseline")
    chosen.open(chosen.baseline, replace(STUDY, scenarios=(called, *STUDY.scenarios[1:])), None)
    workspace.refresh()
    yield workspace
    set_language("da")


@pytest.mark.parametrize("page", [CURVES, DEPARTMENTS])
def test_that_a_click_explains_the_scenario_of_its_line_though_another_is_called_the_same(alike, page):
    turn_to(alike, page)
    pointed = []
    alike.figure_pointed.connect(pointed.append)
    chart = (alike.curves, alike.departments)[page].grid.charts[0]
    assert [one.label for one in chart.stage.data.series][:2] == ["Baseline", "Baseline"]
    for series in chart.stage.data.series:
        chart.point_at(2029, series.key)
        QTest.keyClick(chart, Qt.Key.Key_Return)
        assert chart._mark().value == series.values[-1]
    assert [one.scenario for one in pointed] == [BASELINE_INDEX, 0, 1]


def test_that_the_difference_picked_is_that_of_the_scenario_though_another_is_called_the_same(alike, chosen):
    turn_to(alike, DIFFERENCES)
    chosen.refer_to(1)
    page = alike.differences
    assert [page.picker.itemText(place) for place in (0, 1)] == ["Baseline less B"] * 2
    for place, index in enumerate((BASELINE_INDEX, 0)):
        page.picker.setCurrentIndex(place)
        assert {line.scenario for line in page.table.sheet.lines} == {index}
    chosen.select(1)
    chosen.do(("udskriv", chosen.state.with_scenario(chosen.scenario.with_parameter("tax_rate", 0.24))))
    assert page.picker.currentIndex() == 1
