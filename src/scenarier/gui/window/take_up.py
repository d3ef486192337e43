"""What is shown in parts of the window and opens something: the start page, the list of lessons."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from scenarier.gui.lessons.workspace import LessonsWorkspace
from scenarier.gui.overview.start_card import take_up_start
from scenarier.gui.window.ways_in import places_of
from scenarier.gui.window.workbench import Workbench
from scenarier.storage.settings import SettingsFile


class Opening(NamedTuple):
    """What opens an example, what a lesson, and what begins a meeting."""

    example: Callable[[Path], object]
    lesson: Callable[[Path], object]
    meeting: Callable[[], object]


def take_up(part: QWidget, settings: SettingsFile, bench: Workbench, opening: Opening) -> None:
    """Have what is in a part of the window opened, and what was done with it remembered."""
    take_up_start(part, settings, opening.example, places_of(bench, opening.meeting))
    if isinstance(part, LessonsWorkspace):
        part.keep_in(settings)
        part.chosen.connect(opening.lesson)
