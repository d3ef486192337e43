"""Files and the window: opening, saving, and other programs, full disks and broken files in the way."""

import errno
import json
import os
import random
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from tests.made import Study

from scenarier.gui.window.documents import EXAMPLE_PLACES
from scenarier.gui.window.recent import Recent
from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Measure, Scenario
from scenarier.storage.settings import SettingsFile
from scenarier.storage.study_write import study_bytes

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "resources" / "examples").glob("*.scenarier"))
SOME_LONG = [EXAMPLES[0], *(pytest.param(path, marks=pytest.mark.long) for path in EXAMPLES[1:])]
BAD = sorted((ROOT / "tests" / "bad").glob("*.scenarier"))
MINE = Study(
    title="Mit",
    scenarios=(
        Scenario("A", parameters={"tax_rate": 0.25}, measures=(Measure("Tiltag", "frame:MTM", {2026: -5.0}),)),
    ),
)
THEIRS = Study(title="Deres", scenarios=(Scenario("Fremmed"),))
OPEN_THEIRS, KEEP_MINE = "Åbn filens udgave", "Behold min"


def boxes(window):
    QApplication.processEvents()
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def answer(window, text):
    """Press a button of the one question that stands; its words."""
    (box,) = boxes(window)
    words = f"{box.text()}\n{box.informativeText()}"
    button = next(button for button in box.buttons() if button.text().replace("&", "") == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return words


def answers(window):
    (box,) = boxes(window)
    return {button.text().replace("&", "") for button in box.buttons()}


def give_name(window, path):
    """Type a path into the file dialog and accept it."""
    QApplication.processEvents()
    (dialog,) = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    dialog.findChild(QLineEdit).setText(str(path))
    dialog.accept()
    QApplication.processEvents()


def edit(window, name="A"):
    """One unsaved change, by the session."""
    changed = Scenario(name, parameters={"tax_rate": 0.26})
    window.session.do(("Ændring", window.session.state.with_scenario(changed)))
    return window.session.study


def opened(window, path, study=MINE):
    save_study(study, path)
    assert window.documents.open_path(path)
    return path


def read(path):
    return open_study(path)[0]


def menu_texts(window):
    file = next(entry.menu() for entry in window.menuBar().actions() if entry.text() == "&Fil")
    menu = next(entry.menu() for entry in file.actions() if entry.text().replace("&", "").startswith("Seneste"))
    menu.aboutToShow.emit()
    return menu, [entry.text().replace("&&", "&") for entry in menu.actions()]


# New


def test_that_new_without_changes_shows_an_empty_study_at_once(window, tmp_path):
    opened(window, tmp_path / "a.scenarier")
    window.documents.new()
    assert not boxes(window)
    assert window.session.study == Study()
    assert window.session.path is None
    assert window.session.undo_label is None
    assert not window.isWindowModified()
    assert "a.scenarier" not in window.windowTitle()


def test_that_new_asks_first_and_cancel_keeps_the_study(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    changed = edit(window)
    window.documents.new()
    assert "a.scenarier" in answer(window, "Annullér")
    assert window.session.study == changed
    assert window.session.path == path
    assert read(path) == MINE


def test_that_new_after_do_not_save_leaves_the_file_as_it_was(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    edit(window)
    window.documents.new()
    answer(window, "Gem ikke")
    assert window.session.study == Study()
    assert read(path) == MINE


def test_that_new_after_save_has_saved(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    changed = edit(window)
    window.documents.new()
    answer(window, "Gem")
    assert window.session.study == Study()
    assert window.session.path is None
    assert read(path) == changed


def test_that_new_after_save_of_a_study_without_a_path_asks_for_one(window, tmp_path):
    changed = edit(window, "Navn")
    window.documents.new()
    answer(window, "Gem")
    give_name(window, tmp_path / "nyt")
    assert read(tmp_path / "nyt.scenarier") == changed
    assert window.session.study == Study()


def test_that_a_save_that_fails_does_not_let_new_go_on(window, tmp_path, monkeypatch):
    path = opened(window, tmp_path / "a.scenarier")
    changed = edit(window)
    fill_disk(monkeypatch)
    window.documents.new()
    answer(window, "Gem")
    answer(window, "Luk")
    assert window.session.study == changed
    assert window.session.is_dirty
    assert read(path) == MINE


# Recent files


def test_that_recent_files_come_newest_first_and_each_once(tmp_path):
    a, b, c = (tmp_path / f"{name}.scenarier" for name in "abc")
    for path in (a, b, c):
        save_study(MINE, path)
    recent = Recent()
    for path in (a, b, c, a):
        recent.add(path)
    assert recent.paths() == [a, c, b]


@pytest.mark.parametrize("n_files", [0, 1, 2, 8, 9])
def test_that_recent_files_survive_on_the_same_settings_file(tmp_path, n_files):
    settings = SettingsFile(tmp_path / "indstillinger.json")
    paths = [tmp_path / f"æ, ø; {number} =%20@.scenarier" for number in range(n_files)]
    first = Recent(settings)
    for path in paths:
        save_study(MINE, path)
        first.add(path)
    settings.write()
    assert Recent(SettingsFile(settings.path)).paths() == paths[::-1][:8]


def test_that_recent_files_that_are_gone_are_missed_and_come_back_when_they_do(tmp_path):
    settings = SettingsFile(tmp_path / "indstillinger.json")
    a, b = tmp_path / "a.scenarier", tmp_path / "b.scenarier"
    recent = Recent(settings)
    for path in (a, b):
        save_study(MINE, path)
        recent.add(path)
    settings.write()
    b.unlink()
    assert recent.paths() == Recent(SettingsFile(settings.path)).paths() == [a]
    save_study(MINE, b)
    assert Recent(SettingsFile(settings.path)).paths() == [b, a]


@pytest.mark.parametrize("content", ["", "recent=", "[General]\nrecent=@Invalid()\n", "\0\0", "recent=1, 2, 3"])
@pytest.mark.parametrize("suffix", ["ini", "json"])
def test_that_a_damaged_settings_file_gives_no_recent_files(tmp_path, content, suffix):
    (tmp_path / f"indstillinger.{suffix}").write_text(content, encoding="utf-8")
    assert Recent(SettingsFile(tmp_path / "indstillinger.json")).paths() == []


def test_that_the_menu_lists_what_was_opened_and_saved_newest_first(window, tmp_path):
    a, b = tmp_path / "a.scenarier", tmp_path / "B & C.scenarier"
    assert len(menu_texts(window)[1]) == 1
    assert not menu_texts(window)[0].actions()[0].isEnabled()
    opened(window, a)
    opened(window, b)
    folder = tmp_path.name
    assert menu_texts(window)[1] == [f"B & C.scenarier – {folder}", f"a.scenarier – {folder}"]
    menu_texts(window)[0].actions()[1].trigger()
    assert window.session.path == a
    assert menu_texts(window)[1][0] == f"a.scenarier – {folder}"


def test_that_a_recent_file_is_opened_only_when_what_is_unsaved_is_settled(window, tmp_path):
    a, b = opened(window, tmp_path / "a.scenarier"), opened(window, tmp_path / "b.scenarier")
    changed = edit(window)
    menu_texts(window)[0].actions()[1].trigger()
    answer(window, "Annullér")
    assert (window.session.path, window.session.study) == (b, changed)
    menu_texts(window)[0].actions()[1].trigger()
    answer(window, "Gem ikke")
    assert window.session.path == a


# Files let go over the window


def dropped(window, mime):
    """Whether the window would take it; then it is let go."""
    flags = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *flags)
    enter.ignore()
    window.dragEnterEvent(enter)
    drop = QDropEvent(QPointF(5, 5), *flags)
    drop.ignore()
    window.dropEvent(drop)
    assert enter.isAccepted() == drop.isAccepted()
    QApplication.processEvents()
    return enter.isAccepted()


def urls(*texts):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(text)) if isinstance(text, Path) else QUrl(text) for text in texts])
    return mime


