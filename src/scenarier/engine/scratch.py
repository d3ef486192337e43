"""Memory for what is in between, which a thread keeps: it is asked of the system once."""

import threading
from math import prod

import numpy as np

from scenarier.model.projection import FloatArray

_kept = threading.local()


def scratch(count: int, shape: tuple[int, ...]) -> FloatArray:
    """So many arrays of a shape, `[count, …]`; what stands in them is lost when the thread asks again."""
    size = count * prod(shape)
    memory: FloatArray | None = getattr(_kept, "memory", None)
    if memory is None or memory.size < size:
        memory = _kept.memory = np.empty(size)
    return memory[:size].reshape(count, *shape)
