"""Which workspaces there are, as rows: their tabs, what stands beside them, and what the finder finds in them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from scenarier.gui.analysis.workspace import PARTS as ANALYSED
from scenarier.gui.compare.parts import PARTS as COMPARED
from scenarier.gui.foundation.workspace import PARTS as FOUNDATION
from scenarier.gui.frames.found import found_rows
from scenarier.gui.frames.workspace import PARTS as FRAMES
from scenarier.gui.measures.workspace import PARTS as MEASURES
from scenarier.gui.parts.workspace import FoundRow, PartRow, Workspace
from scenarier.look.palette import Scheme
from scenarier.model.baseline import Baseline
from scenarier.session.session import Session
from scenarier.text.language import mark

LESSONS = "lessons"


def _overview(session: Session, colours: Scheme) -> Workspace:
    from scenarier.gui.overview.workspace import OverviewWorkspace

    return OverviewWorkspace(session, colours)


def _frames(session: Session, colours: Scheme) -> Workspace:
    from scenarier.gui.frames.workspace import FramesWorkspace

    return FramesWorkspace(session, colours)


def _measures(session: Session, colours: Scheme) -> Workspace:
    from scenarier.gui.measures.workspace import MeasuresWorkspace

    return MeasuresWorkspace(session, colours)


def _compare(session: Session, colours: Scheme) -> Workspace:
    from scenarier.gui.compare.workspace import CompareWorkspace

    return CompareWorkspace(session, colours)


def _analysis(session: Session, colours: Scheme) -> Workspace:
    from scenarier.gui.analysis.workspace import AnalysisWorkspace

    return AnalysisWorkspace(session, colours)


def _foundation(session: Session, colours: Scheme) -> Workspace:
    from scenarier.gui.foundation.workspace import FoundationWorkspace

    return FoundationWorkspace(session, colours)


def _lessons(session: Session, colours: Scheme) -> Workspace:
    from scenarier.gui.lessons.workspace import LessonsWorkspace

    return LessonsWorkspace(session, colours)


def _nothing(_baseline: Baseline) -> Iterable[FoundRow]:
    return ()


@dataclass(frozen=True, slots=True)
class WorkspaceRow:
    """A workspace: what it is called, how it is made, and what the window does for it.

    Parameters
    ----------
    title : English message id.
    make : a new workspace, when it is first shown; what it takes to import is imported then.
    parts : its parts, for the finder; the workspace gives the same names.
    has_levers : the levers stand to the left of it.
    has_strip : the key figures stand above it.
    has_sources : a row of the baseline is shown in it, with its source.
    help_page : name of the page of the help about it, and the first half of those about its parts; "" for none.
    found : rows that the finder offers and the workspace's `show_row` shows.
    """

    name: str
    title: str
    make: Callable[[Session, Scheme], Workspace]
    parts: Sequence[PartRow] = ()
    has_levers: bool = False
    has_strip: bool = False
    has_sources: bool = False
    help_page: str = ""
    found: Callable[[Baseline], Iterable[FoundRow]] = _nothing


WORKSPACES = (
    WorkspaceRow("overview", mark("Overview"), _overview, has_levers=True, has_strip=True, help_page="overview"),
    WorkspaceRow("frames", mark("Frames"), _frames, FRAMES, has_strip=True, help_page="frames", found=found_rows),
    WorkspaceRow("measures", mark("Measures"), _measures, MEASURES, has_strip=True, help_page="measures"),
    WorkspaceRow("compare", mark("Compare"), _compare, COMPARED, has_levers=True, help_page="compare"),
    WorkspaceRow("analysis", mark("Analysis"), _analysis, ANALYSED, has_strip=True, help_page="analysis"),
    WorkspaceRow(
        "foundation", mark("Foundation"), _foundation, FOUNDATION, has_sources=True, help_page="foundation"
    ),
    WorkspaceRow(LESSONS, mark("Teaching"), _lessons, help_page="lessons"),
)
"""In the order of their tabs; the first is shown first."""
