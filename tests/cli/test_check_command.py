"""`scenarier check`: 0 when every sum ties or is explained, 1 when one is not, 2 for a faulty package."""

import csv
import io

import pytest
from tests.storage.packages import Package


@pytest.fixture
def package(tmp_path):
    return Package(tmp_path / "copy")


def explained(package):
    """The first tie whose difference is explained."""
    rows = csv.DictReader(io.StringIO(package.content("ties").decode(), newline=""))
    return next(row for row in rows if row["explained_difference"])


def test_that_the_shipped_baseline_ties(scenarier):
    said = scenarier("check")
    assert said.status == 0
    assert said.err == ""
    assert said.out.splitlines()[-1].endswith(" 0 unexplained.")


def test_that_a_copy_ties_as_the_shipped_one_does(scenarier, package):
    assert scenarier("check", package.folder) == scenarier("check")


def test_that_the_folder_may_be_the_working_folder(scenarier, package, monkeypatch):
    monkeypatch.chdir(package.folder)
    assert scenarier("check", ".").status == 0


def test_that_every_tie_is_printed_under_its_verdict_and_counted(scenarier, package):
    ties = list(csv.DictReader(io.StringIO(package.content("ties").decode(), newline="")))
    said = scenarier("check").out
    assert said.splitlines()[-1].startswith(f"{len(ties)} sums re-added: ")
    assert said.count(", difference ") == len(ties)
    assert "NOT EXPLAINED" not in said


@pytest.mark.parametrize("column", ["explained_difference", "explanation_da"])
def test_that_a_difference_without_its_explanation_ends_with_1(scenarier, package, column):
    tie = explained(package)
    value = "" if column == "explanation_da" else str(float(tie[column]) + 1)
    package.set("ties", tie["tie"], column, value)
    said = scenarier("check", package.folder)
    assert said.status == 1
    assert said.out.splitlines()[-1].endswith(" 1 unexplained.")
    block = said.out.split("Does not tie, NOT EXPLAINED (1)\n")[1]
    assert tie["name_en"] in block.splitlines()[0]


def test_that_a_changed_published_figure_ends_with_1(scenarier, package):
    package.set("taxes", "land_tax", "account_2024", "1943")
    said = scenarier("check", package.folder)
    assert said.status == 1
    assert "NOT EXPLAINED" in said.out


def test_that_a_faulty_package_ends_with_2_and_nothing_on_stdout(scenarier, package):
    package.replace("taxes", "1933", "1934", seal=False)
    said = scenarier("check", package.folder)
    assert (said.status, said.out) == (2, "")
    checksum = "the checksum does not match; the file was changed after the package was made"
    assert said.err == f"{package.folder}: taxes.csv: {checksum}\n"


def test_that_all_faults_of_a_package_are_told_each_with_its_place(scenarier, package):
    package.set("areas", "MBU.schools", "account_2024", "x")
    package.set("drivers", "school_age", "6-16", "y")
    said = scenarier("check", package.folder)
    assert said.status == 2
    assert said.err.splitlines()[0] == f"{package.folder}:"
    assert said.err.splitlines()[1].startswith("  areas.csv:3 account_2024: “x” is not a number")
    assert "  drivers.csv:" in said.err.splitlines()[2]


@pytest.mark.parametrize("column", ["published", "terms"])
@pytest.mark.parametrize(
    "wrong", ["[no.such.figure]", "[taxes.land_tax.nothing]", "[model.savings.X]", "[model.nothing]", "[]"]
)
def test_that_a_tie_that_cannot_be_computed_ends_with_2(scenarier, package, column, wrong):
    tie = explained(package)
    package.set("ties", tie["tie"], column, wrong)
    said = scenarier("check", package.folder)
    assert (said.status, said.out) == (2, "")
    assert tie["tie"] in said.err


def test_that_a_package_without_ties_ends_with_2(scenarier, package):
    package.describe(lambda described: described["resources"].pop())
    said = scenarier("check", package.folder)
    assert said.status == 2
    assert "ties.csv: the table “ties” is missing" in said.err


def test_that_a_folder_that_is_not_there_is_named(scenarier, tmp_path):
    said = scenarier("check", tmp_path / "none")
    assert said.status == 2
    path = tmp_path / "none" / "datapackage.json"
    assert said.err == f"{path}: there is no such file or folder; check the spelling of the path\n"


def test_that_a_file_in_place_of_a_folder_is_named(scenarier, study):
    said = scenarier("check", study)
    assert said.status == 2
    assert said.err == f"{study / 'datapackage.json'}: a part of the path is a file, not a folder\n"


def test_that_numbers_and_names_are_in_the_language_that_is_spoken(scenarier):
    danish = scenarier("check", "--language", "da")
    assert danish.status == 0
    assert danish.out.splitlines()[0] != scenarier("check", "--language", "en").out.splitlines()[0]
    assert "24.177" in danish.out
    assert "24,177" not in danish.out
