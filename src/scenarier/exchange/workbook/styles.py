"""How cells look: a format for each use, made when it is first asked for."""

from typing import Any

NUMBER_FORMATS = {
    "mio_kr": "#,##0.0",
    "kr_per_citizen": "#,##0",
    "persons": "#,##0",
    "index": "0.0000",
    "share": "0.00%",
    "switch": "0",
    "year": "0",
    "date": "yyyy-mm-dd",
    "text": "@",
    "exact": "General",
}
"""By unit; the reader's own program writes decimal signs and groups as its locale has them."""

INK, GREY, BLUE, RULE = "#1B1F23", "#8A9099", "#1F4E9E", "#C9CED6"
BASE: dict[str, Any] = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top"}
STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "title": {"font_size": 15, "bold": True},
    "lead": {"font_color": "#4A5058", "italic": True},
    "heading": {"bold": True, "bottom": 1, "bottom_color": INK, "text_wrap": True, "valign": "bottom"},
    "number_heading": {"bold": True, "bottom": 1, "bottom_color": INK, "text_wrap": True, "valign": "bottom",
                       "align": "right"},
    "group": {"bold": True, "font_size": 11, "bg_color": "#EEF1F5"},
    "id": {"font_color": GREY, "font_size": 8},
    "wrapped": {"text_wrap": True},
    "after": {"indent": 1, "align": "left"},
    "wrapped_after": {"indent": 1, "align": "left", "text_wrap": True},
    "heading_after": {"bold": True, "bottom": 1, "bottom_color": INK, "text_wrap": True, "valign": "bottom",
                      "indent": 1, "align": "left"},
    "bold": {"bold": True, "top": 1, "top_color": RULE},
    "total": {"bold": True, "top": 1, "top_color": RULE},
    "strong": {"bold": True},
    "input": {"bg_color": "#FFF8DC", "border": 1, "border_color": "#E5DDB8"},
    "chosen": {"bg_color": "#FFF8DC", "border": 1, "border_color": "#E5DDB8", "font_color": BLUE, "bold": True},
    "given": {"font_color": BLUE},
    "held": {"bg_color": "#FBE3D2", "border": 1, "border_color": "#E3B999"},
    "definition": {"font_color": GREY, "italic": True},
    "changed": {"bg_color": "#FFD98A", "bold": True},
    "left": {"align": "left"},
    "link": {"font_color": BLUE, "underline": 1},
    "centred": {"align": "center"},
    "broken": {"bg_color": "#F9D6D2", "font_color": "#9C1C0F"},
}  # fmt: skip
"""What may be changed is yellow, what was chosen is blue, what is held fixed is orange."""


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, str, bool], Any] = {}

    def get(self, style: str = "plain", unit: str = "", *, is_guarded: bool = False) -> Any:
        """The format of a style, for numbers in a unit; a guarded text stays text when it is edited."""
        key = (style, unit, is_guarded)
        if key not in self._made:
            number = {"num_format": NUMBER_FORMATS[unit]} if unit else {}
            guard = {"quote_prefix": True} if is_guarded else {}
            self._made[key] = self._book.add_format({**BASE, **number, **guard, **STYLES[style]})
        return self._made[key]

    def bare(self, style: str) -> Any:
        """What a condition lays over a cell's own format."""
        return self._book.add_format(STYLES[style])
