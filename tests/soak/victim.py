"""A real window that works by itself until it is ended: `python -m tests.soak.victim STUDY`.

It takes up what an earlier one left, then counts: each edit writes the next number into the study's note and tells
it, with the time. Now and then it saves.
"""

import os
import random
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from scenarier.gui.app import application, start
from scenarier.gui.window.recovery import RecoveryDialog
from scenarier.gui.window.window import Window
from scenarier.jobs.studies import open_session
from scenarier.session.session import Session

PAUSE = 20
"""Between two edits [ms]."""
LEVER, TYPED = "population_growth", (4100.0, 4200.0)


def tell(*words: object) -> None:
    """A line for whoever ends this process, in one piece."""
    line = " ".join(map(str, [*words, time.monotonic()]))
    try:
        os.write(sys.stdout.fileno(), f"{line}\n".encode())
    except BrokenPipeError:  # nobody is there to end this process
        os._exit(1)


def count_of(note: str) -> int:
    """How far an earlier one had counted."""
    return int(note) if note.isdecimal() else 0


class Work:
    """What is done at each beat of a timer."""

    def __init__(self, session: Session) -> None:
        self._session, self._chance = session, random.Random()
        self._has_begun = False

    def step(self) -> None:
        """The next thing, while there is a window to do it in."""
        window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, Window)), None)
        if window is not None and window.isVisible() and hasattr(window, "documents"):
            self._do(window)

    def _do(self, window: Window) -> None:
        """Take up what was lost, or edit, or save."""
        if not self._has_begun:
            self._begin(window)
        elif self._chance.random() < 0.03:
            window.documents.save()
            tell("saved", self._session.study.note)
        else:
            self._edit()

    def _begin(self, window: Window) -> None:
        self._has_begun = True
        for dialog in window.findChildren(RecoveryDialog):
            dialog.restore()
        tell("begun", count_of(self._session.study.note))

    def _edit(self) -> None:
        number = count_of(self._session.study.note) + 1
        self._session.do(("edit", self._session.state.with_study(replace(self._session.study, note=str(number)))))
        tell("edit", number)


class Typing(Work):
    """After ten edits a number is typed in a lever and left there."""

    def _do(self, window: Window) -> None:
        """Edit ten times, then type and rest."""
        if count_of(self._session.study.note) % 10 or not self._has_begun:
            super()._do(window)
        elif not self._session.typing.editors:
            self._type(window)

    def _type(self, window: Window) -> None:
        field = window.bench.levers.row(LEVER).findChild(QLineEdit)
        now = self._session.scenario.parameters.get(LEVER)
        field.setFocus()
        field.selectAll()
        value = TYPED[now == TYPED[0]]
        QTest.keyClicks(field, f"{value:.0f}")
        tell("typed", value if self._session.typing.editors else 0)


def main() -> int:
    """Work until ended."""
    running = application()
    session = open_session(Path(sys.argv[1]))
    work = Typing(session) if "--typing" in sys.argv else Work(session)
    timer = QTimer(running)
    timer.setInterval(PAUSE)
    timer.timeout.connect(work.step)
    QTimer.singleShot(200, timer.start)
    return start(session)


if __name__ == "__main__":
    sys.exit(main())
