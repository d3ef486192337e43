"""The reconciliation lists what facts are known not to tie, each with its difference."""

from dataclasses import replace

import pytest

from scenarier.analysis.reconcile import reconcile
from scenarier.model.baseline import Baseline
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.errors import FaultsError
from scenarier.vocabulary.places import baseline_folder


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return read_baseline(baseline_folder("aarhus-2024"))


def with_tie(baseline: Baseline, **cells: str) -> Baseline:
    """The baseline with its first tie changed."""
    table = baseline.tables["ties"]
    rows = ({**table.rows[0], **cells}, *table.rows[1:])
    return replace(baseline, tables={**baseline.tables, "ties": replace(table, rows=rows)})


def test_that_no_difference_is_unexplained(baseline):
    assert [tie.name for tie in reconcile(baseline) if tie.verdict == "unexplained"] == []


# Printed and re-added, worked out by hand from the annual report.
KNOWN = [
    (24177, 24161),  # operating expenditure: five lines are 16 short
    (24475, 24466),  # the same in the budget
    (23477, 25289),  # the misprint
    (25489, 25482),  # the income figure
    (24177, 24126),  # the expenditure figure
    (409, 437.4),  # departments' capital
    (24177, 24068),  # departments' operations
    (-3629, 9303),  # financial equity is an extract
    (-96, 28),  # Teknik og Miljø's savings and their parts
]


@pytest.mark.parametrize(("printed", "readded"), KNOWN)
def test_that_a_known_inconsistency_is_listed_and_explained(baseline, printed, readded):
    found = [
        tie
        for tie in reconcile(baseline)
        if tie.verdict == "explained"
        and {round(tie.published, 4), round(tie.readded, 4)} == {round(printed, 4), round(readded, 4)}
    ]
    assert found, (printed, readded)
    assert all(tie.explanation_da and tie.explanation_en and tie.source for tie in found)


def test_that_the_printed_result_differs_by_rounding_alone(baseline):
    found = [tie for tie in reconcile(baseline) if (tie.published, tie.readded) == (1304, 1305)]
    assert "rounding" in {tie.verdict for tie in found}


def test_that_an_explanation_of_another_difference_explains_nothing(baseline):
    first = reconcile(baseline)[0]
    changed = with_tie(baseline, terms=f"{first.published + 40}", explained_difference="16", explanation_da="x")
    assert reconcile(changed)[0].verdict == "unexplained"


def test_that_a_tie_to_nothing_is_a_fault_with_its_place(baseline):
    with pytest.raises(FaultsError) as caught:
        reconcile(with_tie(baseline, terms="[taxes.tax_on_air.account]"))
    assert str(baseline.tables["ties"].rows[0]["tie"]) in caught.value.faults[0].place
