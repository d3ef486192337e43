"""Messages are tested in English, as their ids are written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.storage.packages import Package

from scenarier.text.language import language, set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language()
    set_language("en")
    yield
    set_language(before)


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return Package(tmp_path / "aarhus-2024")
