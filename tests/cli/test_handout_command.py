"""`scenarier handout`: one page, what it says, and what it does not take."""

import io
import json
import re
from dataclasses import replace

import pypdf
import pytest
from tests.exchange.reports import lines_of, reader, with_attachment
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
        Measure("Ny linje", "frame:MTM", EVERY, lasting=True, package="Busser"),
        Measure("Gammel linje", "frame:MTM", {2026: -40.0}, lasting=True, package="Busser"),
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
        "What pays for itself",
        "Busser 0.0 0.0 0.0",
        "Indkøb",
        "financed",
    ):
        assert words in told
    assert "Slukket" not in told
    assert "Short code, for the minutes; sealed on 14/09/2026" in told
    study, _ = open_study(out)
    assert seal_code(study.scenarios[0].sealed) in told
    assert "Ældre −40.0 −40.0 −40.0 −40.0 −40.0" in told
    again = tmp_path / "b.pdf"
    scenarier("handout", path, "-o", again, "--language", "en", "--scenario", "vores forslag")
    assert again.read_bytes() == out.read_bytes()


def test_that_the_page_says_what_levers_pay_and_which_rules_the_base_breaks_too(scenarier, tmp_path):
    """What is paid by the tax rate is a row of the same table, so that it adds up to the balance."""
    base = Scenario("Grundlag", measures=(Measure("Busser", "frame:MTM", EVERY, lasting=True),))
    given = {"tax_rate": 0.2457, "cash_interest": 0.0}
    own = Scenario("Skat", parameters=given, measures=PAID.measures[:1], based_on="Grundlag", status="draft")
    path, out = tmp_path / "a.scenarier", tmp_path / "a.pdf"
    save_study(Study(scenarios=(own, base), horizon=2029), path)
    assert scenarier("handout", path, "-o", out, "--language", "en").status == 0
    told = " ".join(lines_of(out.read_bytes()))
    rows = scenarier("balance", path, "--format", "csv").out.splitlines()[1:]
    lacks = [float(row.split(",")[4]) for row in rows if ",result," in row]
    prices = {2026: 1.033 * 1.03, 2027: 1.033 * 1.03 * 1.028}
    (levers,) = re.findall(r"Levers, and what of the base was taken out ([+−0-9. ]+)", told)
    amounts = [float(one.replace("−", "-")) for one in levers.split()]
    for place, year in enumerate(prices):
        assert amounts[place] - 40.0 == pytest.approx(lacks[place] / prices[year], abs=0.3)
    assert "Changed from “Grundlag”" in told
    assert re.search(r"24\.57.?%.{0,3}\(Grundlag: 24\.52\)", told)
    assert "Left out: Busser" in told
    assert told.count("It is broken in “Grundlag” too.") == 2
    assert "takes departments to follow their frames at once" in told


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


def test_that_a_handout_is_verified_as_a_report_is(scenarier, path, tmp_path):
    """Untouched it holds, in either language; a study or list that was changed in it is found, with the figure."""
    out = tmp_path / "a.pdf"
    for code in ("da", "en"):
        scenarier("handout", path, "-o", out, "--language", code)
        said = scenarier("verify", out, "--language", code)
        assert said.status == 0
        assert ("holder" if code == "da" else "printed hold.") in said.out
    content = out.read_bytes()
    (study,), (figures,) = (reader(content).attachments[name] for name in ("study.scenarier", "figures.json"))
    texts = [one["text"] for one in json.loads(figures)["printed"]]
    assert "−40.0" in texts
    assert set(lines_of(content)) & set(texts)
    other = json.loads(study)
    other["scenarios"][0]["measures"][1]["amounts"]["2026"] = -50.0
    out.write_bytes(with_attachment(content, "study.scenarier", json.dumps(other).encode()))
    said = scenarier("verify", out, "--language", "en")
    assert said.status == 1
    assert "Indkøb, 2026: printed +40.0, now +50.0" in said.out
    assert "Ældre, 2026" not in said.out
    (changed := tmp_path / "b.scenarier").write_text(json.dumps(other))
    scenarier("handout", changed, "-o", tmp_path / "b.pdf", "--language", "en")
    told = "\n".join(lines_of((tmp_path / "b.pdf").read_bytes()))
    assert "No longer what was sealed on 14/09/2026" in told
    assert "for the minutes" not in told
    assert "The study in the file was changed" in said.out
    other["scenarios"][0]["name"] = other["scenarios"][1]["based_on"] = "Et andet"
    out.write_bytes(with_attachment(content, "study.scenarier", json.dumps(other).encode()))
    said = scenarier("verify", out, "--language", "en")
    assert said.status == 1
    assert "The study no longer has the scenario “Vores forslag”." in said.out
    out.write_bytes(with_attachment(content, "figures.json", figures.replace("−40.0".encode(), "−41.0".encode())))
    said = scenarier("verify", out, "--language", "en")
    assert said.status == 1
    assert "printed −41.0, now −40.0" in said.out


def test_that_a_handout_without_its_list_is_no_file_to_verify(scenarier, path, tmp_path):
    out = tmp_path / "a.pdf"
    scenarier("handout", path, "-o", out)
    out.write_bytes(with_attachment(out.read_bytes(), "figures.json", b"{}"))
    said = scenarier("verify", out, "--language", "en")
    assert said.status == 2
    assert "carries no list of its figures; only a report or a proposal on one page" in said.err
