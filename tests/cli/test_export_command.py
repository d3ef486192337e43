"""`scenarier export`: which scenario is written, and what is said where it cannot be."""

import pytest
from tests.exchange.books import GOLDEN, projected, results_in

from scenarier.cli.main import main

STUDY = GOLDEN / "check-study.scenarier"


def called(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([*map(str, arguments)])
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((STUDY,), "Alle håndtag"),
        ((STUDY, "--scenario", "hårdt år "), "Hårdt år"),
        ((STUDY, "--scenario", "Grundforløb"), "Grundforløb"),
        ((), "Grundforløb"),
    ],
    ids=["first", "named", "baseline", "no study"],
)
def test_that_the_scenario_asked_for_is_written(arguments, name, tmp_path):
    out = tmp_path / "a.XLSX"
    assert called("export", *arguments, "-o", out) == 0
    assert results_in(out.read_bytes()) == projected(STUDY if arguments else None, name)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "a.xls"), "scenarier export: -o: “a.xls” must end in .xlsx"),
        (("-o", "folder"), "scenarier export: -o: “folder” must end in .xlsx"),
        (
            ("-o", "missing/a.xlsx"),
            "missing/a.xlsx: there is no such file or folder; check the spelling of the path",
        ),
        (("-o", "folder.xlsx"), "folder.xlsx: this is a folder, a file is needed"),
        ((str(STUDY), "--scenario", "Hårdt", "-o", "a.xlsx"), "unknown scenario “Hårdt”"),
        (("nowhere.scenarier", "-o", "a.xlsx"), "nowhere.scenarier: there is no such file or folder"),
        ((), "Missing option '-o'"),
    ],
    ids=["ending", "no ending", "no folder", "a folder", "scenario", "study", "no file named"],
)
def test_that_what_is_wrong_is_told_and_nothing_is_written(arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.xlsx").mkdir()
    assert called("export", *arguments, "--language", "en") == 2
    assert said in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["folder.xlsx"]
