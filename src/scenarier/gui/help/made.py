"""Pages that are made when they are shown: contents, glossary, a word's own page, shortcuts."""

from collections.abc import Iterator
from html import escape

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from scenarier.plots.plain import without_keys
from scenarier.text.glossary import Word, glossary, words_in
from scenarier.text.language import language, tr
from scenarier.views.help_pages import Page, pages

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


def shortcuts(window: QMainWindow) -> str:
    """The keys of the window's actions, menu by menu, and those of what it shows now."""
    parts = []
    known: set[tuple[str, str]] = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        rows = [row for row in _rows(_of_menu(menu)) if row not in known] if isinstance(menu, QMenu) else []
        known.update(rows)
        parts.append(_table(without_keys(top.text()), rows))
    rest = dict.fromkeys(row for row in _rows(window.findChildren(QAction)) if row not in known)
    parts.append(_table(tr("In tables and parts"), list(rest)))
    return "".join(parts)


def _of_menu(menu: QMenu) -> Iterator[QAction]:
    for entry in menu.actions():
        inner = entry.menu()
        yield from _of_menu(inner) if isinstance(inner, QMenu) else (entry,)


def _rows(actions: "Iterator[QAction] | list[QAction]") -> list[tuple[str, str]]:
    """Name and keys of each action that has both."""
    rows = []
    for entry in actions:
        keys = [each.toString(NATIVE) for each in entry.shortcuts()]
        name = without_keys(entry.iconText().removesuffix(f" ({keys[0]})")) if keys else ""
        if name:
            rows.append((name, ", ".join(keys)))
    return rows


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    if not rows:
        return ""
    lines = "".join(f"<tr><td>{escape(keys)}</td><td>{escape(name)}</td></tr>" for name, keys in rows)
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
