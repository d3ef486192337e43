"""Help: F1 by what is under the pointer, pages and their links, the words on hover."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QHeaderView, QTabBar, QToolTip, QWidget

from scenarier.gui.help import made, pointed
from scenarier.gui.help.entries import help_entries
from scenarier.gui.help.hover import with_meanings
from scenarier.gui.window import help_places
from scenarier.gui.window.registry import WORKSPACES
from scenarier.plots.plain import PlainLabel, set_tip, tip_text, without_keys
from scenarier.text.glossary import glossary
from scenarier.text.language import LANGUAGES, set_language, tr
from scenarier.views.help_pages import BOLD, LINK, NAME, NAMES, page, pages

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "help"
PO = FOLDER.parent / "locale" / "da" / "LC_MESSAGES" / "scenarier.po"
MOST_LINES = 30


@pytest.fixture(autouse=True)
def danish_after():
    yield
    set_language("da")


# Pages


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_every_page_is_there_in_both_languages_and_is_short(code):
    set_language(code)
    assert {path.stem for path in (FOLDER / code).glob("*")} == set(NAMES) == set(pages())
    for name in NAMES:
        lines = (FOLDER / code / f"{name}.md").read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# "), name
        assert len(lines) <= MOST_LINES, name


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_every_link_leads_to_a_page_or_a_word(code):
    set_language(code)
    known = {*NAMES, "glossary", "shortcuts", "contents", *(f"word/{key}" for key in glossary())}
    for name in NAMES:
        assert {target for _, target in LINK.findall(page(name).text)} <= known, name


def test_that_the_pages_of_the_two_languages_have_the_same_links():
    targets = {}
    for code in LANGUAGES:
        set_language(code)
        targets[code] = {name: sorted(target for _, target in LINK.findall(page(name).text)) for name in NAMES}
    assert targets["da"] == targets["en"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_a_page_names_menus_and_buttons_by_the_programs_own_words(code):
    catalogue = pytest.importorskip("babel.messages.pofile").read_po(PO.open("rb"))
    set_language(code)
    known = {"Grundforløb"}
    for message in catalogue:
        texts = message.string if code == "da" else message.id
        known.update(bare(text) for text in ((texts,) if isinstance(texts, str) else texts))
    for name in NAMES:
        text = " ".join(page(name).text.split())
        named = [part for each in NAME.findall(BOLD.sub("", text)) for part in each.split(" › ")]
        assert [part for part in named if bare(part) not in known] == [], name


def bare(text: str) -> str:
    return without_keys(text).removesuffix(" ({n})").strip()


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_the_first_page_leads_to_every_workspace(code):
    set_language(code)
    assert {tr(row.title) for row in WORKSPACES} <= {words for words, _ in LINK.findall(page("start").text)}


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_no_figure_is_typed_into_a_page(code):
    set_language(code)
    for name in NAMES:
        text = re.sub(r"1\.234,5|1,234\.5|1\.000|1,000|500 kr|12[,-]", "", page(name).text)
        assert not re.search(r"\d{3}", text), name


def test_that_markup_in_a_page_is_shown_as_it_stands():
    from scenarier.views.help_pages import Page

    html = Page(
        "x", "x", "## A & b\n\nText <img src=x> *Gem* **fed**\ngoes on\n- one\n  more\n- [two](files)"
    ).html()
    assert html == (
        "<p><b>A &amp; b</b></p><p>Text &lt;img src=x&gt; <i>Gem</i> <b>fed</b> goes on</p>"
        '<ul><li>one more</li><li><a href="files">two</a></li></ul>'
    )


# F1


def shown_page(window) -> str:
    QApplication.processEvents()
    assert window.help.shown is not None
    assert window.help.shown.isVisible()
    return window.help.shown.place().name


@pytest.fixture
def helped(window):
    yield window
    window.help.close()
    QToolTip.hideText()
    for tip in QApplication.topLevelWidgets():
        if tip.objectName() == "qtooltip_label":
            tip.close()
    QApplication.processEvents()


def test_that_every_workspace_and_part_has_its_page(helped):
    found = []
    for name in [row.name for row in WORKSPACES]:
        helped.bench.show_workspace(name)
        shown = helped.bench.workspaces[name]
        for part in shown.parts():
            shown.show_part(part)
            found.append(help_places.page_about(shown, helped.bench))
        if not shown.parts():
            found.append(help_places.page_about(shown, helped.bench))
    assert len(set(found)) == len(found)
    panels = {name for _kind, name in help_places.panels()}
    assert {*found, *panels} == set(NAMES)


def test_that_each_panel_has_its_page(helped):
    bench, bars = helped.bench, helped.bars
    for widget, name in (
        (bench.levers, "levers"),
        (bench.side.board, "rules"),
        (bench.side.explanation.inputs, "explain"),
        (bench.strip.cards[0], "overview"),
        (bars.switches, "prices"),
        (bars.tabs, "scenarios"),
        (bench.notice, "files"),
        (helped.menuBar(), "start"),
    ):
        assert help_places.page_about(widget, helped.bench) == name


def test_that_f1_opens_the_page_about_what_is_under_the_pointer(helped):
    levers = helped.bench.levers
    QCursor.setPos(levers.mapToGlobal(levers.rect().center()))
    QTest.keyClick(helped, Qt.Key.Key_F1)
    assert shown_page(helped) == "levers"


def test_that_f1_explains_the_word_under_the_pointer_above_the_page(helped):
    title = helped.bench.strip.cards[2].title
    QCursor.setPos(title.mapToGlobal(QPoint(8, title.height() // 2)))
    QTest.keyClick(helped, Qt.Key.Key_F1)
    assert shown_page(helped) == "overview"
    assert helped.help.shown.reader.toPlainText().startswith("Luft til serviceramme: Servicerammen minus")


def test_that_without_a_pointer_over_the_window_the_keyboard_decides(helped, monkeypatch):
    monkeypatch.setattr(pointed.QCursor, "pos", lambda: QPoint(-5_000, -5_000))
    helped.bars.tabs.setFocus()
    QTest.keyClick(helped, Qt.Key.Key_F1)
    assert shown_page(helped) == "scenarios"


def test_that_f1_answers_in_a_dialog_too(helped):
    helped.bench.side.choose_rules()
    dialog = next(each for each in helped.findChildren(QDialog) if each.isVisible())
    QCursor.setPos(dialog.mapToGlobal(dialog.rect().center()))
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert shown_page(helped) == "rules"
    assert helped.help.shown.parentWidget() is dialog
    helped.help.close()
    dialog.close()


def test_that_the_help_menu_opens_its_pages(helped):
    help_menu = helped.menuBar().actions()[-1].menu()
    texts = [entry for entry in help_menu.actions() if not entry.isSeparator()]
    for entry, name in zip(texts, ("start", "", "shortcuts", "glossary"), strict=False):
        if name:
            entry.trigger()
            assert shown_page(helped) == name
    assert texts[1].shortcut().toString() == "F1"


# The window of the help


def test_that_links_back_and_forward_work_and_escape_closes(helped):
    helped.help.show("start")
    reader = helped.help.shown
    reader.show_page("rules")
    reader.show_page("word/margin")
    reader.back.click()
    assert shown_page(helped) == "rules"
    reader.back.click()
    assert shown_page(helped) == "start"
    assert not reader.back.isEnabled()
    reader.forward.click()
    assert shown_page(helped) == "rules"
    reader.show_page("files")
    assert not reader.forward.isEnabled()
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert not reader.isVisible()
    helped.help.show("start")
    assert shown_page(helped) == "start"


def test_that_a_click_on_a_link_opens_its_page(helped):
    helped.help.show("contents")
    reader = helped.help.shown.reader
    cursor = reader.document().find(page("files").title)
    QApplication.processEvents()
    at = reader.cursorRect(cursor).center() - QPoint(12, 0)
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert shown_page(helped) == "files"


def test_that_the_window_stays_usable_beside_the_help(helped):
    helped.help.show("start")
    assert not helped.help.shown.isModal()
    assert QApplication.activeModalWidget() is None
    before = helped.help.shown
    helped.help.show("rules")
    assert helped.help.shown is before


def test_that_another_language_closes_the_help_and_opens_it_in_that_language(helped):
    helped.help.show("rules")
    helped.set_language("en")
    QApplication.processEvents()
    assert not [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "HelpWindow"]
    helped.help.show("rules")
    assert helped.help.shown.windowTitle().startswith("Rules")


def test_that_shortcuts_are_those_of_the_windows_actions(helped):
    helped.help.show("shortcuts")
    text = helped.help.shown.reader.toPlainText()
    for entry in helped.actions():
        if not entry.shortcut().isEmpty():
            assert entry.shortcut().toString(made.NATIVE) in text, entry.text()
    helped.bench.show_workspace("measures")
    assert "F11" in made.shortcuts_page(helped.shortcuts())
    assert "Ctrl+D" in made.shortcuts_page(helped.shortcuts())


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_every_word_has_its_page(helped, code):
    helped.set_language(code)
    for word in glossary().values():
        helped.help.show(f"word/{word.key}")
        assert word.text in helped.help.shown.reader.toPlainText()
    helped.help.show("glossary")
    text = helped.help.shown.reader.toPlainText()
    assert all(word.name in text and word.text in text for word in glossary().values())


def test_that_the_finder_finds_pages_and_words(helped):
    texts = {entry.text for entry in helped.found()}
    assert {entry.text for entry in help_entries(helped.help.show)} <= texts
    next(entry for entry in helped.found() if entry.text == "Kassekreditreglen").run()
    assert shown_page(helped) == "word/overdraft_rule"


# Words on hover


def tip_over(widget: QWidget, at: QPoint) -> str:
    QToolTip.hideText()
    QTest.qWait(0)
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    return " ".join(QToolTip.text().split()) if event.isAccepted() else ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_every_word_is_explained_on_hover(helped, code):
    helped.set_language(code)
    label = PlainLabel("", helped)
    label.show()
    for word in glossary().values():
        label.setText(word.name)
        label.resize(label.sizeHint())
        assert tip_over(label, QPoint(2, 2)) == f"{word.name}: {word.text}"


def test_that_a_tip_keeps_what_it_says_and_adds_the_words(helped):
    card = helped.bench.strip.cards[4]
    tip = tip_over(card.title, QPoint(2, 2))
    assert tip.startswith("Udgiftsbehov minus forbrug")
    assert "Servicegab: Udgiftsbehov minus forbrug: det, borgerne får mindre af" in tip
    assert tip_over(card.number, QPoint(2, 2)) in tip


def test_that_headings_rows_and_tabs_explain_their_words(helped):
    table = helped.bench.workspaces["overview"].table
    names = table.verticalHeader()
    at = QPoint(10, names.sectionViewportPosition(2) + 4)
    assert "Aktivitetsbestemt medfinansiering: Det, kommunen betaler" in tip_over(names.viewport(), at)
    tabs = helped.bench.tabs
    assert isinstance(tabs, QTabBar)
    tip = tip_over(tabs, tabs.tabRect(1).center())
    assert tip.startswith("Rammer (Ctrl+2)")
    assert "Ramme: Det beløb, en afdeling må bruge" in tip


def test_that_a_column_heading_explains_its_word(helped):
    helped.bench.show_workspace("foundation", "assumptions")
    QApplication.processEvents()
    heads = helped.bench.workspaces["foundation"].part("assumptions").findChildren(QHeaderView)
    head = next(each for each in heads if each.isVisible() and each.orientation() == Qt.Orientation.Horizontal)
    at = QPoint(head.sectionViewportPosition(0) + 4, 4)
    assert "Forudsætning: Et tal, som årsberetningen ikke giver" in tip_over(head.viewport(), at)


def test_that_what_has_no_word_keeps_its_own_tip_alone(helped):
    label = PlainLabel("Tirsdag", helped)
    set_tip(label, "en dag")
    label.show()
    assert tip_over(label, QPoint(1, 1)) == "en dag"


def test_that_a_meaning_is_not_said_twice_and_markup_stays_text():
    assert with_meanings("Ramme er <b>fast</b>", "Ramme: x.") == "Ramme er <b>fast</b>\n\nRamme: x."
    assert with_meanings(tip_text("Er <b>x.</b>"), "Ramme: y.") == "Er <b>x.</b>\n\nRamme: y."
    assert with_meanings("Det er\nalt.", "Ramme: Det er alt.") == "Det er\nalt."
