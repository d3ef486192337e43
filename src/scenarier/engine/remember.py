"""Pure steps that give back their last answers while their inputs are the very same arrays.

What a lever does not touch keeps its arrays (see scenarier.engine.inputs), so a step that depends on none of
what moved is not computed again. Answers are never written to. Several threads may ask at a time.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

MOST = 4


class _OfThread(threading.local):
    """How many answers of a step this thread keeps at the most."""

    most = MOST


_here = _OfThread()


@contextmanager
def last_alone() -> Iterator[None]:
    """Each step that answers in here keeps its last answer alone: those of many scenarios are large."""
    before, _here.most = _here.most, 1
    try:
        yield
    finally:
        _here.most = before


def remembered(step: Callable[P, R]) -> Callable[P, R]:
    """The step, with its last answers kept by the identity of its positional arguments."""
    return _remembering(step, MOST)


def last_remembered(step: Callable[P, R]) -> Callable[P, R]:
    """As `remembered`, for a step of large answers: the last one is kept alone."""
    return _remembering(step, 1)


def _remembering(step: Callable[P, R], most: int) -> Callable[P, R]:
    kept: dict[tuple[int, ...], tuple[object, R]] = {}
    lock = threading.Lock()

    @wraps(step)
    def remembering(*args: P.args, **kwargs: P.kwargs) -> R:
        key = tuple(map(id, args))
        found = kept.get(key)
        if found is not None:
            return found[1]
        answer = step(*args, **kwargs)
        limit = min(most, _here.most)
        with lock:
            kept[key] = (args, answer)  # the arguments are held, so that their identities stay theirs
            while len(kept) > limit:
                del kept[next(iter(kept))]
        return answer

    return remembering
