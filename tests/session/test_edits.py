"""Every edit that has a name in the history: what it is called in both languages, and what it changes."""

import inspect
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path

import pytest
from tests.made import Study

from scenarier.analysis.common_ground import Shared
from scenarier.analysis.levers import ParameterLever
from scenarier.jobs.studies import open_study
from scenarier.model.groups import Group
from scenarier.model.plan import Budget, Forecast
from scenarier.model.proposals import SEALED_PARTS, Seal
from scenarier.model.questions import About, Question
from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario
from scenarier.session import (
    budget_edits,
    budget_paste,
    edits,
    forecast_edits,
    group_edits,
    import_edits,
    lesson_play,
    lever_edits,
    measure_edits,
    meeting_edits,
    proposal_edits,
    question_edits,
    rule_edits,
    solve_edits,
    spread_edits,
)
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.session import Session
from scenarier.session.state import Edited, State
from scenarier.session.templates import BUILDING, Answers
from scenarier.session.ways import Way, way_words
from scenarier.text.language import set_language, tr

FOLDER = Path(edits.__file__).parent
BARE, BASELINE = open_study(None)
PEOPLE = {year: dict.fromkeys(BASELINE.age_groups, 55_000.0) for year in range(2025, 2030)}
A = Scenario(
    "A",
    note="n",
    parameters={"tax_rate": {2026: 0.25}, "population_growth": 5_000.0},
    measures=(
        Measure("Vej", "frame:MTM", {2026: 5.0}),
        Measure("Skole", "frame:MBU", {2026: 7.0}, package="P"),
        Measure("Bus", "frame:MTM", {2026: 2.0}, package="P"),
    ),
    notes={"tax_rate": "aftalt"},
)
FULL = State(
    Study(
        title="S",
        scenarios=(A, Scenario("B")),
        budget=Budget("Budget 2026", {"frame:MBU": {2026: 5_300.0}}),
        forecast=Forecast("Prognose", PEOPLE),
        rules=(Rule("R", "savings", "at_least", 0.0),),
        spreads={"tax_base_growth": 0.006},
        spread_notes={"tax_base_growth": "skøn"},
        questions=(Question("Hvorfor?", About(package="P")),),
    ),
    selected=0,
    reference=1,
)
GROUP = Group("A", FULL.study, 0, "a.scenarier")
PLANNED = BASELINE.with_plan(FULL.study.budget, FULL.study.forecast)
TAX, GROWTH = BASELINE.parameters["tax_rate"], BASELINE.parameters["population_growth"]
SHIPPED = BASELINE.rules[0]
SCHOOL = Answers("Hal", target="frame:MBU", amount="10", running="1", first=2026, last=2026)
SEAL = Seal("2026-09-14", "0.9.0", dict.fromkeys(SEALED_PARTS, "0" * 64), {2026: 1.0}, {2026: 2.0})
BLOCK = [["", "2027"], ["Børn og Unge", "5400"]]

