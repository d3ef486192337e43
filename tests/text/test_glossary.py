"""The words of the field against what stands on screen, and against docs/glossary.md."""

import re
from pathlib import Path

import pytest

from scenarier.text.glossary import explained, glossary, words_in
from scenarier.text.language import LANGUAGES, set_language

DOCS = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
NEVER_ON_SCREEN = {"Danish", "gesture", "leaf", "fault", "levels"}


@pytest.fixture(autouse=True)
def danish_after():
    set_language("da")
    yield
    set_language("da")


def keys(text: str) -> list[str]:
    return [word.key for word in words_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Luft til serviceramme 2029", ["service_headroom"]),
        ("Servicegab 2029", ["service_gap"]),
        ("I 2029 bruger afdelingerne mindre end udgiftsbehovet.", ["department", "need"]),
        ("mio. kr., 2024-priser", ["fixed_prices"]),
        ("Vælg reference", ["reference"]),
        ("Udligning af udgiftsbehov", ["need_equalisation"]),
        ("Lånerammen", []),
        ("16.856", []),
    ],
)
def test_that_words_are_found_where_they_stand(text, found):
    assert keys(text) == found


def test_that_only_the_language_that_is_spoken_is_looked_for():
    set_language("en")
    assert keys("Service gap") == ["service_gap"]
    assert keys("Servicegab") == []
    assert explained("Service gap", 3).startswith("Service gap: Need less spending")


def test_that_no_more_words_are_explained_than_is_asked():
    assert len(explained("Ramme, udgiftsbehov, forbrug, opsparing", 2).split("\n")) == 2


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_every_form_of_every_word_finds_that_word(code):
    set_language(code)
    for word in glossary().values():
        for form in word.forms(code):
            assert keys(form.replace("{year}", "2024")) == [word.key], form
        assert word.text.endswith("."), word.key
        assert word.name[0].isupper(), word.key


def test_that_meanings_name_no_year_and_no_amount():
    for word in glossary().values():
        assert not re.search(r"\d{3}", word.text_da + word.text_en), word.key


def documented() -> list[tuple[str, str, str]]:
    """Code, Danish and English of each row under Words."""
    rows = DOCS.read_text(encoding="utf-8").split("## Words")[1].split("\n## ")[0].splitlines()
    cells = [[cell.strip() for cell in row.split("|")[1:4]] for row in rows if row.startswith("|")]
    return [(code.strip("`"), danish, english) for code, danish, english in cells[2:]]


def unexplained(code: str) -> list[str]:
    """Names in a language that docs/glossary.md has and no tip explains."""
    set_language(code)
    names = [names[0 if code == "da" else 1] for row, *names in documented() if row not in NEVER_ON_SCREEN]
    apart = [name.strip() for each in names for name in re.split("[,;]", re.sub(r"\([^)]*\)", "", each))]
    return [name for name in apart if not keys(name)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_every_word_of_the_glossary_that_stands_on_screen_is_explained(code):
    assert len(documented()) > 50
    assert unexplained(code) == []
