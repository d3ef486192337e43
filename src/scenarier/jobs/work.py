"""Work that is done beside the window: it is asked how far it is, and may be told to stop."""

import threading
from collections.abc import Callable

Tell = Callable[[int, int], object]


class Work:
    """One function in a thread of its own; whoever waits looks at `is_over` now and then.

    Parameters
    ----------
    run : is handed a function that it tells how many of how many parts are done.
    """

    def __init__(self, run: Callable[[Tell], object]) -> None:
        self._run = run
        self._is_stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="work", daemon=True)
        self.done, self.of = 0, 0
        self.is_complete = False
        self.error: BaseException | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens: complete, stopped, or ended by an error."""
        return not self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Have it end at the next part; what it has begun to write is then never put in place."""
        self._is_stopped.set()

    def wait(self) -> None:
        """Wait until it is over."""
        self._thread.join()

    def _work(self) -> None:
        try:
            self._run(self._told)
            self.is_complete = True
        except _Stopped:
            pass
        except BaseException as error:  # it is raised where it can be told of
            self.error = error

    def _told(self, done: int, of: int) -> None:
        self.done, self.of = done, of
        if self._is_stopped.is_set():
            raise _Stopped


class _Stopped(BaseException):
    """The work was told to stop."""