CASES = [
    (edits.describe_study, ("T", "N"),
     "Analysens egenskaber", "Properties of the study", "title note"),
    (edits.set_horizon, (2028,),
     "Sidste år 2028", "Last year 2028", "horizon"),
    (edits.add_scenario, (),
     "Nyt scenarie", "New scenario", "scenarios selected scenario"),
    (edits.duplicate_scenario, (),
     "Duplikér »A«", "Duplicate “A”", "scenarios selected reference scenario"),
    (edits.take_scenario, (replace(A, name="C"),),
     "Nyt scenarie »C«", "New scenario “C”", "scenarios selected reference scenario"),
    (edits.remove_scenario, (),
     "Slet »A«", "Delete “A”", "scenarios reference scenario"),
    (edits.move_scenario, (0, 1),
     "Flyt »A«", "Move “A”", "scenarios selected reference"),
    (edits.rename_scenario, (1, "C"),
     "Omdøb »B«", "Rename “B”", "scenarios"),
    (edits.describe_scenario, (0, "C", "x"),
     "Egenskaber for »A«", "Properties of “A”", "scenarios scenario"),
    (edits.colour_scenario, ("green",),
     "Farve på »A«", "Colour of “A”", "scenarios scenario"),
    (lever_edits.set_lever, (PLANNED, "frame_change", "MBU", [9.0] * 5),
     "Ændring af ramme, Børn og Unge", "Change of frame, Children, Young", "scenarios scenario"),
    (lever_edits.revert_lever, (PLANNED, "tax_rate", ""),
     "Udskrivningsprocent", "Income tax rate", "scenarios scenario"),
    (lever_edits.revert_group, (PLANNED, "tax"),
     "Nulstil gruppe: Skat og tilskud", "Revert group: Tax and grants", "scenarios scenario"),
    (lever_edits.reset_levers, (),
     "Nulstil alle", "Reset all", "scenarios scenario"),
    (lever_edits.start_from, (PLANNED, 0.5),
     "Udgangspunkt", "Start", "scenarios scenario"),
    (lever_edits.note_parameter, ("tax_rate", "fordi", "Skat"),
     "Begrundelse: Skat", "Why: Skat", "scenarios scenario"),
    (lever_edits.set_parameters, ([(TAX, "", [0.2] * 5), (GROWTH, "", [1.0] * 5)], Way.PASTED),
     "Indsæt", "Paste", "scenarios scenario"),
    (lever_edits.move_levers, (PLANNED, [(TAX, "", [0.2] * 5), (GROWTH, "", [1.0] * 5)]),
     "Udskrivningsprocent; Befolkningstilvækst", "Income tax rate; Population growth", "scenarios scenario"),
    (lesson_play.put, (replace(A, note="m"),),
     "Lektion: begynd forfra", "Lesson: begin again", "scenarios scenario"),
    (meeting_edits.move_in_meeting, (PLANNED, "tax_rate", "", [0.2] * 5),
     "Mødets ændringer", "The meeting's moves", "scenarios scenario"),
    (meeting_edits.switch_in_meeting, ([0],),
     "Mødets ændringer", "The meeting's moves", "scenarios scenario"),
    (group_edits.take_over, ([(GROUP, A.measures[0])],),
     "1 tiltag overtaget fra A", "1 measure taken over from A", "scenarios scenario"),
    (group_edits.compromise, ([GROUP, GROUP], [Shared(((GROUP, A.measures[0]),), {2026: 5.0})]),
     "Kompromis mellem A, A", "Compromise between A, A", "scenarios selected scenario"),
    (solve_edits.make_scenario, (0, ParameterLever("tax_rate", TAX, ""), 0.2, 2026, "Skat 20 %", "svaret"),
     "Hvad skal der til: Skat 20 %", "What it would take: Skat 20 %", "scenarios selected reference scenario"),
    (measure_edits.switch_measures, ([0],),
     "Fra – Tiltag: Vej", "Off – Measure: Vej", "scenarios scenario"),
    (measure_edits.make_lasting, ([1, 2],),
     "Varigt – Pakke: P", "Lasting – Package: P", "scenarios scenario"),
    (measure_edits.pack_measures, ([0], "P"),
     "Pakke »P« – Tiltag: Vej", "Package “P” – Measure: Vej", "scenarios scenario"),
    (measure_edits.pack_anew, ([0],),
     "Pakke »Ny pakke« – Tiltag: Vej", "Package “New package” – Measure: Vej", "scenarios scenario"),
    (measure_edits.rename_package, ("P", "Q"),
     "Pakke »Q«", "Package “Q”", "scenarios scenario"),
    (measure_edits.write_text, ([0], "owner", "MTM"),
     "Tiltag: Vej", "Measure: Vej", "scenarios scenario"),
    (measure_edits.fill_amounts, ([0, 1], {2027: 1.0}),
     "Udfyld beløb – 2 tiltag", "Fill amounts – 2 measures", "scenarios scenario"),
    (measure_edits.set_measure_amounts, ({0: {2026: 1.0, 2027: 2.0}}, Way.FILLED_SAME),
     "Udfyld: samme værdi – Tiltag: Vej", "Fill: the same value – Measure: Vej", "scenarios scenario"),
    (measure_edits.add_measure, (3, "frame:MTM"),
     "Nyt tiltag", "New measure", "scenarios scenario"),
    (measure_edits.add_template, (PLANNED, 3, BUILDING, SCHOOL),
     "Bygning med afledt drift: Hal", "Building with running costs: Hal", "scenarios scenario"),
    (measure_edits.paste_measures, (A.measures[:1], 0),
     "Sæt 1 tiltag ind", "Paste 1 measure", "scenarios scenario"),
    (measure_edits.duplicate_measures, ([0],),
     "Duplikér – Tiltag: Vej", "Duplicate – Measure: Vej", "scenarios scenario"),
    (measure_edits.remove_measures, ([0, 1],),
     "Slet 2 tiltag", "Delete 2 measures", "scenarios scenario"),
    (measure_edits.move_measures, ([0], 1),
     "Flyt – Tiltag: Vej", "Move – Measure: Vej", "scenarios scenario"),
    (budget_edits.set_amounts, (PLANNED, {("frame:MTM", 2026): 1.0}, Way.TYPED, "Ramme 2026"),
     "Ramme 2026", "Ramme 2026", "budget"),
    (budget_edits.title_budget, ("T",),
     "Budgettets titel", "Title of the budget", "budget"),
    (budget_edits.note_budget, ("N",),
     "Note til budgettet", "Note on the budget", "budget"),
    (budget_edits.price_budget, (PLANNED, 2026),
     "Budgettets priser: 2026-priser", "Prices of the budget: 2026 prices", "budget"),
    (budget_edits.remove_budget, (),
     "Fjern budgettet", "Remove the budget", "budget"),
    (budget_paste.paste_budget, (budget_paste.pasted(FULL.study, PLANNED, BLOCK, budget_paste.Place()),),
     "Indsæt", "Paste", "budget"),
    (forecast_edits.set_forecast, (Forecast("Ny", PEOPLE),),
     "Prognose »Ny«", "Forecast “Ny”", "forecast"),
    (forecast_edits.import_forecast, (PEOPLE, "fra en fil"),
     "Prognose »Prognose 2025–2029«", "Forecast “Forecast 2025–2029”", "forecast"),
    (forecast_edits.take_out_forecast, (),
     "Tag »Prognose« ud", "Take out “Prognose”", "forecast"),
    (forecast_edits.take_out_forecast_to, (2031,),
     "Tag prognosen ud, og gå til 2031", "Take the forecast out and go to 2031", "forecast horizon"),
    (forecast_edits.title_forecast, ("T",),
     "Prognosens titel", "Title of the forecast", "forecast"),
    (forecast_edits.note_forecast, ("N",),
     "Prognosens note", "Note of the forecast", "forecast"),
    (import_edits.import_budget, (PLANNED, {("frame:MTM", 2026): 1.0, ("frame:MTM", 2027): 2.0}, None),
     "Hent et budget: 1 linje", "Import a budget: 1 line", "budget"),
    (import_edits.import_measures, ((Measure("Vej", "frame:MTM", {2027: 9.0}),),),
     "Hent 1 tiltag", "Import 1 measure", "scenarios scenario"),
    (import_edits.import_assumptions, ([(TAX, "", [0.2] * 5), (GROWTH, "", [1.0] * 5)], {"tax_rate": "ny"}),
     "Hent 2 forudsætninger", "Import 2 assumptions", "scenarios scenario"),
    (import_edits.import_workbook, (Scenario("Fra regneark"), None, FULL.study.forecast, 2029),
     "Hent »Fra regneark«", "Import “Fra regneark”", "budget scenarios selected scenario"),
    (spread_edits.set_spread, (PLANNED, "frame_change.MBU", 5.0),
     "Spredning: Ændring af ramme, Børn og Unge", "Spread: Change of frame, Children, Young", "spreads"),
    (spread_edits.set_spreads, (PLANNED, {"frame_change.MBU": 5.0, "tax_base_growth": None}, Way.TYPED),
     "Spredning: Ændring af ramme, Børn og Unge", "Spread: Change of frame, Children, Young",
     "spreads spread_notes"),
    (spread_edits.note_spread, (PLANNED, "tax_base_growth", "fordi"),
     "Begrundelse for spredning: Vækst i grundlag, Aarhus", "Why this spread: Tax base growth, Aarhus",
     "spread_notes"),
    (spread_edits.reset_spreads, (),
     "Nulstil alle spredninger", "Reset all spreads", "spreads spread_notes"),
    (spread_edits.set_seed, (7,),
     "Startværdi for trækningerne", "Seed of the draws", "seed"),
    (question_edits.take_questions, ([Question("Hvornår?", About(package="P"))],),
     "1 spørgsmål eller svar overtaget", "1 question or answer taken over", "questions"),
    (question_edits.add_questions, ([Question("Ny?", About(package="P"))],),
     "1 nyt spørgsmål", "1 new question", "questions"),
    (question_edits.change_question, (0, Question("Hvorfor?", About(package="P"), answer="Derfor")),
     "Svar på et spørgsmål", "Answer to a question", "questions"),
    (question_edits.remove_question, (0,),
     "Slet et spørgsmål", "Delete a question", "questions"),
    (question_edits.take_questions,
     ([Question("Ny?", About(package="P")), Question("Hvorfor?", About(package="P"))],),
     "1 spørgsmål eller svar overtaget", "1 question or answer taken over", "questions"),
    (proposal_edits.propose, (),
     "Nyt forslag på »A«", "New proposal on “A”", "scenarios selected scenario"),
    (proposal_edits.base_on, ("B",),
     "»A« bygger på »B«", "“A” builds on “B”", "scenarios scenario"),
    (proposal_edits.make_final, (SEAL,),
     "»A« er endeligt", "“A” is final", "scenarios scenario"),
    (proposal_edits.draft_copy, (),
     "Kladdekopi af »A«", "Draft copy of “A”", "scenarios selected reference scenario"),
    (proposal_edits.add_example, (PLANNED, "land_tax"),
     "Eksempel: Højere grundskyld", "Example: Higher land tax", "scenarios scenario"),
    (proposal_edits.add_decision, (A.measures[0],),
     "Nyt tiltag: Vej", "New measure: Vej", "scenarios scenario"),
    (rule_edits.switch_shipped_rule, (SHIPPED, False),
     f"Regel »{SHIPPED.name_da}« fra", f"Rule “{SHIPPED.name_en}” off", "rules_off"),
    (rule_edits.switch_own_rule, (0, False),
     "Regel »R« fra", "Rule “R” off", "rules"),
    (rule_edits.add_rule, (replace(FULL.study.rules[0], name="Q"),),
     "Ny regel »Q«", "New rule “Q”", "rules"),
    (rule_edits.change_rule, (0, replace(FULL.study.rules[0], threshold=1.0)),
     "Regel »R«", "Rule “R”", "rules"),
    (rule_edits.remove_rule, (0,),
     "Slet regel »R«", "Delete rule “R”", "rules"),
]  # fmt: skip
"""The function, what it is given after the state, both labels, and what is another afterwards."""
NAMES = [case[0].__name__ for case in CASES]
CHOSEN = {
    measure_edits.fill_amounts: {"is_lasting": False},
    budget_edits.price_budget: {"converts": True},
    import_edits.import_measures: {"replaces": True},
    meeting_edits.switch_in_meeting: {"is_on": False},
}


