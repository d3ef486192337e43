"""English words, for tests of the API."""

from collections.abc import Iterator

import pytest

from scenarier.text.language import language, set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language()
    set_language("en")
    yield
    set_language(before)
