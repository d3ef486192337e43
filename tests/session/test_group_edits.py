"""Groups' measures taken over into the open study, with their origin, and a compromise made of what is shared."""

import pytest
from tests.made import Study

from scenarier.analysis.common_ground import shared
from scenarier.jobs.studies import open_study
from scenarier.model.groups import Group
from scenarier.model.measures import total_effect
from scenarier.model.study import Measure, Scenario
from scenarier.session.group_edits import compromise, take_over
from scenarier.session.session import Session
from scenarier.text.language import set_language

CARE, ROADS = "area:MSO.local_units", "frame:MTM"


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("da")


def group(name, *measures, horizon=2029):
    study = Study(horizon=horizon, scenarios=(Scenario(name, measures=measures, based_on="Forvaltningen"),))
    return Group(name, study, 0, f"/somewhere/{name}.scenarier")


A = group(
    "A",
    Measure("Hænder", CARE, {2026: 40.0}, lasting=True, package="Løft"),
    Measure("Veje", ROADS, {2026: -40.0, 2030: -90.0}, lasting=True, package="Løft", owner="MTM", note="Asfalt"),
    horizon=2031,
)
B = group("B", Measure("Flere hænder", CARE, {2026: 40.0}, lasting=True))


@pytest.fixture
def session():
    base = Scenario("Forvaltningen", measures=(Measure("Løst", CARE, {2027: 1.0}, package="løft"),))
    return Session(open_study(None)[1], Study(scenarios=(base,)))


def test_that_what_is_taken_over_says_whose_it_was_and_stays_one_package(session):
    before = session.state
    session.do(take_over(session.state, [(A, measure) for measure in A.own_measures]))
    hands, roads = session.scenario.measures[1:]
    assert (hands.package, roads.package) == ("Løft 2", "Løft 2")
    assert (hands.owner, hands.note) == ("A", "Taken over from A (A.scenarier)")
    assert (roads.owner, roads.note) == ("MTM", "Taken over from A (A.scenarier)\nAsfalt")
    assert roads.amounts == {2026: -40.0}  # 2030 is after this study's last year
    assert A.scenario.measures[1].note == "Asfalt"
    session.undo()
    assert session.state == before


def test_that_a_compromise_holds_its_base_and_once_what_is_shared(session):
    session.do(compromise(session.state, [A, B], shared([A, B], with_near=False)))
    made = session.scenario
    assert (made.name, made.based_on, made.status) == ("Compromise 1", "Forvaltningen", "draft")
    assert [one.title for one in made.measures] == ["Løst", "Hænder"]
    hands = made.measures[1]
    assert (hands.owner, hands.lasting, hands.package) == ("A, B", True, "Løft 2")
    assert hands.note == "Taken over from A, B (A.scenarier, B.scenarier)"
    years = range(2026, 2030)
    assert total_effect(made.measures[1:], years) == (-40.0,) * 4
    session.do(take_over(session.state, [(A, A.own_measures[1])]))
    assert total_effect(session.scenario.measures[1:], range(2026, 2027)) == (0.0,)
    session.undo()
    session.undo()
    assert [one.name for one in session.study.scenarios] == ["Forvaltningen"]
