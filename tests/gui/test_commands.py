"""Commands as rows: menus, tool line, finder, help and README are made of the same ones."""

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from tests.docs.documents import text
from tests.docs.shortcuts import HEADING, lines

from scenarier.gui.help.made import shortcuts_page
from scenarier.gui.window.actions import Actions
from scenarier.gui.window.commands import Command, Menu, commands_of, shortcuts_of
from scenarier.text.language import LANGUAGES, set_language


@pytest.fixture
def speaking(window):
    yield window
    set_language("da")


def commands(window):
    return [command for menu in window.bars.menus for _, command in commands_of(menu)]


def in_menus(menu: QMenu):
    """The actions of a menu and of those within it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from in_menus(inner)
        elif not action.isSeparator():
            yield action


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_every_command_has_its_own_name_text_and_keys(speaking, code):
    speaking.set_language(code)
    speaking.scenarios.add()
    rows = commands(speaking)
    keys = [row.keys for row in rows if row.keys]
    assert len({row.id for row in rows}) == len(rows) > 50
    assert len(set(keys)) == len(keys) > 25
    for menu in speaking.bars.menus:
        assert all(row.id.startswith(f"{menu.id}.") for _, row in commands_of(menu))


def test_that_the_menus_hold_the_commands_in_their_order_with_their_keys(window):
    for menu, top in zip(window.bars.menus, window.menuBar().actions(), strict=True):
        rows = [row for _, row in commands_of(menu) if ".recent." not in row.id]
        actions = [each for each in in_menus(top.menu()) if each in window.bars.actions.by_id.values()]
        assert [each.text() for each in actions] == [row.text_now() for row in rows]
        assert [each.shortcut() for each in actions] == [QKeySequence(row.keys) for row in rows]
        assert [each.isEnabled() for each in actions] == [row.is_enabled() for row in rows]


def test_that_the_finder_offers_every_command_that_can_be_done_and_no_other(window):
    offered = {entry.text for entry in window.found() if entry.kind == "Handling"}
    rows = commands(window)
    assert offered == {row.text_now().replace("&", "").rstrip("…") for row in rows if row.is_enabled()}
    assert "Slet scenarie" not in offered
    window.scenarios.add()
    assert "Slet scenarie" in {entry.text for entry in window.found()}


def test_that_the_help_shows_every_key_of_every_command(window):
    page = shortcuts_page(window.shortcuts())
    for row in commands(window):
        if row.keys:
            native = QKeySequence(row.keys).toString(QKeySequence.SequenceFormat.NativeText)
            assert f"<tr><td>{native}</td><td>{row.name}</td></tr>" in page


def test_that_the_readme_has_the_keys_of_the_commands(speaking):
    """`python -m tests.docs.shortcuts` writes it."""
    speaking.set_language("en")
    expected = HEADING + lines(shortcuts_of(speaking.bars.menus))
    assert expected in text("README.md")


def test_that_a_key_runs_its_command_in_the_whole_window(qapp):
    window, ran = QMainWindow(), []
    on = [True]
    rows = (
        Command("file.one", "&One…", lambda: ran.append("one"), "Ctrl+1", tip="Do it", is_enabled=lambda: on[0]),
        None,
        Menu("file.more", "&More", fill=lambda: [Command("file.two", "Two", lambda: ran.append("two"))]),
        Command("file.tick", "Tick", lambda: None, is_checked=lambda: on[0], about=lambda: "A & B"),
    )
    actions = Actions(window, (Menu("file", "&File", rows),))
    one = actions.by_id["file.one"]
    assert (one.text(), one.toolTip(), one.shortcut().toString()) == ("&One…", "Do it (Ctrl+1)", "Ctrl+1")
    assert one in window.actions()
    one.trigger()
    more = actions.menus["file.more"]
    for _ in range(2):
        more.aboutToShow.emit()
        more.actions()[0].trigger()
    assert ran == ["one", "two", "two"]
    tick = actions.by_id["file.tick"]
    assert (tick.text(), tick.iconText(), tick.isChecked()) == ("Tick: A && B", "Tick", True)
    tick.trigger()
    assert tick.isChecked()  # as things stand, whatever Qt has ticked
    on[0] = False
    actions.refresh()
    assert not tick.isChecked()
    assert not one.isEnabled()
    actions.clear()
    QApplication.processEvents()
    assert window.actions() == []
    assert not window.menuBar().actions()
    window.deleteLater()
    assert isinstance(one, QAction)


def test_that_a_command_that_changes_the_language_may_take_its_own_action_away(speaking):
    speaking.bars.actions.by_id["view.language.en"].trigger()
    QApplication.processEvents()
    assert speaking.bars.actions.by_id["view.language.en"].isChecked()
    assert speaking.bars.actions.by_id["file.save"].text() == "&Save"