def test_that_a_file_let_go_over_the_window_opens(window, tmp_path):
    path = tmp_path / "æ ø #1 100%.scenarier"
    save_study(THEIRS, path)
    assert dropped(window, urls(path))
    assert window.session.study == THEIRS
    assert window.session.path == path


def test_that_a_file_let_go_over_unsaved_work_asks_first(window, tmp_path):
    path = tmp_path / "b.scenarier"
    save_study(THEIRS, path)
    changed = edit(window)
    assert dropped(window, urls(path))
    answer(window, "Annullér")
    assert window.session.study == changed


def test_that_two_files_a_text_and_an_address_do_nothing(window, tmp_path):
    a, b = tmp_path / "a.scenarier", tmp_path / "b.scenarier"
    save_study(THEIRS, a)
    save_study(THEIRS, b)
    text, nothing = QMimeData(), QMimeData()
    text.setText(str(a))
    for mime in (urls(a, b), text, nothing, urls("https://example.com/a.scenarier"), urls()):
        assert not dropped(window, mime)
    assert window.session.study == Study()
    assert not boxes(window)


def test_that_a_folder_or_a_file_that_is_gone_is_told_about(window, tmp_path):
    for path in (tmp_path, tmp_path / "væk.scenarier"):
        assert dropped(window, urls(path))
        assert str(path) in answer(window, "Luk")
    assert window.session.study == Study()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_that_a_pipe_is_refused_and_not_waited_for(window, tmp_path):
    pipe = tmp_path / "rør.scenarier"
    os.mkfifo(pipe)

    def too_long(*_):
        raise AssertionError("the window waits for a pipe")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.setitimer(signal.ITIMER_REAL, 3)
    try:
        assert not window.documents.open_path(pipe)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert str(pipe) in answer(window, "Luk")


