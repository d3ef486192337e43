"""What a command prints is what the window shows, in both languages."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from tests.gui.shown import shown_window

from scenarier.engine.base import base_of
from scenarier.jobs import backtest, budget, compare, explain, rules, run
from scenarier.jobs.studies import open_session
from scenarier.model.names import target_name
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.text.language import language, set_language, tr
from scenarier.text.plain import one_line
from scenarier.views.told import origin_words
from scenarier.vocabulary.steps import STEPS
from scenarier.vocabulary.variables import KEY_VARIABLES, VARIABLES

ROOT = Path(__file__).resolve().parents[2]
STUDIES = {"baseline alone": None, "measures and a budget": ROOT / "tests/golden/check-budget.scenarier"}


@pytest.fixture(params=["da", "en"])
def spoken(request):
    before = language()
    set_language(request.param)
    yield request.param
    set_language(before)


@pytest.fixture(params=list(STUDIES))
def path(request):
    return STUDIES[request.param]


@pytest.fixture
def window(qapp, spoken, path):
    with shown_window(qapp, open_session(path), size=(1600, 900)) as made:
        yield made


def blocks(text):
    """The lines of each scenario's block, by the scenario's name."""
    return {block.splitlines()[0]: block.splitlines()[1:] for block in text.rstrip("\n").split("\n\n")}


def texts(model: QAbstractItemModel):
    """What a table shows: the names of its lines, and the texts of each."""
    rows, columns = range(model.rowCount()), range(model.columnCount())
    names = [model.headerData(row, Qt.Orientation.Vertical) for row in rows]
    return names, [[one_line(model.index(row, column).data() or "") for column in columns] for row in rows]


def cells(line):
    """A line of a printed table; its columns stand two blanks apart at least."""
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


def indices(session):
    return range(BASELINE_INDEX, len(session.study.scenarios))


def name_in(session, index):
    return "Grundforløb" if index == BASELINE_INDEX else session.study.scenarios[index].name


def test_that_the_table_below_the_plots_has_the_lines_of_run(window, path):
    session = window.session
    names = dict.fromkeys(name for name, _, _ in shown_lines(window))
    projection, baseline = run.run(path, (), tuple(names), None)
    printed = blocks(run.as_table(projection, baseline, tuple(names)))
    for index in indices(session):
        session.select(index)
        lines = {line[0]: line[1:] for line in map(cells, printed[name_in(session, index)])}
        for _, label, shown in shown_lines(window):
            assert lines[label] == shown


def shown_lines(window):
    """Variable, name and texts of each line of the overview's table."""
    table = window.bench.workspaces["overview"].table
    model = table.model()
    names, rows = texts(model)
    figures = [table.figure_at(model.index(row, 1)) for row in range(model.rowCount())]
    return [(figure[0], name, row) for figure, name, row in zip(figures, names, rows, strict=True)]


def test_that_the_table_of_differences_has_the_lines_of_compare(window, path):
    session = window.session
    window.bench.show_workspace("compare")
    workspace = window.bench.workspaces["compare"]
    workspace.tabs.setCurrentIndex(2)
    variables = (*KEY_VARIABLES, "frame", "need", "spending", "savings")
    for index in range(len(session.study.scenarios)):
        workspace.choice.choose(session, [BASELINE_INDEX, index])
        workspace.refresh()
        shown = {row[0]: row for row in texts(workspace.differences.table.model())[1]}
        projection, baseline = compare.compare(
            path, "Grundforløb", session.study.scenarios[index].name, variables, None
        )
        printed = [cells(line) for line in compare.as_table(projection, baseline, variables).splitlines()[2:-1]]
        assert len(printed) == len(shown) == len(KEY_VARIABLES) + 4 * len(baseline.departments)
        assert [shown[line[0]] for line in printed] == printed


def test_that_the_board_says_of_each_rule_what_rules_prints(window, path):
    session, board = window.session, window.bench.side.board
    window.bench.side.show_side(True)
    printed = blocks(rules.as_table(rules.rules(path, (), None)))
    for index in indices(session):
        session.select(index)
        board.refresh()
        board.settle()
        lines = printed[name_in(session, index)][1:]
        assert board.model.rowCount() == sum(not line.startswith(" ") for line in lines)
        for row in board.model.rows:
            at = next(place for place, line in enumerate(lines) if line.startswith(f"{row.name}  "))
            _, *signs, sentence = cells(lines[at])
            assert signs == [row.sign(year) for year in session.projection().years[1:]]
            below = lines[at + 1 : next((n for n in range(at + 1, len(lines)) if lines[n][0] != " "), len(lines))]
            spoken = board.model.index(board.model.rows.index(row)).data(Qt.ItemDataRole.AccessibleTextRole)
            assert spoken.startswith(one_line(f"{row.name}. {sentence}"))
            assert bool(below) is not row.is_kept
            for line in below:
                assert line.partition(": ")[2].strip() in spoken


