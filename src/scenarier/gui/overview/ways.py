"""The ways in: who sits in front of the window, where they go first, and which examples are for them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scenarier.jobs.studies import open_study, spoken_example_paths
from scenarier.text.language import language, mark, tr
from scenarier.text.plain import one_line

PLACES = {
    "budget": (
        mark("Enter the adopted budget"),
        mark("The council's amounts, which every lever moves on from."),
    ),
    "proposal": (mark("Make a proposal"), mark("Packages, and the balance that they leave in each year.")),
    "lessons": (mark("Take a lesson"), mark("Short lessons in this budget, with tasks and a quiz.")),
    "meeting": (mark("Meeting mode (F5)"), mark("One lever and one plot, for everyone in the room.")),
}
"""The places of the window that a way leads to: title and a sentence."""


@dataclass(frozen=True, slots=True)
class Example:
    """A shipped study: its title, and a sentence on what it shows."""

    path: Path
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way in: whose it is, names of places, and examples."""

    title: str
    places: tuple[str, ...]
    examples: tuple[Example, ...]


_WAYS = (
    (mark("Budget planner"), ("budget",), ("budget-eksempel", "lav-vaekst")),
    (mark("Council group"), ("proposal",), ("spareplan", "kendte-begivenheder")),
    (mark("Trainer"), ("lessons", "meeting"), ("aldring",)),
)
"""Title, places, and the files of the examples; one that is in none of them is the first's."""


def ways() -> tuple[Way, ...]:
    """The ways in, in the language that is spoken; every shipped example stands in one."""
    named = [name for _, _, names in _WAYS for name in names]
    rest = tuple(one for one in examples() if one.path.stem not in named)
    found = [
        Way(tr(title), places, tuple(one for name in names for one in examples() if one.path.stem == name))
        for title, places, names in _WAYS
    ]
    first = found[0]
    return (Way(first.title, first.places, first.examples + rest), *found[1:])


def examples() -> tuple[Example, ...]:
    """The shipped examples in the language that is spoken."""
    return _examples(language())


@lru_cache(maxsize=2)
def _examples(code: str) -> tuple[Example, ...]:
    studies = [(path, open_study(path)[0]) for path in spoken_example_paths()]
    return tuple(Example(path, study.title, _first_sentence(study.note)) for path, study in studies)


def _first_sentence(note: str) -> str:
    return one_line(note).split(". ")[0].rstrip(".") + "."
