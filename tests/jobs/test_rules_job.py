"""The rules of a study held against its scenarios, and how that is written."""

import csv
import io
import json
from collections import Counter

import pytest
from tests.made import Study

from scenarier.jobs.rules import any_broken, as_csv, as_json, as_table, rows, rules
from scenarier.jobs.studies import save_study
from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.text.faults import fault_lines
from scenarier.text.language import set_language
from scenarier.vocabulary.errors import FaultsError
from scenarier.vocabulary.places import baseline_folder

SHIPPED = [rule.name for rule in read_baseline(baseline_folder("aarhus-2024")).rules]
RESULT = Rule("Overskud", "result", "at_least", 200.0, first_year=2026, last_year=2027)
TIGHT = Scenario("Stramt", parameters={"service_ceiling_lift": {2027: 0.0, 2028: 0.0}})
"""Breaks the service ceiling in 2028 alone, by 19,519 against 19,499 (tests/analysis/test_rules.py)."""
POORER = Scenario("Færre penge", measures=(Measure("Stadion", "capex:gross", {2026: 5000.0}),))


@pytest.fixture
def held(tmp_path):
    """A function that holds a study's rules against its scenarios."""

    def made(study: Study, names=(), horizon=None):
        save_study(study, tmp_path / "a.scenarier")
        return rules(tmp_path / "a.scenarier", names, horizon)

    return made


def only(rule: Rule, **changes: object) -> Study:
    """A study in which one rule of its own is the only one that is on."""
    return Study(rules=(rule,), rules_off=tuple(SHIPPED), **changes)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def line_of(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(name))


# Rows


def test_that_rows_come_scenario_by_scenario_the_baseline_first_and_rule_by_rule(held):
    found = held(Study(scenarios=(POORER, Scenario("Ærø")), rules=(RESULT,)))
    order = dict.fromkeys((row.scenario, row.rule) for row in rows(found))
    names = ("Grundforløb", "Færre penge", "Ærø")
    assert list(order) == [(scenario, rule) for scenario in names for rule in [*SHIPPED, "Overskud"]]


def test_that_there_is_a_row_for_each_department_and_year_and_one_where_there_are_none(held):
    """Five years: one row a rule of the municipality, six of departments; only one department has a cap."""
    found = Counter(row.rule for row in rows(held(Study())))
    of_departments = {"savings_not_negative": 6, "savings_within_cap": 1, "debt_limit": 6}
    assert found == {rule: 5 * of_departments.get(rule, 1) for rule in SHIPPED}


def test_that_the_csv_has_its_columns_in_full_precision(held):
    text = as_csv(held(Study(scenarios=(POORER,))))
    assert text.splitlines()[0] == "scenario,rule,entity,year,value,threshold,holds,margin,unit"
    found = held(Study(scenarios=(POORER,)))
    for written, row in zip(read(text), rows(found), strict=True):
        assert written["holds"] in ("0", "1")
        assert (float(written["value"]), float(written["margin"])) == (row.value, row.margin)
        assert (float(written["margin"]) >= 0) == (written["holds"] == "1")


def test_that_the_json_is_a_list_of_the_same_rows(held):
    found = held(Study(scenarios=(POORER,)))
    objects = json.loads(as_json(found))
    assert [{key: str(value) for key, value in one.items()} for one in objects] == read(as_csv(found))
    assert list(objects[0]) == "scenario rule entity year value threshold holds margin unit".split()


@pytest.mark.parametrize("name", ['A,"B"', "A\u202eB", "א,\u2067A", "Ærø; B", " A "])
def test_that_a_name_of_any_characters_comes_through_the_csv(held, name):
    found = held(only(Rule(name, "result", "at_least", 0.0), scenarios=(Scenario(name),)))
    text = as_csv(found)
    assert {row["rule"] for row in read(text)} == {name}
    assert [row["scenario"] for row in read(text)] == ["Grundforløb"] * 5 + [name] * 5
    assert text.endswith("mio_kr\n")


