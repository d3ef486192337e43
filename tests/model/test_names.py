"""What departments, areas and targets are called: looked up in one place."""

import ast
from pathlib import Path

import pytest

import scenarier
from scenarier.model.names import entity_name, line_name, target_words, whole_entity_name
from scenarier.storage.baseline import read_baseline
from scenarier.text.language import set_language
from scenarier.vocabulary.places import baseline_folder

SOURCES = Path(scenarier.__file__).parent


@pytest.fixture(scope="module")
def baseline():
    return read_baseline(baseline_folder("aarhus-2024"))


def test_that_a_table_names_a_department_in_short_and_an_area_behind_its_department(baseline):
    set_language("da")
    assert entity_name(baseline, "MSB") == "Sociale Forhold"
    assert entity_name(baseline, "MBU.daycare") == "Børn og Unge, Dagtilbud inkl. dagplejen"
    assert [entity_name(baseline, name) for name in ("80+", "service", "")] == ["80+ år", "Service", ""]
    assert line_name(baseline, "frame", "MSB") == "Ramme: Sociale Forhold"


def test_that_no_two_areas_are_called_the_same(baseline):
    for language in ("da", "en"):
        set_language(language)
        for named in (entity_name, whole_entity_name):
            names = [named(baseline, area.name) for area in baseline.areas]
            assert len({*names}) == len(names)


def test_that_an_explanation_names_the_department_in_full(baseline):
    set_language("da")
    assert whole_entity_name(baseline, "MSB") == "Sociale Forhold og Beskæftigelse"
    assert whole_entity_name(baseline, "MBU.daycare") == "Dagtilbud inkl. dagplejen"


def test_that_a_target_is_told_within_a_sentence(baseline):
    set_language("da")
    assert target_words(baseline, "frame:MBU") == "rammen i Børn og Unge"
    assert target_words(baseline, "capex:gross") == "Bruttoanlæg"


def test_that_a_name_that_is_unknown_is_empty(baseline):
    assert [entity_name(baseline, "XYZ"), whole_entity_name(baseline, "XYZ")] == ["", ""]


def test_that_no_other_module_picks_the_name_of_an_entity():
    """`pick(row.name_da, row.name_en)` stands in model/names.py alone."""
    found = []
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "pick" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Attribute) and first.attr in ("name_da", "short_name_da"):
                    found.append(f"{path.relative_to(SOURCES)}:{node.lineno}")
    assert [place for place in found if place.split(":")[0] not in ("model/names.py", "text/glossary.py")] == []
