"""`scenarier [STUDY]`: a first word that is a command is the command, any other the path of a study."""

import pytest

from scenarier.cli import display

NO_SCREEN = (
    "There is no screen for a window; these work without one: scenarier run, compare, bridge, changes, overlap, "
    "rules, explain, ensemble, drivers, solve, budget, balance, guarantee, backtest, sensitivity, map, turning, "
    "import, export, report, handout, verify, sweep, lesson, check, snapshot\n"
)


@pytest.fixture
def no_display(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_that_a_word_that_is_no_command_is_a_path(scenarier):
    said = scenarier("foo")
    assert (said.status, said.out) == (2, "")
    assert said.err == "foo: there is no such file or folder; check the spelling of the path\n"


LIKE_COMMANDS = [
    ("rnu", "run"),
    ("Run", "run"),
    ("chekc", "check"),
    ("snapshots", "snapshot"),
    ("ruls", "rules"),
    ("explane", "explain"),
    ("Budget", "budget"),
    ("backtst", "backtest"),
]


@pytest.mark.parametrize(("word", "command"), LIKE_COMMANDS)
def test_that_a_word_like_a_command_suggests_it(scenarier, word, command):
    said = scenarier(word)
    assert (said.status, said.out) == (2, "")
    assert said.err == f"there is no file “{word}”; did you mean the command “{command}”?\n"


def test_that_a_file_named_like_a_command_is_opened_by_a_path(scenarier, tmp_path, monkeypatch, no_display):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rnu").write_text("{}")
    assert scenarier("rnu").err.startswith("rnu: format: this is not a study")
    (tmp_path / "run").write_text("{}")
    assert scenarier("./run").err.startswith("run: format: this is not a study")


def test_that_the_windows_own_name_is_no_command(scenarier, no_display):
    assert scenarier("window").err.startswith("window: there is no such file or folder")


@pytest.mark.parametrize("path", ["x" * 300, ".", "", "/dev/null"])
def test_that_a_path_that_is_no_study_is_named(scenarier, tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    said = scenarier(path)
    assert said.status == 2
    assert said.err.startswith(f"{path or '.'}: ")
    assert len(said.err.splitlines()) == 1


def test_that_two_paths_are_one_too_many(scenarier):
    said = scenarier("a", "b")
    assert said.status == 2
    assert said.err.startswith("Usage: scenarier [OPTIONS] [STUDY] | COMMAND …\n")
    assert "unexpected extra argument (b)" in said.err


def test_that_without_a_display_one_sentence_names_the_commands(scenarier, study, no_display):
    for arguments in ([], [study]):
        said = scenarier(*arguments)
        assert (said.status, said.out, said.err) == (2, "", NO_SCREEN)


DEAD = [
    {},
    {"DISPLAY": ""},
    {"DISPLAY": ":99"},
    {"DISPLAY": "nonsense"},
    {"WAYLAND_DISPLAY": "wayland-99"},
    {"QT_QPA_PLATFORM": "xcb"},
    {"QT_QPA_PLATFORM": "wayland"},
    {"QT_QPA_PLATFORM": "nonsense"},
    {"QT_QPA_PLATFORM": "../xcb"},
    {"DISPLAY": ":99", "QT_QPA_PLATFORM": "xcb:nograb"},
]


@pytest.mark.parametrize("env", DEAD, ids=str)
def test_that_a_dead_display_is_noticed_before_qt_ends_the_process(monkeypatch, no_display, env):
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert not display.has_display()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "offscreen:size=1x1", "nonsense;offscreen"])
def test_that_a_platform_without_a_display_can_be_asked_for(monkeypatch, no_display, platform):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert display.has_display()


def test_that_a_dead_display_does_not_abort_the_process(process):
    for env in ({"DISPLAY": ":99"}, {}):
        said = process(env=env)
        assert (said.status, said.out, said.err) == (2, "", NO_SCREEN)


def test_that_a_faulty_study_is_told_before_the_missing_display(scenarier, tmp_path, no_display):
    (tmp_path / "a.scenarier").write_text("")
    assert scenarier(tmp_path / "a.scenarier").err.endswith(
        "a.scenarier: the file is empty; is it the right file?\n"
    )
