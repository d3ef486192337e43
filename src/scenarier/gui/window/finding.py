"""What the finder (Ctrl+K) finds: workspaces, scenarios, commands, levers, departments, areas, lessons, help."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence

from scenarier.gui.finder.rows import Entry
from scenarier.gui.help.entries import help_entries
from scenarier.gui.parts.workspace import parts_with_tables
from scenarier.gui.window.commands import Menu, commands_of
from scenarier.gui.window.registry import LESSONS, WorkspaceRow
from scenarier.gui.window.workbench import Workbench
from scenarier.model.baseline import Baseline
from scenarier.model.names import name_of, short_name_of, whole_entity_name
from scenarier.model.parameters import join_key
from scenarier.plots.plain import without_keys
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.session import Session
from scenarier.storage.short_code import code_in
from scenarier.text.language import tr
from scenarier.text.words import GROUP_NAMES
from scenarier.views.codes import Place, place_words, places_of
from scenarier.views.lessons import lesson_lines
from scenarier.views.shown import scenario_name


def entries(
    session: Session,
    bench: Workbench,
    menus: Sequence[Menu],
    show_help: Callable[[str], object],
    open_lesson: Callable[[Path], object],
) -> list[Entry]:
    """Everything that can be found, what is used most first."""
    rows = tuple(bench.rows.values())
    return [
        *_workspaces(rows, session.baseline, bench.show_workspace),
        *_scenarios(session),
        *_commands(menus),
        *_levers(session.baseline, bench.show_lever),
        *_rows(rows, session.baseline, bench.show_row),
        *(_lessons(open_lesson) if LESSONS in bench.rows else ()),
        *help_entries(show_help),
    ]


def by_code(session: Session, bench: Workbench, typed: str) -> list[Entry]:
    """The place of the study that a short code is of, where a whole one is typed."""
    code = code_in(typed)
    if not code:
        return []
    references = tuple(dict.fromkeys((session.reference, BASELINE_INDEX)))
    return [
        Entry(place_words(session, place), tr("Short code"), partial(_show, place, session, bench))
        for place in places_of(session, code, references)
    ]


def _show(place: Place, session: Session, bench: Workbench) -> None:
    """Show what a code is of, in the scenario that it is of."""
    session.select(place.scenario)
    for row in bench.rows.values():
        for name in [part.name for part in row.parts] or [""]:
            if place.page == (f"{row.help_page}-{name}" if name else row.help_page):
                bench.show_workspace(row.name, name)
                return
    bench.side.show_side(True)


def _workspaces(
    rows: Sequence[WorkspaceRow], baseline: Baseline, show: Callable[[str, str], object]
) -> Iterator[Entry]:
    for number, row in enumerate(rows, start=1):
        yield Entry(tr(row.title), tr("Workspace"), partial(show, row.name, ""), f"Ctrl+{number}")
    for row in rows:
        for part in parts_with_tables(row.parts, baseline):
            if part.title != row.title:
                yield Entry(tr(part.title), tr(row.title), partial(show, row.name, part.name))


def _scenarios(session: Session) -> Iterator[Entry]:
    for index in range(BASELINE_INDEX, len(session.study.scenarios)):
        yield Entry(scenario_name(session, index), tr("Scenario"), partial(session.select, index))


def _commands(menus: Sequence[Menu]) -> Iterator[Entry]:
    """What can be done as things stand."""
    for top in menus:
        for menu, command in commands_of(top):
            if command.is_enabled():
                keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
                text = without_keys(command.text_now())
                yield Entry(text, tr("Action"), command.run, keys, menu.name, command.takes_away)


def _levers(baseline: Baseline, show: Callable[[str], object]) -> Iterator[Entry]:
    for spec in baseline.parameters.values():
        words = f"{name_of(spec)} {tr(GROUP_NAMES[spec.group])}"
        name = short_name_of(spec)
        if spec.entity_kind == "area":
            continue
        for entity in baseline.entities(spec.entity_kind) or ("",):
            text = f"{name}: {whole_entity_name(baseline, entity)}" if entity else name
            yield Entry(text, tr("Lever"), partial(show, join_key(spec.name, entity)), words=words)


def _lessons(show: Callable[[Path], object]) -> Iterator[Entry]:
    kind = tr("Lesson")
    for line in lesson_lines({}):
        if not line.fault:
            yield Entry(line.title, kind, partial(show, line.path), words=f"{kind} {line.about}")


def _rows(
    rows: Sequence[WorkspaceRow], baseline: Baseline, show: Callable[[str, str, str], object]
) -> Iterator[Entry]:
    for row in rows:
        for found in row.found(baseline):
            run = partial(show, row.name, found.table, found.key)
            yield Entry(found.text, found.kind, run, words=found.words)
