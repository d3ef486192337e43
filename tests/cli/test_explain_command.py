"""`scenarier explain`: a number told as text and as a tree; faults in one message, with status 2."""

import json

import pytest

KEYS = ["variable", "entity", "year", "value", "unit", "formula", "inputs", "origin", "source"]

DANISH = """\
Grundforløb – Likviditet pr. borger 2029: 11.175 kr. pr. borger
  = Likviditet [4.389,5] · 1.000.000 / Folketal 1. januar [392.815]
  Likviditet ultimo året pr. borger den 1. januar samme år.

    Likviditet 2029: 4.389,5 mio. kr.
      = Likviditet 2028 [3.944,9] + Resultat [444,7] + Finansiering [0,0]
      Den likviditet, byrådets mål er sat på: 7.632 kr. pr. borger ultimo 2024. Balancens 917 mio.
        kr. ultimo året er et andet mål.

        Likviditet 2028: 3.944,9 mio. kr.
          = Likviditet 2027 [3.585,8] + Resultat [359,1] + Finansiering [0,0]

        Resultat 2029: 444,7 mio. kr.
          = Driftsresultat [1.419,4] − Nettoanlæg [974,7]
          Driftsresultatet minus nettoanlæg, skattefinansieret.

        Finansiering 2029: 0,0 mio. kr.
          = Låneoptagelse minus afdrag [0,0] + Øvrige finansforskydninger [0,0] − Udskudt forbrug
            der frigives [0,0]
          Låneoptagelse og øvrige finansforskydninger minus udskudt forbrug fra tidligere år.

    Folketal 1. januar 2029: 392.815 personer
      = Folketal 1. januar 2028 [387.945] + Befolkningstilvækst 2028 [4.870]
      Borgere den 1. januar. Væksten i løbet af et år ses 1. januar året efter; 2024 er
        offentliggjort, og 2025 hvor der ingen prognose er.

        Folketal 1. januar 2028: 387.945 personer
          = Folketal 1. januar 2027 [383.075] + Befolkningstilvækst 2027 [4.870]

        Befolkningstilvækst 2028: 4.870 personer
          Offentliggjort. Årsberetning 2024: Befolkningsudvikling › Teksten om
            befolkningsudviklingen › forventet fremtidig vækst på gennemsnitlig 4.870 personer
            årligt, linje 102 i teksten. Tilvæksten i løbet af året. 4.870 er gennemsnittet i
            prognosen for 2025-2035; i 2022-2024 var den 6.288, 5.517 og 6.296.

Dybere: --depth 4; det hele: --format json.
"""

ENGLISH = """\
Grundforløb – Liquidity per citizen 2029: 11,175 DKK per citizen
  = Liquidity [4,389.5] · 1,000,000 / Population on 1 January [392,815]
  Liquidity at the end of the year per citizen on 1 January of the year.

    Liquidity 2029: 4,389.5 DKK m
      = Liquidity 2028 [3,944.9] + Result [444.7] + Financing [0.0]
      The liquidity that the council's target is set on: DKK 7,632 per citizen at the end of 2024.
        The year-end balance of DKK 917 million is another measure.

        Liquidity 2028: 3,944.9 DKK m
          = Liquidity 2027 [3,585.8] + Result [359.1] + Financing [0.0]

        Result 2029: 444.7 DKK m
          = Operating result [1,419.4] − Net capital expenditure [974.7]
          The operating result less net capital expenditure, tax-financed.

        Financing 2029: 0.0 DKK m
          = Borrowing less repayments [0.0] + Other balance shifts [0.0] − Deferred spending
            released [0.0]
          Borrowing and other cash flow, less spending deferred from earlier years.

    Population on 1 January 2029: 392,815 persons
      = Population on 1 January 2028 [387,945] + Population growth 2028 [4,870]
      Citizens on 1 January. Growth during a year shows on 1 January of the next; 2024 is published,
        and 2025 where no forecast is given.

        Population on 1 January 2028: 387,945 persons
          = Population on 1 January 2027 [383,075] + Population growth 2027 [4,870]

        Population growth 2028: 4,870 persons
          Published. Annual report 2024: Befolkningsudvikling › Teksten om befolkningsudviklingen ›
            forventet fremtidig vækst på gennemsnitlig 4.870 personer årligt, line 102 of its text.
            Growth during the year. 4,870 is the mean of the 2025-2035 forecast; 2022-2024 saw
            6,288, 5,517 and 6,296.

Deeper: --depth 4; all of it: --format json.
"""


def refused(said, *lines):
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines() == list(lines)


# Text


@pytest.mark.parametrize(("spoken", "text"), [("da", DANISH), ("en", ENGLISH)])
def test_that_liquidity_per_citizen_of_2029_reads_as_a_planner_would_say_it(scenarier, spoken, text):
    said = scenarier("explain", "liquidity_per_citizen", "--year", 2029, "--language", spoken)
    assert (said.status, said.err) == (0, "")
    assert said.out == text


