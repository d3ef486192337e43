"""Where a short code is from: the place in a study of the table or plot that carries it."""

from pathlib import Path

from scenarier.jobs.studies import open_for_command
from scenarier.session.session import Session
from scenarier.storage.short_code import LENGTH, code_in
from scenarier.text.language import mark, tr
from scenarier.views.codes import place_words, places_of
from scenarier.vocabulary.errors import Fault, FaultsError

NO_CODE = mark("this is no short code; a code has {n} letters, none of them I or O")


def is_code(path: Path) -> bool:
    """Whether what was given in place of a file is a code and no file."""
    return bool(code_in(str(path))) and not path.exists()


def look_up(typed: str, path: Path | None) -> str:
    """The place in the study of `path` that a code is of, in words; "" where it has none.

    Raises
    ------
    FaultsError : what was typed is no code, no study is named, or it is faulty.
    """
    if path is None:
        raise FaultsError("scenarier verify", [Fault("STUDY", mark("name the study to look the code up in"))])
    code = code_in(typed)
    faults = [] if code else [Fault(typed[:60], NO_CODE, {"n": LENGTH})]
    try:
        study, baseline = open_for_command(path)
    except FaultsError as error:
        raise FaultsError(error.subject, [*error.faults, *faults]) from error
    if faults:
        raise FaultsError("scenarier verify", faults)
    session = Session(baseline, study)
    return "\n".join(place_words(session, place) for place in places_of(session, code))


def told(typed: str, found: str) -> str:
    """What came of it, for reading."""
    if found:
        return f"{code_in(typed)}: {found}\n"
    return (
        tr(
            "{code} is of no table and no plot of this study as it stands. It is of another study, or the study, "
            "the baseline or the program has changed since.",
            code=code_in(typed),
        )
        + "\n"
    )
