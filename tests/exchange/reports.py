"""Reports made once and looked at by many tests, and what a PDF says."""

import io
import re
from functools import lru_cache
from pathlib import Path

import pypdf

from scenarier.exchange.report.html import html
from scenarier.jobs.report import Asked, Built, as_pdf, built
from scenarier.jobs.studies import open_session
from scenarier.text.language import language, set_language

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "resources" / "examples"
GOLDEN = ROOT / "tests" / "golden"
STUDIES = {
    "one scenario": EXAMPLES / "kendte-begivenheder.scenarier",
    "four scenarios": EXAMPLES / "aldring.scenarier",
    "a budget and a forecast": GOLDEN / "check-budget.scenarier",
    "every lever": GOLDEN / "check-study.scenarier",
}


@lru_cache(maxsize=16)
def made(name: str, spoken: str = "da") -> Built:
    """The report of one of STUDIES, in words and numbers."""
    before = language()
    set_language(spoken)
    try:
        return built(open_session(STUDIES[name]), Asked())
    finally:
        set_language(before)


@lru_cache(maxsize=16)
def pdf_of(name: str, spoken: str = "da") -> bytes:
    return spoken_in(spoken, lambda: as_pdf(made(name, spoken), None))


@lru_cache(maxsize=16)
def html_of(name: str, spoken: str = "da") -> str:
    return spoken_in(spoken, lambda: html(made(name, spoken).report, None))


def spoken_in(spoken, make):
    before = language()
    set_language(spoken)
    try:
        return make()
    finally:
        set_language(before)


def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def lines_of(content: bytes) -> list[str]:
    """The lines of all pages, without the marks where a word was parted, blanks as one."""
    text = "\n".join(page.extract_text() for page in reader(content).pages).replace("\u00ad", "")
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines()]


def with_attachment(content: bytes, name: str, file: bytes) -> bytes:
    """The PDF with another file in place of one that it carries, as another program writes it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    for attached in writer.attachment_list:
        if attached.name == name:
            attached.content = file
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
