"""The part `Statsgaranti`: the numbers of the command as plots, a table and words."""

import csv
import io

import pytest
from tests.gui.shown import shown_window

from scenarier.jobs import guarantee as command
from scenarier.jobs.studies import example_paths, open_session
from scenarier.session.lever_edits import set_lever


@pytest.fixture
def part(qapp, danish):
    session = open_session(example_paths()[0])
    with shown_window(qapp, session) as window:
        window.bench.show_workspace("analysis", "guarantee")
        yield window.bench.shown().part("guarantee")


def rows(weighed):
    return list(csv.DictReader(io.StringIO(command.as_csv(weighed))))


def test_that_table_and_plots_have_the_commands_numbers(part, qtbot):
    expected = rows(command.weigh(example_paths()[0], None, None))
    assert [line.cells[-1].text for line in part.view.sheet.lines] == ["…"] * len(expected)
    qtbot.waitUntil(lambda: part.found[0].chance_guarantee_wins is not None, timeout=20_000)
    sheet, revenue, growth = part.view.sheet, part.revenue.stage.data, part.growth.stage.data
    assert [line.cells[0].text for line in sheet.lines] == [row["year"] for row in expected]
    for place, row in enumerate(expected):
        values = [cell.copied.value for cell in sheet.lines[place].cells[1:4]]
        names = ("guaranteed", "self_budgeted", "difference")
        assert values == pytest.approx([float(row[name]) for name in names], abs=1e-6)
        assert [series.values[place] for series in revenue.series] == values[:2]
        assert growth.series[1].values[place] == pytest.approx(100 * float(row["tipping_growth"]))
        assert sheet.lines[place].cells[-1].copied.value == pytest.approx(
            100 * float(row["chance_guarantee_wins"])
        )
    assert all(f" {line.cells[-1].text} %" in part.years.text() for line in sheet.lines)


def test_that_it_follows_the_scenario(part):
    before, session = part.years.text(), part._session
    values = (0.06, 0.02, 0.06, 0.02, 0.06)
    session.do(set_lever(session.state, session.baseline, "tax_base_growth", "", values))
    assert part.years.text() != before
    assert part.view.sheet.lines[0].cells[4].text == "6,00"


def test_that_the_law_stands_with_its_sources(part):
    assert "L 215" in part.law.text()
    assert "kommuneskatteloven" in part.law.text()


def test_that_a_point_is_explained_in_words(part):
    told = []
    part.figure_pointed.connect(told.append)
    part.growth.pointed.emit(2027, "tipping")
    assert told[0].said.text.startswith("2027: ")
    assert told[0].said.value == "3,30 %"
