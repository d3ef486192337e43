"""No English in the Danish window, and no Danish in the English one: every text that is shown, word by word.

A word is English where it stands in the program's or the package's English texts and in none of the Danish ones.
"""

import csv
import re
from functools import cache

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from tests.gui.test_plain_everywhere import Seen, opened, screens
from tests.made import Study

from scenarier.gui.app import speak_qt
from scenarier.gui.qt_words import WORDS
from scenarier.gui.rules.dialog import RulesDialog
from scenarier.gui.window.about_dialogs import scenario_dialog, study_dialog
from scenarier.gui.window.window import Window
from scenarier.jobs.studies import open_study
from scenarier.model.study import Scenario
from scenarier.session.session import Session
from scenarier.text.language import set_language
from scenarier.vocabulary.places import baseline_folder, resources_folder

WORD = re.compile(r"[^\W\d_]{3,}")
OWN_NAMES = ("Dansk", "English")
"""A language is called by its own name in both."""


def words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(re.sub(r"\{[^}]*\}|&(?=\w)", "", text))}


@cache
def vocabularies() -> dict[str, frozenset[str]]:
    """The words that only one of the languages has."""
    known: dict[str, set[str]] = {"da": set(), "en": set()}
    with (resources_folder() / "locale/da/LC_MESSAGES/scenarier.po").open("rb") as file:
        for message in read_po(file):
            for language, texts in (("en", message.id), ("da", message.string)):
                for text in texts if isinstance(texts, list | tuple) else (texts or "",):
                    known[language] |= words(text)
    both: set[str] = set()
    for path in baseline_folder("aarhus-2024").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, text in row.items():
                    language = column.rpartition("_")[2]
                    known.get(language, both).update(words(text or ""))
    return {
        "da": frozenset(known["da"] - known["en"] - both),
        "en": frozenset(known["en"] - known["da"] - both),
    }


class Texts(Seen):
    """The texts themselves, each with where it was first seen."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[str, str] = {}
        self.place = ""

    def look(self, top: QWidget) -> None:
        QApplication.processEvents()
        for widget in (top, *top.findChildren(QWidget)):
            if isValid(widget):  # a tip that fades goes while the others are asked
                self._widget(widget)

    def note(self, where: str, text: object, *, is_line: bool = False) -> None:
        if isinstance(text, str) and text:
            self.shown.setdefault(text, f"{self.place} {where}")


@pytest.fixture(params=["da", "en"])
def spoken(request, qapp):
    set_language(request.param)
    speak_qt(qapp)
    baseline = open_study(None)[1]
    made = Window("light")
    made.fill(Session(baseline, Study(scenarios=(Scenario("A", parameters={"tax_rate": 0.25}), Scenario("B")))))
    made.resize(1700, 900)
    made.show()
    made.load_plots()
    qapp.processEvents()
    yield request.param, made
    made.session.listeners.clear()
    made.close_now()
    made.deleteLater()
    qapp.processEvents()
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    set_language("da")


def test_that_every_text_that_is_shown_is_in_the_language_that_is_spoken(spoken):
    language, window = spoken
    seen = Texts()
    for screen in screens(window):
        seen.place = screen
        if not screen.startswith("foundation-tables"):  # its cells stand as printed
            seen.look(window)
    window.bench.side.explain("liquidity_per_citizen", "", 2029)
    for make in (scenario_dialog, study_dialog):
        with opened(make(window.session, window)) as dialog:
            seen.place = make.__name__
            seen.look(dialog)
    with opened(RulesDialog(window.session, window)) as dialog:
        seen.place = "rules"
        seen.look(dialog)
    other = vocabularies()["en" if language == "da" else "da"]
    left = {
        text: sorted(words(text) & other) for text in seen.shown if words(text) & other and text not in OWN_NAMES
    }
    assert len(seen.shown) > 500
    told = [f"{seen.shown[text]}: {text[:120]!r} {found}" for text, found in left.items()]
    assert not told, "\n".join(told)


def test_that_qts_own_file_dialog_has_no_english_word_in_danish(qapp):
    set_language("da")
    speak_qt(qapp)
    for context, texts in WORDS.items():
        for text in texts:
            assert QCoreApplication.translate(context, text) != text
    assert QCoreApplication.translate("QLineEdit", "&Copy") == "&Kopiér"
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
