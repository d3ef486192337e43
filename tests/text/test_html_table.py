"""Tables that stand on the clipboard as HTML alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarier.text.block_cells import cells_of
from scenarier.text.copied import Copied, as_html
from scenarier.text.html_table import MOST_SIGNS, text_of


def test_that_cells_of_a_table_are_read():
    html = "<p>Above</p><table><tr><th>Tiltag<th>2025</tr><tr><td>En <b>bro</b></td><td>1.250,5</td></tr></table>"
    assert text_of(html) == "Tiltag\t2025\nEn bro\t1.250,5"


def test_that_breaks_and_quotes_in_a_cell_stay_in_it():
    html = '<style>td {}</style><table><tr><td>one<br>two</td><td>3" pipe &amp; more</td></tr></table>'
    assert cells_of(text_of(html)) == [["one\ntwo", '3" pipe & more']]


def test_that_text_without_a_table_is_text():
    assert text_of("<div>1,5</div><div>2</div>") == "1,5\n2"
    assert text_of("<img src='x.png'>") == ""


def test_that_what_is_too_long_is_refused():
    with pytest.raises(ValueError, match="stor"):
        text_of(" " * (MOST_SIGNS + 1))


@given(rows=st.lists(st.tuples(*[st.text("abc =1&<>\"'\n", max_size=6)] * 2), min_size=1, max_size=4))
def test_that_what_the_program_copies_as_html_is_read_out_of_it(rows):
    read = cells_of(text_of(as_html(Copied(tuple(rows), ("one", "two")))))
    wanted = [["one", "two"], *([_seen(cell) for cell in row] for row in rows)]
    while not any(wanted[-1]):
        wanted.pop()
    assert [[_seen(cell) for cell in row] for row in read] == wanted


def _seen(cell):
    lines = [" ".join(line.split()) for line in cell.strip().split("\n")]
    return "\n".join(lines)
