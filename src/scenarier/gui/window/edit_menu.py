"""The menu `Rediger`: undo, back to the baseline, rules, the finder."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from scenarier.gui.window.commands import Command, Menu
from scenarier.session.lever_edits import reset_levers
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.words import GROUP_NAMES


@dataclass(frozen=True, slots=True)
class Editing:
    """What the menu does by the window's parts; `tell_done` says what an edit has taken away."""

    show_history: Callable[[], object]
    revert_group: Callable[[str], object]
    choose_rules: Callable[[], object]
    find: Callable[[], object]
    tell_done: Callable[[str], object]


def edit_menu(
    session: Session, editing: Editing, show_moved: Callable[[], object], replay: Callable[[], object]
) -> Menu:
    """What is done to the study as it stands, and what the last edit did."""
    groups = [
        Command(f"edit.reset.{group}", tr("Revert group: {group}", group=tr(title)),
                partial(editing.revert_group, group), takes_away=True)
        for group, title in GROUP_NAMES.items()
    ]  # fmt: skip
    return Menu(
        "edit",
        tr("&Edit"),
        (
            *_steps(session, editing.show_history),
            *_last_done(session, show_moved, replay),
            None,
            Command(
                "edit.reset",
                tr("Reset all"),
                lambda: reset_all(session, editing.tell_done),
                tip=tr("All levers back to the baseline; can be undone"),
                is_minor=True,
                takes_away=True,
                is_enabled=lambda: bool(session.scenario.parameters),
            ),
            Menu("edit.reset_group", tr("Reset a &group"), groups),
            Command("edit.rules", tr("&Rules…"), editing.choose_rules),
            Command("edit.find", tr("&Find…"), editing.find, "Ctrl+K", short=tr("Find (Ctrl+K)")),
        ),
    )


def _steps(session: Session, show_history: Callable[[], object]) -> tuple[Command, ...]:
    """Back and forth in what was done."""
    return (
        Command(
            "edit.undo",
            tr("&Undo"),
            session.undo,
            "Ctrl+Z",
            is_enabled=lambda: session.undo_label is not None,
            about=lambda: session.undo_label,
        ),
        Command(
            "edit.redo",
            tr("&Redo"),
            session.redo,
            "Ctrl+Shift+Z",
            is_enabled=lambda: session.redo_label is not None,
            about=lambda: session.redo_label,
        ),
        Command("edit.history", tr("&History…"), show_history, "Ctrl+H", short=tr("History"), is_minor=True),
    )


def _last_done(
    session: Session, show_moved: Callable[[], object], replay: Callable[[], object]
) -> tuple[Command, ...]:
    """What the last edit did."""
    tip = tr("The results that the last change moved most, and why")
    played = tr("Show the plots before and after the last edit, back and forth; any key ends it")
    return (
        Command("edit.moved", tr("What &moved"), show_moved, tip=tip, is_minor=True),
        Command("edit.replay", tr("&Play again"), replay, tip=played, is_enabled=lambda: session.last is not None),
    )


def reset_all(session: Session, tell_done: Callable[[str], object]) -> None:
    """All levers of the scenario back to the baseline; its measures stay."""
    if session.selected != BASELINE_INDEX:
        before, name = session.study, session.scenario.name
        session.do(reset_levers(session.state))
        if session.study is not before:
            tell_done(tr("All levers of “{name}” are reset. Ctrl+Z takes it back.", name=name))
