"""Blocks of an ensemble in several processes or threads, handed on in their order: the same bytes as in one."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from scenarier.analysis.ensemble import Drawn, Ensemble, Source, block, here
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

MOST_WORKERS = 64
AHEAD = 2
"""So many blocks a worker are asked for before the first is taken: none waits for work, and memory stays small."""

_asked: Ensemble | None = None
"""What this process computes blocks of; sent once and not with every block."""


def among(workers: int) -> Source:
    """The source of blocks for so many processes; with one they are computed here."""
    return here if workers == 1 else lambda asked: in_processes(asked, workers)


def in_processes(asked: Ensemble, workers: int) -> Iterator[Drawn]:
    """The blocks, computed in spawned processes that are gone when the last one is taken.

    Raises
    ------
    FaultsError : a process ended before its time.
    """
    count = min(workers, asked.n_blocks)
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, context, initializer=_take, initargs=(asked,))
    try:
        yield from _in_order(pool, _block, asked.n_blocks, AHEAD * count)
    except BrokenProcessPool as error:
        message = mark("a worker process ended before its time; there may be too little memory, so try fewer")
        raise FaultsError("scenarier ensemble", [Fault("--workers", message)]) from error


def in_threads(asked: Ensemble, workers: int) -> Iterator[Drawn]:
    """The blocks, computed in threads of this process."""
    return _in_order(
        ThreadPoolExecutor(workers), lambda number: block(asked, number), asked.n_blocks, AHEAD * workers
    )


def _in_order(pool: Executor, work: Callable[[int], Drawn], n_blocks: int, ahead: int) -> Iterator[Drawn]:
    waiting: deque[Future[Drawn]] = deque()
    try:
        for number in range(n_blocks):
            waiting.append(pool.submit(work, number))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _take(asked: Ensemble) -> None:
    global _asked
    _asked = asked
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, killed perhaps: it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _block(number: int) -> Drawn:
    assert _asked is not None
    return block(_asked, number)