def test_that_depth_says_how_many_levels_are_told(scenarier):
    """The number alone; with its two inputs; with theirs."""
    told = [
        scenarier("explain", "liquidity_per_citizen", "--year", 2029, "--depth", depth).out for depth in (0, 1, 2)
    ]
    assert told[0] == "".join(line + "\n" for line in ENGLISH.splitlines()[:3])
    assert [text.count("\n\n") for text in told] == [0, 2, 7]
    assert ENGLISH.startswith(told[2])


def test_that_a_scenario_is_told_beside_the_baseline_with_what_differs(scenarier, study):
    """3,500 new citizens a year in place of 4,870 from 2025 on: 2,740 fewer on 1 January 2027."""
    said = scenarier("explain", "population", "--year", 2027, "--study", study, "--depth", 0)
    assert said.status == 0
    assert said.out.startswith("Lavere vækst – Population on 1 January 2027: ")
    assert "In Grundforløb: 383,075 persons (difference −2,740)." in said.out
    population, growth = "2026 (in Grundforløb 378,205)", "2026 (in Grundforløb 4,870)"
    differing = f"Population on 1 January {population}; Population growth {growth}."
    assert f"Inputs that differ: {differing}" in " ".join(said.out.split())


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ([], "Lavere vækst"),
        (["--scenario", " HØJERE skat"], "Højere skat"),
        (["--scenario", "grundforløb"], "Grundforløb"),
    ],
)
def test_that_the_study_s_first_scenario_is_told_unless_another_is_named(scenarier, study, asked, name):
    said = scenarier("explain", "result", "--year", 2026, "--study", study, *asked)
    assert said.status == 0
    assert said.out.startswith(f"{name} – Result 2026: ")


def test_that_an_entity_is_told_by_its_name(scenarier):
    said = scenarier("explain", "savings", "--entity", "MSO", "--year", 2029, "--depth", 0)
    assert said.status == 0
    assert said.out.startswith("Grundforløb – Savings, Health and Care 2029: 177.2 DKK m\n")


@pytest.mark.parametrize("year", [2024, 2030, 2035])
def test_that_any_year_of_the_model_may_be_asked_for(scenarier, year):
    said = scenarier("explain", "liquidity", "--year", year, "--format", "json", "--depth", 0)
    assert said.status == 0
    assert json.loads(said.out)["year"] == year


def test_that_a_longer_horizon_changes_no_number_before_it(scenarier):
    asked = ("explain", "liquidity", "--year", 2029, "--format", "json")
    assert scenarier(*asked).out == scenarier(*asked, "--horizon", 2035).out


# The tree


def nodes(node):
    yield node
    for other in node["inputs"]:
        yield from nodes(other)


def test_that_each_node_of_the_tree_has_all_keys_or_tells_where_it_was_seen(scenarier):
    said = scenarier("explain", "liquidity_per_citizen", "--year", 2029, "--format", "json")
    assert said.status == 0
    tree = json.loads(said.out)
    assert tree["unit"] == "kr_per_citizen"
    assert tree["value"] == pytest.approx(11174.5652, abs=1e-4)
    told = set()
    for node in nodes(tree):
        place = node["variable"], node["entity"], node["year"]
        if node.get("seen"):
            assert place in told
            assert node["inputs"] == []
        else:
            assert list(node) == KEYS
            told.add(place)
            assert bool(node["formula"]) == bool(node["inputs"])
            assert node["formula"] or node["source"]
    assert len(told) > 1000


def test_that_the_tree_ends_in_rows_of_the_baseline_with_a_source_and_no_year_but_in_counts_by_year(scenarier):
    said = scenarier("explain", "liquidity", "--year", 2025, "--format", "json")
    leaves = [node for node in nodes(json.loads(said.out)) if not node["inputs"] and not node.get("seen")]
    rows = [node for node in leaves if node["variable"].startswith("baseline:")]
    assert rows
    assert all(node["source"] and node["formula"] == "" for node in rows)
    assert {node["variable"].split(".")[0] for node in rows if node["year"] is not None} == {
        "baseline:age_structure"
    }
    liquidity = next(node for node in rows if node["variable"].endswith(".liquidity_per_citizen_base"))
    assert (liquidity["value"], liquidity["year"], liquidity["origin"]) == (7632.0, None, "published")
    assert {node["origin"] for node in leaves} >= {"published", "assumption"}


def test_that_the_values_of_the_tree_are_those_of_run(scenarier, study):
    run = scenarier("run", study, "--format", "json", "--variable", "result", "--scenario", "Højere skat")
    values = {row["year"]: row["value"] for row in json.loads(run.out)}
    for year, value in values.items():
        asked = ("--year", year, "--study", study, "--scenario", "Højere skat", "--format", "json", "--depth", 0)
        assert json.loads(scenarier("explain", "result", *asked).out)["value"] == value


