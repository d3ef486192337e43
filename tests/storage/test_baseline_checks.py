"""What the engine takes for granted of a baseline: each missing piece is a fault with file and line."""

import re
from pathlib import Path

import numpy as np
import pytest

from scenarier.engine.project import project
from scenarier.model.study import Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import baseline_names
from scenarier.storage.needed import FIGURES, PARAMETERS
from scenarier.vocabulary.places import baseline_folder

ENGINE = Path(__file__).resolve().parents[2] / "src" / "scenarier" / "engine"


def test_that_the_shipped_baselines_are_valid():
    assert "aarhus-2024" in baseline_names()
    for name in baseline_names():
        assert read_baseline(baseline_folder(name)).name == name


def test_that_every_parameter_of_the_package_is_needed_with_its_scope_and_the_other_way_round():
    specs = read_baseline(baseline_folder("aarhus-2024")).parameters.values()
    assert {spec.name: spec.scope for spec in specs} == PARAMETERS


@pytest.mark.parametrize("name", PARAMETERS)
def test_that_every_parameter_that_is_needed_is_named_in_the_engine(name):
    assert any(re.search(rf"\b{name}\b", path.read_text(encoding="utf-8")) for path in ENGINE.glob("*.py"))


@pytest.mark.parametrize("name", list(PARAMETERS)[::5])
def test_that_a_missing_parameter_is_named(package, name):
    package.drop("parameters", name)
    assert package.fault() == f"parameters.csv: the row “{name}” is missing"


def test_that_a_parameter_the_model_does_not_have_is_named_with_the_nearest(package):
    package.set("parameters", "tax_rate", "parameter", "tax_rates")
    line = package.line("parameters", "tax_rates")
    assert package.faults() == [
        "parameters.csv: the row “tax_rate” is missing",
        f"parameters.csv:{line}: unknown row “tax_rates”; did you mean “tax_rate”?",
    ]


def of_parameter(package, name, column, value):
    package.set("parameters", name, column, value)
    said = package.fault()
    place = f"parameters.csv:{package.line('parameters', name)} "
    assert said.startswith(place)
    return said.removeprefix(place)


def test_that_a_default_out_of_range_is_named_with_its_line(package):
    assert of_parameter(package, "tax_rate", "default", "0.5") == "default: 0.5 is outside 0.2…0.3"


def test_that_each_years_default_is_checked(package):
    assert of_parameter(package, "capex_income", "default", "880;-1;440") == "default: -1 is outside 0…3000"


@pytest.mark.parametrize("wrong", ["x", "880;", "880,440", "nan", "1_000"])
def test_that_a_default_that_is_no_number_is_named(package, wrong):
    assert "is not a number; write it like 1234.5" in of_parameter(package, "capex_income", "default", wrong)


def test_that_a_default_is_missed_unless_each_entity_has_its_own(package):
    assert of_parameter(package, "tax_rate", "default", "") == "default: a value is missing; it is required"


def test_that_a_parameter_without_years_has_one_default(package):
    said = of_parameter(package, "equalisation_rate", "default", "0.75;0.7")
    assert said == "default: “equalisation_rate” has no years; a plain number belongs here"


def test_that_a_range_turned_round_is_named(package):
    assert of_parameter(package, "tax_rate", "minimum", "0.31") == "default: 0.2452 is outside 0.31…0.3"


def test_that_another_scope_than_the_models_is_named(package):
    assert (
        of_parameter(package, "elasticity", "scope", "area-year")
        == "scope: the scope of “elasticity” must be “area”"
    )


@pytest.mark.parametrize(("column", "value"), [("step", "0"), ("step", "-0.001"), ("sd", "-1")])
def test_that_a_step_is_above_and_an_uncertainty_not_below_0(package, column, value):
    package.column("parameters", "sd", lambda field: field["constraints"].pop("minimum"))
    assert of_parameter(package, "tax_rate", column, value).endswith(" is too small")


@pytest.mark.parametrize("column", ["unit", "group", "origin", "scope"])
def test_that_a_word_the_program_does_not_know_is_named(package, column):
    package.column("parameters", column, lambda field: field.pop("constraints"))
    assert of_parameter(package, "tax_rate", column, "x").startswith(f"{column}: ")


def test_that_a_default_of_an_entity_out_of_range_is_named_where_it_stands(package):
    package.column("area_assumptions", "elasticity", lambda field: field.pop("constraints"))
    package.set("area_assumptions", "MBU.schools", "elasticity", "2.5")
    assert package.fault() == "area_assumptions.csv:3 elasticity: 2.5 is outside 0…2"


def test_that_a_department_may_be_without_a_cap(package):
    package.set("department_assumptions", "MSO", "savings_cap_share", "")
    assert package.faults() == []