def every_figure(baseline, year):
    """Each result, step and key figure, of the first and the last entity where it has some."""
    axes = {name: one.axis for name, one in (*VARIABLES.items(), *STEPS.items())}
    entities = base_of(baseline, year).entities
    for name, axis in {**axes, "service_headroom": ""}.items():
        ends = dict.fromkeys((entities[axis][0], entities[axis][-1])) if axis else ("",)
        yield from ((name, entity, year) for entity in ends)


def test_that_the_panel_says_of_every_number_what_explain_prints(window, path):
    session, panel = window.session, window.bench.side.explanation
    window.bench.side.show_side(True)
    index = len(session.study.scenarios) - 1
    session.select(index)
    for figure in every_figure(session.baseline, session.study.horizon):
        panel.explain(figure)
        variable, entity, year = figure
        explained = explain.explain(variable, entity or None, year, path, name_in(session, index), None)
        printed = explain.as_text(explained, depth=0)  # which breaks lines, in words with a hyphen too
        assert "".join(printed.split()) == "".join(panel_text(panel, name_in(session, index)).split())


def panel_text(panel, scenario):
    """What the panel shows of a number, in the order of the command."""
    shown = {
        name: getattr(panel, f"_{name}").text() for name in ("title", "value", "formula", "meaning", "against")
    }
    source = f"{origin_words(panel.told)}. {panel.told.source}"
    how = f"{shown['formula']} {shown['meaning']}" if panel.told.formula else source
    differing = []
    for row in range(panel.inputs.rowCount()):
        name, _, was = panel.inputs.item(row, 0).text().partition("\n")
        differing += [f"{name.removeprefix('● ')} ({was})"] if was else []
    apart = tr("Inputs that differ: {names}.", names="; ".join(differing)) if differing else ""
    text = f"{scenario} – {shown['title']}: {shown['value']} {how} {shown['against']} {apart}"
    return text.replace(tr("Baseline"), "Grundforløb") if language() == "en" else text


@pytest.fixture
def unpriced(tmp_path):
    """The study with its budget in current prices, in which both tables then stand."""
    document = json.loads(STUDIES["measures and a budget"].read_text(encoding="utf-8"))
    del document["budget"]["price_year"]
    made = tmp_path / "unpriced.scenarier"
    made.write_text(json.dumps(document), encoding="utf-8")
    return made


def test_that_the_budgets_grid_has_the_lines_of_budget(qapp, spoken, unpriced):
    with shown_window(qapp, open_session(unpriced)) as window:
        window.bench.show_workspace("frames")
        window.bench.workspaces["frames"].show_part("budget")
        model = window.bench.workspaces["frames"].part("budget").grid.model()
        found = budget.budget(unpriced, None)
        heading, *lines = budget.as_table(found).splitlines()[1:-1]
        headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
        columns = [headings.index(str(year)) for year in found.years]
        assert cells(heading)[1:] == [headings[column] for column in columns]
        for at, target in enumerate(found.figures):
            printed = [cells(line)[2:] for line in lines[3 * at : 3 * at + 3]]
            first = found.years.index(min(row.year for row in found.rows if row.target == target))
            assert printed in grid_lines(model, target_name(found.baseline, target), columns[first:])


def grid_lines(model, name, columns):
    """The three lines of each target of that name, in these columns."""
    rows = [row for row in range(model.rowCount()) if model.index(row, 0).data().strip() == name]
    return [
        [[model.index(row + below, column).data() for column in columns] for below in range(3)] for row in rows
    ]


def test_that_the_foundations_backtest_has_the_lines_of_backtest(qapp, spoken):
    with shown_window(qapp, open_session(None)) as window:
        window.bench.show_workspace("foundation")
        window.bench.workspaces["foundation"].show_part("backtest")
        part = window.bench.workspaces["foundation"].part("backtest")
        shown = [[text for text in line if text] for line in texts(part.view.model())[1]]
        printed = backtest.as_table(backtest.tried()).splitlines()[1:]
        assert [cells(line) for line in printed[: len(shown)]] == shown
