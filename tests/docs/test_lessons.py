"""The lesson's schema is current and fits the lessons there are; the guide's example is a lesson that is true."""

import json

import jsonschema
import pytest
from tests.docs.documents import ROOT, fenced, text

from scenarier.gui.window.registry import WORKSPACES
from scenarier.model.lesson_places import WORKSPACE_PARTS
from scenarier.session.lesson_truth import untruths
from scenarier.storage.lesson_read import parse_lesson
from scenarier.storage.lesson_types import json_schema

SCHEMA = "docs/lesson.schema.json"
EXAMPLE = fenced("docs/lessons.md", "json")[0]


def test_that_the_lessons_schema_is_current_fits_all_lessons_and_refuses_others():
    made = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    assert text(SCHEMA) == made, "renew it; CONTRIBUTING.md says how"
    schema = json.loads(made)
    jsonschema.Draft202012Validator.check_schema(schema)
    paths = sorted((ROOT / "resources" / "lessons").glob("*.lesson"))
    for document in [json.loads(EXAMPLE), *(json.loads(path.read_text(encoding="utf-8")) for path in paths)]:
        jsonschema.validate(document, schema)
    example = json.loads(EXAMPLE)
    for bad in ({"format": "x"}, {"steps": []}, {"minutes": 0}, {"unknown": 1}, {"title": {"da": "A"}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**example, **bad}, schema)


def test_that_the_guides_example_is_read_and_true():
    read = parse_lesson(EXAMPLE.encode(), "example")
    assert untruths(read) == []
    assert read.lesson.points == 4


def test_that_a_lesson_points_only_at_workspaces_and_parts_that_the_window_has():
    there = {row.name: {part.name for part in row.parts} for row in WORKSPACES}
    for name, parts in WORKSPACE_PARTS.items():
        assert name in there
        assert set(parts) <= there[name]