# A file changed by another program, on saving


@pytest.fixture
def both(window, tmp_path):
    """Unsaved changes here, and others in the file; the path and the study of the window."""
    path = opened(window, tmp_path / "a.scenarier")
    mine = edit(window)
    save_study(THEIRS, path)
    window.documents.save()
    return path, mine


def test_that_saving_over_another_programs_change_asks_before_anything_is_written(window, both):
    path, mine = both
    assert read(path) == THEIRS
    assert answers(window) == {"Gem min under et andet navn", "Overskriv filen", OPEN_THEIRS, "Annullér"}
    assert "a.scenarier" in answer(window, "Annullér")
    assert read(path) == THEIRS
    assert window.session.study == mine
    assert window.session.is_dirty
    window.documents.save()
    answer(window, "Annullér")
    assert read(path) == THEIRS


def test_that_saving_under_another_name_keeps_both(window, both, tmp_path):
    path, mine = both
    answer(window, "Gem min under et andet navn")
    give_name(window, tmp_path / "min.scenarier")
    assert read(path) == THEIRS
    assert read(tmp_path / "min.scenarier") == mine
    assert window.session.path == tmp_path / "min.scenarier"
    assert not window.session.is_dirty


def test_that_overwriting_writes_mine_and_asks_no_more(window, both):
    path, mine = both
    answer(window, "Overskriv filen")
    assert read(path) == mine
    assert not window.session.is_dirty
    changed = edit(window, "B")
    window.documents.save()
    assert not boxes(window)
    assert read(path) == changed


def test_that_opening_theirs_shows_the_file(window, both):
    path, _ = both
    answer(window, OPEN_THEIRS)
    assert window.session.study == read(path) == THEIRS
    assert not window.session.is_dirty


def test_that_opening_theirs_keeps_mine_where_theirs_is_broken(window, both):
    path, mine = both
    path.write_text("{", encoding="utf-8")
    answer(window, OPEN_THEIRS)
    answer(window, "Luk")
    assert window.session.study == mine
    assert window.session.is_dirty


