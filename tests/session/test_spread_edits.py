"""Spreads, their reasons, and the answers to questions, as edits leave them."""

from dataclasses import replace

from tests.made import Study

from scenarier.jobs.studies import open_study
from scenarier.model.questions import About, Question
from scenarier.session import question_edits, spread_edits
from scenarier.session.state import State

BASELINE = open_study(None)[1]
STATE = State(
    Study(spreads={"tax_rate": 0.01, "capex_gross": 5.0}, spread_notes={"tax_rate": "skøn"}), selected=-1
)


def test_that_a_spread_is_changed_added_and_taken_back_with_its_reason():
    changed = spread_edits.set_spread(STATE, BASELINE, "tax_rate", 0.0)[1].study
    assert (changed.spreads["tax_rate"], changed.spread_notes) == (0.0, {"tax_rate": "skøn"})
    added = spread_edits.set_spread(STATE, BASELINE, "frame_change.MBU", 3.0)[1].study
    assert added.spreads == {**STATE.study.spreads, "frame_change.MBU": 3.0}
    back = spread_edits.set_spread(STATE, BASELINE, "tax_rate", None)[1].study
    assert (back.spreads, back.spread_notes) == ({"capex_gross": 5.0}, {})


def test_that_a_blank_reason_is_none():
    assert spread_edits.note_spread(STATE, BASELINE, "tax_rate", "  ")[1].study.spread_notes == {}
    assert (
        spread_edits.note_spread(STATE, BASELINE, "capex_gross", " x ")[1].study.spread_notes["capex_gross"] == "x"
    )


def test_that_all_spreads_are_reset_and_the_seed_stays():
    seeded = spread_edits.set_seed(STATE, 9)[1]
    reset = spread_edits.reset_spreads(seeded)[1].study
    assert (reset.spreads, reset.spread_notes, reset.seed) == ({}, {}, 9)
    assert spread_edits.set_seed(seeded, None)[1].study.seed is None


def test_that_questions_keep_their_order():
    first, second, third = (Question(text, About(package="P")) for text in "ABC")
    asked = question_edits.add_questions(STATE, [first, second])[1]
    asked = question_edits.add_questions(asked, [third])[1]
    answered = replace(second, answer="ja")
    assert question_edits.change_question(asked, 1, answered)[1].study.questions == (first, answered, third)
    assert question_edits.remove_question(asked, 1)[1].study.questions == (first, third)
