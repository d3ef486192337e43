"""Places of cells, as a spreadsheet names them."""


def column_name(column: int) -> str:
    """`A` for 0, `XFD` for 16383."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def address(row: int, column: int) -> str:
    """`A1` for row 0 and column 0."""
    return f"{column_name(column)}{row + 1}"
