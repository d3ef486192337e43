"""`scenarier snapshot`: what it is asked for is judged before anything is drawn or made."""

import pytest


def refused(said, out, *words):
    assert said.status == 2
    assert said.out == ""
    assert "Traceback" not in said.err
    for word in words:
        assert word in said.err
    assert not out.exists()


BAD_SIZES = (
    "|x|1280|1280x|x720|1280*720|319x720|1280x319|8001x720|1280x8001|-1280x720|1280x720x3|1e3x1e3|1280.5x720|"
    "１２８０x720|99999999999x720|0x0"
).split("|")


@pytest.mark.parametrize("size", BAD_SIZES)
def test_that_a_size_that_cannot_be_drawn_is_refused(scenarier, tmp_path, size):
    said = scenarier("snapshot", "--out", tmp_path / "out", "--size", size)
    refused(
        said, tmp_path / "out", f"--size: “{size}” is not a size; write it as 1280x720, each side from 320 to 8000"
    )


def test_that_a_folder_is_asked_for(scenarier, tmp_path):
    refused(scenarier("snapshot"), tmp_path / "out", "Missing option '--out'.")


def test_that_an_unknown_theme_is_refused(scenarier, tmp_path):
    refused(scenarier("snapshot", "--out", tmp_path / "out", "--theme", "blue"), tmp_path / "out", "--theme")


def test_that_an_unknown_scenario_is_refused_with_the_nearest(scenarier, tmp_path, study):
    said = scenarier("snapshot", study, "--out", tmp_path / "out", "--scenario", "Lavere vaekst")
    refused(said, tmp_path / "out", "--scenario: unknown scenario “Lavere vaekst”; did you mean “Lavere vækst”?")


def test_that_a_faulty_study_is_refused_before_the_folder_is_made(scenarier, tmp_path):
    (tmp_path / "a.scenarier").write_text("{}")
    said = scenarier("snapshot", tmp_path / "a.scenarier", "--out", tmp_path / "out")
    refused(said, tmp_path / "out", "a.scenarier: format: this is not a study")


def test_that_a_folder_that_cannot_be_made_is_named(scenarier, tmp_path, study):
    said = scenarier("snapshot", "--out", study)
    assert said.status == 2
    assert said.err == f"{study}: a file of that name is in the way; choose another place\n"
    said = scenarier("snapshot", "--out", study / "below")
    assert said.status == 2
    assert said.err == f"{study / 'below'}: a part of the path is a file, not a folder\n"


def test_that_a_picture_that_cannot_be_written_is_named(process, tmp_path):
    (tmp_path / "out" / "overview-en-light-640x480.png").mkdir(parents=True)
    said = process("snapshot", "--out", "out", "--size", "640x480", "--language", "en")
    assert said.status == 2
    assert said.err == "out/overview-en-light-640x480.png: this is a folder, a file is needed\n"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["overview-en-light-640x480.png"]


def test_that_pictures_are_drawn_without_a_display_and_named_on_stdout(process, tmp_path, study):
    said = process("snapshot", study, "--out", "a/b", "--size", "640x480", "--theme", "dark", "--language", "da")
    assert (said.status, said.err) == (0, "")
    paths = said.out.splitlines()
    assert "a/b/overview-da-dark-640x480.png" in paths
    for part in ("tables", "report", "reconciliation", "history", "ages", "assumptions"):
        assert f"a/b/foundation-{part}-da-dark-640x480.png" in paths
    for path in paths:
        assert (tmp_path / path).read_bytes().startswith(b"\x89PNG")


def test_that_a_dead_display_does_not_matter_to_a_snapshot(process, tmp_path):
    said = process("snapshot", "--out", "out", "--size", "640x480", env={"DISPLAY": ":99"})
    assert (said.status, said.err) == (0, "")
