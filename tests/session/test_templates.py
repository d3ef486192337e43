"""Measures made from a few answers: by hand, and what the engine makes of them."""

from dataclasses import replace

import numpy as np
import pytest

from scenarier.engine.project import project
from scenarier.jobs.studies import open_study
from scenarier.model.measures import total_effect
from scenarier.model.study import Measure, Scenario
from scenarier.session.templates import (
    BUILDING,
    FIELDS,
    MOVED,
    NAMES,
    REFORM,
    Answers,
    choices,
    faults_of,
    made,
    usual,
)
from scenarier.text.language import set_language

BASELINE = open_study(None)[1]
EMPTY = Scenario("A")
TASK = Answers("Tandpleje", "area:MBU.health_dental_ppr", "area:MSO.shared_operations", "12,5", first=2027)
LAW = Answers("Ældrelov", "", "area:CENTRAL.other", "40", first=2026)
SCHOOL = Answers("Ny skole", "", "area:MBU.schools", "120", "8,5", first=2026, last=2028)


@pytest.fixture(autouse=True)
def danish():
    set_language("da")


def change(measures, name, entity="", **parameters):
    before = Scenario("A", parameters=parameters)
    found = [
        project(BASELINE, [one], 2035).series(name, entity) for one in (before, replace(before, measures=measures))
    ]
    return np.asarray(found[1]) - np.asarray(found[0])


def test_that_every_template_begins_with_answers_that_lack_amounts_alone():
    for template in NAMES:
        start = usual(template, BASELINE, 2029)
        missing = {field for field in FIELDS[template] if field in ("amount", "running")}
        assert faults_of(template, start, BASELINE, 2029).keys() == missing
        answered = replace(start, amount="1", running="1")
        assert not faults_of(template, answered, BASELINE, 2029)
        for measure in made(template, answered, BASELINE, EMPTY):
            assert measure.target in BASELINE.measure_targets()


def test_that_a_task_moved_is_an_amount_less_in_one_area_and_more_in_the_other():
    given, taken = made(MOVED, TASK, BASELINE, EMPTY)
    assert (given.target, given.amounts) == ("area:MBU.health_dental_ppr", {2027: -12.5})
    assert (taken.target, taken.amounts) == ("area:MSO.shared_operations", {2027: 12.5})
    assert (given.lasting, taken.lasting) == (True, True)
    assert given.package == taken.package == "Tandpleje"
    assert given.title != taken.title


@pytest.mark.parametrize("adherence", [0.0, 0.5, 1.0])
def test_that_a_task_moved_leaves_every_service_gap_and_the_result_as_they_were(adherence):
    measures = made(MOVED, TASK, BASELINE, EMPTY)
    parameters = {f"frame_adherence.{name}": adherence for name in BASELINE.entities("department")}
    for department in BASELINE.entities("department"):
        assert change(measures, "service_gap", department, **parameters) == pytest.approx(0, abs=1e-9)
    assert change(measures, "result", **parameters) == pytest.approx(0, abs=1e-9)


def test_that_a_task_moved_takes_frame_and_need_along_in_both_departments():
    """12,5 in 2024 prices is more in 2027: as much as the price index of service says."""
    measures = made(MOVED, TASK, BASELINE, EMPTY)
    index = np.asarray(project(BASELINE, [EMPTY], 2035).series("service_price_index"))
    wanted = np.where(np.arange(2024, 2036) >= 2027, 12.5 * index, 0.0)
    for variable in ("frame", "need", "spending"):
        assert change(measures, variable, "MBU") == pytest.approx(-wanted, abs=1e-9)
        assert change(measures, variable, "MSO") == pytest.approx(wanted, abs=1e-9)


def test_that_frames_moved_besides_would_be_felt_as_a_service_gap():
    """Four measures, areas and frames, would move the frames twice: why there are two."""
    frames = (
        Measure("", "frame:MBU", {2027: -12.5}, lasting=True),
        Measure("", "frame:MSO", {2027: 12.5}, lasting=True),
    )
    moved = (*made(MOVED, TASK, BASELINE, EMPTY), *frames)
    assert change(moved, "service_gap", "MBU")[-1] > 12
    assert change(moved, "service_gap", "MSO")[-1] < -12


@pytest.mark.parametrize("target", ["area:CENTRAL.other", "area:MBU.schools", "area:MSO.cofinancing"])
def test_that_a_compensated_reform_changes_no_result_and_no_service_gap(target):
    cost, grant = made(REFORM, replace(LAW, target=target), BASELINE, EMPTY)
    assert (cost.target, grant.target) == (target, "revenue:grants")
    assert cost.amounts == grant.amounts == {2026: 40.0}
    assert (cost.lasting, grant.lasting) == (True, True)
    assert total_effect((cost, grant), range(2025, 2036)) == (0.0,) * 11
    for variable in ("result", "service_gap_total"):
        assert change((cost, grant), variable) == pytest.approx(0, abs=1e-9)


def test_that_a_building_is_paid_in_its_years_and_run_from_the_year_after():
    building, running = made(BUILDING, SCHOOL, BASELINE, EMPTY)
    assert (building.target, building.amounts) == ("capex:gross", {2026: 40.0, 2027: 40.0, 2028: 40.0})
    assert (running.target, running.amounts) == ("area:MBU.schools", {2029: 8.5})
    assert (building.lasting, running.lasting) == (False, True)
    effect = total_effect((building, running), range(2025, 2032))
    assert effect == (0.0, -40.0, -40.0, -40.0, -8.5, -8.5, -8.5)


def test_that_a_second_of_one_title_is_a_package_of_its_own():
    first = made(BUILDING, SCHOOL, BASELINE, EMPTY)
    second = made(BUILDING, SCHOOL, BASELINE, replace(EMPTY, measures=first))
    assert {measure.package for measure in second} == {"Ny skole 2"}


def test_that_what_is_wrong_is_told_by_the_field_it_is_about():
    for template, answers, fields in (
        (MOVED, replace(TASK, title=" "), {"title"}),
        (MOVED, replace(TASK, amount="-5"), {"amount"}),
        (MOVED, replace(TASK, amount="abc"), {"amount"}),
        (MOVED, replace(TASK, amount="200000"), {"amount"}),
        (MOVED, replace(TASK, target="area:MBU.schools"), {"target"}),
        (BUILDING, replace(SCHOOL, last=2025), {"last"}),
        (BUILDING, replace(SCHOOL, last=2029), {"last"}),
        (BUILDING, replace(SCHOOL, running="", amount="0"), {"running", "amount"}),
        (REFORM, LAW, set()),
    ):
        assert faults_of(template, answers, BASELINE, 2029).keys() == fields


def test_that_a_task_is_moved_between_decentralised_areas_alone():
    offered = choices(MOVED, "source", BASELINE)
    assert "area:MBU.schools" in offered
    assert "area:MBU.non_decentralised" not in offered
    assert "area:CENTRAL.other" not in offered
    assert "area:CENTRAL.other" in choices(REFORM, "target", BASELINE)
    assert "frame:MTM" in choices(BUILDING, "target", BASELINE)
