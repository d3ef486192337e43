"""History, ages and assumptions in the workspace `Grundlag`, against the report and Statistics Denmark."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from tests.made import Study

from scenarier.engine.project import project
from scenarier.gui.fonts import application_font
from scenarier.gui.foundation.ages import AgesPart
from scenarier.gui.foundation.assumptions import AssumptionsPart
from scenarier.gui.foundation.history import HistoryPart
from scenarier.look.palette import DARK, LIGHT
from scenarier.model.study import Scenario
from scenarier.session.news import News
from scenarier.text.language import set_language

SLOW = Study(title="Prøve", scenarios=(Scenario("Lav", parameters={"population_growth": 2000.0}),))


@pytest.fixture
def made(qtbot, session):
    def make(part):
        widget = part(session, LIGHT)
        qtbot.addWidget(widget)
        widget.resize(1264, 560)
        widget.show()
        widget.refresh()
        return widget

    return make


def line_of(part, *starts):
    """The row whose first cells are these."""
    return next(
        line for line in part.view.sheet.lines if tuple(c.text for c in line.cells[: len(starts)]) == starts
    )


def texts(line):
    return [cell.text for cell in line.cells]


def column(part, name):
    return [heading.copied for heading in part.view.sheet.headings].index(name)


# History


def test_that_a_row_has_cost_growth_and_cost_per_user(made):
    """Schools: 2,393 to 2,460 m is +2.8%; 2,460 m over 27,889 pupils is 88,207 kr., from 86,412 +2.1%."""
    line = line_of(made(HistoryPart), "Undervisning (inkl. specialskoler)", "Elever i folkeskolen")
    assert texts(line)[2:] == [
        *("2.393", "2.460", "2.293", "+2,8", "// brud"),
        *("86.412", "88.207", "81.660", "+2,1", "// brud"),
        *("27.693", "27.889", "28.080"),
    ]


def test_that_a_break_is_said_in_words_and_never_as_growth(made):
    part = made(HistoryPart)
    rows = [line for line in part.view.sheet.lines if not line.is_heading]
    place = column(part, "Udgift, % 2024")
    broken = {line.cells[0].text for line in rows if line.cells[place].text == "// brud"}
    assert {"Dagtilbud inkl. dagplejen", "Ejendomme", "Sport og Fritid", "Fælles driftsområder"} <= broken
    assert "Kollektiv Trafik" not in broken
    properties = line_of(part, "Ejendomme")
    assert properties.cells[place].full.startswith("databrud 2024: Aarhus Kommunes ejendomsfunktion")
    assert "7.759 → 7.848 → 8.412 mio. kr." in part.lead.text()


def test_that_no_line_crosses_a_break(made):
    """Properties: 102 and 85 are a line, 868 stands alone; the plot says why."""
    part = made(HistoryPart)
    assert part.view.select_key(line_of(part, "Ejendomme").key)
    before, after = part.cost.stage.data.series
    assert list(before.values[:2]) == [102, 85]
    assert math.isnan(before.values[2])
    assert after.values[2] == 868
    assert all(math.isnan(value) for value in after.values[:2])
    assert part.cost.stage.data.note.startswith("// databrud 2024:")
    assert "linje 2391" in part.detail.text()


def test_that_years_without_a_break_are_one_line(made):
    part = made(HistoryPart)
    part.view.select_key(line_of(part, "Kollektiv Trafik").key)
    (only,) = part.cost.stage.data.series
    assert list(only.values) == [359, 314, 337]
    assert not part.cost.stage.data.note


def test_that_the_table_copies_in_full_with_units_and_words(made):
    part = made(HistoryPart)
    part.view.clearSelection()  # a Ctrl that another test left pressed would add to what is selected
    part.view.select_key(line_of(part, "Undervisning (inkl. specialskoler)", "Elever i folkeskolen").key)
    QTest.keySequence(part.view, QKeySequence(QKeySequence.StandardKey.Copy))
    headings, line = (row.split("\t") for row in QGuiApplication.clipboard().text().split("\n"))
    assert headings[2] == "Udgift 2022 (mio. kr.)"
    assert headings[7] == "Pr. bruger 2022 (kr.)"
    assert line[2] == "2393"
    assert line[7] == str(round(2393e6 / 27693))
    assert line[6].startswith("databrud 2024: ")


def test_that_arrow_keys_go_through_the_areas(made):
    part = made(HistoryPart)
    first = part.cost.stage.data.title
    for _ in range(2):
        QTest.keyClick(part.view, Qt.Key.Key_Down)
    assert part.cost.stage.data.title == "Undervisning (inkl. specialskoler)" != first


def test_that_the_selected_row_stays_in_sight_when_its_text_takes_more_room(made, qapp):
    part = made(HistoryPart)
    part.view.select_key(line_of(part, "Ejendomme").key)
    qapp.processEvents()
    row = part.view.visualRect(part.view.currentIndex())
    assert 0 <= row.top() <= row.bottom() <= part.view.viewport().height()


# Ages


def test_that_the_ages_are_observed_and_then_the_scenarios(made, session):
    """FOLK1A 2016: 10,747 aged 80+; from 2024 the model's, which add up to the municipality's 367,039."""
    part = made(AgesPart)
    oldest = line_of(part, "80+ år")
    assert texts(oldest)[1] == "10.747"
    population = session.projection().series("population")
    assert texts(line_of(part, "Alle"))[9] == "367.039"
    assert part.ages.total()[-6:].tolist() == pytest.approx(population.tolist())
    assert part.ages.years == tuple(range(2016, 2030))


def test_that_the_line_of_words_is_computed(made, session):
    """From 13,675 to 18,123 aged 80+ is +32.5%."""
    part = made(AgesPart)
    oldest = session.projection().series("population_by_age", "80+")
    assert f"{(oldest[-1] / oldest[0] - 1) * 100:+.1f}".replace(".", ",") == "+32,5"
    assert "80+ år mest: +32,5 %" in part.lead.text()


def test_that_the_index_is_100_in_2024(made):
    data = made(AgesPart).index.stage.data
    place = data.years.index(2024)
    assert [series.values[place] for series in data.series] == [100.0] * 7


def test_that_the_reference_stands_behind_another_scenario_only(made, session):
    part = made(AgesPart)
    assert all(series.reference is None for series in part.persons.stage.data.series)
    session.open(session.baseline, SLOW, None)
    session.select(0)
    part.refresh()
    young = next(series for series in part.persons.stage.data.series if series.key == "20-34")
    assert young.reference[-1] > young.values[-1]
    assert young.reference[8] == young.values[8]


# Assumptions


def test_that_the_assumption_that_moves_most_is_first(made, session):
    """The start, sd 0.3, moves 0.6 of what lies between accounts and budget (docs/model.md, check figures).

    Half a per cent more a year in all areas against as much less moves more than that.
    """
    part = made(AssumptionsPart)
    lines = part.view.sheet.lines
    ends = [
        Scenario("", parameters={f"extra_real_growth.{area}": share for area in session.baseline.entities("area")})
        for share in (0.005, -0.005)
    ]
    high, low = (project(session.baseline, [one], 2029).series("liquidity_per_citizen")[-1] for one in ends)
    assert low - high > 0.6 * (18388.2926 - 11174.5652)
    assert [line.cells[0].text for line in lines[:2]] == ["Ekstra realvækst", "Udgangspunkt"]
    bars = [line.cells[-1].bar for line in lines]
    assert [abs(share) for share in bars] == sorted(map(abs, bars), reverse=True)
    assert bars[0] == -1.0  # more growth costs
    assert part.view.sheet.headings[-1].text == "Udslag"


def test_that_a_row_says_what_low_and_high_are(made):
    """Growth: 4,870, sd 900. The sanction is a switch; other taxes have no sd, so their whole range."""
    part = made(AssumptionsPart)
    growth, other = line_of(part, "Befolkningstilvækst"), line_of(part, "Vækst i øvrige skatter")
    assert texts(growth)[1:6] == ["● offentliggjort", "4.870 personer", "3.970", "5.770", "± 1 standardafvigelse"]
    assert texts(other)[3:6] == ["−30,0 %", "50,0 %", "hele spændet"]
    assert texts(line_of(part, "Realvækst"))[2:5] == ["forskellig", "0,3 point lavere", "0,3 point højere"]
    assert "Udskrivningsprocent" in part.left_out.text()


def test_that_only_a_change_is_computed_anew(made, session, monkeypatch):
    from scenarier.views import assumptions

    part = made(AssumptionsPart)
    monkeypatch.setattr(assumptions, "swings", lambda *_: pytest.fail("computed without a change"))
    part.refresh(News(study=True, selected=True, reference=True, rules=True, terms=True, file=True, history=True))
    monkeypatch.undo()
    session.open(session.baseline, SLOW, None)
    session.select(0)
    part.refresh()
    assert texts(line_of(part, "Befolkningstilvækst"))[2:5] == ["2.000 personer", "1.100", "2.900"]
    assert "»Lav«" in part.lead.text()


def test_that_note_and_source_of_the_selected_one_are_told(made):
    part = made(AssumptionsPart)
    part.view.select_key("capex_income")
    assert "linje 556" in part.detail.text()


# All three


@pytest.mark.parametrize("kind", [HistoryPart, AgesPart, AssumptionsPart])
def test_that_english_dark_and_large_letters_leave_nothing_cut_sideways(made, qapp, kind):
    set_language("en")
    part = made(kind)
    before = qapp.font()
    try:
        qapp.setFont(application_font(2.5))
        part.resize(1264, 400)
        part.restyle(DARK)
        qapp.processEvents()
        inside = part.lead.parentWidget()
        assert inside.width() <= part.width()
        assert part.lead.width() <= inside.width()
        assert part.view.accessibleName()
    finally:
        qapp.setFont(before)
        set_language("da")
