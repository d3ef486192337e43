"""Signals of the operating system that ask the program to end: told in the window's thread, and answered last.

Python runs a signal's handler only when it runs at all, and Qt's loop may wait for long. So the interpreter
writes the number into a socket (`signal.set_wakeup_fd`), which wakes the loop.
"""

import contextlib
import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

NAMES = ("SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGBREAK")


def numbers() -> list[int]:
    """The signals of this system that ask to end and are not ignored, as `nohup` has them."""
    known = (getattr(signal, name) for name in NAMES if hasattr(signal, name))
    return [int(number) for number in known if signal.getsignal(number) is not signal.SIG_IGN]


class EndSignals(QObject):
    """Listens from when it is made until `close`; `came` carries the first signal's number."""

    came = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._has_come = False
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._wakeup_before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _leave_to_the_loop) for number in numbers()}

    def _read(self) -> None:
        came: list[int] = []
        with contextlib.suppress(BlockingIOError):
            came = [number for number in self._near.recv(4096) if number in self._before]
        if came and not self._has_come:
            self._has_come = True
            self.came.emit(came[0])

    def close(self) -> None:
        """Give the signals back to who had them before."""
        if self._near.fileno() < 0:
            return
        for number, before in self._before.items():
            signal.signal(number, before if before is not None else signal.SIG_DFL)
        signal.set_wakeup_fd(self._wakeup_before)
        self._notifier.setEnabled(False)
        for end in (self._near, self._far):
            end.close()


def _leave_to_the_loop(number: int, frame: object) -> None:
    """Python must have a handler, so that the system's own does not end the process."""


def end_by(number: int) -> int:
    """End as a process does that a signal ended; the status to end with where the system does not end it."""
    _without_core()
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
    return 128 + number


def _without_core() -> None:
    """Ended in good order: no image of the memory is left in the user's folder."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
