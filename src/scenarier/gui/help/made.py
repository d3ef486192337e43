"""Pages that are made when they are shown: contents, glossary, a word's own page, shortcuts."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtGui import QKeySequence

from scenarier.text.glossary import Word, glossary, words_in
from scenarier.text.language import language, tr
from scenarier.views.help_pages import Page, pages

Shortcuts = Mapping[str, Sequence[tuple[str, str]]]
"""What is done and by which keys, by the menu or the place it stands in."""
NATIVE = QKeySequence.SequenceFormat.NativeText


def contents() -> str:
    """Links to all pages."""
    made = [("glossary", tr("Glossary")), ("shortcuts", tr("Shortcuts"))]
    return _links([(page.name, page.title) for page in pages().values()] + made)


def glossary_page() -> str:
    """All words with their meanings, by their names."""
    words = sorted(glossary().values(), key=lambda word: _sorted_as(word.name))
    return "".join(f"<p>{_link(f'word/{word.key}', word.name)}<br>{escape(word.text)}</p>" for word in words)


def word_page(word: Word) -> str:
    """A word's meaning, its name in the other language, and the pages it stands on."""
    other = word.name_en if language() == "da" else word.name_da
    told = tr("In English: {name}") if language() == "da" else tr("In Danish: {name}")
    parts = [f"<p>{escape(word.text)}</p>", f"<p>{escape(told.format(name=other))}</p>"]
    named = [page for page in pages().values() if word in words_in(page.plain())]
    if named:
        heading = escape(tr("Pages with the word"))
        parts += [f"<p><b>{heading}</b></p>", _links(_titles(named))]
    glossary = _link("glossary", tr("Glossary"))
    return "".join([*parts, f"<p>{glossary}</p>"])


def words_told(words: list[Word]) -> str:
    """What the words under the pointer mean, above a page."""
    return "".join(f"<p><b>{escape(word.name)}:</b> {escape(word.text)}</p>" for word in words)


def shortcuts_page(shortcuts: Shortcuts) -> str:
    """What keys do, menu by menu."""
    return "".join(_table(title, rows) for title, rows in shortcuts.items())


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    if not rows:
        return ""
    native = [(name, QKeySequence(keys).toString(NATIVE)) for name, keys in rows]
    lines = "".join(f"<tr><td>{escape(keys)}</td><td>{escape(name)}</td></tr>" for name, keys in native)
    return f'<p><b>{escape(title)}</b></p><table cellpadding="3">{lines}</table>'


def _titles(named: list[Page]) -> list[tuple[str, str]]:
    return [(page.name, page.title) for page in named]


def _links(targets: list[tuple[str, str]]) -> str:
    return f"<ul>{''.join(f'<li>{_link(name, title)}</li>' for name, title in targets)}</ul>"


def _link(target: str, text: str) -> str:
    return f'<a href="{target}">{escape(text)}</a>'


def _sorted_as(name: str) -> str:
    """Danish letters stand last."""
    return name.casefold().translate(str.maketrans("æøå", "{|}"))
