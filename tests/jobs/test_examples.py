"""The example studies are sound, explained, differ from the baseline, and do what their notes say."""

import pytest

from scenarier.engine.project import project
from scenarier.jobs.studies import example_paths, open_study, spoken_example_paths
from scenarier.model.study import BASELINE
from scenarier.storage.study_write import study_bytes
from scenarier.text.language import set_language

DANISH = example_paths()
ENGLISH = [path.parent / "en" / path.name for path in DANISH]


def numbers(scenario):
    """A scenario without its words."""
    measures = [(one.target, dict(one.amounts), one.on, one.lasting) for one in scenario.measures]
    return dict(scenario.parameters), measures


def example(name):
    """The example, and the projection of Grundforløb and its scenarios in turn."""
    study, baseline = open_study(next(path for path in example_paths() if path.stem == name))
    return study, baseline, project(baseline, [BASELINE, *study.scenarios], study.horizon)


@pytest.mark.parametrize("path", [*DANISH, *ENGLISH], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_that_an_example_is_explained_and_moves_something(path):
    study, baseline = open_study(path)
    assert study.title
    assert study.note
    plain = project(baseline).series("liquidity_per_citizen")[-1]
    for scenario in study.scenarios:
        assert scenario.note
        assert all(measure.note and measure.owner for measure in scenario.measures)
        assert abs(project(baseline, [scenario]).series("liquidity_per_citizen")[-1] - plain) > 50


@pytest.mark.parametrize(("danish", "english"), zip(DANISH, ENGLISH, strict=True), ids=lambda path: path.stem)
def test_that_the_english_examples_are_the_danish_ones_in_other_words(danish, english):
    one, other = (open_study(path)[0] for path in (danish, english))
    assert one.title != other.title
    assert list(map(numbers, one.scenarios)) == list(map(numbers, other.scenarios))
    assert (one.budget and one.budget.levels) == (other.budget and other.budget.levels)


def test_that_examples_are_offered_in_the_language_that_is_spoken():
    set_language("en")
    assert spoken_example_paths() == ENGLISH
    set_language("da")
    assert spoken_example_paths() == DANISH


@pytest.mark.parametrize("path", [*DANISH, *ENGLISH], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_that_an_example_stands_as_the_program_would_write_it(path):
    assert path.read_bytes() == study_bytes(open_study(path)[0])


def test_that_the_savings_plan_has_a_measure_in_every_department():
    study, baseline, _ = example("spareplan")
    targets = {measure.target for measure in study.scenarios[0].measures}
    assert {f"frame:{department}" for department in baseline.entities("department")} <= targets
    assert sum(measure.amount_in(2029) for measure in study.scenarios[0].measures) == -123


def test_that_efficiencies_of_which_half_is_realised_are_felt_as_service_gap():
    _, _, projection = example("spareplan")
    gap = [projection.series("service_gap_total", "", place)[-1] for place in range(4)]
    frames = [sum(projection.series("frame", name, place)[-1] for name in projection.entities["department"])
              for place in range(4)]  # fmt: skip
    assert gap[0] < gap[1] < gap[2]  # Grundforløb, the plan, and the plan with a requirement
    assert gap[3] < gap[2]  # the same requirement, all of it realised
    assert frames[3] == pytest.approx(frames[2], abs=1e-9)


def test_that_low_growth_does_what_its_note_says():
    _, _, projection = example("lav-vaekst")

    def moved(variable):
        return projection.series(variable, "", 1) - projection.series(variable, "", 0)

    assert all(moved("operating_result")[3:] < 0)
    assert moved("service_gap_total")[-1] < 0.5 * moved("operating_result")[-1] < 0  # most of it is a smaller gap
    assert moved("capex_income")[2] < -50  # land is not sold in the very year
    assert moved("capex_gross")[2] == 0
    assert moved("capex_gross")[3] < 0  # and capital follows a year after
    assert abs(moved("liquidity_per_citizen")[-1]) < 0.02 * projection.series("liquidity_per_citizen")[-1]


def test_that_known_events_name_their_source_and_leave_open_what_nobody_has_published():
    study, _, projection = example("kendte-begivenheder")
    measures = study.scenarios[0].measures
    assert all(measure.package for measure in measures)
    for measure in measures:
        is_open = "(udestår)" in measure.title
        assert is_open == (not measure.on) == (not measure.amounts)
        assert "linje" in measure.note or "ovenfor" in measure.note or "Ingen har offentliggjort" in measure.note
    # 55 and 49 mio. kr. in 2025's own prices, and 130 for homes in 2024 prices.
    assert projection.series("grants", "", 1)[1] - projection.series("grants")[1] == pytest.approx(104, abs=0.1)
    income = projection.series("capex_income", "", 1) - projection.series("capex_income")
    assert income[2] == pytest.approx(130 * 1.028**2, abs=1e-9)


def test_that_co_financing_that_ends_against_the_block_grant_is_neutral_as_long_as_nobody_knows_better():
    _, _, projection = example("kendte-begivenheder")
    # What is left is the part of its department's gap that falls on the decentralised row.
    assert projection.series("cofinancing_expenditure", "", 1)[3:] == pytest.approx(0, abs=0.25)
    before_interest = projection.series("result", "", 1) - projection.series("interest", "", 1)
    plain = projection.series("result") - projection.series("interest")
    assert before_interest[3:] == pytest.approx(plain[3:], abs=0.25)


def test_that_grundforloeb_of_the_budget_example_gives_the_budgets_amounts():
    study, _, projection = example("budget-eksempel")
    assert "eksempel" in study.budget.title
    assert "Opdigtede" in study.budget.note
    price = projection.series("service_price_index")
    in_2026 = price / price[2]
    for name, amount in (("MBU", 5310.0), ("MTM", 1790.0)):
        assert projection.series("frame", name)[2] == pytest.approx(amount, abs=1e-9)
    assert projection.series("frame", "MSO")[5] == pytest.approx(4120.0 * in_2026[5], abs=1e-9)
    assert projection.series("capex_gross")[3] == pytest.approx(1500.0 * in_2026[3], abs=1e-9)
    assert projection.series("area_spending", "CENTRAL.other")[4] == pytest.approx(160.0 * in_2026[4], abs=1e-9)
