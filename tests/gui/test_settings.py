"""The file of settings: kept whole, put right one by one, set aside when it cannot be read."""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from scenarier.gui.window.recent import Recent
from scenarier.storage.settings import ZOOMS, Settings, SettingsFile, chosen_language

ALL = Settings(
    place=[40, 60, 1100, 700, 1920, 1080],
    maximised=True,
    splitters={"side": [400, 200]},
    panels={"side": True},
    columns={"tables.areas": {"0": 31.5}},
    theme="dark",
    language="en",
    zoom=1.21,
    folder="/home/å",
    recent=["/home/å/æ.scenarier"],
    dismissed=["start"],
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.json"


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_that_all_settings_come_back_from_the_file(path):
    file = SettingsFile(path)
    assert file.now == Settings()
    file.now = ALL
    file.write()
    again = SettingsFile(path)
    assert (again.now, again.told) == (ALL, "")


def test_that_without_a_path_nothing_is_written_and_unchanged_settings_are_not_written_again(path):
    SettingsFile().write()
    file = SettingsFile(path)
    file.write()
    path.unlink()
    file.write()
    assert list(path.parent.iterdir()) == []


def test_that_a_file_no_one_has_changed_does_not_undo_what_another_window_wrote(path):
    first, second = SettingsFile(path), SettingsFile(path)
    first.write()
    second.now.theme = "dark"
    second.write()
    first.write()
    assert SettingsFile(path).now.theme == "dark"


def test_that_keys_of_a_newer_version_are_kept(path):
    written(path, '{"theme": "dark", "orbit": {"a": [1, 1e999]}, "zoom": 1.1}')
    file = SettingsFile(path)
    file.now.zoom = 1.0
    file.write()
    kept = json.loads(path.read_text())
    assert kept["orbit"]["a"][0] == 1
    assert (kept["theme"], kept["zoom"], SettingsFile(path).told) == ("dark", 1.0, "")


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("zoom", 99, ZOOMS[1]),
        ("zoom", -1, ZOOMS[0]),
        ("theme", "blue", "system"),
        ("language", "de", ""),
        ("place", [1e30, -1e30, 0, -5, 1, 1], [100_000, -100_000, 1, 1, 1, 1]),
        ("splitters", {"side": [-4, 1e12]}, {"side": [0, 100_000]}),
        ("columns", {"ages": {"0": 0, "1": 1e9}}, {"ages": {"0": 1.0, "1": 500.0}}),
    ],
)
def test_that_a_value_out_of_bounds_is_put_right_and_the_others_stand(path, name, value, right):
    written(path, json.dumps({"folder": "/a", name: value}))
    file = SettingsFile(path)
    assert getattr(file.now, name) == right
    assert (file.now.folder, file.told) == ("/a", "")


WRONG = {
    "zoom": ["1.1", None, True, [], {}],
    "theme": [1, None, ["dark"]],
    "place": [[1, 2], "x", [1, 2, 3, 4, 5, "6"], {}],
    "maximised": [1, "yes"],
    "splitters": [[], {"side": 5}, {"side": ["a"]}],
    "panels": [{"side": "open"}],
    "columns": [{"ages": [1]}, {"ages": {"0": "wide"}}],
    "recent": ["a", [1], {"a": "b"}],
    "folder": [7],
    "dismissed": [[None], "start"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, some in WRONG.items() for value in some])
def test_that_a_value_of_a_wrong_kind_is_told_the_others_stand_and_the_file_is_kept(path, name, value):
    content = json.dumps({"language": "en", name: value})
    file = SettingsFile(written(path, content))
    assert getattr(file.now, name) == getattr(Settings(), name)
    assert file.now.language == "en"
    assert "settings.broken.json" in file.told
    assert path.with_name("settings.broken.json").read_text() == content
    file.write()
    assert SettingsFile(path).told == ""


BROKEN = [
    b"",
    b'{"theme": "dark", "zo',
    b"[1, 2]",
    b'"dark"',
    b"null",
    b'{"zoom": NaN}',
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b'{"zoom": ' + b"9" * 10_000 + b"}",
    b" " * 10_000_000,
    b"recent=/a/b.scenarier",
]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_that_a_broken_file_is_set_aside_under_a_name_of_its_own_and_told(path, content):
    written(path, content)
    path.with_name("settings.broken.json").write_text("an older one")
    file = SettingsFile(path)
    assert file.now == Settings()
    assert "settings.broken-2.json" in file.told
    assert path.with_name("settings.broken-2.json").read_bytes() == content
    assert path.with_name("settings.broken.json").read_text() == "an older one"
    file.write()
    assert SettingsFile(path).told == ""


def test_that_a_folder_in_the_way_is_set_aside(path):
    path.mkdir(parents=True)
    file = SettingsFile(path)
    assert "settings.broken.json" in file.told
    file.write()
    assert path.is_file()


@pytest.mark.skipif(os.name == "nt", reason="makes a pipe of Unix")
def test_that_a_pipe_in_the_way_does_not_hang(path):
    path.parent.mkdir()
    os.mkfifo(path)
    assert "settings.broken.json" in SettingsFile(path).told


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_that_a_file_that_may_not_be_read_is_set_aside(path):
    written(path, "{}").chmod(0)
    assert "settings.broken.json" in SettingsFile(path).told


def test_that_a_file_that_can_neither_be_read_nor_set_aside_is_left_alone_and_told(path, monkeypatch):
    written(path, "[]")

    def refuse(*_):
        raise PermissionError(13, "")

    monkeypatch.setattr(os, "rename", refuse)
    file = SettingsFile(path)
    assert "glemt" in file.told or "forgotten" in file.told
    file.now.theme = "dark"
    file.write()
    assert path.read_text() == "[]"


def test_that_a_file_that_cannot_be_written_is_told_once(tmp_path):
    (tmp_path / "config").write_text("a file in the way")
    file = SettingsFile(tmp_path / "config" / "settings.json")
    file.now.theme = "dark"
    file.write()
    assert file.told
    file.told = ""
    file.write()
    assert file.told == ""


def test_that_the_chosen_language_is_found_and_a_broken_file_left_for_the_window(path):
    assert chosen_language(path) == ""
    written(path, '{"language": "en", "zoom": []}')
    assert chosen_language(path) == "en"
    path.write_text("[")
    assert chosen_language(path) == ""
    assert path.read_text() == "["


def test_that_what_was_closed_for_good_stays_closed(path):
    file, changes = SettingsFile(path), []
    file.listeners.append(lambda: changes.append(1))
    file.dismiss("start")
    file.dismiss("start")
    file.write()
    assert (len(changes), file.is_dismissed("start"), file.is_dismissed("other")) == (1, True, False)
    assert SettingsFile(path).is_dismissed("start")


def test_that_the_recent_files_of_version_0_3_are_taken_over(path):
    path.parent.mkdir()
    files = [path.parent / name for name in ("a.scenarier", "æ, ø;.scenarier")]
    for file in files:
        file.touch()
    old = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
    old.setValue("recent", [str(file) for file in files])
    old.sync()
    settings = SettingsFile(path)
    assert Recent(settings).paths() == files
    settings.write()
    path.with_suffix(".ini").unlink()
    assert Recent(SettingsFile(path)).paths() == files
