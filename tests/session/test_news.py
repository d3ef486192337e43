"""News say exactly what has changed, and what was not seen gets all that it has missed."""

from dataclasses import fields
from pathlib import Path

import pytest
from tests.made import Study

from scenarier.jobs.studies import open_study
from scenarier.model.plan import Budget
from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario
from scenarier.model.terms import Terms
from scenarier.session import budget_edits, edits, lever_edits, measure_edits, rule_edits
from scenarier.session.news import EVERYTHING, NOTHING, Missed, News
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.session import Session
from scenarier.session.ways import Way

A = Scenario("A", parameters={"tax_rate": 0.25}, measures=(Measure("Vej", "frame:MTM", {2026: 5.0}),))
RULE = Rule("R", "savings", "at_least", 0.0)
STUDY = Study(scenarios=(A, Scenario("B")), rules=(RULE,), budget=Budget("P", {"frame:MTM": {2026: 5_000.0}}))

AMOUNTS = {("frame:MBU", 2026): 5_300.0}


class Heard(list):
    """What a listener was told; `of` names what changed in the one news that came since it was asked last."""

    def of(self):
        (news,) = self
        self.clear()
        return {one.name for one in fields(News) if getattr(news, one.name)}


@pytest.fixture
def session():
    _, baseline = open_study(None)
    return Session(baseline, STUDY, Path("a.scenarier"))


@pytest.fixture
def heard(session):
    made = Heard()
    session.listeners.append(made.append)
    return made


EDITS = {
    "lever": (lambda s: lever_edits.set_lever(s.state, s.baseline, "tax_rate", "", [0.26] * 5), "scenario"),
    "measure": (lambda s: measure_edits.switch_measures(s.state, [0]), "scenario"),
    "name": (lambda s: edits.rename_scenario(s.state, 0, "C"), "scenario"),
    "other": (lambda s: edits.rename_scenario(s.state, 1, "C"), ""),
    "title": (lambda s: edits.describe_study(s.state, "T", ""), ""),
    "horizon": (lambda s: edits.set_horizon(s.state, 2031), "horizon"),
    "new": (lambda s: edits.add_scenario(s.state), "selected scenario"),
    "move": (lambda s: edits.move_scenario(s.state, 0, 1), "selected scenario"),
    "rule": (lambda s: rule_edits.switch_own_rule(s.state, 0, False), "rules"),
    "budget": (lambda s: budget_edits.set_amounts(s.state, s.baseline, AMOUNTS, Way.PASTED), "plan"),
}  # fmt: skip


@pytest.mark.parametrize("kind", EDITS)
def test_that_news_of_an_edit_undo_and_redo_name_what_it_changes(session, heard, kind):
    make, others = EDITS[kind]
    wanted = {"study", "history", *others.split()}
    session.do(make(session))
    assert heard.of() == wanted | {"file"}, "the study is unsaved now"
    session.undo()
    assert heard.of() == wanted | {"file"}
    session.redo()
    assert heard.of() == wanted | {"file"}
    session.go_to(0)
    assert heard.of() == wanted | {"file"}


def test_that_a_drag_is_news_of_the_scenario_alone_after_its_first_step(session, heard):
    gesture = object()
    for rate in (0.26, 0.27, 0.28):
        heard.clear()
        edited = lever_edits.set_lever(session.state, session.baseline, "tax_rate", "", [rate] * 5)
        session.do(edited, gesture)
    assert heard.of() == {"study", "scenario"}


def test_that_an_edit_of_the_reference_is_news_of_it(session, heard):
    session.refer_to(1)
    assert heard.of() == {"reference"}
    session.do(edits.rename_scenario(session.state, 1, "C"))
    assert heard.of() == {"study", "reference", "history", "file"}


def test_that_the_baseline_edited_is_news_of_the_scenario_that_comes_of_it(session, heard):
    session.select(BASELINE_INDEX)
    assert heard.of() == {"selected", "scenario"}
    session.do(lever_edits.set_lever(session.state, session.baseline, "tax_rate", "", [0.26] * 5))
    assert heard.of() == {"study", "scenario", "selected", "history", "file"}


def test_that_terms_are_news_of_nothing_else(session, heard):
    session.show_in(Terms("base_year"))
    assert heard.of() == {"terms"}


def test_that_a_file_saved_lost_and_found_is_news_of_the_file_alone(session, heard):
    session.lose_file(True)
    assert heard.of() == {"file"}
    session.lose_file(False)
    assert heard.of() == {"file"}
    session.saved_as(Path("b.scenarier"))
    assert heard.of() == {"file"}


def test_that_a_study_opened_is_news_of_everything(session, heard):
    session.open(session.baseline, STUDY, None)
    assert heard == [EVERYTHING]
    assert not EVERYTHING.refused


def test_that_a_refused_edit_changes_nothing_and_has_fields_shown_again(session, heard):
    session.do(edits.rename_scenario(session.state, 0, "\u200b"))
    assert heard.of() == {"refused"}


def test_that_an_edit_that_changes_nothing_is_no_news(session, heard):
    session.do(edits.rename_scenario(session.state, 0, "A"))
    assert heard == []


def test_that_news_are_joined(session):
    assert News(study=True) | News(terms=True) == News(study=True, terms=True)
    assert NOTHING | EVERYTHING == EVERYTHING


@pytest.mark.parametrize(
    ("name", "results", "projected", "foundation"),
    [
        ("study", False, False, False),
        ("scenario", True, True, False),
        ("selected", False, False, False),
        ("reference", True, False, False),
        ("horizon", True, True, False),
        ("rules", False, False, False),
        ("plan", True, True, True),
        ("baseline", True, True, True),
        ("terms", True, False, False),
        ("file", False, False, False),
        ("history", False, False, False),
        ("refused", False, False, False),
    ],
)
def test_that_it_is_known_which_news_touch_numbers(name, results, projected, foundation):
    news = News(**{name: True})
    assert (news.results, news.projected, news.foundation) == (results, projected, foundation)


def test_that_what_was_not_seen_gets_all_it_has_missed_once_and_a_new_thing_everything():
    missed = Missed()
    assert missed.take("frames") == EVERYTHING
    assert missed.take("frames") == NOTHING
    missed.add(News(terms=True))
    missed.add(News(study=True))
    assert missed.take("frames") == News(terms=True, study=True)
    assert missed.take("frames") == NOTHING
    assert missed.take("compare") == EVERYTHING
