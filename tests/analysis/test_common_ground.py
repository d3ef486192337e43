"""What three groups share, and which levers they moved: by hand, in any order."""

from itertools import permutations

import pytest
from tests.made import Study

from scenarier.analysis.common_ground import moved_levers, shared
from scenarier.jobs.studies import open_study
from scenarier.model.groups import Group
from scenarier.model.study import Measure, Scenario

CARE, ROADS, TAX = "area:MSO.local_units", "frame:MTM", "revenue:land_tax"


def group(name, *measures, horizon=2029, base=(), **parameters):
    proposal = Scenario(name, measures=(*base, *measures), parameters=parameters, based_on="Forvaltningen")
    scenarios = (Scenario("Forvaltningen", measures=tuple(base), parameters={"tax_rate": 0.25}), proposal)
    return Group(name, Study(horizon=horizon, scenarios=scenarios), 1, f"{name}.scenarier")


A = group(
    "A", Measure("Hænder", CARE, {2026: 40.0}, lasting=True), Measure("Veje", ROADS, {2026: -30.0, 2027: -40.0}),
    Measure("Fra", TAX, {2026: 9.0}, on=False), tax_rate={2026: 0.25, 2027: 0.252},
    **{"frame_change.MKB": {2026: -3.0}},
)  # fmt: skip
B = group(
    "B", Measure("Flere hænder", CARE, dict.fromkeys(range(2026, 2029), 40.2)),
    Measure("Asfalt", ROADS, {2026: -20.0, 2028: -5.0}), Measure("Skat", TAX, {2026: 10.0}), horizon=2028,
    tax_rate=0.249,
)  # fmt: skip
C = group("C", Measure("Skat", TAX, {2026: -10.0}), base=[Measure("Hænder", CARE, {2026: 40.0}, lasting=True)],
          tax_rate=0.25)  # fmt: skip


@pytest.mark.parametrize("order", list(permutations((A, B, C))))
def test_that_a_majority_shares_what_two_of_three_have_alike_with_the_smaller_amount(order):
    (care,) = shared(order, with_near=False)  # C has it from its base, so it is no proposal of C's
    assert [(group.name, measure.title) for group, measure in care.members] == [
        ("A", "Hænder"),
        ("B", "Flere hænder"),
    ]
    assert care.amounts == {2026: 40.0, 2027: 40.0, 2028: 40.0}
    assert not care.is_lasting
    care, roads = shared(order, with_near=True)
    assert (roads.first.title, roads.amounts) == ("Veje", {2026: -20.0, 2027: 0.0, 2028: 0.0})


def test_that_four_groups_need_three():
    four = [A, B, C, group("D")]
    assert shared(four, with_near=True) == []
    assert shared([A], with_near=True) == []


def test_that_a_lever_tells_who_moved_it_from_its_base_and_between_which_values():
    found = moved_levers([C, B, A], open_study(None)[1])
    told = {key: ([one.name for one in lever.groups], lever.lowest, lever.highest) for key, lever in found.items()}
    # A plain 0.25 is the base's own; what A leaves out (2025, 2028) is the package's 0.2452, not the base's 0.25.
    assert told == {"tax_rate": (["A", "B"], 0.2452, 0.252), "frame_change.MKB": (["A"], -3.0, -3.0)}
