"""`scenarier changes`: rows taken from the json of the studies without the program, and figures of two runs."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.gui.harm import harmful_package

from scenarier.storage import study_read

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
A, B = GOLDEN / "check-study.scenarier", GOLDEN / "check-budget.scenarier"


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def wide(found):
    return [tuple(row.values()) for row in found if row["kind"] != "figure"]


@pytest.fixture
def changed(tmp_path):
    """The first check study with changes made in its file."""

    def make(change):
        document = json.loads(A.read_text(encoding="utf-8"))
        change(document)
        path = tmp_path / "new.scenarier"
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return make


def test_that_the_changes_of_the_two_check_studies_are_those_of_their_files(scenarier):
    said = scenarier("changes", A, B, "--format", "csv")
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[0] == "kind,scenario,item,year,old,new"
    expected = (GOLDEN / "check-changes.expected.csv").read_text(encoding="utf-8")
    assert wide(rows(said.out)) == [tuple(row.values()) for row in rows(expected)]


def test_that_the_key_figures_are_those_of_two_runs(scenarier):
    found = [row for row in rows(scenarier("changes", A, B, "--format", "csv").out) if row["kind"] == "figure"]
    runs = [
        {(row["variable"], row["year"]): row["value"] for row in rows(scenarier(*asked).out) if not row["entity"]}
        for asked in (
            ("run", path, "--scenario", "Grundforløb", "--horizon", 2032, "--format", "csv") for path in (A, B)
        )
    ]
    assert len(found) > 50
    for row in found:
        key = row["item"], row["year"]
        assert (row["old"], row["new"]) == (runs[0][key], runs[1][key])


def test_that_a_study_is_no_other_than_itself(scenarier):
    assert scenarier("changes", A, A, "--format", "csv").out == "kind,scenario,item,year,old,new\n"
    said = scenarier("changes", A, A)
    assert (said.status, said.out) == (0, "no difference\n")


def test_that_settings_and_measures_are_told_year_by_year(scenarier, changed):
    def change(document):
        hard = document["scenarios"][1]
        hard["parameters"]["tax_rate"] = {"2026": 0.25, "2027": 0.25}
        hard["measures"][1]["amounts"] = {"2026": -150, "2027": 5.5}
        hard["measures"][3].update(on=False, owner="MBU")
        del hard["measures"][2]
        document["rules_off"] = []
        document["title"] = "Ny titel"

    said = scenarier("changes", A, changed(change), "--format", "csv")
    assert wide(rows(said.out)) == [
        ("study", "", "title", "", "Kontrolanalyse", "Ny titel"),
        ("setting", "Hårdt år", "tax_rate", "2026", "0.2552", "0.25"),
        ("setting", "Hårdt år", "tax_rate", "2027", "0.2452", "0.25"),
        ("measure_amount", "Hårdt år", "Tiltag 2", "2026", "-200.0", "-150.0"),
        ("measure_amount", "Hårdt år", "Tiltag 2", "2027", "0.0", "5.5"),
        ("measure_on", "Hårdt år", "Tiltag 4", "", "1.0", "0.0"),
        ("measure_owner", "Hårdt år", "Tiltag 4", "", "", "MBU"),
        ("measure_target", "Hårdt år", "Tiltag 3", "", "revenue:coverage_tax", ""),
        ("measure_on", "Hårdt år", "Tiltag 3", "", "1.0", ""),
        ("measure_lasting", "Hårdt år", "Tiltag 3", "", "0.0", ""),
        ("measure_amount", "Hårdt år", "Tiltag 3", "2026", "-20.0", ""),
    ]


def test_that_a_scenario_with_another_name_alone_is_renamed(scenarier, changed):
    path = changed(lambda document: document["scenarios"][2].update(name="Yderpunkter"))
    assert scenarier("changes", A, path, "--format", "csv").out.splitlines()[1:] == [
        "renamed,Yderpunkter,,,Kanter,Yderpunkter"
    ]


def test_that_spreads_proposals_seals_and_questions_are_told(scenarier, tmp_path):
    sums = dict.fromkeys(("scenario", "base", "budget", "forecast", "baseline"), "0" * 64)
    sealed = {"date": "2026-09-14", "model": "0.9.0", "sha256": sums, "result": {"2026": 1.5}, "liquidity": {}}
    asked = {
        "text": "Hvorfor?",
        "about": {"scenario": "Base", "variable": "savings", "entity": "MTM", "year": 2027},
    }
    head = {"format": "scenarier-study", "version": 6, "baseline": "aarhus-2024"}
    old = {
        **head, "spreads": {"tax_base_growth": 0.006}, "spread_notes": {"tax_base_growth": "skøn"},
        "questions": [asked, {"text": "Hvad?", "about": {"package": "P"}}],
        "scenarios": [{"name": "Base"}, {"name": "A", "based_on": "Base", "status": "draft"}, {"name": "B"}],
    }  # fmt: skip
    new = {
        **head, "seed": 7, "spreads": {"tax_base_growth": 0.007, "frame_change.MBU": 2},
        "questions": [{**asked, "about": {**asked["about"], "scenario": "Forvaltningen"}, "answer": "Derfor"}],
        "scenarios": [
            {"name": "Forvaltningen"},
            {"name": "A", "based_on": "Forvaltningen", "status": "final", "sealed": sealed},
            {"name": "B", "based_on": "grundforløb"},
        ],
    }  # fmt: skip
    paths = tmp_path / "old.scenarier", tmp_path / "new.scenarier"
    for path, document in zip(paths, (old, new), strict=True):
        path.write_text(json.dumps(document), encoding="utf-8")
    told = scenarier("changes", *paths, "--format", "csv")
    assert wide(rows(told.out)) == [
        ("study", "", "seed", "", "", "7"),
        ("spread", "", "tax_base_growth", "", "0.006", "0.007"),
        ("spread", "", "frame_change.MBU", "", "", "2.0"),
        ("spread_note", "", "tax_base_growth", "", "skøn", ""),
        ("question_answer", "Forvaltningen", "Hvorfor?", "", "", "Derfor"),
        ("question", "", "package:P", "", "Hvad?", ""),
        ("renamed", "Forvaltningen", "", "", "Base", "Forvaltningen"),
        ("scenario_status", "A", "", "", "draft", "final"),
        ("seal_date", "A", "", "", "", "2026-09-14"),
        ("seal_model", "A", "", "", "", "0.9.0"),
        *(("seal_sha256", "A", part, "", "", "0" * 64) for part in sums),
        ("seal_figure", "A", "result", "2026", "", "1.5"),
        ("scenario_based_on", "B", "", "", "", "Grundforløb"),
    ]
    assert scenarier("changes", paths[0], paths[0], "--format", "csv").out.count("\n") == 1
    words = scenarier("changes", *paths, "--language", "en").out
    for line in (
        "Spreads\n", ": 0.6 percentage points → 0.7 percentage points\n",
        "  Change of frame, Children, Young: – → 2 DKK m\n",
        "  Seed of the draws: – → 7\n",
        "Questions, Forvaltningen\n  Hvorfor?: – → Derfor\n", "  Package “P”: Hvad? → –\n",
        "  A: Status: draft → final\n", "  B: Based on: – → Baseline\n", "  Sum of the budget: – → 00000000\n",
        "  Result: – → 2026: 1.5\n",
    ):  # fmt: skip
        assert line in words
    assert scenarier("changes", paths[1], paths[0]).status == 0


def test_that_json_holds_the_rows_of_the_csv(scenarier):
    as_json = json.loads(scenarier("changes", A, B, "--format", "json").out)
    as_csv = rows(scenarier("changes", A, B, "--format", "csv").out)
    assert [["" if one is None else str(one) for one in row.values()] for row in as_json] == [
        list(row.values()) for row in as_csv
    ]


def test_that_the_table_says_it_in_words(scenarier, changed):
    path = changed(lambda document: document["scenarios"][1]["parameters"].update(tax_rate=0.25))
    said = scenarier("changes", A, path, "--language", "en")
    assert "Assumptions, Hårdt år\n" in said.out
    assert (
        "  Municipal income tax rate: 2025: 24.52 %, 2026: 25.52 %, 2027–2035: 24.52 % → 2025–2035: 25 %\n"
        in said.out
    )
    assert "Key figures 2035, Hårdt år\n" in said.out


RULE = {"title": "Buffer", "metric": "liquidity_per_citizen", "comparison": "at_least", "threshold": 5000}


def test_that_own_rules_notes_and_colours_are_told_in_words(scenarier, changed):
    def change(document):
        document["rules"] = [
            {**RULE, "severity": "limit", "source": "Byrådet", "first_year": 2027},
            {"title": "Del", "metric": "capex_net", "comparison": "at_most", "threshold": 0.055,
             "of": "revenue"},
            {"title": "Afdeling", "metric": "savings", "comparison": "at_least", "threshold": 1234567.5,
             "entity": "MBU"},
        ]  # fmt: skip
        document["scenarios"][1].update(colour="purple", note="Linje et\nlinje to", notes={"tax_rate": "derfor"})

    path = changed(change)
    words = scenarier("changes", A, path, "--language", "da").out
    for line in (
        "Buffer: Sammenligning: – → mindst", "Buffer: Alvor: – → lov eller aftale",
        "Buffer: Grænse: – → 5.000 kr. pr. borger", "Buffer: Første år: – → 2027", "Buffer: Kilde: – → Byrådet",
        "Del: Sammenligning: – → højst", "Del: Grænse: – → 5,5 %", "Del: Alvor: – → mål",
        "Afdeling: Grænse: – → 1.234.567,5 mio. kr.", "Afdeling: Gælder for: – → Børn og Unge",
        "Hårdt år: Farve: – → Lilla", "Hårdt år: Note: – → Linje et linje to",
    ):  # fmt: skip
        assert f"  {line}\n" in words, line
    assert ": – → derfor\n" in words
    found = [row for row in wide(rows(scenarier("changes", A, path, "--format", "csv").out)) if row[2] == "Buffer"]
    assert found == [
        ("rule_metric", "", "Buffer", "", "", "liquidity_per_citizen"),
        ("rule_comparison", "", "Buffer", "", "", "at_least"),
        ("rule_threshold", "", "Buffer", "", "", "5000.0"),
        ("rule_first_year", "", "Buffer", "", "", "2027"),
        ("rule_severity", "", "Buffer", "", "", "limit"),
        ("rule_on", "", "Buffer", "", "", "1.0"),
        ("rule_source", "", "Buffer", "", "", "Byrådet"),
    ]


def test_that_a_rule_is_told_in_the_unit_that_each_study_gives_it(scenarier, changed, tmp_path):
    old = tmp_path / "old.scenarier"
    changed(lambda document: document.update(rules=[RULE])).rename(old)
    new = changed(lambda document: document.update(rules=[{**RULE, "metric": "liquidity", "threshold": 700}]))
    words = scenarier("changes", old, new, "--language", "en").out
    assert "  Buffer: Threshold: 5,000 DKK per citizen → 700 DKK m\n" in words


def test_that_amounts_of_budget_and_measures_say_their_unit(scenarier, changed):
    said = scenarier("changes", A, B, "--language", "da").out
    assert "  Rammen i Børn og Unge: – → 2026: 5.301,5, 2027: 5.342, 2028: 5.390,25 mio. kr.\n" in said
    assert "2032: 28.142 personer\n" in said
    path = changed(lambda document: document["scenarios"][1]["measures"][1].update(amounts={"2026": -150}))
    assert (
        "  Tiltag 2: 2026: −200 mio. kr. → 2026: −150 mio. kr.\n"
        in scenarier("changes", A, path, "--language", "da").out
    )


def test_that_harmful_texts_are_told_in_one_line_each_and_stand_whole_in_the_csv(scenarier, changed):
    harm = '=1+1;"<b>x</b>"\u202e\t[*]\r\nny linje'
    long = "æ" * 20_000

    def change(document):
        document["note"] = harm
        document["scenarios"][1].update(note=long)

    path = changed(change)
    said = scenarier("changes", A, path, "--language", "da")
    assert (said.status, said.err) == (0, "")
    assert len([line for line in said.out.splitlines() if "<b>x</b>" in line]) == 1
    assert max(map(len, said.out.splitlines())) < 3_000
    found = {row[0:3]: row[5] for row in wide(rows(scenarier("changes", A, path, "--format", "csv").out))}
    assert found[("scenario_note", "Hårdt år", "")] == long
    assert found[("study", "", "note")].splitlines() == harm.splitlines()


def test_that_studies_on_two_packages_are_held_against_each_other(scenarier, changed, tmp_path, monkeypatch):
    package = harmful_package(tmp_path / "other", "<b>x</b>")
    find = study_read.find_baseline
    monkeypatch.setattr(
        study_read, "find_baseline", lambda name: package.folder if name == "other" else find(name)
    )
    monkeypatch.setattr(study_read, "baseline_names", lambda: ("aarhus-2024", "other"))
    path = changed(lambda document: document.update(baseline="other"))
    for pair in ((A, path), (path, A)):
        said = scenarier("changes", *pair, "--format", "csv")
        assert said.status == 0, said.err
        assert ("study", "", "baseline", "", *("other" if one == path else "aarhus-2024" for one in pair)) in wide(
            rows(said.out)
        )
        assert scenarier("changes", *pair, "--language", "da").status == 0


def test_that_a_file_that_cannot_be_read_ends_with_two(scenarier, tmp_path):
    said = scenarier("changes", A, tmp_path / "none.scenarier")
    assert (said.status, said.out) == (2, "")
    assert "none.scenarier" in said.err
