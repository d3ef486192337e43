"""`--language` anywhere on the line, and help and version in both languages."""

import pytest

from scenarier import __version__
from scenarier.cli.language import asked_language
from scenarier.text.language import language

COMMANDS = ["run", "compare", "rules", "explain", "check", "snapshot"]
DANISH, ENGLISH = "Brug: scenarier", "Usage: scenarier"


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], None),
        (["--language", "da"], "da"),
        (["--language=en", "run"], "en"),
        (["run", "a.scenarier", "--language", "en"], "en"),
        (["run", "--language=da", "a.scenarier"], "da"),
        (["--language", "da", "run", "--language", "en"], "en"),
        (["--language", "de"], None),
        (["--language"], None),
        (["run", "--", "--language", "en"], None),
        (["--language="], None),
    ],
)
def test_that_the_last_language_on_the_line_is_spoken(arguments, asked):
    assert asked_language(arguments) == asked


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize("written", [["--language", "da"], ["--language=da"]])
@pytest.mark.parametrize("command", COMMANDS)
def test_that_the_language_may_stand_before_and_after_the_command(scenarier, command, written, place):
    arguments = [*written, command, "--help"] if place == "before" else [command, *written, "--help"]
    said = scenarier(*arguments)
    assert said.status == 0
    assert said.out.startswith(f"{DANISH} {command} [TILVALG]")


def test_that_a_study_may_come_with_a_language_and_no_command(scenarier):
    assert scenarier("--language", "da", "foo").err == "foo: filen eller mappen findes ikke; kontrollér stien\n"
    assert scenarier("foo", "--language=en").err.startswith("foo: there is no such file")


@pytest.mark.parametrize("spoken", [["--language", "de"], ["--language=DA"], ["--language="]])
def test_that_another_language_is_refused_in_the_systems(scenarier, spoken):
    said = scenarier(*spoken, "run")
    assert said.status == 2
    assert "Invalid value for '--language'" in said.err


@pytest.mark.parametrize(
    ("env", "code"),
    [
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "de_DE.UTF-8"}, "da"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "da_DK.UTF-8"}, "da"),
        ({"LANG": ""}, "da"),
        ({"LANG": "C"}, "da"),
    ],
)
def test_that_the_systems_language_is_spoken_when_none_is_asked_for(scenarier, monkeypatch, env, code):
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert scenarier("--help").out.startswith(DANISH if code == "da" else ENGLISH)
    assert language() == code


HELP = {
    "en": [
        "Usage: scenarier [OPTIONS] [STUDY] | COMMAND …",
        "Options:",
        "Commands:",
        "Show this message and exit.",
    ],
    "da": ["Brug: scenarier [TILVALG] [ANALYSE] | KOMMANDO …", "Tilvalg:", "Kommandoer:", "Vis denne hjælp."],
}


@pytest.mark.parametrize("spoken", HELP)
def test_that_the_help_speaks_and_names_every_command_but_the_hidden_one(scenarier, spoken):
    said = scenarier("--help", "--language", spoken)
    assert (said.status, said.err) == (0, "")
    for word in (*HELP[spoken], *(f"  {command} " for command in COMMANDS), "--language [da|en]", "--version"):
        assert word in said.out
    assert "window  " not in said.out


@pytest.mark.parametrize("command", COMMANDS)
def test_that_no_line_of_the_danish_help_is_english(scenarier, command):
    danish, english = (scenarier(command, "--help", "--language", spoken).out for spoken in ("da", "en"))
    shared = {line.strip() for line in danish.splitlines()} & {line.strip() for line in english.splitlines()}
    assert shared <= {""}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "--foo"], "Ukendt tilvalg '--foo'."),
        (["run", "--formt", "csv"], "Mente du '--format'?"),
        (["run", "--horizon", "x"], "Ugyldig værdi for '--horizon'"),
        (["run", "--format", "xml"], "'xml' er ikke en af 'table', 'csv', 'json'."),
        (["run", "a", "b"], "Der er et argument for meget (b)"),
        (["run", "a", "b", "c"], "Der er argumenter for meget (b c)"),
        (["run", "--format"], "Tilvalget '--format' kræver en værdi."),
        (["snapshot"], "'--out'"),
        (["explain", "result"], "Der mangler et tilvalg '--year'."),
        (["explain", "--year", "2029"], "Der mangler et argument 'VARIABEL'."),
        (["explain", "result", "--year", "x"], "Ugyldig værdi for '--year'"),
        (["rules", "--format", "text"], "'text' er ikke en af 'table', 'csv', 'json'."),
        (["--version=1"], "'--version'"),
    ],
)
def test_that_clicks_own_faults_are_danish_too(scenarier, arguments, said):
    answer = scenarier("--language", "da", *arguments)
    assert answer.status == 2
    assert said in answer.err
    for word in ("Error", "Usage", "option", "not", "argument (", "requires", "Invalid"):
        assert word not in answer.err.replace("argument for meget", "")


@pytest.mark.parametrize("spoken", ["da", "en"])
def test_that_the_version_is_the_packages(scenarier, spoken):
    said = scenarier("--version", "--language", spoken)
    assert (said.status, said.out, said.err) == (0, f"scenarier {__version__}\n", "")


IN = {"en": "there is no such file", "da": "filen eller mappen findes ikke"}


@pytest.mark.parametrize(("system", "chosen", "asked", "spoken"), [
    ("en", "", "", "en"), ("en", "da", "", "da"), ("da", "en", "", "en"),
    ("en", "da", "en", "en"), ("da", "da", "en", "en"), ("da", "en", "da", "da"), ("da", "xx", "", "da"),
])  # fmt: skip
def test_that_what_was_asked_for_wins_over_the_choice_in_the_window_and_that_over_the_systems(
    scenarier, settings, monkeypatch, system, chosen, asked, spoken
):
    monkeypatch.setenv("LANG", system)
    settings.parent.mkdir(parents=True)
    settings.write_text(f'{{"language": "{chosen}"}}')
    given = ["foo", *(["--language", asked] if asked else [])]
    assert IN[spoken] in scenarier(*given).err
    assert language() == spoken


def test_that_commands_keep_to_the_systems_language(scenarier, settings):
    settings.parent.mkdir(parents=True)
    settings.write_text('{"language": "da"}')
    assert IN["en"] in scenarier("check", "foo").err


@pytest.mark.parametrize("content", ["", "[]", '{"language": 5}', "\0"])
def test_that_a_broken_file_of_settings_leaves_the_systems_language(scenarier, settings, content):
    settings.parent.mkdir(parents=True)
    settings.write_text(content)
    assert IN["en"] in scenarier("foo").err
    assert settings.read_text() == content
