"""Work behind what is shown, off the window's thread: of all that is asked for only the newest is done."""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

Job = Callable[[], object]


class Latest(QObject):
    """Does one piece of work at a time; while it is at work, only the piece that was asked for last is kept.

    `done` carries what came of a piece that is still the last one asked for.
    """

    done = Signal(object)
    _ended = Signal(object)  # comes from the thread that works

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._next: Job | None = None
        self._threads: list[threading.Thread] = []
        self._ended.connect(self._take)
        self.destroyed.connect(partial(_wait_for, self._threads))

    @property
    def is_at_work(self) -> bool:
        """Whether something is at work."""
        return bool(self._threads)

    def ask(self, job: Job) -> None:
        """Do `job` in a thread of its own, once what is at work has ended."""
        self._next = job
        if not self._threads:
            self._start()

    def wait(self) -> None:
        """Wait until what is at work has ended, which is handed on as ever; what waits for it is dropped."""
        self._next = None
        for thread in self._threads:
            thread.join()

    def _start(self) -> None:
        job, self._next = self._next, None
        if job is not None:
            thread = threading.Thread(target=self._work, args=(job,), name="latest", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self, job: Job) -> None:
        """In the thread: what comes of the work is handed to the window's."""
        try:
            ended: Job = partial(_same, job())
        except Exception as error:  # it is raised where it is seen
            ended = partial(_raise, error)
        with suppress(RuntimeError):  # what asked for it is gone
            self._ended.emit(ended)

    def _take(self, ended: Job) -> None:
        _wait_for(self._threads)  # telling of its end was the last that it did
        is_wanted = self._next is None
        self._start()
        if is_wanted:
            self.done.emit(ended())


def _same(found: object) -> object:
    return found


def _raise(error: Exception) -> None:
    raise error


def _wait_for(threads: list[threading.Thread], _gone: object = None) -> None:
    """Wait for the threads there are."""
    while threads:
        threads.pop().join()
