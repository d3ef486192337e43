"""`scenarier verify CODE STUDY`: of which table or plot of a study a short code is."""

import hashlib

import pytest
from tests.exchange.reports import STUDIES

from scenarier.jobs.run import as_csv, run
from scenarier.storage.short_code import short_code
from scenarier.storage.study_read import read_study
from scenarier.storage.study_write import study_bytes

STUDY = STUDIES["four scenarios"]


def sha(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def numbers(name: str) -> str:
    """By docs/codes.md, from what `scenarier run` prints."""
    lines = as_csv(run(STUDY, [name], (), None)[0], ()).splitlines()[1:]
    made = []
    for line in lines:
        variable, entity, year, value, _ = line.rsplit(",", 5)[1:] if line.count(",") > 5 else line.split(",")[1:]
        made.append(f"{variable},{entity},{year},{round(float(value), 6) + 0.0:.6g}\n")
    return sha("".join(made).encode())


@pytest.fixture(scope="module")
def code() -> str:
    """Of the second plot of *Sammenlign › Kurver*, the third scenario shown, against the first, in other terms."""
    study = read_study(STUDY)[0]
    names = [scenario.name for scenario in study.scenarios]
    lines = (
        sha(study_bytes(study)), numbers(names[2]), numbers(names[0]),
        "plot 2 compare-curves", "2 0", "base_year kr_per_citizen",
    )  # fmt: skip
    return short_code("".join(f"{line}\n" for line in lines).encode())


def test_that_a_code_made_as_the_page_says_is_found(scenarier, code):
    typed = f" {code[:4].lower()} {code[4:]}"
    said = scenarier("verify", typed, STUDY, "--language", "en")
    names = [scenario.name for scenario in read_study(STUDY)[0].scenarios]
    assert said.status == 0
    assert said.out == (
        f"{code}: Plot 2 in “Compare: curves”; scenario: {names[2]}; held against: {names[0]}; "
        "2024 prices, DKK per citizen\n"
    )


def test_that_a_code_of_nothing_and_of_another_study_end_with_one(scenarier, code):
    other = scenarier("verify", code, STUDIES["one scenario"], "--language", "en")
    assert (other.status, "ABCDEFGH" in scenarier("verify", "ABCDEFGH", STUDY).out) == (1, True)
    assert other.out.startswith(f"{code} is of no table and no plot of this study as it stands.")


@pytest.mark.parametrize("typed", ["ABC", "ABCDEFGHJ", "ABCDEFG1", "OIOIOIOI", ""])
def test_that_what_is_no_code_is_told(scenarier, typed, tmp_path):
    said = scenarier("verify", typed, STUDY, "--language", "en")
    assert said.status == 2
    assert "no short code" in said.err
    both = scenarier("verify", typed, tmp_path / "missing.scenarier", "--language", "en")
    assert both.status == 2
    assert "no short code" in both.err
    assert "missing" in both.err


def test_that_a_code_without_a_study_asks_for_one(scenarier):
    said = scenarier("verify", "ABCDEFGH", "--language", "en")
    assert said.status == 2
    assert "name the study to look the code up in" in said.err
