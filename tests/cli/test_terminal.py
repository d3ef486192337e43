"""No text of a study, a package or an argument commands the terminal; what is for programs is left as it is."""

import json
import unicodedata

import pytest

COMMANDING = "A\u202e987\u2066\u2069\x9b31mB"
OLD = {"format": "scenarier-study", "version": 1, "baseline": "aarhus-2024"}


def commands(text):
    """Signs of a text that command a terminal or turn the direction of its line."""
    turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return {sign for sign in text if (unicodedata.category(sign) == "Cc" and sign != "\n") or sign in turning}


@pytest.fixture
def study(tmp_path):
    path = tmp_path / "a.scenarier"
    name = {"name": "A\u202e987\u2066B", "measures": [{"title": "T\u202e", "target": "frame:MTM", "amounts": {}}]}
    rule = {"title": "R\u202e", "metric": "result", "comparison": "at_least", "threshold": 1e6}
    budget = {"title": "B\u202e", "levels": {"frame:MTM": {"2026": 1}}}
    document = {**OLD, "version": 4, "title": "S\u202e", "scenarios": [name], "rules": [rule], "budget": budget}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        "run {}",
        "compare {} Grundforløb A\u202e987\u2066B",
        "rules {}",
        "budget {}",
        "explain result --year 2026 --study {}",
    ],
)
def test_that_a_table_holds_nothing_that_commands_the_terminal(scenarier, study, arguments):
    said = scenarier(*[part.format(study) for part in arguments.split()])
    assert said.status in (0, 1)
    assert len(said.out) > 200
    assert commands(said.out) == set()
    assert commands(said.err) == set()


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_that_what_is_for_programs_is_not_altered(scenarier, study, kind):
    assert "A\u202e987\u2066B" in scenarier("run", study, "--format", kind).out
    assert "R\u202e" in scenarier("rules", study, "--format", kind).out


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", f"none{COMMANDING}.scenarier"],
        ["run", "--scenario", COMMANDING],
        ["run", "--variable", COMMANDING],
        ["run", "--format", COMMANDING],
        ["run", "--horizon", COMMANDING],
        ["run", f"--{COMMANDING}"],
        ["run", "a", COMMANDING],
        ["explain", COMMANDING, "--year", "2026"],
        ["check", COMMANDING],
        [f"ru{COMMANDING}"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_that_a_message_holds_nothing_that_commands_the_terminal(scenarier, arguments):
    said = scenarier(*arguments)
    assert said.status == 2
    assert said.err
    assert commands(said.out + said.err) == set()


def test_that_a_fault_of_a_study_holds_nothing_that_commands_the_terminal(scenarier, tmp_path):
    path = tmp_path / f"a{COMMANDING}.scenarier"
    path.write_text(json.dumps({**OLD, "version": 4, "scenarios": [{"name": COMMANDING}, {COMMANDING: 1}]}))
    said = scenarier("run", path)
    assert "U+009B" in said.err
    assert commands(said.err) == set()


def test_that_a_scenario_is_found_however_its_name_is_written(scenarier, tmp_path):
    path = tmp_path / "nfd.scenarier"
    apart, composed = "Mere pa\u030a vej", "Mere på vej"
    path.write_text(json.dumps({**OLD, "scenarios": [{"name": apart, "parameters": {"population_growth": 3000}}]}))
    for arguments in (
        ["run", path, "--scenario", composed],
        ["rules", path, "--scenario", composed.upper()],
        ["explain", "result", "--year", "2027", "--study", path, "--scenario", composed],
        ["compare", path, "Grundforløb", composed],
        ["compare", path, "Grundforlo\u0338b", apart],
    ):
        said = scenarier(*arguments)
        if "Grundforlo\u0338b" in arguments:  # ø is a letter of its own, not o with a stroke
            assert said.status == 2
            continue
        assert said.status in (0, 1), said.err
        assert "did you mean" not in said.err
        assert apart in said.out


def test_that_an_older_file_says_in_its_line_that_texts_were_changed(scenarier, tmp_path):
    path = tmp_path / "old.scenarier"
    path.write_text(json.dumps({**OLD, "scenarios": [{"name": "A\x1b[31mB"}, {"name": "x" * 300}]}))
    said = scenarier("run", path)
    assert said.err.count("\n") == 1
    assert "2 texts in it could not be shown" in said.err
    assert "A [31mB" in said.out
    path.write_text(json.dumps({**OLD, "scenarios": [{"name": "A"}]}))
    assert "texts in it" not in scenarier("run", path).err
