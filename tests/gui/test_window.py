"""The window: picker, undo, reset, open, save, and the question before something is lost."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from tests.made import Study

from scenarier.gui.style import dress
from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Measure, Scenario
from scenarier.session.session import BASELINE_INDEX
from scenarier.text.copied import as_text
from scenarier.text.language import set_language

STUDY = Study(
    title="Prøve",
    scenarios=(
        Scenario(
            "A", parameters={"population_growth": 3500.0}, measures=(Measure("x", "frame:MTM", {2026: -5.0}),)
        ),
        Scenario("B", parameters={"tax_rate": 0.25}),
    ),
)


def box(window):
    QApplication.processEvents()
    found = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(found) == 1
    return found[0]


def press(message, text):
    button = next(button for button in message.buttons() if button.text().replace("&", "") == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_that_the_tabs_list_the_baseline_and_the_studys_scenarios(window, tmp_path):
    path = tmp_path / "prøve.scenarier"
    save_study(STUDY, path)
    assert window.documents.open_path(path)
    tabs = window.bars.tabs
    assert [tabs.tabText(index) for index in range(tabs.count())] == ["Grundforløb", "A (2)", "B (1)"]
    assert window.session.scenario.name == "A"
    tabs.setCurrentIndex(0)
    assert window.session.selected == BASELINE_INDEX


def test_that_an_example_opens_as_a_copy_that_saving_cannot_overwrite(window):
    from scenarier.jobs.studies import example_paths

    menu = next(entry.menu() for entry in window.menuBar().actions() if entry.text() == "&Fil")
    examples = next(entry.menu() for entry in menu.actions() if entry.text() == "&Eksempler")
    assert len(examples.actions()) == len(example_paths()) >= 3
    examples.actions()[0].trigger()
    assert window.session.study.title == examples.actions()[0].text()
    assert window.session.study.title in window.windowTitle()
    assert window.session.path is None
    assert not window.session.is_dirty


def test_that_a_faulty_study_is_told_about_and_the_open_one_stays(window, tmp_path):
    window.session.open(window.session.baseline, STUDY, None)
    path = tmp_path / "itu.scenarier"
    path.write_text('{"format": "scenarier-study"', encoding="utf-8")
    assert not window.documents.open_path(path)
    assert str(path) in box(window).informativeText()
    press(box(window), "Luk")
    assert window.session.study == STUDY


def test_that_saving_writes_what_opening_reads(window, tmp_path):
    window.session.open(window.session.baseline, STUDY, tmp_path / "a.scenarier")
    window.documents.save()
    assert open_study(tmp_path / "a.scenarier")[0] == STUDY
    assert not window.isWindowModified()


def test_that_a_place_that_cannot_be_written_leaves_the_study_open_and_unsaved(window, tmp_path):
    window.session.open(window.session.baseline, STUDY, tmp_path / "ingen" / "a.scenarier")
    window.session.do(("x", window.session.state.with_scenario(Scenario("A"))))
    window.documents.save()
    press(box(window), "Luk")
    assert window.session.is_dirty
    assert window.isWindowModified()


def test_that_closing_with_unsaved_changes_asks_and_cancel_keeps_the_window(window):
    window.bench.levers.row("population_growth").edited.emit((6000.0,) * 5, None)
    window.close()
    assert window.isVisible()
    press(box(window), "Annullér")
    assert window.isVisible()
    assert window.session.is_dirty


def test_that_a_study_given_up_on_closing_closes_the_window(window):
    window.bench.levers.row("population_growth").edited.emit((6000.0,) * 5, None)
    window.close()
    press(box(window), "Gem ikke")
    assert not window.isVisible()


def test_that_a_study_saved_on_closing_is_saved(window, tmp_path):
    path = tmp_path / "a.scenarier"
    window.session.open(window.session.baseline, STUDY, path)
    window.bench.levers.row("population_growth").edited.emit((6000.0,) * 5, None)
    window.close()
    press(box(window), "Gem")
    assert not window.isVisible()
    assert open_study(path)[0].scenarios[0].parameters == {"population_growth": 6000.0}


def test_that_reset_all_clears_the_levers_keeps_the_measures_and_can_be_undone(window):
    window.session.open(window.session.baseline, STUDY, None)
    window.bars.actions.by_id["edit.reset"].trigger()
    assert window.session.scenario.parameters == {}
    assert window.session.scenario.measures == STUDY.scenarios[0].measures
    window.session.undo()
    assert window.session.study == STUDY


def test_that_the_key_figures_show_the_model_and_the_difference_to_the_baseline(window):
    """docs/model.md, check figures: 11,174.5652 kr. in 2029; 20,652.5024 less 20,240.6164 below the ceiling."""
    assert "11.175" in window.bench.strip.cards[0].number.text()
    assert window.bench.strip.cards[2].number.text() == "412"
    window.bench.levers.row("tax_rate").edited.emit((0.23,) * 5, None)
    assert "▼" in window.bench.strip.cards[1].difference.text()


def test_that_the_table_copies_in_the_readers_number_format(window):
    window.bench.workspaces["overview"].table.clearSelection()
    text = as_text(window.bench.workspaces["overview"].table.copied()).splitlines()
    assert text[0].split("\t")[2:5] == ["Regnskab 2024", "Budget 2024", "2025"]
    service = next(line for line in text if line.startswith("Serviceudgifter\t")).split("\t")
    assert service[1:4] == ["mio. kr., løbende priser", "16856", "16868"]
    assert service[4] == "17527"
    window.bench.workspaces["overview"].table.actions()[0].trigger()
    assert QGuiApplication.clipboard().text().splitlines() == text


def test_that_the_window_speaks_english_when_it_is_asked_to(window):
    window.set_language("en")
    try:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        texts = " ".join(label.text() for label in window.findChildren(QLabel))
        assert "Population growth" in texts
        assert "Befolkning" not in texts
        assert window.bench.workspaces["overview"].plots.charts
    finally:
        set_language("da")


def test_that_full_screen_and_text_zoom_work(window):
    before = window.bench.levers.row("population_growth").field.fontMetrics().height()
    window.zoom(1.5)
    assert window.bench.levers.row("population_growth").field.fontMetrics().height() > before
    window.zoom(0)
    window.toggle_full_screen()
    assert window.isFullScreen()
    window.toggle_full_screen()
    assert not window.isFullScreen()


def test_that_large_text_puts_the_plots_in_one_column_and_cuts_no_lever(window):
    assert window.bench.workspaces["overview"].plots._n_columns == 2
    window.zoom(1.6)
    QApplication.processEvents()
    assert window.bench.workspaces["overview"].plots._n_columns == 1
    assert window.bench.levers.widget().width() <= window.bench.levers.viewport().width()
    window.zoom(0)
    QApplication.processEvents()
    assert window.bench.workspaces["overview"].plots._n_columns == 2


def test_that_an_unfold_of_every_group_shows_no_internal_name(window):
    from scenarier.gui.levers.panel import _Fold

    for _ in range(2):
        for fold in window.bench.levers.findChildren(_Fold):
            fold.set_open(True)
    texts = [label.text() for label in window.findChildren(QLabel)]
    assert not [text for text in texts if "_" in text]


def test_that_the_pointer_waits_while_the_text_takes_another_size(window, monkeypatch):
    seen = []

    def noting(*given):
        seen.append(QApplication.overrideCursor().shape())
        return dress(*given)

    monkeypatch.setattr("scenarier.gui.window.window.dress", noting)
    window.zoom(1.0)
    assert seen == [Qt.CursorShape.WaitCursor]
    assert QApplication.overrideCursor() is None