@pytest.fixture(autouse=True)
def danish():
    set_language("da")
    yield
    set_language("da")


def edited(function, arguments, state=FULL):
    return function(state, *arguments, **CHOSEN.get(function, {}))


def changed(before, after):
    """Names of what is another: fields of the study, which scenario is shown and which it is compared with."""
    found = {
        one.name
        for one in fields(before.study)
        if getattr(before.study, one.name) != getattr(after.study, one.name)
    }
    return found | {
        name for name in ("selected", "reference", "scenario") if getattr(before, name) != getattr(after, name)
    }


def gives_an_edit(function):
    return inspect.isfunction(function) and inspect.signature(function).return_annotation == Edited


def test_that_every_edit_has_a_case_and_takes_the_state_first():
    rooms = [import_module(f"scenarier.session.{path.stem}") for path in sorted(FOLDER.glob("*.py"))]
    found = {each for room in rooms for name, each in vars(room).items() if gives_an_edit(each) and name[0] != "_"}
    assert found == {case[0] for case in CASES}
    assert all(next(iter(inspect.signature(each).parameters)) == "state" for each in found)


@pytest.mark.parametrize(("function", "arguments", "da", "en", "others"), CASES, ids=NAMES)
def test_that_an_edit_has_its_name_in_both_languages_and_changes_nothing_else(function, arguments, da, en, others):
    set_language("da")
    label, after = edited(function, arguments)
    assert label == da
    assert changed(FULL, after) == set(others.split())
    set_language("en")
    assert edited(function, arguments)[0] == en


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_that_an_edit_is_one_step_that_undo_takes_back_whole(case):
    session = Session(BASELINE, FULL.study)
    session.refer_to(1)
    before = session.state
    assert before == FULL
    session.do(edited(case[0], case[1], before))
    assert session.study != before.study
    assert len(session.history[0]) == 1
    session.undo()
    assert session.state == before


