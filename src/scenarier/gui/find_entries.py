"""What the finder (Ctrl+K) finds: actions, workspaces, scenarios, departments, areas, levers."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from scenarier.gui.actions import TAKES_AWAY
from scenarier.gui.finder import Entry
from scenarier.gui.foundation.workspace import PARTS as FOUNDATION
from scenarier.gui.frames.workspace import PARTS as FRAMES
from scenarier.gui.help.entries import help_entries
from scenarier.gui.workbench import MAKERS
from scenarier.model.names import department_name, name_of, short_name_of, whole_entity_name
from scenarier.model.parameters import join_key
from scenarier.plots.plain import without_keys
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.text.language import tr
from scenarier.text.words import GROUP_NAMES
from scenarier.views.shown import scenario_name

if TYPE_CHECKING:
    from scenarier.gui.window import Window

PARTS = {"frames": FRAMES, "foundation": FOUNDATION}


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
    for number, (name, (title, _)) in enumerate(MAKERS.items(), start=1):
        show = partial(window.bench.show_workspace, name)
        yield Entry(tr(title), tr("Workspace"), show, f"Ctrl+{number}")
    for workspace, parts in PARTS.items():
        whole = tr(MAKERS[workspace][0])
        for part, (title, _) in parts.items():
            if tr(title) != whole:
                yield Entry(tr(title), whole, partial(window.bench.show_workspace, workspace, part))


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
            show = partial(show_lever, window, join_key(spec.name, entity))
            yield Entry(text, tr("Lever"), show, words=words)


def _places(window: "Window") -> Iterator[Entry]:
    baseline = window.session.baseline
    for row in baseline.departments:
        go = partial(show_frames, window, row.name)
        yield Entry(name_of(row), tr("Department"), go, words=row.name)
    for area in baseline.areas:
        go = partial(show_frames, window, area.name)
        words = tr("Central rows") if area.is_central else department_name(baseline, area.department)
        yield Entry(name_of(area), tr("Service area"), go, words=words)


def show_lever(window: "Window", key: str) -> None:
    """Bring a lever to the eye and the keyboard."""
    if not window.bench.levers.isVisible():
        window.bench.show_workspace("overview")
    if window.bench.levers.isVisible():
        window.bench.levers.reveal(key)


def show_frames(window: "Window", entity: str) -> None:
    """Bring a department or an area to the eye and the keyboard, in the frames."""
    from scenarier.gui.frames.workspace import FramesWorkspace

    window.bench.show_workspace("frames")
    frames = window.bench.workspaces.get("frames")
    if window.bench.current == "frames" and isinstance(frames, FramesWorkspace):
        frames.go_to(entity)
