"""Faults in what the user gave: collected, located, and told in the user's language at the end.

A fault holds a message id (English, with `{fields}`) and its values; `scenarier.text.faults` makes the
sentence. Window and command line show the same objects.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where it stands, the values its message names, the nearest known name."""

    place: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    nearest: str = ""


class FaultsError(Exception):
    """Everything that is wrong with one file.

    Parameters
    ----------
    subject : what the faults are in, usually a file's path.
    faults : at least one.
    place_words : gives a fault's place in words, in the language that is spoken then.
    """

    def __init__(self, subject: str, faults: list[Fault], place_words: Callable[[str], str] | None = None) -> None:
        super().__init__(subject, faults)
        self.subject = subject
        self.faults = faults
        self.place_words = place_words or (lambda _: "")
