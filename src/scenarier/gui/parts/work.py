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

IsCancelled = Callable[[], bool]
Result = TypeVar("Result")
Then = Callable[[], object]
SHOWN_AFTER = 300
"""Work that takes less than this is not told of [ms]."""
BAR_WIDTH = 120


class WorkLine(FloatingNotice):
    """One piece of work at a time; it is shown once it takes long."""

    _ended = Signal(object, object)  # comes from the thread that works

    def __init__(self, parent: QWidget, top: Callable[[], int]) -> None:
        super().__init__(parent, top)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(BAR_WIDTH)
        self._choices.insertWidget(0, bar)
        self._told = ""
        self._cancelled: threading.Event | None = None
        self._ended.connect(self._take)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SHOWN_AFTER)
        self._later.timeout.connect(lambda: self.say(self._told, {tr("Cancel"): self.cancel}))

    @property
    def is_at_work(self) -> bool:
        """Whether something is at work."""
        return self._cancelled is not None

    def start(
        self,
        told: str,
        job: Callable[[IsCancelled], Result],
        then: Callable[[Result], object],
        failed: Callable[[FaultsError], object],
    ) -> bool:
        """Do `job` in a thread of its own, then `then` or `failed` in the window's; False while other work is on.

        Parameters
        ----------
        told : what is at work, in words.
        job : asks what it is given some times a second whether it was cancelled, and then raises CancelledError.
        """
        if self.is_at_work:
            return False
        cancelled = self._cancelled = threading.Event()
        self._told = told
        self._later.start()

        def work() -> None:
            try:
                ended: Then = partial(then, job(cancelled.is_set))
            except CancelledError:
                return
            except FaultsError as error:
                ended = partial(failed, error)
            self._ended.emit(cancelled, ended)

        threading.Thread(target=work, name="work", daemon=True).start()
        return True

    def cancel(self) -> None:
        """Have the work stopped; nothing comes of it."""
        if self._cancelled is not None:
            self._cancelled.set()
            self._forget()

    def _take(self, cancelled: threading.Event, ended: Then) -> None:
        if cancelled is self._cancelled:
            self._forget()
            ended()

    def _forget(self) -> None:
        self._cancelled = None
        self._later.stop()
        self.hide()
