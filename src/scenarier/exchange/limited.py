"""Work on a file that may be hostile, in a process of its own with limits on memory and time."""

import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

MOST_SECONDS = 60
MOST_MEMORY = 1536
"""The most address space of the process [MB]."""
_WAIT = 0.05
Result = TypeVar("Result")


def never() -> bool:
    """Not cancelled."""
    return False


def run_limited(
    work: Callable[[Path], Result],
    path: Path,
    is_cancelled: Callable[[], bool] = never,
    seconds: float = MOST_SECONDS,
) -> Result:
    """What `work` gives for `path`, computed in a spawned process that is gone when this returns.

    Parameters
    ----------
    work : a function of a module, which raises FaultsError for what is wrong with the file.
    is_cancelled : asked some times a second.

    Raises
    ------
    FaultsError : as `work`; or the process ended, or took longer than `seconds`.
    CancelledError : `is_cancelled` said so.
    """
    context = multiprocessing.get_context("spawn")
    answers, answer = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(answer, work, path), daemon=True)
    process.start()
    answer.close()
    try:
        _wait(answers, path, is_cancelled, seconds)
        is_done, result = answers.recv()
    except (EOFError, OSError) as error:
        raise FaultsError(str(path), [_STOPPED]) from error
    finally:
        process.kill()
        process.join()
        process.close()
        answers.close()
    if is_done:
        return result  # type: ignore[no-any-return]
    raise FaultsError(str(path), result)


_STOPPED = Fault(
    "", mark("the file could not be read: it is damaged or takes too much memory; save it again, with less in it")
)


def _wait(answers: Connection, path: Path, is_cancelled: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not answers.poll(_WAIT):
        if is_cancelled():
            raise CancelledError
        if time.monotonic() > until:
            message = mark("the file could not be read within {n} seconds; save it again, with less in it")
            raise FaultsError(str(path), [Fault("", message, {"n": seconds})])


def _answer(answer: Connection, work: Callable[[Path], object], path: Path) -> None:
    """In the process: send whether the work was done, and its result or its faults."""
    _set_limits()
    try:
        found: tuple[bool, object] = (True, work(path))
    except FaultsError as error:
        found = (False, error.faults)
    except (Exception, MemoryError):
        found = (False, [_STOPPED])
    answer.send(found)


def _set_limits() -> None:
    """No more memory and time than allowed, no core file, and not a word on the terminal."""
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    if sys.platform == "win32":
        return
    import resource

    memory, seconds = MOST_MEMORY * 2**20, MOST_SECONDS + 10
    for which, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(which, (most, most))
        except (ValueError, OSError):  # a system without this limit; the time is still watched from outside
            continue
