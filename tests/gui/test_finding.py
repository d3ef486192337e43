"""What the finder offers for words that users type, in both languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenarier.gui.finder.finder import Entry, Finder
from scenarier.text.language import set_language

TAKING_AWAY = {
    "da": ("nulstil", "slet", "kassér", "kasser", "fjern", "luk", "afslut", "ryd"),
    "en": ("reset", "revert", "delete", "discard", "remove", "close", "quit", "clear"),
}
NOT_THERE = (
    "pdf", "fax", "excel", "xlsx", "csv", "word doc", "mail", "qwerty", "zzz", "login", "exprts",
    "jira", "xyz", "fdp", "rtf",
)  # fmt: skip
FOUND = {
    "da": {
        "gem": "Gem", "fortryd": "Fortryd: Nyt scenarie", "rammer": "Rammer", "likviditet": "Likviditet",
        "likvidtet": "Likviditet",
        "servicegab": "Servicegab", "luft": "Luft til serviceramme", "kassekredit": "Kassekreditreglen",
        "ordliste": "Ordliste", "genveje": "Genveje", "nyt scenarie": "Nyt scenarie", "born": "Børn og Unge",
        "udskrivningsprocent": "Udskrivningsprocent", "kom i gang": "Kom i gang", "afstemning": "Afstemning",
        "mørkt": "Mørkt", "indsætte": "Kopiere og indsætte", "bloktilskuddet": "Bloktilskud",
        "eksport": "Regneark",
    },
    "en": {
        "save": "Save", "undo": "Undo: New scenario", "frames": "Frames", "tax rate": "Tax rate",
        "service gap": "Service gap",
        "shortcuts": "Shortcuts", "dark": "Dark", "glossary": "Glossary", "paste": "Copy and paste",
        "overdraft": "Overdraft rule", "new scenario": "New scenario", "liquidty": "Liquidity",
        "export": "Workbook", "print": "Print",
    },
}  # fmt: skip


@pytest.fixture
def finder(window):
    made = Finder(window)
    yield made
    made.dismiss()
    set_language("da")


def offered(finder: Finder, window, query: str) -> list[Entry]:
    finder.open_with(window.found())
    finder.field.setText(query)
    QApplication.processEvents()
    return finder.shown()


@pytest.mark.parametrize("code", ["da", "en"])
def test_that_what_is_not_there_is_not_found(finder, window, code):
    window.set_language(code)
    known = {query: [entry.text for entry in offered(finder, window, query)] for query in NOT_THERE}
    assert {query: texts for query, texts in known.items() if texts} == {}


@pytest.mark.parametrize("code", ["da", "en"])
def test_that_what_is_typed_is_found_first(finder, window, code):
    window.set_language(code)
    window.scenarios.add()
    for query, text in FOUND[code].items():
        texts = [entry.text for entry in offered(finder, window, query)]
        assert text in texts[:6], (query, texts[:6])


@pytest.mark.parametrize("code", ["da", "en"])
def test_that_nothing_that_takes_away_is_marked_for_any_beginning_of_any_entry(finder, window, code):
    window.set_language(code)
    window.scenarios.add()
    texts = {entry.text.casefold() for entry in window.found()}
    for query in sorted({text[:n] for text in texts for n in (1, 2, 4)} | set(TAKING_AWAY[code])):
        found = offered(finder, window, query)
        marked = finder.marked()
        assert marked is None or not marked.takes_away, query
        flags = [entry.takes_away for entry in found]
        assert flags == sorted(flags), query


@pytest.mark.parametrize("code", ["da", "en"])
def test_that_every_action_named_for_taking_away_is_marked_as_one(window, code):
    window.set_language(code)
    window.scenarios.add()
    named = [entry for entry in window.found() if entry.text.casefold().startswith(TAKING_AWAY[code])]
    actions = [entry for entry in named if entry.kind in ("Handling", "Action")]
    assert len(actions) >= 3
    assert [entry.text for entry in actions if not entry.takes_away] == []
    set_language("da")


def test_that_what_takes_away_is_run_only_once_it_was_marked_by_hand(finder, window):
    window.scenarios.add()
    before = len(window.session.study.scenarios)
    offered(finder, window, "slet scenarie")
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert len(window.session.study.scenarios) == before
    assert finder.isVisible()
    QTest.keyClick(finder.field, Qt.Key.Key_Down)
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert len(window.session.study.scenarios) == before - 1


def test_that_up_marks_the_last_where_nothing_was_marked(finder, window):
    window.scenarios.add()
    found = offered(finder, window, "nulstil")
    assert finder.marked() is None
    assert finder.field.accessibleDescription() == ""
    QTest.keyClick(finder.field, Qt.Key.Key_Up)
    assert finder.marked() == found[-1]
