"""Levers by name, and a scenario many times over, held against scenarios projected one by one."""

from dataclasses import replace

import numpy as np
import pytest

from scenarier.analysis.levers import MeasureLever, ParameterLever, lever_named, parameter_levers
from scenarier.analysis.varied import Varied
from scenarier.engine.project import project
from scenarier.model.study import Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.errors import Fault
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.variables import VARIABLES

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
HORIZON = 2031
LASTING = Measure("Ny hal", "capex:gross", {2027: 80.0}, lasting=True)
OFF = Measure("Sparet", "frame:MSO", {2026: -30.0, 2028: -5.0}, on=False)


def _scenario() -> Scenario:
    return Scenario("A", parameters={"tax_rate": 0.25, "frame_change.MBU": {2027: 20.0}}, measures=(LASTING, OFF))


def _lever(name: str) -> ParameterLever | MeasureLever:
    found = lever_named(AARHUS, _scenario(), name)
    assert not isinstance(found, Fault)
    return found


def _same(found: dict[str, np.ndarray], copy: int, scenario: Scenario) -> None:
    alone = project(AARHUS, [scenario], HORIZON)
    for name in VARIABLES:
        expected = np.broadcast_to(alone.values[name], (*alone.values[name].shape[:-1], 1))[..., 0]
        np.testing.assert_allclose(found[name][..., copy], expected, rtol=1e-12, atol=1e-9, err_msg=name)


def test_that_a_copy_equals_the_scenario_with_that_value() -> None:
    varied = Varied(AARHUS, _scenario(), HORIZON, 3)
    varied.put(_lever("frame_change.MBU"), np.array([-10.0, 0.0, 35.0]), from_year=2028)
    varied.put(_lever("equalisation_rate"), np.array([0.6]), places=[1])
    found = varied.results(tuple(VARIABLES))
    for copy, (change, rate) in enumerate(zip([-10.0, 0.0, 35.0], [0.75, 0.6, 0.75], strict=True)):
        later = dict.fromkeys(range(2028, HORIZON + 1), change)
        parameters = {"tax_rate": 0.25, "frame_change.MBU": {2027: 20.0, **later}, "equalisation_rate": rate}
        _same(found, copy, replace(_scenario(), parameters=parameters))


def test_that_a_measures_amount_is_put_in_each_year_and_switched_on() -> None:
    varied = Varied(AARHUS, _scenario(), HORIZON, 2)
    varied.put(_lever("measure: ny HAL "), np.array([0.0, 120.0]), from_year=2026)
    varied.put(_lever("measure:Sparet"), np.array([-7.0]), places=[1], from_year=2027)
    found = varied.results(tuple(VARIABLES))
    off = replace(LASTING, amounts={}), OFF
    on = (
        replace(LASTING, amounts=dict.fromkeys(range(2026, HORIZON + 1), 120.0)),
        replace(OFF, on=True, amounts=dict.fromkeys(range(2027, HORIZON + 1), -7.0)),
    )
    for copy, measures in enumerate((off, on)):
        _same(found, copy, replace(_scenario(), measures=measures))


def test_that_a_levers_own_values_are_the_scenarios() -> None:
    varied = Varied(AARHUS, _scenario(), 2029, 1)
    assert varied.own(_lever("frame_change.MBU")).tolist() == [0, 0, 0, 20, 0, 0]
    assert varied.own(_lever("measure:Ny hal")).tolist() == [0, 0, 0, 80, 80, 80]
    assert varied.own(_lever("measure:Sparet")).tolist() == [0] * 6
    assert varied.own(_lever("equalisation_rate")).tolist() == [0.75]


def test_that_every_parameter_is_a_lever_that_its_name_finds() -> None:
    levers = list(parameter_levers(AARHUS))
    assert {lever.spec.name for lever in levers} == set(AARHUS.parameters)
    assert [lever_named(AARHUS, _scenario(), lever.name) for lever in levers] == levers


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("tax_rat", "tax_rate"),
        ("frame_change", "frame_change.MSO"),
        ("frame_change.MBX", "frame_change.MBU"),
        ("tax_rate.MBU", "tax_rate"),
        ("tax_rate.", "tax_rate"),
        ("measure:Ny hål", "Ny hal"),
        ("measure:", ""),
        ("", ""),
    ],
)
def test_that_a_name_that_is_none_is_a_fault_with_the_nearest(name: str, meant: str) -> None:
    fault = lever_named(AARHUS, _scenario(), name)
    assert isinstance(fault, Fault)
    assert fault.nearest.partition(".")[0] == meant.partition(".")[0]


def test_that_a_title_that_stands_twice_is_a_fault() -> None:
    twice = replace(_scenario(), measures=(LASTING, OFF, replace(OFF, title="ny hal")))
    assert isinstance(lever_named(AARHUS, twice, "measure:Ny hal"), Fault)