ON_NOTHING = [
    (lever_edits.set_lever, (BASELINE, "population_growth", "", [4_000.0] * 5)),
    (lever_edits.note_parameter, ("tax_rate", "fordi", "Skat")),
    (lever_edits.start_from, (BASELINE, 0.5)),
    (lever_edits.set_parameters, ([(TAX, "", [0.2] * 5)], Way.PASTED)),
    (measure_edits.add_measure, (0, "frame:MTM")),
    (measure_edits.add_template, (BASELINE, 0, BUILDING, SCHOOL)),
    (measure_edits.paste_measures, (A.measures, 0)),
    (import_edits.import_assumptions, ([(TAX, "", [0.2] * 5)], {})),
]


@pytest.mark.parametrize(("function", "arguments"), ON_NOTHING, ids=[case[0].__name__ for case in ON_NOTHING])
def test_that_an_edit_of_the_baseline_makes_a_scenario_that_is_shown(function, arguments):
    _, after = function(State(Study(), BASELINE_INDEX), *arguments)
    assert [one.name for one in after.study.scenarios] == [tr("Scenario") + " 1"]
    assert (after.selected, after.reference) == (0, BASELINE_INDEX)
    assert after.scenario != Scenario(after.scenario.name)


def test_that_lines_that_start_from_a_share_already_are_no_edit():
    _, state = lever_edits.start_from(FULL, PLANNED, 0.5)
    assert lever_edits.start_from(state, PLANNED, 0.5)[1] is state


