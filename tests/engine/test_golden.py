"""The engine against figures computed by another implementation, and against the model's check figures.

`check-study.expected.csv` was computed by an implementation that shares no code with this project; it changes
only when docs/model.md changes, in a commit that says why.
"""

import csv
from pathlib import Path

import pytest

from scenarier.engine.project import project
from scenarier.model.study import BASELINE
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_read import read_study
from scenarier.vocabulary.places import baseline_folder

GOLDEN = Path(__file__).resolve().parents[1] / "golden"

# docs/model.md, check figures: 2024 to 2029 of the default scenario, as printed there.
CHECK_FIGURES = {
    "population": "367039 373335 378205 383075 387945 392815",
    "service_expenditure": "16856.0000 17632.3699 18343.6001 19057.4913 19847.7372 20629.9406",
    "transfer_expenditure": "6475.0000 6788.7288 7082.7414 7374.1467 7659.9160 7958.9497",
    "operating_expenditure": "24177.0000 25311.6005 26344.7991 27385.0095 28499.7296 29618.2525",
    "income_tax": "18747.0000 19814.5976 20822.6478 21773.3088 22764.0376 23796.4434",
    "grants": "3269.0000 3275.8088 3253.0909 3279.7578 3302.2120 3320.0858",
    "revenue": "25482.0000 26653.4676 27737.4626 28815.1348 29931.4717 31087.7934",
    "operating_result": "1305.0000 1341.8671 1392.6635 1430.1253 1431.7421 1469.5409",
    "result": "896.0000 921.4151 495.4538 507.7938 483.5853 494.8358",
    "liquidity": "2801.2416 3595.6567 3964.1106 4471.9044 4955.4897 5450.3254",
    "liquidity_per_citizen": "7632.0000 9631.1804 10481.3807 11673.7046 12773.6913 13875.0441",
    "savings MBU": "-30.0000 -20.1640 -14.3849 -12.7188 -16.6266 -23.6737",
    "savings MSO": "179.0000 189.1624 183.7412 170.3676 151.0121 131.1913",
    "savings MTM": "-96.0000 -146.5766 -161.6565 -157.3797 -144.3735 -129.0596",
    "savings_total": "319.8000 258.4078 193.3096 122.7484 45.0892 -35.1610",
    "service_gap_total": "0.0000 92.8922 199.6756 314.2471 434.4310 564.8137",
    "service_ceiling": "17000.0000 17736.6100 18451.3954 19157.7148 19891.0721 20652.5024",
}


@pytest.mark.parametrize("line", CHECK_FIGURES)
def test_that_the_default_scenario_gives_the_check_figures(line):
    projection = project(read_baseline(baseline_folder("aarhus-2024")))
    variable, _, entity = line.partition(" ")
    printed = CHECK_FIGURES[line].split()
    decimals = len(printed[0].partition(".")[2])
    assert [f"{value:.{decimals}f}" for value in projection.series(variable, entity)] == printed


def test_that_every_variable_of_the_check_study_agrees_with_another_implementation():
    study, baseline = read_study(GOLDEN / "check-study.scenarier")
    projection = project(baseline, [BASELINE, *study.scenarios], study.horizon)
    found = {(row.scenario, row.variable, row.entity, row.year): row for row in projection.rows()}
    with open(GOLDEN / "check-study.expected.csv", encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    assert len(expected) == len(found) == 9216
    for row in expected:
        ours = found[row["scenario"], row["variable"], row["entity"], int(row["year"])]
        assert ours.unit == row["unit"]
        assert ours.value == pytest.approx(float(row["value"]), rel=1e-9, abs=1e-9), row
