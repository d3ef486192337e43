"""What is wrong with what was asked for, as one exception that tells all of it in words."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from scenarier.storage.collect import Faults, text, whole_number
from scenarier.text.faults import faults_text
from scenarier.vocabulary.errors import FaultsError

FilePath = str | PathLike[str]


class StudyError(FaultsError):
    """Everything that is wrong, in words; nothing was changed."""

    def __str__(self) -> str:
        return faults_text(self)


@contextmanager
def in_words(subject: str = "") -> Iterator[None]:
    """Raise what is called meanwhile finds wrong as a StudyError; about `subject`, where one is given."""
    try:
        yield
    except FaultsError as error:
        found = [replace(fault, place=_as_argument(fault.place)) for fault in error.faults]
        raise StudyError(subject or error.subject, found, error.place_words) from None


@contextmanager
def added_to(faults: Faults) -> Iterator[None]:
    """Add what is called meanwhile finds wrong to `faults`."""
    try:
        with in_words():
            yield
    except StudyError as error:
        faults.found += error.faults


def raise_found(subject: str, faults: Faults) -> None:
    """Raise what was found, if anything was."""
    if faults.found:
        raise StudyError(subject, faults.found)


def _as_argument(place: str) -> str:
    """An option of the command line by the name it has as an argument."""
    return place.removeprefix("--") if place.startswith("--") else place.lower() if place.isupper() else place


def names(value: Any, place: str, faults: Faults) -> tuple[str, ...]:
    """Names that were asked for, each once: one text, or several."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Iterable):
        text(value, place, faults)
        return ()
    read = (text(one, (place, index), faults) for index, one in enumerate(value))
    return tuple(dict.fromkeys(name for name in read if name))


def whole(value: Any, place: str, faults: Faults) -> int | None:
    """A whole number, of numpy's too; None where it is none."""
    is_of_numpy = type(value).__module__ == "numpy" and hasattr(value, "item") and not getattr(value, "shape", ())
    return whole_number(value.item() if is_of_numpy else value, place, faults)


def file_path(value: Any, faults: Faults) -> Path:
    """Where a file stands; a path that holds what none can is a fault."""
    given = text(fspath(value) if isinstance(value, PathLike) else value, "path", faults)
    return Path(given.replace("\0", "�"))
