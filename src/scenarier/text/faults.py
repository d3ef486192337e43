"""Faults in the user's language, the same in the window and on the command line."""

from scenarier.text.language import ntr, tr
from scenarier.vocabulary.errors import Fault, FaultsError

MOST_SHOWN = 20


def fault_text(fault: Fault, named: str = "") -> str:
    """One fault as a line: place, what is wrong, and the nearest known name.

    Parameters
    ----------
    named : the place in words, where it has some; the place itself then stands in brackets.
    """
    text = tr(fault.message, **fault.values)
    if fault.nearest:
        text = tr("{fault}; did you mean “{nearest}”?", fault=text, nearest=fault.nearest)
    place = f"{named} ({fault.place})" if named else fault.place
    return f"{place}: {text}" if place else text


def fault_lines(error: FaultsError) -> list[str]:
    """The first faults, and how many more there are."""
    lines = [fault_text(fault, error.place_words(fault.place)) for fault in error.faults[:MOST_SHOWN]]
    more = len(error.faults) - MOST_SHOWN
    if more > 0:
        lines.append(ntr("… and {n} more fault", "… and {n} more faults", more))
    return lines


def faults_text(error: FaultsError) -> str:
    """All of it, headed by the file's path."""
    lines = fault_lines(error)
    if len(lines) == 1:
        return f"{error.subject}: {lines[0]}"
    return "\n".join([f"{error.subject}:", *(f"  {line}" for line in lines)])
