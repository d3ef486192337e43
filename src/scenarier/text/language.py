"""The language that is spoken, and texts in it.

Message ids are the English texts; Danish has a full catalogue in `resources/locale`. A text is looked up when
it is shown, so that the language can change while the program runs.
"""

import gettext
import os
from functools import lru_cache

from scenarier.text.directions import isolated
from scenarier.vocabulary.places import resources_folder

LANGUAGES = ("da", "en")
DEFAULT = "da"

_spoken = DEFAULT


def set_language(code: str) -> None:
    """Speak `code` from now on.

    Raises
    ------
    ValueError : not one of LANGUAGES.
    """
    global _spoken
    if code not in LANGUAGES:
        raise ValueError(f"{code!r} is not one of {', '.join(LANGUAGES)}")
    _spoken = code


def language() -> str:
    """The language that is spoken."""
    return _spoken


def system_language() -> str:
    """English where the system speaks it, Danish everywhere else."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "").split(".")[0].split("_")[0].lower()
        if code in ("c", "posix"):
            return DEFAULT
        if code:
            return code if code in LANGUAGES else DEFAULT
    return DEFAULT


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("scenarier", str(resources_folder() / "locale"), languages=[code], fallback=True)


def tr(message: str, **values: object) -> str:
    """The text for a message id, with its `{fields}` filled in, for showing: texts in it keep their direction.

    What is kept in a study is filled in by `tr(message).format(…)`, which leaves the texts as they are.
    """
    text = _catalogue(_spoken).gettext(message) if message else ""
    return text.format(**_apart(values)) if values else text


def ntr(singular: str, plural: str, n: int, **values: object) -> str:
    """As `tr`, for a number of things; `{n}` is filled in."""
    return _catalogue(_spoken).ngettext(singular, plural, n).format(n=n, **_apart(values))


def in_every_language(message: str) -> tuple[str, ...]:
    """The text for a message id in each of LANGUAGES, for finding what others wrote."""
    return tuple(_catalogue(code).gettext(message) for code in LANGUAGES)


def _apart(values: dict[str, object]) -> dict[str, object]:
    return {name: isolated(value) if isinstance(value, str) else value for name, value in values.items()}


def mark(message: str) -> str:
    """Mark a message id for the catalogue; it is looked up with `tr` when it is shown."""
    return message


def pick(danish: str, english: str) -> str:
    """Of a text that data holds in both languages, the one that is spoken."""
    return danish if _spoken == "da" else english