@pytest.mark.parametrize("figure", FIGURES)
def test_that_a_missing_base_figure_is_named(package, figure):
    in_file = package.in_file(figure)
    package.drop("base_figures", in_file)
    assert package.fault() == f"base_figures.csv: the row “{in_file}” is missing"


MISSING = [
    ("taxes", "land_tax"),
    ("income_statement", "grants"),
    ("income_statement", "service"),
    ("income_statement", "operating_expenditure"),
    ("savings", "MTM"),
    ("department_assumptions", "BA"),
    ("area_assumptions", "MBU.schools"),
    ("central_rows", "refund"),
    ("age_structure", "2031"),
    ("tax_sanction_schedule", "1"),
]


@pytest.mark.parametrize(("table", "key"), MISSING)
def test_that_a_missing_row_is_named(package, table, key):
    package.drop(table, key)
    assert f"{table}.csv: the row “{key}” is missing" in package.faults()


def test_that_a_department_that_is_gone_is_missed_by_its_areas(package):
    package.drop("departments", "MKB")
    assert "areas.csv:31 department: “MKB” does not stand in the table departments" in "\n".join(package.faults())


def unchecked(package, table, column):
    """Let the description allow anything, so that the baseline's own check is asked."""
    package.column(table, column, lambda field: field.pop("constraints", None))
    package.resource(table, lambda resource: resource["schema"].pop("foreignKeys", None))


@pytest.mark.parametrize(
    ("table", "column", "said"),
    [
        ("areas", "kind", "unknown kind “servic”; did you mean “service”?"),
        ("areas", "department", "unknown department “MBUX”; did you mean “MBU”?"),
        ("area_assumptions", "driver", "unknown driver “scool_age”; did you mean “school_age”?"),
    ],
)
def test_that_an_unknown_name_is_found_without_the_descriptions_help(package, table, column, said):
    unchecked(package, table, column)
    package.set(table, "MBU.schools", column, said.split("“")[1].split("”")[0])
    assert package.fault() == f"{table}.csv:3 {column}: {said}"


def test_that_an_unknown_driver_is_a_fault_of_the_table_that_names_it(package):
    package.set("area_assumptions", "MBU.schools", "driver", "scool_age")
    assert package.fault().startswith("area_assumptions.csv:3 driver: “scool_age” ")


def test_that_driver_weights_add_up_to_1(package):
    package.set("drivers", "school_age", "6-16", "0.9")
    line = package.line("drivers", "school_age")
    (said,) = package.faults()
    assert re.fullmatch(rf"drivers\.csv:{line}: the weights add up to [0-9.]+, not to 1", said)
    package.set("drivers", "school_age", "6-16", "")
    assert package.fault() == f"drivers.csv:{line} 6-16: a value is missing; it is required"


def test_that_the_shares_of_migration_add_up_to_1(package):
    package.set("migration_profile", "80+", "share", "0.011")
    assert package.fault() == "migration_profile.csv: the weights add up to 1.001, not to 1"


def test_that_an_age_group_has_its_column_everywhere(package):
    package.column("migration_profile", "age_group", lambda field: field.pop("constraints"))
    package.set("migration_profile", "80+", "age_group", "80-99")
    assert package.faults() == [
        "age_structure.csv: the column “80-99” is missing",
        "drivers.csv: the column “80-99” is missing",
    ]


@pytest.mark.parametrize("value", ["0", "-5"])
@pytest.mark.parametrize(
    ("table", "key", "column"), [("age_structure", "2024", "80+"), ("base_figures", "population_2024", "value")]
)
def test_that_nothing_is_divided_by_an_empty_age_group_or_population(package, table, key, column, value):
    package.column(table, column, lambda field: field.pop("constraints"))
    package.set(table, key, column, value)
    place = f"{table}.csv:{package.line(table, key)} {column}"
    assert package.fault() == f"{place}: a number above 0 belongs here, not {value}"


def test_that_a_department_has_a_decentralised_area_to_frame(package):
    def centralise(rows):
        for row in rows:
            if row["department"] == "BA":
                row["decentralised"] = "0"

    package.rows("areas", centralise)
    place = f"departments.csv:{package.line('departments', 'BA')}"
    assert package.fault() == f"{place}: “BA” has no decentralised area with a cost in areas.csv"


def test_that_every_parameter_at_its_ends_gives_finite_numbers():
    baseline = read_baseline(baseline_folder("aarhus-2024"))
    ends = []
    for which in ("minimum", "maximum"):
        values = {}
        for spec in baseline.parameters.values():
            for entity in baseline.entities(spec.entity_kind) or ("",):
                values[f"{spec.name}.{entity}" if entity else spec.name] = getattr(spec, which)
        ends.append(Scenario(which, parameters=values))
    for array in project(baseline, ends, 2035).values.values():
        assert np.isfinite(array).all()
