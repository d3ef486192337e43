"""Where the start page leads to in this window, and how it is opened again."""

from collections.abc import Callable, Mapping
from functools import partial

from scenarier.gui.overview.start_card import StartCard
from scenarier.gui.window.workbench import Workbench

SHOWN = {"budget": ("frames", "budget"), "proposal": ("measures", "proposal"), "lessons": ("lessons", "")}
"""Places that are a workspace, or a part of one."""


def places_of(bench: Workbench, hold_meeting: Callable[[], object]) -> Mapping[str, Callable[[], object]]:
    """What goes to each place that this window has."""
    there = {name: partial(bench.show_workspace, *place) for name, place in SHOWN.items() if _has(bench, *place)}
    return {**there, "meeting": hold_meeting}


def _has(bench: Workbench, workspace: str, part: str) -> bool:
    row = bench.rows.get(workspace)
    return row is not None and (not part or any(one.name == part for one in row.parts))


def open_start(bench: Workbench) -> None:
    """Show the start page above the plots, in the first workspace that has one."""
    for name in bench.rows:
        for card in bench.workspaces[name].findChildren(StartCard) if name in bench.workspaces else ():
            bench.show_workspace(name)
            card.open_again()
            return
