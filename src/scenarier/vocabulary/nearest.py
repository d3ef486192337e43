"""The nearest known name to one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None when none is like it. Case does not count."""
    by_lower = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(name[:200].lower(), list(by_lower), n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None
