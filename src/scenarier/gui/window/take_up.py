"""What is shown in parts of the window and opens something: examples and lessons."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from scenarier.gui.lessons.workspace import LessonsWorkspace
from scenarier.gui.overview.start_card import take_up_examples
from scenarier.storage.settings import SettingsFile

Opens = Callable[[Path], object]


def take_up(part: QWidget, settings: SettingsFile, open_example: Opens, open_lesson: Opens) -> None:
    """Have what is in a part of the window opened, and what was done with it remembered."""
    take_up_examples(part, settings, open_example)
    if isinstance(part, LessonsWorkspace):
        part.keep_in(settings)
        part.chosen.connect(open_lesson)
