"""The method tried, in the workspace `Grundlag`, against the annual report and Statistics Denmark."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from scenarier.gui.fonts import application_font
from scenarier.gui.foundation.backtest import BacktestPart
from scenarier.look.palette import DARK, LIGHT
from scenarier.session.news import EVERYTHING
from scenarier.text.language import set_language
from scenarier.views.growth import Bar

HOME_HELP = "MSO.local_units MSO.home_help"
HOURS = "MSO.local_units MSO.home_help_hours"
COST = "MSO.local_units nominal_cost"


@pytest.fixture
def part(qtbot, session):
    widget = BacktestPart(session, LIGHT)
    qtbot.addWidget(widget)
    widget.resize(1264, 560)
    widget.show()
    widget.refresh()
    return widget


def texts(part, key):
    return [cell.text for line in part.view.sheet.lines if line.key == key for cell in line.cells]


def test_that_a_row_has_ages_alone_model_and_actual(part):
    """Recipients 7,101 to 7,376 are +3.9%; the ages by the weights of care of the elderly +8.6%, half of it 4.3.

    Hours are recipients times 170 and 164, each rounded: from -0.4 to +0.8.
    """
    name = "Modtagere af hjemmehjælp (inkl. rehabilitering)"
    assert texts(part, HOME_HELP) == [name, "2021–2024", "", "+8,6", "0,5", "+4,3", "+3,9", "−4,7", ""]
    assert texts(part, HOURS)[2:] == ["", "+8,6", "0,5", "+4,3", "+0,2", "−8,4", "−0,4…+0,8"]


def test_that_the_sentence_has_the_figures_of_home_help(part):
    said = part.lead.text()
    for figure in ("+8,6 %", "+3,9 %", "+0,2 %", "+4,3 %", "0,5", "2021", "2024", "hjemmehjælp"):
        assert figure in said


def test_that_the_sentence_is_computed(session, qtbot):
    """With the weight of care of the elderly on 80+ alone: 12,186 to 13,677 is +12.2%, half of it 6.1."""
    drivers = {**session.baseline.drivers, "elder_care": (0.0,) * 6 + (1.0,)}
    session.open(replace(session.baseline, drivers=drivers), session.study, None)
    made = BacktestPart(session, LIGHT)
    qtbot.addWidget(made)
    made.refresh()
    assert "+12,2 %" in made.lead.text()
    assert "+6,1 %" in made.lead.text()


def test_that_the_row_of_the_sentence_is_selected_first_and_its_area_drawn(part):
    assert part.view.current_key() == HOME_HELP
    names = [group.name for group in part.chart.bars.groups]
    assert names == [
        "Modtagere af hjemmehjælp (inkl. rehabilitering) 2021–2024",
        "Timer med hjemmehjælp 2021–2024",
        "Udgift i løbende priser 2022–2024 †",
    ]
    actual, model, ages = part.chart.bars.groups[1].bars
    assert (actual.kind, model.kind, ages.kind) == ("actual", "model", "ages")
    assert [round(bar.value, 1) for bar in (actual, model, ages)] == [0.2, 4.3, 8.6]
    assert [round(end, 1) for end in actual.ends] == [-0.4, 0.8]
    assert part.chart.bars.groups[0].bars[0].ends is None


def test_that_what_cannot_be_compared_has_a_mark_and_its_reason_below(part):
    assert texts(part, COST)[2] == "†"
    part.view.select_key(COST)
    assert "† " in part.detail.text()
    assert "leverandører af hjemmepleje" in part.detail.text()
    part.view.select_key(HOURS)
    assert "†" not in part.detail.text()


def test_that_the_plot_follows_the_row_and_a_heading_leaves_it(part):
    part.view.select_key("MBU.schools MBU.pupils")
    assert part.chart.bars.groups[0].name == "Elever i folkeskolen 2021–2024"
    drawn = part.chart.bars.groups
    part.view.select_key("MBU.after_school")
    assert part.chart.bars.groups is drawn


def test_that_nothing_is_tried_anew_without_a_change(part, monkeypatch):
    from scenarier.views import backtest

    monkeypatch.setattr(backtest, "backtest", lambda *_: pytest.fail("computed without a change"))
    part.refresh(replace(EVERYTHING, baseline=False))


def test_that_zero_and_all_bars_and_whiskers_are_in_sight(part):
    low, high = part.chart.bars.span()
    assert low <= -13.7
    assert high >= 8.6
    part.chart.show_groups("", "", ())
    assert part.chart.bars.span() == (0.0, 1.0)


def test_that_the_chart_copies_its_numbers_and_its_picture(part):
    part.chart.copy_table()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[1].startswith("Modtagere af hjemmehjælp (inkl. rehabilitering) 2021–2024\t")
    assert lines[1].split("\t")[2] == "3,9"
    part.chart.copy_picture()
    assert not QGuiApplication.clipboard().image().isNull()


def test_that_what_is_drawn_is_said_to_a_screen_reader(part):
    assert "Timer med hjemmehjælp 2021–2024" in part.chart.accessibleDescription()
    assert "+0,2 %" in part.chart.accessibleDescription()
    assert Bar("", 1.0, "ages").ends is None


def test_that_english_dark_and_large_letters_leave_nothing_cut_sideways(part, qapp):
    set_language("en")
    before = qapp.font()
    try:
        qapp.setFont(application_font(2.5))
        part.resize(1264, 400)
        part.restyle(DARK)
        part.refresh()
        qapp.processEvents()
        inside = part.lead.parentWidget()
        assert inside.width() <= part.width()
        assert "recipients of home help" in part.lead.text().lower()
        assert part.view.accessibleName()
    finally:
        qapp.setFont(before)
        set_language("da")
