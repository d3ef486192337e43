"""Long work off the window's thread: a line over the lower edge says what is at work, and stops it."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from scenarier.gui.parts.notice import FloatingNotice
from scenarier.text.language import tr
from scenarier.vocabulary.errors import FaultsError

Result = TypeVar("Result")
Then = Callable[[], object]
SHOWN_AFTER = 300
"""Work that takes less than this is not told of [ms]."""
BAR_WIDTH = 120
PATIENCE = 0.8
"""How long work that is to end is waited for [s]."""


class Control:
    """What work asks and tells some times a second, from its own thread."""

    def __init__(self, told: Callable[[int, int], object]) -> None:
        self._cancelled = threading.Event()
        self._told = told
        self.is_cancelled = self._cancelled.is_set

    def cancel(self) -> None:
        """Have the work end."""
        self._cancelled.set()

    def tell(self, done: int, of: int) -> None:
        """So many of so many parts are done.

        Raises
        ------
        CancelledError : the work is to end.
        """
        if self.is_cancelled():
            raise CancelledError
        self._told(done, of)


class WorkLine(FloatingNotice):
    """One piece of work at a time; it is shown once it takes long."""

    _ended = Signal(object, object)  # both come from the thread that works
    _told = Signal(object, int, int)

    def __init__(self, parent: QWidget, top: Callable[[], int]) -> None:
        super().__init__(parent, top)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self._choices.insertWidget(0, self.bar)
        self._text = ""
        self._control: Control | None = None
        self._thread: threading.Thread | None = None
        self._ended.connect(self._take)
        self._told.connect(self._show_parts)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SHOWN_AFTER)
        self._later.timeout.connect(lambda: self.say(self._text, {tr("Cancel"): self.cancel}))

    @property
    def is_at_work(self) -> bool:
        """Whether something is at work."""
        return self._control is not None

    def start(
        self,
        text: str,
        job: Callable[[Control], Result],
        then: Callable[[Result], object],
        failed: Callable[[FaultsError], object],
    ) -> bool:
        """Do `job` in a thread of its own, then `then` or `failed` in the window's; False while other work is on.

        Parameters
        ----------
        text : what is at work, in words.
        job : raises CancelledError where it finds that it was cancelled.
        """
        if self.is_at_work:
            return False
        control = Control(lambda done, of: self._told.emit(control, done, of))
        self._control, self._text = control, text
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(text)
        self._later.start()
        args = (control, job, then, failed)
        self._thread = threading.Thread(target=self._work, args=args, name="work", daemon=True)
        self._thread.start()
        return True

    def _work(
        self,
        control: Control,
        job: Callable[[Control], Result],
        then: Callable[[Result], object],
        failed: Callable[[FaultsError], object],
    ) -> None:
        """In the thread: what comes of the work is handed to the window's."""
        try:
            ended: Then = partial(then, job(control))
        except CancelledError:
            return
        except FaultsError as error:
            ended = partial(failed, error)
        except Exception as error:  # it is raised where it is seen
            ended = partial(_raise, error)
        self._ended.emit(control, ended)

    def cancel(self) -> None:
        """Have the work stopped; nothing comes of it."""
        if self._control is not None:
            self._control.cancel()
            self._forget()

    def end(self) -> None:
        """Have the work stopped, and wait a little until it is."""
        self.cancel()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _show_parts(self, control: Control, done: int, of: int) -> None:
        if control is self._control:
            self.bar.setRange(0, of)
            self.bar.setValue(done)

    def _take(self, control: Control, ended: Then) -> None:
        if control is self._control:
            if self._thread is not None:
                self._thread.join()  # telling of its end was the last that it did
            self._forget()
            ended()

    def _forget(self) -> None:
        self._control = None
        self._later.stop()
        self.hide()


def _raise(error: Exception) -> None:
    raise error
