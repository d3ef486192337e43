"""A table as rows: what is copied of it."""

from scenarier.text.copied import Copied, Number
from scenarier.views.field import Field
from scenarier.views.sheet import Cell, Heading, Line, Sheet, copied_sheet

NUMBER = Cell("1.305", Number(1304.5, 1), tip="a tip")
SHEET = Sheet(
    (Heading("Name"), Heading("Budget 2024", "mio. kr.", is_number=True), Heading("2025", is_number=True)),
    (
        Line("a", (Cell("▾ Skoler"), NUMBER, Cell("−", ""))),
        Line("b", (Cell("Heading"),), is_heading=True, is_left_out=True),
        Line("c", (Cell("Parker"), Cell(number=Field("Parker", "share", 0.0, 1.0, 0.123456)))),
    ),
    title="Vores",
)
EVERYTHING = [(row, column) for row in range(3) for column in range(3)]


def test_that_rows_are_copied_below_headings_and_beside_their_names():
    assert copied_sheet(SHEET, EVERYTHING) == Copied(
        (("Skoler", Number(1304.5, 1), ""), ("Parker", Number(12.3456, None), "")),
        ("Name", "Budget 2024 (mio. kr.)", "2025"),
        "Vores",
    )


def test_that_a_single_cell_is_copied_alone():
    assert copied_sheet(SHEET, [(0, 1)]).rows == ((Number(1304.5, 1),),)
    assert copied_sheet(SHEET, [(0, 1)]).headings == ()


def test_that_labels_stand_in_place_of_the_columns_before_the_first():
    lines = (Line("a", (Cell("x"), Cell("u"), NUMBER), labels=("A less B", "x", "unit in full")),)
    sheet = Sheet((Heading(""), Heading("unit"), Heading("2025")), lines, labels=("of", "figure", "unit"), first=2)
    found = copied_sheet(sheet, [(0, 0), (0, 1), (0, 2)])
    assert found.headings == ("of", "figure", "unit", "2025")
    assert found.rows == (("A less B", "x", "unit in full", Number(1304.5, 1)),)


def test_that_cells_that_look_the_same_are_the_same_whatever_is_said_of_them():
    assert Cell("1", tip="a", figure=("result", "", 2027)) == Cell("1", tip=lambda: "b")
    assert Cell("1", colour="muted") != Cell("1")
