"""Signs that the report's fonts do not have: an archive's document may not hold a text that cannot be shown."""

import json
import re
from datetime import UTC, datetime

from scenarier.exchange.report.compiled import FONTS, CannotSetError, compiled

INSTEAD = "▯"
"""Stands in place of a sign that no font has."""
_TEMPLATE = (
    b'#set document(title: "x")\n'
    b'#let data = json("signs.json")\n'
    b"#set text(font: data.fonts)\n"
    b"#for sign in data.signs { par(text(sign)) }"
)
_MISSING = re.compile('the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def missing_signs(text: str) -> set[str]:
    """The signs of a text that none of the fonts has."""
    signs = sorted({sign for sign in text if sign > "\u017f"})
    missing: set[str] = set()
    while signs:
        found = _refused(signs) & set(signs)
        if not found:
            break
        missing |= found
        signs = [sign for sign in signs if sign not in missing]
    return missing


def _refused(signs: list[str]) -> set[str]:
    """Signs that Typst says it cannot show; it may name only some of them."""
    files = {
        "main.typ": _TEMPLATE,
        "signs.json": json.dumps({"fonts": FONTS, "signs": signs}, ensure_ascii=False).encode(),
    }
    try:
        compiled(files, datetime.fromtimestamp(0, UTC))
    except CannotSetError as error:
        named = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), one) for one in _MISSING.findall(str(error)))
        return {sign for name in named for sign in name}
    return set()
