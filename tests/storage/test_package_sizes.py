"""The numbers of a package are such that what is made of them is finite; those that are not are told of."""

import numpy as np
import pytest

from scenarier.engine.project import project
from scenarier.model.study import BASELINE
from scenarier.storage.baseline import read_baseline

CELLS = [
    ("income_statement", "grants", "account_2024"),
    ("taxes", "income_tax", "account_2024"),
    ("savings", "MSB", "savings_2024"),
    ("areas", "MBU.schools", "account_2024"),
    ("drivers", "daycare", "0-5"),
    ("base_figures", "population_2024", "value"),
    ("parameters", "tax_rate", "maximum"),
    ("parameters", "tax_rate", "sd"),
    ("rules", "debt_limit", "threshold"),
    ("department_assumptions", "MSB", "frame_adherence"),
    ("area_assumptions", "MBU.schools", "real_growth"),
    ("activity", "", "value_2024"),
]


@pytest.mark.parametrize("size", ["1e308", "-1e308", "1e18"])
@pytest.mark.parametrize(("table", "key", "column"), CELLS)
def test_that_a_number_beyond_all_measure_is_told_with_its_place(package, table, key, column, size):
    rows = []
    package.rows(table, lambda found: rows.extend(found))
    keys = [next(iter(row.values())) for row in rows]
    key = key if key in keys else next(one for one, row in zip(keys, rows, strict=True) if row[column])
    package.set(table, key, column, size)
    said = package.faults()
    assert any(line.startswith(f"{table}.csv:") and f" {column}: {size} is outside" in line for line in said), said


def test_that_a_whole_number_beyond_all_measure_is_told_with_its_place(package):
    package.set("age_structure", "2030", "0-5", "9" * 15)
    said = (
        f"age_structure.csv:{package.line('age_structure', '2030')} 0-5: 1e+15 is outside -1000000000…1000000000"
    )
    assert said in package.faults()


@pytest.mark.parametrize("value", ["1e-300", "1e-9"])
def test_that_what_is_divided_by_is_not_all_but_nothing(package, value):
    package.set("base_figures", "population_2024", "value", value)
    assert any("is too small" in line for line in package.faults())


def test_that_the_largest_amounts_give_finite_results(package):
    def largest(rows):
        for row in rows:
            row["account_2024"] = "1e9"

    package.rows("taxes", largest)
    package.rows("areas", largest)
    package.set("base_figures", "liquidity_per_citizen_2024", "value", "1e9")
    assert package.faults() == []
    values = project(read_baseline(package.folder), [BASELINE], 2035).values
    assert all(np.isfinite(array).all() for array in values.values())