def test_that_5000_more_of_capital_break_the_rules_that_hand_arithmetic_says(held):
    """In prices of 2026 they are 5,284, which the result of 202 and the ceiling do not hold.

    Liquidity, 4,390 in 2029 of the default, is then below 0. Capital takes no more of operations than interest,
    some 110 a year, and 1,099 in 2026 and 1,211 and more later are far above 2 % of revenue, 551 to 618.
    """
    found = held(Study(scenarios=(POORER,)), ["færre penge"])
    broken = {
        rule: [row.year for row in rows(found) if row.rule == rule and not row.holds]
        for rule in ("liquidity_target", "result_not_negative", "capex_ceiling", "operating_result_share")
    }
    assert broken == {
        "liquidity_target": [2026, 2027, 2028, 2029],
        "result_not_negative": [2026],
        "capex_ceiling": [2026],
        "operating_result_share": [],
    }


def test_that_a_broken_rule_of_another_scenario_does_not_count_where_scenarios_are_named(held):
    rule = Rule("Egen", "liquidity", "at_least", 0.0)
    assert any_broken(held(only(rule, scenarios=(POORER,))))
    assert any_broken(held(only(rule, scenarios=(POORER,)), ["Færre penge"]))
    assert not any_broken(held(only(rule, scenarios=(POORER,)), ["Grundforløb"]))


def test_that_scenarios_are_named_without_case_and_outer_blanks_and_each_once(held):
    study = Study(scenarios=(POORER, Scenario("B")))
    found = held(study, [" b", "GRUNDFORLØB", "B"])
    assert [scenario.name for scenario in found.scenarios] == ["Grundforløb", "B"]


def test_that_a_longer_horizon_shows_what_breaks_later(held):
    """The ceiling of TIGHT holds in 2027, 18,968 against 18,809, and is broken in 2028, 19,499 against 19,519."""
    rule = Rule("Egen", "service_expenditure", "at_most", 1.0, "service_ceiling")
    study = only(rule, scenarios=(TIGHT,))
    assert not any_broken(held(study, (), 2027))
    assert any_broken(held(study, (), 2028))
    assert not any_broken(held(study.with_horizon(2027)))


def test_that_a_rule_that_is_off_has_no_row_and_breaks_nothing(held):
    found = held(Study(rules_off=("savings_not_negative", "debt_limit")))
    assert {row.rule for row in rows(found)} == {*SHIPPED} - {"savings_not_negative", "debt_limit"}
    assert not any_broken(found)


def test_that_names_and_horizon_are_judged_together(held):
    with pytest.raises(FaultsError) as caught:
        held(Study(scenarios=(POORER,)), ["Færre penger", "x"], 2036)
    assert fault_lines(caught.value) == [
        "--scenario: unknown scenario “Færre penger”; did you mean “Færre penge”?",
        "--scenario: unknown scenario “x”",
        "--horizon: 2036 is outside 2025–2035",
    ]


def test_that_without_a_study_the_baseline_is_held_against_its_own_rules():
    found = rules(None, (), None)
    assert [scenario.name for scenario in found.scenarios] == ["Grundforløb"]
    assert found.years == (2025, 2026, 2027, 2028, 2029)


# The table


def test_that_the_table_has_a_block_a_scenario_with_the_years_as_its_heading(held):
    blocks = as_table(held(Study(scenarios=(POORER,)))).rstrip("\n").split("\n\n")
    assert [block.splitlines()[0] for block in blocks[:-1]] == ["Grundforløb", "Færre penge"]
    assert all(block.splitlines()[1].split() == "2025 2026 2027 2028 2029".split() for block in blocks[:-1])
    assert blocks[-1] == "✓ holds, ✗ broken, – not judged"