def test_that_a_group_is_reverted_whole_and_alone():
    after = lever_edits.revert_group(FULL, PLANNED, "tax")[1].scenario
    assert set(after.parameters) == {"population_growth"}
    assert after.measures == A.measures


def test_that_levers_are_reset_with_their_reasons_and_measures_stay():
    after = lever_edits.reset_levers(FULL)[1].scenario
    assert (dict(after.parameters), dict(after.notes), after.measures) == ({}, {}, A.measures)


def test_that_a_new_measure_follows_the_one_before_it():
    *_, made = measure_edits.add_measure(FULL, 3, "frame:MSO")[1].scenario.measures
    assert (made.target, made.package, dict(made.amounts)) == ("frame:MTM", "P", {})


def test_that_copies_of_a_whole_package_make_a_package_of_their_own_behind_it():
    made = measure_edits.duplicate_measures(FULL, [1, 2])[1].scenario.measures
    assert [one.package for one in made] == ["", "P", "P", "P (kopi)", "P (kopi)"]


def test_that_measures_without_room_to_move_stay():
    assert measure_edits.move_measures(FULL, [0], -1)[1] is FULL


def test_that_the_ways_to_set_cells_are_named_and_a_typed_cell_names_itself():
    assert way_words(Way.TYPED, "Ramme 2026") == "Ramme 2026"
    names = [way_words(way) for way in Way if way is not Way.TYPED]
    assert names == [
        "Indsæt",
        "Tilbage til grundforløbets værdi",
        "Slet beløbene",
        "Udfyld: samme værdi",
        "Udfyld: lineært fra første til sidste",
        "Udfyld: årlig vækst",
    ]
