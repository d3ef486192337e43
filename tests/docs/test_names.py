"""Every parameter, variable, target, department and area is named in the documents, and no other."""

import pytest
from tests.docs.documents import code, table, text

from scenarier.analysis.bridge.causes import CAUSES
from scenarier.analysis.explain.names import PLANNED_NAMES
from scenarier.engine.project import project
from scenarier.model.parameters import ParameterSpec
from scenarier.storage.baseline import read_baseline
from scenarier.text.language import language, set_language, tr
from scenarier.text.words import LINE_NAMES, STEP_NAMES, variable_name
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.steps import STEPS
from scenarier.vocabulary.variables import VARIABLES

BASELINE = read_baseline(baseline_folder("aarhus-2024"))
FORMAT, GLOSSARY, MODEL = "docs/file-format.md", "docs/glossary.md", "docs/model.md"


def number(value: float) -> str:
    return f"{value:.12g}"


def bounds(spec: ParameterSpec) -> str:
    return f"{number(spec.minimum)} … {number(spec.maximum)}"


def default(spec: ParameterSpec) -> str:
    return "; ".join(map(number, spec.default)) or f"per {spec.entity_kind}"


def variable_names(code: str) -> list[str]:
    before = language()
    try:
        set_language(code)
        return [variable_name(name) for name in VARIABLES]
    finally:
        set_language(before)


def in_both_languages(message: str) -> list[str]:
    before, said = language(), []
    try:
        for spoken in ("da", "en"):
            set_language(spoken)
            said.append(tr(message))
    finally:
        set_language(before)
    return said


def test_that_the_format_has_every_parameter_with_its_bounds():
    assert table(FORMAT, "parameter") == [
        [f"`{spec.name}`", spec.scope, spec.unit, default(spec), bounds(spec)]
        for spec in BASELINE.parameters.values()
    ]


def test_that_the_glossary_has_every_parameter_with_its_words():
    rows = table(GLOSSARY, "parameter")
    assert [row[:4] for row in rows] == [
        [f"`{spec.name}`", spec.name_da, spec.name_en, spec.unit] for spec in BASELINE.parameters.values()
    ]
    assert all(row[4] for row in rows)


def test_that_the_glossary_has_every_variable_with_its_words():
    rows = table(GLOSSARY, "variable")
    assert [row[:5] for row in rows] == [
        [f"`{variable.name}`", danish, english, variable.axis, variable.unit]
        for variable, danish, english in zip(
            VARIABLES.values(), variable_names("da"), variable_names("en"), strict=True
        )
    ]
    assert all(row[5] for row in rows)


def test_that_the_glossary_has_every_step_with_its_words():
    assert table(GLOSSARY, "step") == [
        [f"`{step.name}`", *in_both_languages(STEP_NAMES[step.name]), step.axis, step.unit]
        for step in STEPS.values()
    ]


def test_that_the_glossary_has_what_a_budget_and_a_forecast_bring():
    rows = table(GLOSSARY, "planned")
    assert [row[:3] for row in rows] == [
        [f"`{name}`", *in_both_languages(words)] for name, words in PLANNED_NAMES.items()
    ]
    assert all(row[3] for row in rows)


def test_that_the_model_has_every_variable_in_its_list():
    listed = text(MODEL).partition("## 8 ")[2].partition("**Symbols.**")[0]
    assert [name for name in VARIABLES if f"`{name}`" not in listed] == []


def test_that_the_model_has_every_parameter_with_its_origin_and_section():
    rows = table(MODEL, "parameter")
    specs = BASELINE.parameters.values()
    assert [[row[0], row[2]] for row in rows] == [[f"`{spec.name}`", spec.origin] for spec in specs]
    document = text(MODEL)
    for name, sections, _ in rows:
        for section in sections.split(", "):
            body = document.partition(f"\n## {section} ")[2].partition("\n## ")[0]
            stands_as = name.strip("`").removesuffix("_price_growth")
            assert stands_as in body or name.strip("`").endswith("_tax_growth"), (name, section)


def test_that_departments_and_areas_stand_in_the_format():
    assert table(FORMAT, "department") == [
        [f"`{row.name}`", row.name_da, row.name_en] for row in BASELINE.departments
    ]
    assert table(FORMAT, "area") == [
        [f"`{area.name}`", area.name_da, area.name_en, area.kind, "yes" if area.is_decentralised else "no"]
        for area in BASELINE.areas
        if not area.is_central
    ]
    assert table(FORMAT, "central row") == [
        [f"`{area.name}`", area.name_da, area.name_en, area.kind] for area in BASELINE.areas if area.is_central
    ]


def test_that_lines_and_age_groups_stand_in_the_format():
    lines = BASELINE.entities("line")
    assert table(FORMAT, "line") == [[f"`{line}`", *in_both_languages(LINE_NAMES[line])] for line in lines]
    forecast = text(FORMAT).partition("## The population forecast")[2].partition("\n## ")[0]
    assert [group for group in BASELINE.age_groups if f"`{group}`" not in forecast] == []


@pytest.mark.parametrize("document", [FORMAT, MODEL])
def test_that_the_targets_are_those_there_are(document):
    per_entity = {"area": "area:<area>", "frame": "frame:<department>", "savings": "savings:<department>"}
    targets = {per_entity.get(target.partition(":")[0], target) for target in BASELINE.measure_targets()}
    named = {found for found in code(document) if found.partition(":")[0] in (*per_entity, "revenue", "capex")}
    assert {found for found in named if ":" in found} == targets


def test_that_the_models_symbols_are_arrays_of_the_engine():
    projection = project(BASELINE, keep_steps=True)
    arrays = {**projection.values, **projection.steps}
    for _, name, axis in table(MODEL, "symbol"):
        array = arrays[name.strip("`")]
        rows = (len(projection.entities[axis]),) if axis else ()
        assert array.shape[1:-1] == rows, name


def test_that_the_model_has_every_group_of_causes_with_its_parameters():
    found = {group: parameters for group, parameters, _ in table(MODEL, "group")}
    assert found == {f"`{group}`": ", ".join(f"`{name}`" for name in names) for group, names in CAUSES.items()}
