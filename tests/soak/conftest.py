"""The language that the soak's windows speak."""

from collections.abc import Iterator

import pytest

from scenarier.text.language import set_language


@pytest.fixture
def danish() -> Iterator[None]:
    set_language("da")
    yield
    set_language("da")
