"""The guide for Python is run, and prints what stands in it."""

import pytest
from tests.docs.documents import fenced
from tests.docs.guide import NAME, blocks, printed

from scenarier.text.language import language, set_language


@pytest.fixture(autouse=True)
def spoken_before():
    before = language()
    yield
    set_language(before)


def test_that_every_block_of_the_guide_prints_what_stands_below_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    sources, outputs = zip(*blocks(), strict=True)
    for source, shown, found in zip(sources, outputs, printed(list(sources)), strict=True):
        assert found == shown, source
        assert found, source


def test_that_no_code_of_the_guide_is_left_out():
    assert len(fenced(NAME, "python")) == len(blocks()) >= 10
