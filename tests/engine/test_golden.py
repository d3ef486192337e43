"""The engine against figures computed by another implementation, and against the model's check figures.

`check-study.expected.csv` and `check-budget.expected.csv` were computed by an implementation that shares no code
with this project; they change only when docs/model.md changes, in a commit that says why.
"""

import csv
from pathlib import Path

import pytest

from scenarier.engine.project import project
from scenarier.model.study import BASELINE, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_read import read_study
from scenarier.vocabulary.places import baseline_folder

GOLDEN = Path(__file__).resolve().parents[1] / "golden"

# docs/model.md, check figures: 2024 to 2029 of the default scenario, as printed there.
CHECK_FIGURES = {
    "population": "367039 373335 378205 383075 387945 392815",
    "service_expenditure": "16856.0000 17527.1775 18161.9381 18808.5643 19518.9246 20240.6164",
    "transfer_expenditure": "6475.0000 6892.5067 7190.1591 7485.1143 7774.4526 8077.1859",
    "operating_expenditure": "24177.0000 25521.3123 26469.0923 27430.6444 28446.6946 29486.3701",
    "income_tax": "18747.0000 19814.5976 20822.6478 21773.3088 22764.0376 23796.4434",
    "land_tax": "1933.0000 1908.6160 1961.9002 2016.8334 2073.3048 2131.3573",
    "grants": "3269.0000 3189.0819 3164.1983 3188.8245 3209.1933 3224.9363",
    "revenue": "25482.0000 26489.0741 27568.5733 28641.9649 29753.9138 30905.7377",
    "operating_result": "1305.0000 967.7618 1099.4810 1211.3205 1307.2192 1419.3676",
    "capex_gross": "1289.0000 1325.0920 1362.1946 1400.3360 1439.5454 1479.8527",
    "result": "896.0000 547.3098 202.2714 288.9890 359.0625 444.6625",
    "liquidity": "2801.2416 3221.5514 3296.8228 3585.8119 3944.8743 4389.5368",
    "liquidity_per_citizen": "7632.0000 8629.1171 8717.0261 9360.6000 10168.6433 11174.5652",
    "savings MBU": "-30.0000 -21.5656 -16.2293 -13.1249 -12.4113 -12.6549",
    "savings MSO": "179.0000 185.2008 184.5029 182.3888 179.6007 177.1777",
    "savings MTM": "-96.0000 -101.8306 -85.8761 -68.8661 -55.2128 -45.1339",
    "savings_total": "319.8000 312.9691 312.7114 307.1874 295.2313 276.9538",
    "service_gap_total": "0.0000 153.3235 277.7508 401.9520 531.7675 672.5014",
    "service_ceiling": "17000.0000 17736.6100 18451.3954 19157.7148 19891.0721 20652.5024",
    "capex_ceiling": "1300.0000 1336.4000 1469.9865 1511.1462 1553.4583 1596.9551",
}


@pytest.mark.parametrize("line", CHECK_FIGURES)
def test_that_the_default_scenario_gives_the_check_figures(line):
    projection = project(read_baseline(baseline_folder("aarhus-2024")))
    variable, _, entity = line.partition(" ")
    printed = CHECK_FIGURES[line].split()
    decimals = len(printed[0].partition(".")[2])
    assert [f"{value:.{decimals}f}" for value in projection.series(variable, entity)] == printed


STARTS = ("service", "transfer", "cofinancing", "refund", "other", "grants", "taxes")


@pytest.mark.parametrize(
    ("parameters", "printed"),
    [
        ({"population_growth": 3500}, "11023.9278"),
        ({"population_growth": 6500}, "11348.4049"),
        ({f"start_from_budget.{line}": 0.0 for line in STARTS}, "18388.2926"),
    ],
)
def test_that_a_changed_scenario_gives_its_check_figure(parameters, printed):
    scenario = Scenario("A", parameters=parameters)
    projection = project(read_baseline(baseline_folder("aarhus-2024")), [scenario])
    assert f"{projection.series('liquidity_per_citizen')[-1]:.4f}" == printed


@pytest.mark.parametrize(("name", "n_rows"), [("check-study", 9216), ("check-budget", 6912)])
def test_that_every_variable_of_a_check_study_agrees_with_another_implementation(name, n_rows):
    study, baseline = read_study(GOLDEN / f"{name}.scenarier")
    projection = project(baseline, [BASELINE, *study.scenarios], study.horizon)
    found = {(row.scenario, row.variable, row.entity, row.year): row for row in projection.rows()}
    with open(GOLDEN / f"{name}.expected.csv", encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    assert len(expected) == len(found) == n_rows
    for row in expected:
        ours = found[row["scenario"], row["variable"], row["entity"], int(row["year"])]
        assert ours.unit == row["unit"]
        assert ours.value == pytest.approx(float(row["value"]), rel=1e-9, abs=1e-9), row
