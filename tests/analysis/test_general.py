"""The equations that hold for every scenario give each scenario's own numbers, whatever it chooses."""

import pytest
from tests.oracle.compare import AARHUS
from tests.oracle.plans import levels_everywhere, ordinary_forecast
from tests.oracle.studies import changes_everywhere

from scenarier.analysis.explain.expression import Formula, value_of
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.general import general_equations
from scenarier.model.study import BASELINE, Measure, Scenario

CAPPED = Scenario("Loft", parameters={"savings_cap.MBU": 0.01, "savings_cap.MSO": 0.5})
NO_NEED = Scenario("Intet behov", parameters={f"real_growth.{area.name}": -0.1 for area in AARHUS.areas})
PLANNED = AARHUS.with_plan(levels_everywhere(1, 2030), ordinary_forecast(2, 2035))


@pytest.mark.parametrize(
    "scenario", [BASELINE, CAPPED, NO_NEED, changes_everywhere(3, 2029)], ids=lambda one: one.name
)
@pytest.mark.parametrize("baseline", [AARHUS, PLANNED], ids=["alone", "planned"])
def test_that_each_equation_gives_what_the_engine_computes(scenario, baseline):
    figures = Figures(baseline, scenario, 2029)
    made = general_equations(figures)
    computed = {
        key: one for key, one in made.items() if isinstance(one, Formula) and "parameter:" not in key.variable
    }
    assert len(computed) > 3000
    for key, formula in computed.items():
        expected = figures.value(key)
        assert value_of(formula, figures.value) == pytest.approx(expected, rel=1e-9, abs=1e-7), key


def test_that_the_equations_are_the_same_for_every_scenario():
    measured = Scenario(
        "Andet", parameters={"savings_cap.MBU": 0.01}, measures=(Measure("Et", "frame:MBU", {2026: 1}),)
    )
    plain, other = (general_equations(Figures(AARHUS, one, 2029)) for one in (BASELINE, measured))
    assert plain == other
