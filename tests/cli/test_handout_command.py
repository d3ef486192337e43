"""`scenarier handout`: one page, what it says, and what it does not take."""

import io
from dataclasses import replace

import pypdf
import pytest
from tests.exchange.reports import lines_of
from tests.made import Study

from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Measure, Scenario
from scenarier.session.sealing import seal_of
from scenarier.storage.study_sums import seal_code

EVERY = {2026: 40.0}
PAID = Scenario(
    "Vores forslag",
    measures=(
        Measure("Flere hænder", "frame:MSO", EVERY, lasting=True, package="Ældre"),
        Measure("Indkøb", "frame:MBU", {2026: -40.0}, lasting=True),
        Measure("Slukket", "frame:MTM", EVERY, on=False),
    ),
    status="draft",
)
LONG = tuple(
    Measure(f"{'Meget langt navn ' * 5}{n}", "frame:MSO", {2026: (-1) ** n * (n + 1.0)}, lasting=True)
    for n in range(90)
)


@pytest.fixture
def path(tmp_path):
    study = Study(scenarios=(PAID,), horizon=2029)
    sealed = replace(PAID, status="final", sealed=seal_of(study, open_study(None)[1], PAID, "2026-09-14"))
    long = Scenario("Lang " * 20 + "x", measures=LONG, based_on="Vores forslag", status="draft")
    path = tmp_path / "a.scenarier"
    save_study(replace(study, scenarios=(sealed, long), horizon=2035), path)
    return path


def pages(content):
    return len(pypdf.PdfReader(io.BytesIO(content)).pages)


def test_that_the_page_says_what_it_costs_how_it_is_paid_and_its_code(scenarier, path, tmp_path):
    out = tmp_path / "a.pdf"
    said = scenarier("handout", path, "-o", out, "--language", "en")
    assert (said.status, said.out, said.err) == (0, "", "")
    told = "\n".join(lines_of(out.read_bytes()))
    assert pages(out.read_bytes()) == 1
    for words in (
        "Vores forslag",
        "Final, built on “Baseline”",
        "What it costs",
        "How it is paid",
        "Indkøb",
        "financed",
    ):
        assert words in told
    assert "Slukket" not in told
    study, _ = open_study(out)
    assert seal_code(study.scenarios[0].sealed) in told
    assert "Ældre −40.0 −40.0 −40.0 −40.0 −40.0" in told
    again = tmp_path / "b.pdf"
    scenarier("handout", path, "-o", again, "--language", "en", "--scenario", "vores forslag")
    assert again.read_bytes() == out.read_bytes()


@pytest.mark.parametrize("code", ["da", "en"])
def test_that_however_much_there_is_it_is_one_page_with_the_rest_counted(scenarier, path, tmp_path, code):
    out, name = tmp_path / "a.pdf", "Lang " * 20 + "x"
    assert scenarier("handout", path, "-o", out, "--scenario", name, "--language", code).status == 0
    told = "\n".join(lines_of(out.read_bytes()))
    assert pages(out.read_bytes()) == 1
    assert told.count("og 38 flere" if code == "da" else "and 38 more") == 2
    assert "2035" in told


def test_that_all_that_is_wrong_is_told_at_once_and_nothing_is_written(scenarier, path, tmp_path):
    out = tmp_path / "a.html"
    said = scenarier("handout", path, "-o", out, "--scenario", "Vores forsalg", "--language", "en")
    assert said.status == 2
    assert "did you mean “Vores forslag”" in said.err
    assert "“a.html” does not end in .pdf" in said.err
    assert not out.exists()
