"""Every table and every plot of the window copies and saves; what is saved is on white and says its source."""

import csv
import io
import re
import shutil
import subprocess
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QMessageBox
from tests.gui.shown import await_work
from tests.made import Study

from scenarier import __version__
from scenarier.gui.exchange.saver import FOR_PLOTS, FOR_TABLES, Saver
from scenarier.gui.explain.panel import _Inputs
from scenarier.gui.parts.table.view import TableView
from scenarier.gui.rules.board import RuleView
from scenarier.gui.window.exchange_menu import plots_shown, table_shown
from scenarier.gui.window.registry import WORKSPACES
from scenarier.model.study import Measure, Scenario
from scenarier.plots.card import Card
from scenarier.plots.chart import Chart
from scenarier.plots.plate import PAPER
from scenarier.text.copied import Copied, Number, as_csv, as_html
from scenarier.text.language import set_language, tr

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(,\d+)?\Z")


@pytest.fixture
def study(window):
    session = window.session
    reform = Measure("Reform", "frame:MTM", {2026: -10.25})
    scenarios = (
        Scenario("Lav", parameters={"frame_change.MBU": {2026: -12.5}}, measures=(reform,)),
        Scenario("Skat", parameters={"tax_rate": {2027: 0.25}}),
    )
    made = replace(Study(baseline=session.baseline.name), title="Vores analyse", scenarios=scenarios)
    session.open(session.baseline, made, None)
    session.select(0)
    QApplication.processEvents()
    return window


def places(window):
    """Every workspace and part, shown."""
    for name in [row.name for row in WORKSPACES]:
        window.bench.show_workspace(name)
        workspace = window.bench.workspaces[name]
        for part in workspace.parts() or ("",):
            if part:
                workspace.show_part(part)
            await_work()
            yield f"{name} {part}".strip(), workspace


def shown_of(window, *kinds):
    """All that is shown of some kinds of widgets, with where it is."""
    for where, workspace in places(window):
        for kind in kinds:
            yield from ((where, one) for one in workspace.findChildren(kind) if one.isVisible())
    window.bench.side.explain("result", "", 2027)
    window.bench.side.show_side(True)
    QApplication.processEvents()
    for kind in kinds:
        yield from (("side", one) for one in window.bench.side.findChildren(kind))


def saved(window, action, path, kind):
    """What a menu's action saves in a form that is chosen in the dialog."""
    action.trigger()
    dialog = window.findChildren(QFileDialog)[-1]
    assert dialog.selectedFiles()[0].rsplit(".", 1)[0]
    (chosen,) = [one for one in dialog.nameFilters() if one.endswith(f"(*{kind})")]
    dialog.filterSelected.emit(chosen)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    dialog.setParent(None)
    return path.with_name(path.name + kind).read_bytes()


