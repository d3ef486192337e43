"""Questions that people put to a study."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """What a question is pinned to: a figure (`variable`, `entity`, `year`), a `measure` (title), or a `package`.

    `scenario` says in which scenario; "" leaves that open, which a measure does not. What a question is about may
    be gone, or stand in another group's file.
    """

    scenario: str = ""
    variable: str = ""
    entity: str = ""
    year: int | None = None
    measure: str = ""
    package: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question: `who` asks, `when` (a day, `2026-08-14`, or ""), and the `answer`, "" while there is none."""

    text: str
    about: About
    who: str = ""
    when: str = ""
    answer: str = ""
