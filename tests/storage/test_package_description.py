"""datapackage.json, broken in every way: a fault at its place, never another error."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarier.vocabulary.places import baseline_folder


def test_that_the_package_is_valid_before_it_is_broken(package):
    package.rows("areas", list)
    assert package.faults() == []


def test_that_a_missing_folder_is_said(package):
    package.folder = package.folder / "none"
    assert package.fault() == "there is no such file or folder; check the spelling of the path"
    assert package.subject == str(package.folder / "datapackage.json")


NO_DESCRIPTIONS = {
    b"": "the file is empty; is it the right file?",
    b"resources: []": "the file is not valid JSON: line 1, column 1; a comma, quote or bracket is amiss",
    b"[]": "an object {…} belongs here, not […]",
    b"{}": "resources: a list […] belongs here, not null",
    b'{"resources": {}}': "resources: a list […] belongs here, not {…}",
    b'{"resources": [1]}': "resources[0]: an object {…} belongs here, not 1",
    b'{"resources": [], "resources": []}': "resources: this key stands twice; keep one",
    b"\xff\xfe{": "the file is not UTF-8 text (line 1); is it the right file?",
    b"[" * 200_000: "the file is nested too deeply; is it the right file?",
}


@pytest.mark.parametrize("content", NO_DESCRIPTIONS, ids=range(len(NO_DESCRIPTIONS)))
def test_that_a_file_that_describes_nothing_is_refused(package, content):
    (package.folder / "datapackage.json").write_bytes(content)
    assert package.faults()[0] == NO_DESCRIPTIONS[content]
    assert package.subject == str(package.folder / "datapackage.json")


def test_that_a_missing_description_is_said_with_its_path(package):
    (package.folder / "datapackage.json").unlink()
    assert package.fault() == "there is no such file or folder; check the spelling of the path"


@pytest.mark.parametrize("key", ["name", "path", "schema"])
def test_that_a_resource_needs_its_keys(package, key):
    package.describe(lambda described: described["resources"][3].pop(key))
    assert package.faults()[0].startswith(f"resources[3].{key}")


OUTSIDE = ["../areas.csv", "/etc/passwd", "sub/areas.csv", "..", ".", "", "a\0b", "C:\\x.csv", "..\\x"]


@pytest.mark.parametrize("path", OUTSIDE)
def test_that_a_file_outside_the_folder_is_not_read(package, path):
    package.resource("areas", lambda resource: resource.update(path=path))
    shown = path.replace("\0", " ")
    assert package.fault() == f"resources[6].path: “{shown}” is not the name of a file in the package's folder"


DESCRIPTION = (baseline_folder("aarhus-2024") / "datapackage.json").read_bytes()
PARTS = (
    "name path title title_en hash schema schema.fields schema.fields.0 schema.primaryKey schema.fields.0.name "
    "schema.fields.0.type schema.fields.0.title schema.fields.0.unit schema.fields.0.roundTo "
    "schema.fields.0.constraints schema.fields.0.constraints.required schema.fields.9.constraints.minimum "
    "schema.fields.3.constraints.enum schema.foreignKeys schema.foreignKeys.0 schema.foreignKeys.0.fields "
    "schema.foreignKeys.0.reference schema.foreignKeys.0.reference.resource schema.foreignKeys.0.reference.fields"
).split()


@pytest.mark.parametrize("where", PARTS)
def test_that_any_wrong_shape_gives_faults_and_no_other_error(package, where):
    for wrong in (None, 1, "x", [], {}, [{}]):

        def put(resource, wrong=wrong):
            *above, last = [int(part) if part.isdigit() else part for part in where.split(".")]
            for part in above:
                resource = resource[part]
            resource[last] = wrong

        package.resource("areas", put)
        package.faults()
        (package.folder / "datapackage.json").write_bytes(DESCRIPTION)


def test_that_a_table_stands_once(package):
    package.describe(lambda described: described["resources"].append(described["resources"][0]))
    assert package.fault().endswith(": the table “income_statement” stands twice; keep one")


def test_that_a_column_stands_once(package):
    package.resource(
        "areas", lambda resource: resource["schema"]["fields"].append(resource["schema"]["fields"][0])
    )
    assert package.fault() == "resources[6]: the column “area” stands twice; keep one"


def test_that_a_primary_key_names_columns(package):
    package.resource("areas", lambda resource: resource["schema"].update(primaryKey=["are"]))
    assert package.fault() == "resources[6].schema.primaryKey: unknown column “are”; did you mean “area”?"


def test_that_a_primary_key_is_the_one_that_is_looked_up(package):
    package.resource("areas", lambda resource: resource["schema"].pop("primaryKey"))
    assert package.fault() == "datapackage.json: the primary key of the table “areas” must be “area”"


def test_that_a_foreign_key_names_a_table_and_columns_that_are_there(package):
    def refer(**reference):
        key = {
            "fields": ["department"],
            "reference": {"resource": "departments", "fields": "department", **reference},
        }
        package.resource("areas", lambda resource: resource["schema"].update(foreignKeys=[key]))

    refer()
    assert package.faults() == []
    refer(resource="departmens")
    assert package.fault().endswith(": unknown table “departmens”; did you mean “departments”?")
    refer(fields=["name"])
    assert package.fault().endswith(": unknown column “name”; did you mean “name_en”?")
    refer(fields=["department", "name_da"])
    assert package.fault().endswith(": 1 columns refer to 2; there must be as many")
    refer(resource="", fields="area")
    assert len(package.faults()) == 21


@pytest.mark.parametrize("table", ["areas", "parameters", "central_rows", "base_figures", "drivers"])
def test_that_a_table_of_the_baseline_is_described(package, table):
    package.describe(
        lambda described: described.update(
            resources=[found for found in described["resources"] if found["name"] != table]
        )
    )
    assert any(f"“{table}”" in line for line in package.faults())


@pytest.mark.parametrize(("column", "kind"), [("account_2024", "string"), ("kind", "number"), ("area", "integer")])
def test_that_a_column_is_described_by_the_type_that_is_needed(package, column, kind):
    package.column("areas", column, lambda field: field.update(type=kind, constraints={}))
    assert package.faults()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_that_a_description_with_any_value_replaced_gives_faults_or_a_baseline(package, data):
    original = (package.folder / "datapackage.json").read_text(encoding="utf-8")
    described = json.loads(original)
    node = described
    while isinstance(node, dict | list) and node:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key, above = data.draw(st.sampled_from(keys)), node
        node = above[key]
        if data.draw(st.integers(0, 3)) == 0:
            break
    above[key] = data.draw(
        st.none() | st.integers() | st.text(max_size=5) | st.just([]) | st.just({}) | st.just([{}])
    )
    (package.folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    package.faults()
    (package.folder / "datapackage.json").write_text(original, encoding="utf-8")