def test_that_closing_over_another_programs_change_goes_on_only_when_mine_is_written(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    mine = edit(window)
    save_study(THEIRS, path)
    window.close()
    answer(window, "Gem")
    answer(window, "Annullér")
    assert window.isVisible()
    assert (window.session.study, read(path)) == (mine, THEIRS)
    window.close()
    answer(window, "Gem")
    answer(window, "Overskriv filen")
    assert not window.isVisible()
    assert read(path) == mine


def test_that_a_file_written_anew_with_the_same_content_is_no_change(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    changed = edit(window)
    path.write_bytes(path.read_bytes())
    os.utime(path, (1, 1))
    window.documents.check_disk()
    assert window.bench.notice.isHidden()
    window.documents.save()
    assert not boxes(window)
    assert read(path) == changed


# A file changed by another program, on coming back


def notice(window, text=None):
    """The notice's words; with `text` that button is pressed."""
    shown = window.bench.notice
    if shown.isHidden():
        return ""
    words = shown.label.text()
    if text is not None:
        QTest.mouseClick(next(one for one in shown.buttons if one.text() == text), Qt.MouseButton.LeftButton)
        QApplication.processEvents()
    return words


def test_that_a_change_by_another_program_is_told_once(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    window.documents.check_disk()
    assert not notice(window)
    save_study(THEIRS, path)
    window.documents.check_disk()
    assert "a.scenarier" in notice(window, KEEP_MINE)
    assert not notice(window)
    window.documents.check_disk()
    assert not notice(window)
    assert window.session.study == MINE
    save_study(Study(title="Igen"), path)
    window.documents.check_disk()
    assert notice(window)


def test_that_the_files_version_is_opened_from_the_notice(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    save_study(THEIRS, path)
    window.documents.check_disk()
    notice(window, OPEN_THEIRS)
    assert window.session.study == THEIRS
    assert not window.session.is_dirty
    window.documents.check_disk()
    assert not notice(window)


def test_that_the_files_version_from_the_notice_asks_about_unsaved_changes(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    mine = edit(window)
    save_study(THEIRS, path)
    window.documents.check_disk()
    notice(window, OPEN_THEIRS)
    answer(window, "Annullér")
    assert window.session.study == mine
    assert window.session.is_dirty
    assert read(path) == THEIRS


def test_that_keeping_mine_still_asks_before_theirs_is_overwritten(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    edit(window)
    save_study(THEIRS, path)
    window.documents.check_disk()
    notice(window, KEEP_MINE)
    window.documents.save()
    assert OPEN_THEIRS in answers(window)
    answer(window, "Annullér")
    assert read(path) == THEIRS


def test_that_the_notice_goes_when_it_is_no_longer_true(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    edit(window)
    save_study(THEIRS, path)
    window.documents.check_disk()
    window.documents.save()
    answer(window, "Overskriv filen")
    assert not notice(window)


def test_that_the_notice_goes_with_the_study_it_is_about(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    save_study(THEIRS, path)
    window.documents.check_disk()
    opened(window, tmp_path / "b.scenarier")
    assert not notice(window)


def test_that_the_notice_stays_when_the_window_speaks_another_language(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    save_study(THEIRS, path)
    window.documents.check_disk()
    window.set_language("en")
    QApplication.processEvents()
    window.documents.check_disk()
    assert notice(window)


# Places that cannot be written


def fill_disk(monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)


def test_that_a_full_disk_leaves_the_study_open_and_the_old_file_whole(window, tmp_path, monkeypatch):
    path = opened(window, tmp_path / "a.scenarier")
    before = path.read_bytes()
    changed = edit(window)
    with monkeypatch.context() as patch:
        fill_disk(patch)
        window.documents.save()
    assert "disken er fuld" in answer(window, "Luk")
    assert window.session.study == changed
    assert window.session.is_dirty
    assert window.isWindowModified()
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["a.scenarier"]
    window.documents.save()
    assert read(path) == changed
    assert not window.isWindowModified()


def test_that_a_vanished_folder_leaves_the_study_open_and_saving_elsewhere_works(window, tmp_path):
    folder = tmp_path / "mappe"
    folder.mkdir()
    path = opened(window, folder / "a.scenarier")
    changed = edit(window)
    path.unlink()
    folder.rmdir()
    window.documents.check_disk()
    assert "a.scenarier" in notice(window, "Luk")
    window.documents.save()
    assert "findes ikke" in answer(window, "Luk")
    assert window.session.study == changed
    assert window.session.is_dirty
    window.documents.save_as()
    give_name(window, tmp_path / "b.scenarier")
    assert read(tmp_path / "b.scenarier") == changed
    assert not window.session.is_dirty


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_that_a_read_only_place_leaves_the_study_open_and_unsaved(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    changed = edit(window)
    tmp_path.chmod(0o500)
    try:
        window.documents.save()
        answer(window, "Luk")
    finally:
        tmp_path.chmod(0o700)
    assert window.session.study == changed
    assert window.session.is_dirty
    assert read(path) == MINE


def test_that_a_deleted_file_is_written_again_on_save(window, tmp_path):
    path = opened(window, tmp_path / "a.scenarier")
    changed = edit(window)
    path.unlink()
    window.documents.save()
    assert not boxes(window)
    assert read(path) == changed


@pytest.mark.parametrize("name", ["Budget v1.2", "Budget 2. udkast"])
def test_that_a_dot_in_a_name_is_no_extension(window, tmp_path, name):
    changed = edit(window)
    window.documents.save_as()
    give_name(window, tmp_path / name)
    assert read(tmp_path / f"{name}.scenarier") == changed
    assert [path.name for path in tmp_path.iterdir()] == [f"{name}.scenarier"]


def test_that_a_file_is_not_replaced_unasked_where_the_extension_was_added(window, tmp_path):
    there = tmp_path / "Budget v1.2.scenarier"
    save_study(THEIRS, there)
    changed = edit(window)
    window.documents.save_as()
    give_name(window, tmp_path / "Budget v1.2")
    assert read(there) == THEIRS
    assert "Budget v1.2.scenarier" in answer(window, "Overskriv filen")
    assert read(there) == changed


def test_that_a_foreign_write_right_after_saving_is_not_taken_for_ones_own(window, tmp_path, monkeypatch):
    path = opened(window, tmp_path / "a.scenarier")
    edit(window)
    replace = os.replace

    def replace_and_lose(old, new):
        replace(old, new)
        if Path(new) == path:
            Path(new).write_bytes(study_bytes(THEIRS))

    monkeypatch.setattr(os, "replace", replace_and_lose)
    window.documents.save()
    monkeypatch.undo()
    assert not notice(window)
    window.documents.check_disk()
    assert "a.scenarier" in notice(window)


def test_that_a_window_that_opens_a_file_says_so(window, tmp_path, monkeypatch):
    seen = []

    def look(path):
        seen.append((QApplication.overrideCursor() is not None, window.windowTitle()))
        return open_study(path)

    monkeypatch.setattr("scenarier.gui.window.documents.open_study", look)
    save_study(MINE, tmp_path / "a.scenarier")
    (tmp_path / "b.scenarier").write_text("{", encoding="utf-8")
    assert window.documents.open_path(tmp_path / "a.scenarier")
    title = window.windowTitle()
    assert not window.documents.open_path(tmp_path / "b.scenarier")
    answer(window, "Luk")
    assert [is_waiting for is_waiting, _ in seen] == [True, True]
    assert ["a.scenarier" in seen[0][1], "b.scenarier" in seen[1][1]] == [True, True]
    assert QApplication.overrideCursor() is None
    assert window.windowTitle() == title


def test_that_a_title_with_a_stroke_is_offered_as_a_file_name(window, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    window.session.do(("Titel", window.session.state.with_study(Study(title="Budget 2026/27"))))
    window.documents.save_as()
    QApplication.processEvents()
    (dialog,) = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    name = dialog.findChild(QLineEdit).text()
    dialog.reject()
    QApplication.processEvents()
    assert "Budget 2026" in name
    assert "27" in name
    assert "/" not in name


# Old and broken files


def faulty(window, path):
    """Open a file that may be broken: it opens, or what stands here stays and it is told about."""
    before, path_before, reference = window.session.study, window.session.path, window.session.baseline
    if window.documents.open_path(path):
        assert not boxes(window)
        assert window.session.path == path
        assert window.session.study == read(path)
        window.session.open(reference, before, path_before)
        return False
    assert str(path) in answer(window, "Luk")
    assert window.session.study is before
    assert window.session.path == path_before
    return True


def test_that_a_bad_study_is_told_about_and_replaces_nothing(window):
    for path in BAD:
        window.session.open(window.session.baseline, MINE, None)
        edit(window)
        assert faulty(window, path), path.stem
        assert window.documents.recent.paths() == [], path.stem
        assert window.session.is_dirty, path.stem
        assert window.session.undo_label == "Ændring", path.stem


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_that_an_example_cut_off_anywhere_is_told_about_and_replaces_nothing(window, tmp_path, example):
    whole, path = example.read_bytes().rstrip(), tmp_path / "afkortet.scenarier"
    window.session.open(window.session.baseline, MINE, None)
    for place in range(40):
        path.write_bytes(whole[: len(whole) * place // 40])
        assert faulty(window, path)


@pytest.mark.parametrize("example", SOME_LONG, ids=lambda path: path.stem)
def test_that_an_example_with_a_flipped_bit_opens_or_is_told_about(window, tmp_path, example):
    whole, path, random_ = example.read_bytes(), tmp_path / "bit.scenarier", random.Random(example.name)
    window.session.open(window.session.baseline, MINE, None)
    told = 0
    for _ in range(100):
        content = bytearray(whole)
        content[random_.randrange(len(content))] ^= 1 << random_.randrange(8)
        path.write_bytes(content)
        told += faulty(window, path)
    assert 0 < told < 100


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_that_an_example_opens_and_is_not_unsaved(window, example):
    document = json.loads(example.read_text(encoding="utf-8"))
    assert document["version"] == 6
    assert window.documents.open_path(example)
    assert [one.name for one in window.session.study.scenarios] == [one["name"] for one in document["scenarios"]]
    assert window.session.study.title == document["title"]
    assert not window.isWindowModified()


OLD = {
    "format": "scenarier-study",
    "version": 1,
    "title": "Gammel",
    "baseline": "aarhus-2024",
    "horizon": 2030,
    "scenarios": [
        {
            "name": "Lavere vækst",
            "note": "n",
            "parameters": {"population_growth": 3500, "frame_change.MSB": {"2026": 25, "2030": -10.5}},
            "measures": [
                {"title": "T", "target": "area:MBU.daycare", "amounts": {"2027": 3}, "on": False, "owner": "MBU"}
            ],
        },
        {"name": "B"},
    ],
}


@pytest.mark.parametrize("version", [1, 2, 3])
def test_that_a_file_of_an_older_version_opens_and_is_not_unsaved(window, tmp_path, version):
    path = tmp_path / "gammel.scenarier"
    path.write_text(json.dumps({**OLD, "version": version}), encoding="utf-8")
    assert window.documents.open_path(path)
    assert [one.name for one in window.session.study.scenarios] == ["Lavere vækst", "B"]
    assert window.session.study.title == "Gammel"
    assert not window.isWindowModified()


def test_that_a_file_of_version_1_saved_again_is_of_version_6_and_keeps_all_it_said(window, tmp_path):
    path = tmp_path / "gammel.scenarier"
    path.write_text(json.dumps(OLD), encoding="utf-8")
    before = read(path)
    assert window.documents.open_path(path)
    window.documents.save()
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["version"] == 6
    assert not {"budget", "forecast", "rules", "rules_off"} & document.keys()
    assert {**OLD, "version": 6, "scenarios": []}.items() <= {**document, "scenarios": []}.items()
    assert [one["parameters"] for one in document["scenarios"][:1]] == [OLD["scenarios"][0]["parameters"]]
    assert read(path) == before
    next(one for one in colours(window) if one.text() == "Grøn").trigger()
    window.documents.save()
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["version"] == 6
    assert document["scenarios"][0]["colour"] == "green"
    assert read(path) == window.session.study
    assert read(path).scenarios[1:] == before.scenarios[1:]


def colours(window):
    menu = window.bars.actions.menus["scenario.colour"]
    menu.aboutToShow.emit()
    return menu.actions()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_that_an_example_opens_where_its_point_is_seen(window, path):
    workspace, part = EXAMPLE_PLACES[path.stem]
    window.documents.open_example(path)
    assert window.bench.current == workspace
    if part:
        assert window.bench.workspaces[workspace].current == part


def test_that_a_report_opens_as_a_study_that_is_saved_elsewhere(window, tmp_path):
    from scenarier.jobs.report import Asked, report

    path = tmp_path / "report.pdf"
    report(EXAMPLES[0], Asked(), None, path)
    before = path.read_bytes()
    assert window.documents.open_path(path)
    assert window.session.study == open_study(EXAMPLES[0])[0]
    assert window.session.path is None
    assert not window.session.is_dirty
    window.documents.save()
    assert window.findChildren(QFileDialog)
    for dialog in window.findChildren(QFileDialog):
        dialog.close()
    assert path.read_bytes() == before