def test_that_each_mark_stands_below_its_year_and_tells_without_colour(held):
    """Results 547, 202, 289, 359, 445: 250 is missed in 2026, kept in 2027, and asked for in those two alone."""
    rule = Rule("Overskud", "result", "at_least", 250.0, first_year=2026, last_year=2027)
    lines = as_table(held(only(rule))).splitlines()
    years, marks = lines[1], line_of("\n".join(lines), "Overskud")
    where = [years.index(str(year)) for year in range(2025, 2030)]
    assert [marks[place : place + 4].strip() for place in where] == ["–", "✗", "✓", "–", "–"]


@pytest.mark.parametrize(
    ("spoken", "name", "words"),
    [
        ("da", "Serviceramme", "Brydes første gang i 2028: 19.519 mod 19.499 mio. kr."),
        ("en", "Service ceiling", "First broken in 2028: 19,519 against 19,499 DKK m."),
    ],
)
def test_that_the_first_breach_is_told_in_words(held, spoken, name, words):
    set_language(spoken)
    line = line_of(as_table(held(Study(scenarios=(TIGHT,)), ["Stramt"])), name)
    assert line.endswith(words)
    assert line.count("✓") == 4
    assert line.count("✗") == 1


@pytest.mark.parametrize(
    ("spoken", "words"),
    [("da", "Holder; mindst luft 209 mio. kr. i 2025."), ("en", "Holds; least margin 209 DKK m in 2025.")],
)
def test_that_the_least_margin_of_a_rule_that_holds_is_told_in_words(spoken, words):
    """17,736.6 less 17,527.2 in 2025; the later years' margins are 289 to 412."""
    set_language(spoken)
    assert words in as_table(rules(None, (), 2029))


def test_that_below_a_broken_rule_stands_what_it_would_hold_with(held):
    """An own rule names no levers; of the usual ones capital does not move service, efficiency does."""
    rule = Rule("Egen", "service_expenditure", "at_most", 1.0, "service_ceiling")
    table = as_table(held(only(rule, scenarios=(TIGHT,)), ["Stramt"])).splitlines()
    assert table[2].startswith("Egen")
    assert table[3].startswith("    Would hold with: efficiency requirement ")
    assert "from 2026" in table[3]


def test_that_with_the_move_that_is_told_the_rule_does_hold(held):
    """The lever and value of the table's line, put into a scenario."""
    lines = as_table(held(Study(scenarios=(TIGHT,)), ["Stramt"])).splitlines()
    broken = next(place for place, line in enumerate(lines) if "First broken in 2028" in line)
    assert lines[broken + 1] == "    Would hold with: efficiency requirement 0.1 % from 2026"
    demanded = {
        f"efficiency_requirement.{name}": dict.fromkeys(range(2026, 2030), 0.001)
        for name in "MBU MSB MSO MKB MTM BA".split()
    }
    required = Scenario("Krav", parameters={**TIGHT.parameters, **demanded})
    found = held(Study(scenarios=(required,)), ["Krav"])
    assert all(row.holds for row in rows(found) if row.rule == "service_ceiling")


def test_that_a_rule_that_no_lever_can_mend_says_so(held):
    table = as_table(held(only(Rule("Egen", "population", "at_least", 1e8))))
    assert "No single lever makes it hold." in table


def test_that_departments_that_no_lever_can_help_are_named(held):
    table = as_table(held(only(Rule("Egen", "population_by_age", "at_least", 1e8, entity="80+"))))
    assert "No single lever makes it hold for: 80+ years" in table


def test_that_without_a_rule_that_is_on_the_table_says_so(held):
    found = held(Study(rules_off=tuple(SHIPPED)))
    assert as_table(found) == "No rule is switched on.\n"
    assert as_csv(found).splitlines() == ["scenario,rule,entity,year,value,threshold,holds,margin,unit"]
    assert json.loads(as_json(found)) == []
    assert not any_broken(found)


def test_that_a_rule_of_years_after_the_horizon_is_not_judged(held):
    found = held(only(Rule("Egen", "result", "at_least", 1e6, first_year=2033)))
    line = line_of(as_table(found), "Egen")
    assert line.count("–") == 5
    assert "Nothing to judge in these years." in line
    assert not any_broken(found)
