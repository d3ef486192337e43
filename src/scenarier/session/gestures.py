"""Moves by key or wheel that follow closely on one another are one gesture, as a drag is."""

import math
from time import monotonic

PAUSE = 1.5
"""A move later than this begins another gesture [s]."""


class Run:
    """Gives moves their gesture's token."""

    def __init__(self) -> None:
        self._token, self._last = object(), -math.inf

    def token(self) -> object:
        """The token of a move that is made now."""
        now = monotonic()
        if now - self._last > PAUSE:
            self._token = object()
        self._last = now
        return self._token

    def end(self) -> None:
        """The next move begins another gesture."""
        self._last = -math.inf