def test_that_depth_cuts_the_tree(scenarier):
    asked = ("explain", "result", "--year", 2029, "--format", "json")
    assert json.loads(scenarier(*asked, "--depth", 0).out)["inputs"] == []
    first = json.loads(scenarier(*asked, "--depth", 1).out)
    assert [node["variable"] for node in first["inputs"]] == ["operating_result", "capex_net"]
    assert all(node["inputs"] == [] for node in first["inputs"])


def test_that_the_tree_says_the_same_in_both_languages_but_for_its_words(scenarier):
    trees = [
        json.loads(scenarier("explain", "savings", "--entity", "MSO", "--year", 2027, "--format", "json",
                             "--language", spoken).out)
        for spoken in ("da", "en")
    ]  # fmt: skip
    numbers = [[(node["variable"], node["year"], node.get("value")) for node in nodes(tree)] for tree in trees]
    assert numbers[0] == numbers[1]
    assert trees[0]["formula"] != trees[1]["formula"]


# Faults


def test_that_an_unknown_variable_is_named_with_the_nearest(scenarier):
    said = scenarier("explain", "liqudity", "--year", 2029)
    refused(said, "scenarier explain: VARIABLE: unknown variable “liqudity”; did you mean “liquidity”?")


@pytest.mark.parametrize("year", [2023, 2036, 0, -2029, 99999999999999999999])
def test_that_a_year_outside_the_model_is_refused(scenarier, year):
    refused(
        scenarier("explain", "result", "--year", year), f"scenarier explain: --year: {year} is outside 2024–2035"
    )


def test_that_a_year_after_the_horizon_asked_for_is_refused(scenarier):
    said = scenarier("explain", "result", "--year", 2030, "--horizon", 2028)
    refused(said, "scenarier explain: --year: 2030 is outside 2024–2028")


@pytest.mark.parametrize("year", ["x", "2029.5", "", "20 29"])
def test_that_a_year_is_a_whole_number(scenarier, year):
    said = scenarier("explain", "result", "--year", year)
    assert (said.status, said.out) == (2, "")
    assert f"Invalid value for '--year': {year!r} is not a valid integer" in said.err


def test_that_a_year_is_asked_for(scenarier):
    said = scenarier("explain", "result")
    assert (said.status, said.out) == (2, "")
    assert "Missing option '--year'." in said.err


def test_that_a_missing_entity_is_asked_for_with_those_there_are(scenarier):
    said = scenarier("explain", "savings", "--year", 2029)
    assert said.status == 2
    assert said.err.startswith("scenarier explain: --entity: “savings” needs an entity, one of: MBU, MSB, MSO")


def test_that_an_unknown_entity_is_named_with_the_nearest(scenarier):
    said = scenarier("explain", "savings", "--entity", "MSX", "--year", 2029)
    assert said.status == 2
    assert "--entity: “savings” has no entity “MSX”; it has MBU, " in said.err
    assert "did you mean “MS" in said.err


def test_that_an_entity_of_a_variable_without_any_is_refused(scenarier):
    said = scenarier("explain", "result", "--entity", "MSO", "--year", 2029)
    refused(said, "scenarier explain: --entity: “result” has no entity; leave --entity out")


def test_that_a_negative_depth_is_refused(scenarier):
    said = scenarier("explain", "result", "--year", 2029, "--depth", -1)
    refused(said, "scenarier explain: --depth: -1 is below 0; write how many levels to show")


def test_that_all_that_is_wrong_is_told_together(scenarier, study):
    asked = ("--year", 2040, "--study", study, "--scenario", "Lavere vakst", "--depth", -2)
    refused(
        scenarier("explain", "reslt", *asked),
        f"{study}:",
        "  VARIABLE: unknown variable “reslt”; did you mean “result”?",
        "  --year: 2040 is outside 2024–2035",
        "  --scenario: unknown scenario “Lavere vakst”; did you mean “Lavere vækst”?",
        "  --depth: -2 is below 0; write how many levels to show",
    )


RESULT = ["result", "--year", "2029"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--year", "2029"],
        [*RESULT, "debt"],
        [*RESULT, "--format", "table"],
        [*RESULT, "--study", "none.scenarier"],
        [*RESULT, "--depth", "x"],
    ],
)
def test_that_a_misused_command_ends_with_2_and_no_traceback(scenarier, arguments):
    said = scenarier("explain", *arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err
    assert "Traceback" not in said.err


def test_that_a_key_figure_that_no_variable_is_can_be_explained(scenarier):
    """17,736.6 less 17,527.2 in 2025, as the window's card has it."""
    said = scenarier("explain", "service_headroom", "--year", 2025, "--depth", 0)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[:2] == [
        "Grundforløb – Service headroom 2025: 209.4 DKK m",
        "  = Service ceiling [17,736.6] − Service expenditure [17,527.2]",
    ]
