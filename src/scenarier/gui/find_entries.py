"""What the finder (Ctrl+K) finds: actions, workspaces, scenarios, departments, areas, levers."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from scenarier.gui.actions import TAKES_AWAY
from scenarier.gui.finder import Entry
from scenarier.gui.help.entries import help_entries
from scenarier.gui.parts.workspace import parts_with_tables
from scenarier.model.names import name_of, short_name_of, whole_entity_name
from scenarier.model.parameters import join_key
from scenarier.plots.plain import without_keys
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.text.language import tr
from scenarier.text.words import GROUP_NAMES
from scenarier.views.shown import scenario_name

if TYPE_CHECKING:
    from scenarier.gui.window.window import Window


def entries(window: "Window") -> list[Entry]:
    """Everything that can be found, what is used most first."""
    return [
        *_workspaces(window),
        *_scenarios(window),
        *_actions(window),
        *_levers(window),
        *_places(window),
        *help_entries(window.help.show),
    ]


def _workspaces(window: "Window") -> Iterator[Entry]:
    show, rows = window.bench.show_workspace, window.bench.rows.values()
    for number, row in enumerate(rows, start=1):
        yield Entry(tr(row.title), tr("Workspace"), partial(show, row.name), f"Ctrl+{number}")
    for row in rows:
        for part in parts_with_tables(row.parts, window.session.baseline):
            if part.title != row.title:
                yield Entry(tr(part.title), tr(row.title), partial(show, row.name, part.name))


def _scenarios(window: "Window") -> Iterator[Entry]:
    session = window.session
    for index in range(BASELINE_INDEX, len(session.study.scenarios)):
        yield Entry(scenario_name(session, index), tr("Scenario"), partial(session.select, index))


def _actions(window: "Window") -> Iterator[Entry]:
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            yield from _of_menu(menu)


def _of_menu(menu: QMenu) -> Iterator[Entry]:
    menu.aboutToShow.emit()
    for entry in menu.actions():
        inner = entry.menu()
        if isinstance(inner, QMenu):
            if entry.isEnabled():
                yield from _of_menu(inner)
        elif not entry.isSeparator() and entry.isEnabled():
            keys = entry.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            text, words = without_keys(entry.text()), without_keys(menu.title())
            takes_away = bool(entry.property(TAKES_AWAY))
            yield Entry(text, tr("Action"), entry.trigger, keys, words, takes_away)


def _levers(window: "Window") -> Iterator[Entry]:
    baseline = window.session.baseline
    for spec in baseline.parameters.values():
        words = f"{name_of(spec)} {tr(GROUP_NAMES[spec.group])}"
        name = short_name_of(spec)
        if spec.entity_kind == "area":
            continue
        for entity in baseline.entities(spec.entity_kind) or ("",):
            text = f"{name}: {whole_entity_name(baseline, entity)}" if entity else name
            show = partial(window.bench.show_lever, join_key(spec.name, entity))
            yield Entry(text, tr("Lever"), show, words=words)


def _places(window: "Window") -> Iterator[Entry]:
    for row in window.bench.rows.values():
        for found in row.found(window.session.baseline):
            show = partial(window.bench.show_row, row.name, found.table, found.key)
            yield Entry(found.text, found.kind, show, words=found.words)
