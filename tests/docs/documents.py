"""The documents, and what they are made of: code, tables, links."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = {
    str(path.relative_to(ROOT)): path for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
}

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def text(name: str) -> str:
    """A document, or any other file of the checkout."""
    return (ROOT / name).read_text(encoding="utf-8")


def fenced(name: str, language: str) -> list[str]:
    """Code blocks of one language."""
    return [block for spoken, block in _FENCED.findall(text(name)) if spoken == language]


def code(name: str) -> list[str]:
    """All code of a document: what stands in backticks, and the lines of its blocks."""
    plain = _FENCED.sub("", text(name))
    lines = [line for _, block in _FENCED.findall(text(name)) for line in block.splitlines()]
    return [*re.findall(r"`([^`\n]+)`", plain), *re.findall(r"^ {4}(\S.*)$", plain, re.MULTILINE), *lines]


def table(name: str, first: str) -> list[list[str]]:
    """Cells of the rows of the table whose heading begins with `first`; where there are several, of the last."""
    rows: list[list[str]] = []
    for line in [*text(name).splitlines(), ""]:
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if cells and cells[0] == first:
            rows, is_inside = [], True
        elif not cells:
            is_inside = False
        elif is_inside and not set(cells[0]) <= set("-"):
            rows.append(cells)
    return rows


def anchors(name: str) -> set[str]:
    """What the headings of a document can be linked to by."""
    headings = re.findall(r"^#+ (.*)$", _FENCED.sub("", text(name)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
