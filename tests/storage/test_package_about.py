"""What a package says of itself: base year, municipality, its own names; and where packages are looked for."""

import json

import pytest
from tests.storage.packages import Package

from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import baseline_names, default_baseline, find_baseline
from scenarier.storage.study_read import parse_study
from scenarier.text.faults import fault_lines
from scenarier.vocabulary.errors import FaultsError
from scenarier.vocabulary.places import baseline_folder


def about(package, **changes):
    """Change what the package says of itself; None takes a key out."""

    def change(description):
        said = {**description["scenarier"], **changes}
        description["scenarier"] = {key: value for key, value in said.items() if value is not None}

    package.describe(change)


def test_that_a_package_says_its_base_year_and_whose_it_is(package):
    found = read_baseline(package.folder)
    assert (found.base_year, found.first_year, found.default_horizon) == (2024, 2025, 2029)
    assert (found.last_horizon, found.last_planned) == (2035, 2060)
    assert (found.about.municipality_da, found.about.municipality_en) == ("Aarhus Kommune", "City of Aarhus")


def test_that_tables_have_the_models_names_and_keep_their_titles(package):
    tables = read_baseline(package.folder).tables
    assert tables["taxes"].by_key()["land_tax"]["account"] == 1933
    columns = {column.name: column.title_da for column in tables["areas"].columns}
    assert columns["account"] == "Regnskab 2024"
    assert "account_2023" in columns
    assert tables["base_figures"].by_key()["tax_rate_base"]["value"] == 0.2452
    tie = tables["ties"].by_key()["income_statement.revenue.account_2024"]
    assert tie["published"] == "[income_statement.revenue.account]"
    assert tie["terms"] == "[income_statement.grants.account] + [income_statement.taxes.account]"


def test_that_a_package_with_the_models_names_needs_no_others(package):
    content = package.content("taxes").replace(b"account_2024", b"account")
    package.write("taxes", content)
    package.column("taxes", "account_2024", lambda field: field.update(name="account"))
    assert package.faults() == []


def test_that_a_package_without_the_property_is_no_baseline(package):
    package.describe(lambda description: description.pop("scenarier"))
    assert package.faults()[0] == "datapackage.json scenarier: this key is missing; it is required"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"base_year": None}, "scenarier.base_year: this key is missing; it is required"),
        ({"base_year": 24}, "scenarier.base_year: 24 is outside 1900–9900"),
        ({"base_year": "2024"}, 'scenarier.base_year: a whole number belongs here, not "2024"'),
        ({"moves": {}},
         "scenarier.moves: unknown key “moves”; did you mean “moved”?"),
        ({"figures": {"a": "debt_base", "b": "debt_base"}}, "scenarier.figures: the key “debt_base” stands twice"),
        ({"moved": {"departments": ["MTN"], "words_da": "", "words_en": ""}},
         "datapackage.json scenarier.moved: unknown department “MTN”; did you mean “MTM”?"),
    ],
)  # fmt: skip
def test_that_what_is_wrong_with_it_is_told(package, changes, fault):
    about(package, **changes)
    assert package.fault() == fault


def test_that_a_name_for_a_column_there_is_not_is_told(package):
    about(package, columns={"acount_2024": "account"})
    assert package.fault() == (
        "scenarier.columns.acount_2024: unknown column “acount_2024”; did you mean “account_2024”?"
    )


def test_that_two_columns_of_a_table_cannot_be_the_same_to_the_model(package):
    given = json.loads((package.folder / "datapackage.json").read_text(encoding="utf-8"))["scenarier"]["columns"]
    about(package, columns={**given, "account_2023": "account"})
    assert set(package.faults()) == {
        f"resources[{place}]: the column “account” stands twice; keep one" for place in (6, 8)
    }


def test_that_a_missing_column_is_told_by_the_name_the_package_gives_it(package):
    content = package.content("taxes").replace(b"account_2024", b"account_2023")
    package.write("taxes", content)
    package.column("taxes", "account_2024", lambda field: field.update(name="account_2023"))
    assert package.fault() == "taxes.csv: the column “account_2024” is missing"


def test_that_an_area_begins_with_its_department(package):
    package.set("areas", "MTM.properties", "department", "MKB")
    assert package.fault() == "areas.csv:35 area: “MTM.properties” must begin with its department: “MKB.”"


# Where packages are


@pytest.fixture
def own(tmp_path, monkeypatch):
    folder = tmp_path / "own"
    monkeypatch.setattr("scenarier.storage.baselines.own_folder", lambda: folder)
    return folder


def test_that_without_a_folder_of_ones_own_the_shipped_baselines_are_there(own):
    assert baseline_names() == ("aarhus-2024",)
    assert default_baseline() == "aarhus-2024"
    assert find_baseline("aarhus-2024") == baseline_folder("aarhus-2024")


def test_that_a_study_may_name_a_baseline_of_ones_own(own):
    Package(own / "nabo-2024")
    assert baseline_names() == ("aarhus-2024", "nabo-2024")
    study = {"format": "scenarier-study", "version": 4, "baseline": "nabo-2024", "scenarios": []}
    found, baseline = parse_study(json.dumps(study).encode(), "study")
    assert (found.baseline, found.horizon, baseline.name) == ("nabo-2024", 2029, "nabo-2024")
    assert default_baseline() == "aarhus-2024"


def test_that_a_baseline_of_ones_own_holds_before_a_shipped_one_of_its_name(own):
    package = Package(own / "aarhus-2024")
    assert find_baseline("aarhus-2024") == package.folder


def test_that_one_chooses_which_baseline_opens_by_default(own):
    Package(own / "nabo-2024")
    (own / "baselines.json").write_text('{"default": "nabo-2024"}')
    assert default_baseline() == "nabo-2024"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('{"default": "nabo-2042"}', "default: unknown baseline “nabo-2042”; did you mean “nabo-2024”?"),
        ('{"default": 1}', "default: a text belongs here, not 1"),
        ("[]", "an object {…} belongs here, not […]"),
    ],
)
def test_that_a_faulty_choice_is_told_with_its_file(own, content, fault):
    Package(own / "nabo-2024")
    (own / "baselines.json").write_text(content)
    with pytest.raises(FaultsError) as told:
        default_baseline()
    assert told.value.subject == str(own / "baselines.json")
    assert fault_lines(told.value)[0] == fault