def lines(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def save_of(view):
    (found,) = [one for one in view.actions() if one.text() == tr("Save as file…")]
    return found


def test_that_every_table_copies_both_forms_and_saves_as_csv(study, tmp_path):
    walked = set()
    for n, (where, table) in enumerate(shown_of(study, TableView, RuleView, _Inputs)):
        walked.add(where)
        if isinstance(table, QAbstractItemView):
            table.selectAll()
        table.actions()[0].trigger()
        data = QGuiApplication.clipboard().mimeData()
        assert "\t" in data.text(), where
        assert "<th" in data.html(), where
        assert re.search(r'sdval="-?[\d.e+-]+" sdnum="1033;0;', data.html()) or "sdval" not in data.html(), where
        found = lines(saved(study, save_of(table), tmp_path / f"t{n}", ".csv"))
        assert len(found) > 1, where
        assert len({len(row) for row in found}) == 1, where
        assert all(found[0][1:]), where
    with_tables = {"overview", "frames frames", "frames budget", "measures list", "compare differences", "side"}
    assert with_tables | {"foundation ages", "foundation history", "foundation backtest"} <= walked


def test_that_every_plot_copies_picture_and_data_and_saves_in_all_forms(study, tmp_path):
    walked = set()
    for n, (where, card) in enumerate(shown_of(study, Card)):
        walked.add(where)
        card.copy_picture_action.trigger()
        assert not QGuiApplication.clipboard().image().isNull(), where
        card.copy_table_action.trigger()
        assert "\t" in QGuiApplication.clipboard().text(), where
        made = {kind: saved(study, card.save_action, tmp_path / f"p{n}", kind) for kind in FOR_PLOTS}
        words = svg_words(made[".svg"])
        plate = card.plate()
        for text in (plate.title, plate.subtitle, plate.note, study.findChild(Saver).foot()):
            assert squeezed(text) in words, (where, text)
        if where == "compare departments":
            assert "Lav" in words
            assert "Grundforløb" in words
        assert made[".pdf"].startswith(b"%PDF"), where
        assert QImage.fromData(made[".png"]).pixelColor(1, 1).name() == "#ffffff", where
    assert {"overview", "frames frames", "compare curves", "compare departments"} <= walked
    assert {"foundation ages", "foundation history", "foundation backtest"} <= walked


def squeezed(text):
    return re.sub(r"\s", "", text)


def svg_words(content):
    """All that is written in a drawing, without its blanks."""
    return squeezed("".join(text.text or "" for text in ElementTree.fromstring(content).iter(f"{SVG}text")))


def test_that_saved_numbers_are_those_of_the_chart_to_the_last_digit(study, tmp_path):
    n_seen = 0
    for n, (where, card) in enumerate(shown_of(study, Chart)):
        found = lines(saved(study, card.save_action, tmp_path / f"p{n}", ".csv"))
        assert found[0][1:] == [str(year) for year in card.whole.years], where
        for row, series in zip(found[1:], card.whole.all_series, strict=False):
            assert row[0].removeprefix("'") == series.label, where
            now = [float(cell.replace(",", ".")) if cell else None for cell in row[1:]]
            values = [value if np.isfinite(value) else None for value in np.asarray(series.values, float).tolist()]
            assert now == values, where
            n_seen += 1
    assert n_seen > 30


def test_that_a_dark_window_saves_and_copies_what_a_light_one_does(study, tmp_path):
    saver, cards = study.findChild(Saver), study.bench.workspaces["overview"].findChildren(Card)
    saver.write_plots([card.plate() for card in cards], tmp_path / "light.svg")
    study.set_theme("dark")
    saver.write_plots([card.plate() for card in cards], tmp_path / "dark.svg")
    assert (tmp_path / "dark.svg").read_bytes() == (tmp_path / "light.svg").read_bytes()
    for card in cards:
        before = card.scheme
        assert before.card != "#ffffff"
        card.copy_picture()
        assert QGuiApplication.clipboard().image().pixelColor(20, 8).name() == "#ffffff"
        assert card.scheme is before


def test_that_a_drawing_holds_letters_and_lines_and_none_leaves_the_plot(study, tmp_path):
    saver = study.findChild(Saver)
    n_seen = 0
    for where, workspace in places(study):
        for card in workspace.findChildren(Chart):
            if not card.isVisible() or not card.whole.levels:
                continue
            saver.write_plots([card.plate()], tmp_path / "a.svg")
            root = ElementTree.fromstring((tmp_path / "a.svg").read_bytes())
            assert not list(root.iter(f"{SVG}image")), where
            seen = [group for group in root.iter(f"{SVG}g") if group.get("stroke") != "none"]
            assert not [one for group in seen for one in group if "scaling" in one.get("vector-effect", "")], where
            grid = [line for line in polylines(root) if line[0] == PAPER.grid]
            dashed = [line for line in polylines(root) if line[0] == PAPER.target]
            for _, xs in dashed:
                assert min(xs) >= min(min(of) for _, of in grid) - 1.01, where
                assert max(xs) <= max(max(of) for _, of in grid) + 1.01, where
                n_seen += 1
    assert n_seen


def polylines(root):
    """Colour and places across of each line of a drawing."""
    for group in root.iter(f"{SVG}g"):
        at = float((group.get("transform") or "matrix(1,0,0,1,0,0)").removeprefix("matrix(").split(",")[4])
        for line in group.findall(f"{SVG}polyline"):
            pairs = line.get("points").split()
            yield group.get("stroke"), [float(pair.split(",")[0]) + at for pair in pairs]


def test_that_export_offers_the_table_and_the_plots_of_what_is_shown(study, tmp_path):
    actions = study.bars.actions.by_id
    for where, workspace in places(study):
        cards = [one for one in workspace.findChildren(Card) if one.isVisible() and one.plate()]
        assert [plate.title for plate in plots_shown(study.bench)] == [card.plate().title for card in cards], where
        tables = [one for one in workspace.findChildren(TableView) if one.isVisible()]
        assert (table_shown(study.bench) in tables) == bool(tables), where
    study.bench.show_workspace("overview")
    text = saved(study, actions["file.export.table"], tmp_path / "tal", ".csv").decode("utf-8-sig")
    assert text == as_csv(study.bench.workspaces["overview"].table.whole())
    words = svg_words(saved(study, actions["file.export.plots"], tmp_path / "alle", ".svg"))
    cards = study.bench.workspaces["overview"].findChildren(Card)
    assert len(cards) == 4
    for card in cards:
        assert squeezed(card.plate().title) in words
    assert squeezed("Vores analyse, Lav.") in words
    assert __version__ in words
    study.bench.show_workspace("measures")
    actions["file.export.plots"].trigger()
    assert study.bench.notice.label.text() == tr("No plots are shown here.")


def test_that_a_place_that_cannot_be_written_is_told_and_nothing_is_left(study, tmp_path):
    saver = study.findChild(Saver)
    saver.write_table(Copied((("a",),)), tmp_path / "missing" / "a.csv")
    message = study.findChild(QMessageBox)
    assert message.text() == tr("The file could not be written")
    assert str(tmp_path / "missing") in message.informativeText()
    message.accept()
    assert not list(tmp_path.iterdir())


def test_that_a_file_has_the_ending_of_the_form_that_was_chosen(study, tmp_path):
    study.bench.show_workspace("overview")
    table = study.bench.workspaces["overview"].table
    for kind in FOR_TABLES:
        assert saved(study, save_of(table), tmp_path / "Tal 1.5", kind)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["Tal 1.5.csv", "Tal 1.5.html", "Tal 1.5.tsv"]


def test_that_csv_is_read_by_a_spreadsheet_in_the_readers_language():
    copied = Copied(
        (("=1+1", Number(-1304.54321, 1), Number(0.1 + 0.2, 0)), ("a;b", Number(7.0, 0), "")), ("x", "y", "z")
    )
    set_language("da")
    assert as_csv(copied) == 'x;y;z\r\n\'=1+1;-1304,54321;0,30000000000000004\r\n"a;b";7;\r\n'
    set_language("en")
    assert as_csv(copied) == "x,y,z\r\n'=1+1,-1304.54321,0.30000000000000004\r\na;b,7,\r\n"
    set_language("da")


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice reads the table")
def test_that_numbers_of_a_saved_table_are_numbers_to_libreoffice(study, tmp_path):
    study.bench.show_workspace("overview")
    copied = study.bench.workspaces["overview"].table.whole()
    study.findChild(Saver).write_table(copied, tmp_path / "a.html")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    read = ["--infilter=HTML (StarCalc)", "--convert-to", "fods", "--outdir", str(tmp_path)]
    subprocess.run(
        ["soffice", profile, "--headless", *read, str(tmp_path / "a.html")], check=True, capture_output=True
    )
    office, table = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table"))
    found = []
    for cell in ElementTree.parse(tmp_path / "a.fods").iter(f"{table}table-cell"):
        if cell.get(f"{office}value-type") == "float":
            times = int(cell.get(f"{table}number-columns-repeated", "1"))
            found += [float(cell.get(f"{office}value"))] * times
    numbers = [cell.value for row in copied.rows for cell in row if isinstance(cell, Number)]
    assert len(numbers) > 20
    assert found == pytest.approx(numbers, rel=1e-13)
    assert "sdval" in as_html(copied)
