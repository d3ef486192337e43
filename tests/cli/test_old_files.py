"""A file written before the model was revised: every command says so in one line on stderr, and nowhere else."""

import json
import subprocess
import sys

import pytest

DOCUMENT = {
    "format": "scenarier-study",
    "title": "Gammel",
    "baseline": "aarhus-2024",
    "horizon": 2027,
    "scenarios": [
        {"name": "Lavere vækst", "parameters": {"population_growth": 3500}},
        {"name": "Anlæg", "measures": [{"title": "T", "target": "capex:gross", "amounts": {"2026": 500}}]},
    ],
}
ENGLISH = (
    "“gammel.scenarier” was written before the model was revised (version 0.4), so its figures are other ones "
    "now; what changed and why stands in CHANGELOG.md.\n"
)
DANISH = (
    "»gammel.scenarier« er skrevet, før modellen blev revideret (version 0.4), så tallene er nu andre; hvad der "
    "er ændret og hvorfor, står i CHANGELOG.md.\n"
)
COMMANDS = {
    "run": ["run", "STUDY", "--format", "csv"],
    "compare": ["compare", "STUDY", "Grundforløb", "Anlæg", "--format", "csv"],
    "rules": ["rules", "STUDY", "--format", "csv"],
    "explain": ["explain", "result", "--year", "2026", "--study", "STUDY", "--format", "json"],
    "budget": ["budget", "STUDY", "--format", "csv"],
}


@pytest.fixture
def written(tmp_path):
    """A function that writes the study as a file of a version."""

    def write(version, name="gammel.scenarier"):
        path = tmp_path / name
        path.write_text(json.dumps({**DOCUMENT, "version": version}), encoding="utf-8")
        return path

    return write


def asked(command, path):
    return [str(path) if word == "STUDY" else word for word in COMMANDS[command]]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("version", [1, 2, 3])
def test_that_an_older_file_is_told_of_in_one_line_on_stderr_alone(scenarier, written, command, version):
    old = scenarier(*asked(command, written(version)))
    assert old.err == ENGLISH
    new = scenarier(*asked(command, written(4)))
    assert new.err == ""
    assert (old.status, old.out) == (new.status, new.out)
    assert old.out


@pytest.mark.parametrize("command", COMMANDS)
def test_that_the_line_is_said_once_whatever_the_format_and_in_danish_too(scenarier, written, command):
    words = asked(command, written(2))
    for kind in ("text", "json") if command == "explain" else ("table", "csv", "json"):
        words[words.index("--format") + 1] = kind
        said = scenarier(*words, "--language", "da")
        assert said.err == DANISH


def test_that_a_snapshot_says_it_too(process, written):
    old = process("snapshot", written(1), "--out", "old", "--size", "640x480", "--language", "en")
    new = process("snapshot", written(4), "--out", "new", "--size", "640x480", "--language", "en")
    assert (old.status, old.err) == (0, ENGLISH)
    assert (new.status, new.err) == (0, "")
    assert old.out.replace("old/", "new/") == new.out


def test_that_without_a_study_nothing_is_said(scenarier):
    for words in (["run"], ["rules"], ["explain", "result", "--year", "2026"], ["budget"]):
        assert scenarier(*words).err == ""


def test_that_a_faulty_older_file_is_told_of_by_its_faults_alone(scenarier, written):
    path = written(1)
    path.write_text(path.read_text(encoding="utf-8").replace("3500", "-350000"), encoding="utf-8")
    said = scenarier("run", path)
    assert (said.status, said.out) == (2, "")
    assert "revised" not in said.err


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_that_the_command_goes_on_where_the_line_cannot_be_said(written, redirection):
    command = f"'{sys.executable}' -m scenarier budget '{written(1)}' --format csv {redirection}"
    said = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, "target,year,budget,roll_forward,difference\n")
