"""Blocks computed by the workers of a Dask cluster, handed on in their order: the same bytes as here.

A block is a pure function of what was asked for and its number, so one that is lost with its worker is computed
again by another. Dask is imported when it is asked for, never before.
"""

import asyncio
import importlib.util
import logging
import pickle
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import numpy as np

from scenarier import __version__
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

RETRIES = 3
"""So often a block that fails is tried again; how many lost workers one survives, the scheduler says."""
TOGETHER = 4
"""Blocks of one task: fewer cost more in messages, more wait in the workers' memory."""
AHEAD = 3
"""So many tasks a thread of the workers are asked for before the first is taken: none waits for work."""
SECONDS_TO_CONNECT, SECONDS_BETWEEN_LOOKS, LOOKS_WITHOUT_WORKERS = 10, 5, 12
PLACE = "--scheduler"
CONNECTION_LOST = mark("the connection to the scheduler was lost")
WORKERS_LOST = mark("the scheduler has lost all its workers")

Asked = TypeVar("Asked")
Part = TypeVar("Part")
Work = Callable[[Any, int], Part]
"""What gives a block of what was asked for, by its number."""


def scheduler_faults(address: str | None, workers: int = 1) -> Iterator[Fault]:
    """That what talks to a scheduler is not installed, or that processes of this machine are asked for as well."""
    if address is None:
        return
    if importlib.util.find_spec("distributed") is None:
        yield Fault(PLACE, mark("Dask is not installed; install scenarier[dask]"))
    if workers != 1:
        yield Fault(PLACE, mark("the workers are the scheduler's own; leave --workers out"))


def in_order(address: str, work: Work[Part], asked: object, n_blocks: int) -> Iterator[Part]:
    """The blocks, in their order, computed by the workers of the scheduler at `address`.

    Raises
    ------
    FaultsError : there is no scheduler, it has no workers or loses them, or theirs is another scenarier or numpy.
    """
    with _quiet(), _connected(address) as client:
        ahead = AHEAD * _checked(client)
        # A task and no scattered value: the scheduler has it made again when the workers that hold it are lost.
        held = client.submit(pickle.loads, pickle.dumps(asked), pure=False, retries=RETRIES)
        waiting: deque[Any] = deque()
        for start in range(0, n_blocks, TOGETHER):
            numbers = range(start, min(start + TOGETHER, n_blocks))
            given = (work, held, numbers, versions())
            waiting.append(client.submit(_several, *given, pure=False, retries=RETRIES))
            if len(waiting) >= ahead:
                yield from _result(client, waiting.popleft())
        while waiting:
            yield from _result(client, waiting.popleft())


def _several(work: Work[Part], asked: object, numbers: range, makes: str) -> list[Part]:
    """The blocks with these numbers; by a worker of another make, which may have come late, none."""
    if makes != versions():
        raise ImportError(makes)
    return [work(asked, number) for number in numbers]


@contextmanager
def _quiet() -> Iterator[None]:
    """Let nothing be logged meanwhile: what Dask would say of a lost worker, this module says or mends."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    from distributed import Client

    try:
        asyncio.run(asyncio.wait_for(_greeted(address), SECONDS_TO_CONNECT))
    except Exception as error:  # What answers there may be anything, and so may what comes of it.
        raise _fault(mark("there is no Dask scheduler at “{address}”"), address=address[:80]) from error
    client = Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    try:
        yield client
    finally:
        client.close(timeout=1)


async def _greeted(address: str) -> None:
    """Exchange a word with the scheduler: a client that never found one cannot be closed without a long wait."""
    from distributed import Security
    from distributed.comm.addressing import parse_address, parse_host_port
    from distributed.core import rpc

    parse_host_port(parse_address(address)[1])
    arguments = Security().get_connection_args("client")
    async with rpc(address, timeout=SECONDS_TO_CONNECT, connection_args=arguments) as scheduler:
        await scheduler.identity()


def _checked(client: Any) -> int:
    """How many threads the workers have; they must be there, and be of the same make as this process."""
    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
    threads = client.nthreads()
    if not threads:
        raise _fault(mark("the scheduler has no workers; start some"))
    _check_makes(client)
    return sum(threads.values())


def _check_makes(client: Any) -> None:
    for worker, found in client.run(versions, on_error="return").items():
        if isinstance(found, OSError):
            continue  # lost meanwhile
        if not isinstance(found, str):
            raise _fault(
                mark("the worker {worker} has no scenarier; install {ours}"), worker=worker, ours=versions()
            )
        if found != versions():
            message = mark("the worker {worker} has {theirs}, and here is {ours}; let them be the same")
            raise _fault(message, worker=worker, theirs=found, ours=versions())


def versions() -> str:
    """What a worker must have in common with this process, for the same bytes."""
    return f"scenarier {__version__}, numpy {np.__version__}"


def _result(client: Any, future: Any) -> Any:
    from distributed.scheduler import KilledWorker

    looks = 0
    while True:
        try:
            return future.result(timeout=SECONDS_BETWEEN_LOOKS)
        except TimeoutError:
            problem = _problem(client)
        except KilledWorker as error:
            message = mark("a block ended several workers; there may be too little memory for each")
            raise _fault(message) from error
        except ImportError:
            _check_makes(client)
            raise
        except (OSError, CancelledError) as error:
            raise _fault(CONNECTION_LOST) from error
        looks = looks + 1 if problem else 0
        if looks >= LOOKS_WITHOUT_WORKERS:
            raise _fault(problem)


def _problem(client: Any) -> str:
    """Why nothing comes: there are no workers, or the scheduler itself does not answer; empty while they work."""
    try:
        has_workers = client.sync(client.scheduler.ncores, callback_timeout=SECONDS_BETWEEN_LOOKS)
    except OSError:
        return CONNECTION_LOST
    return "" if has_workers else WORKERS_LOST


def _fault(message: str, **values: object) -> FaultsError:
    return FaultsError("scenarier", [Fault(PLACE, message, values)])
