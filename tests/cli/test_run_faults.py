"""`scenarier run` with what is not there or not valid: one clear message on stderr, status 2."""

import json
import os
from pathlib import Path

import pytest

BAD = Path(__file__).resolve().parents[1] / "bad"
NAMES = sorted(path.name for path in BAD.glob("*.scenarier"))


def assert_refused(said, *words):
    assert said.status == 2
    assert said.out == ""
    assert "Traceback" not in said.err
    for word in words:
        assert word in said.err


@pytest.mark.parametrize("name", NAMES)
def test_that_a_broken_study_ends_with_2_and_its_message_on_stderr(scenarier, name):
    assert_refused(scenarier("run", BAD / name, "--format", "csv"), f"{BAD / name}:")


def test_that_the_message_is_the_whole_of_what_is_written(scenarier, monkeypatch):
    monkeypatch.chdir(BAD)
    said = scenarier("run", "unknown-department.scenarier")
    place = 'Scenario “Lavere vækst”, Change of frame (scenarios[0].parameters["frame_change.MSK"])'
    assert said.err == (f"unknown-department.scenarier: {place}: unknown department “MSK”; did you mean “MSO”?\n")


def test_that_a_broken_study_ends_with_2_in_a_process_of_its_own(process):
    assert_refused(process("run", BAD / "many-faults.scenarier"), "… and 5 more faults")


def test_that_an_unknown_scenario_is_named_with_the_nearest(scenarier, study):
    said = scenarier("run", study, "--scenario", "Lavere vakst", "--scenario", "Grundforløb")
    assert_refused(said)
    assert said.err == f"{study}: --scenario: unknown scenario “Lavere vakst”; did you mean “Lavere vækst”?\n"


def test_that_an_unknown_scenario_without_a_study_is_named(scenarier):
    assert_refused(scenarier("run", "--scenario", "Lavere vækst"), "--scenario: unknown scenario “Lavere vækst”")


def test_that_an_unknown_variable_is_named_with_the_nearest(scenarier):
    said = scenarier("run", "--variable", "resutl")
    assert said.err == "scenarier run: --variable: unknown variable “resutl”; did you mean “result”?\n"
    assert_refused(said)


@pytest.mark.parametrize("horizon", ["2024", "2036", "0", "-1", "99999999999999999999"])
def test_that_a_horizon_outside_2025_to_2035_is_named(scenarier, horizon):
    assert_refused(scenarier("run", "--horizon", horizon), f"--horizon: {horizon} is outside 2025–2035")


@pytest.mark.parametrize("horizon", ["x", "2028.5", "", "1e3"])
def test_that_a_horizon_is_a_whole_number(scenarier, horizon):
    assert_refused(scenarier("run", "--horizon", horizon), "--horizon", "not a valid integer")


def test_that_all_that_is_wrong_is_told_together(scenarier):
    said = scenarier("run", "--scenario", "X", "--variable", "Y", "--variable", "Z", "--horizon", "1")
    assert_refused(said)
    assert len(said.err.splitlines()) == 5


@pytest.mark.parametrize(
    "arguments",
    [["--format", "xml"], ["--formt", "csv"], ["--format"], ["a", "b"], ["--language", "de"], ["--horizon"]],
)
def test_that_a_misused_option_ends_with_2_and_the_usage(scenarier, arguments):
    said = scenarier("run", *arguments)
    assert_refused(said, "Error: ")
    assert "Usage: scenarier run [OPTIONS] [STUDY]" in said.err or "requires an argument" in said.err


NO_STUDIES = ["none.scenarier", "", ".", "/dev/zero", "x" * 300, "a\nb", "{x}", "%s", "-"]


@pytest.mark.parametrize("path", NO_STUDIES)
def test_that_a_path_that_is_no_study_is_named(scenarier, tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    assert_refused(scenarier("run", path), f"{path or '.'}: ")


def test_that_a_path_that_is_not_utf8_is_named_as_well_as_it_can_be(process):
    assert_refused(
        process("run", b"\xff\xfe.scenarier".decode("utf-8", "surrogateescape")), ".scenarier: there is no"
    )


def test_that_a_message_can_be_written_to_a_terminal_of_another_encoding(process, tmp_path):
    study = tmp_path / "a.scenarier"
    bad = (BAD / "unknown-department.scenarier").read_text(encoding="utf-8")
    study.write_text(bad.replace("Lavere vækst", "A"), encoding="utf-8")
    said = process("run", study, env={"PYTHONIOENCODING": "latin-1"})
    assert_refused(said, "?MSK?; did you mean ?MSO?")


def test_that_a_pipe_does_not_hang(process, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert_refused(process("run", "pipe"), "pipe: this is not an ordinary file; choose another")


def test_that_a_large_file_is_refused_unread(scenarier, tmp_path):
    path = tmp_path / "large.scenarier"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    assert_refused(scenarier("run", path), "the file is too large (100 MB; at most 16 MB)")


def test_that_a_broken_baseline_is_named_with_its_folder(scenarier, study, tmp_path, monkeypatch):
    (tmp_path / "data" / "aarhus-2024").mkdir(parents=True)
    (tmp_path / "data" / "aarhus-2024" / "datapackage.json").write_text(json.dumps({"resources": []}))
    monkeypatch.setattr("scenarier.storage.baselines.baselines_folder", lambda: tmp_path / "data")
    said = scenarier("run", study)
    assert_refused(said, f"{tmp_path / 'data' / 'aarhus-2024'}:", "the table “areas” is missing")
