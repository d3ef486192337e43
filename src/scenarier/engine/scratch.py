"""Blocks of scenarios that stay in the cache, in memory that a thread keeps: it is asked of the system once."""

import threading
from collections.abc import Iterator
from math import prod

import numpy as np

from scenarier.engine.base import Base
from scenarier.model.projection import FloatArray

BLOCK = 40_000
"""So many numbers of all areas and years stay in the cache (measured, see make bench)."""

_kept = threading.local()


def block_width(base: Base) -> int:
    """So many scenarios have all their areas and years in the cache."""
    n_years, n_areas, _ = base.index_change.shape
    return max(1, BLOCK // (n_years * n_areas))


def blocks(base: Base, n_scenarios: int) -> Iterator[slice]:
    """The scenarios block by block."""
    width = block_width(base)
    for start in range(0, n_scenarios, width):
        yield slice(start, min(start + width, n_scenarios))


def columns(array: FloatArray, block: slice) -> FloatArray:
    """A block of an array that some scenario changes; the array itself where none does."""
    return array if array.shape[-1] == 1 else array[..., block]


def scratch(count: int, shape: tuple[int, ...]) -> FloatArray:
    """So many arrays of a shape, `[count, …]`; what stands in them is lost when the thread asks again."""
    size = count * prod(shape)
    memory: FloatArray | None = getattr(_kept, "memory", None)
    if memory is None or memory.size < size:
        memory = _kept.memory = np.empty(size)
    return memory[:size].reshape(count, *shape)
