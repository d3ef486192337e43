"""Pictures of the window: what they are asked to show."""

from contextlib import closing

import pytest
from PySide6.QtGui import QImage

from scenarier.gui.snapshot import snapshot
from scenarier.gui.style import dress


@pytest.fixture
def first(qapp, tmp_path):
    """The first picture with some options."""

    def draw(**options):
        with closing(snapshot(None, tmp_path, "light", "900x600", None, **options)) as pictures:
            return QImage(str(next(pictures)))

    yield draw
    dress(qapp, "light", 1.0)


def test_that_larger_text_and_an_open_panel_are_drawn(first):
    plain, larger, panel = first(), first(larger=3), first(with_panel=True)
    assert plain.width() == larger.width() == panel.width() == 900
    assert plain != larger
    assert plain != panel
    assert panel != larger
    assert plain == first()
