"""Lists of a lesson file, of which there may not be too many."""

from typing import Any

from scenarier.storage.collect import Faults, elements
from scenarier.storage.json_strict import Place
from scenarier.storage.lesson_types import MOST_OTHERS
from scenarier.text.language import mark


def few_of(value: Any, place: Place, faults: Faults, most: int = MOST_OTHERS, least: int = 0) -> list[Any]:
    """A list's elements; none, and a fault, where they are too many or too few."""
    found = elements(value, place, faults)
    if isinstance(value, list) and len(found) < least:
        faults.add(place, mark("{n} are too few; at least {least}"), n=len(found), least=least)
    if len(found) > most:
        faults.add(place, mark("{n} are too many; at most {most}"), n=len(found), most=most)
        return []
    return found
