"""The pages of the help, read from resources/help in the language that is spoken.

A page is a few lines of Markdown: `# title`, `## heading`, paragraphs, `- ` lists, **bold**, *names of menus and
buttons*, [text](page) and [text](word/key). Nothing else is understood; a test reads them all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby

from scenarier.text.language import language
from scenarier.vocabulary.places import resources_folder

NAMES = (
    "start",
    "overview",
    "levers",
    "rules",
    "explain",
    "solve",
    "frames-frames",
    "frames-budget",
    "measures-list",
    "measures-proposal",
    "measures-groups",
    "measures-questions",
    "compare-curves",
    "compare-departments",
    "compare-differences",
    "compare-bridge",
    "compare-words",
    "compare-file",
    "analysis-sensitivity",
    "analysis-levers",
    "analysis-turning",
    "analysis-uncertainty",
    "analysis-drivers",
    "analysis-chances",
    "analysis-guarantee",
    "foundation-tables",
    "foundation-report",
    "foundation-reconciliation",
    "foundation-history",
    "foundation-backtest",
    "foundation-ages",
    "foundation-assumptions",
    "scenarios",
    "lessons",
    "meeting",
    "prices",
    "paste",
    "files",
)
"""Every page that is written, in the order of the contents."""
LINK = re.compile(r"\[([^\]]+)\]\(([a-z_/-]+)\)")
NAME = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was written."""

    name: str
    title: str
    text: str

    def html(self) -> str:
        """The page as the program's own markup, its title left out."""
        return "".join(_blocks(self.text))

    def plain(self) -> str:
        """Its words, to be searched."""
        return LINK.sub(r"\1", self.text).replace("*", "").replace("#", "")


def page(name: str) -> Page:
    """A page in the language that is spoken.

    Raises
    ------
    KeyError : there is no such page.
    """
    return pages()[name]


def pages() -> dict[str, Page]:
    """All pages in the language that is spoken."""
    return _pages(language())


@lru_cache(maxsize=2)
def _pages(code: str) -> dict[str, Page]:
    folder = resources_folder() / "help" / code
    return {name: _read(name, (folder / f"{name}.md").read_text(encoding="utf-8")) for name in NAMES}


def _read(name: str, text: str) -> Page:
    title, _, rest = text.partition("\n")
    return Page(name, title.removeprefix("# ").strip(), rest.strip())


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, headings and lists, which empty lines part."""
    for block in re.split(r"\n\s*\n", text):
        for is_list, lines in groupby(_joined(block), key=lambda line: line.startswith("- ")):
            if is_list:
                yield f"<ul>{''.join(f'<li>{inline(line[2:])}</li>' for line in lines)}</ul>"
            else:
                yield from (_paragraph(line) for line in lines)


def _joined(block: str) -> list[str]:
    """Lines that go on without a sign of their own belong to the line before."""
    lines: list[str] = []
    for line in block.split("\n"):
        if lines and not line.startswith(("- ", "## ")) and not lines[-1].startswith("## "):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.strip())
    return lines


def _paragraph(line: str) -> str:
    if line.startswith("## "):
        return f"<p><b>{inline(line[3:])}</b></p>"
    return f"<p>{inline(line)}</p>"


def inline(text: str) -> str:
    """A line's bold words, names and links as markup."""
    text = BOLD.sub(r"<b>\1</b>", escape(text, quote=False))
    return LINK.sub(r'<a href="\2">\1</a>', NAME.sub(r"<i>\1</i>", text))
