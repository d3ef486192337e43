"""The short code of a table or plot that was copied: what it is of, and which place in a study it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from typing import Literal, get_args

from scenarier.model.names import scenario_title
from scenarier.model.projection import Projection
from scenarier.model.terms import Prices, Scale, Terms, prices_words, unit_in
from scenarier.session.scenarios import BASELINE_INDEX, scenario_at
from scenarier.session.session import Session
from scenarier.storage.short_code import short_code
from scenarier.storage.stamp import stamp_of_content
from scenarier.storage.study_write import study_bytes
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.views.help_pages import NAMES, page

Kind = Literal["table", "plot"]
MOST = {"table": 4, "plot": 12}
"""So many tables and plots of one place are told apart; those beyond have the number of the last."""
ALL = 0
"""The number of all plots of a place together."""
DIGITS, DECIMALS = 6, 6
"""Numbers count with so many digits, and so many decimals: as many as are the same on every machine."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a copy is from: a page of the help names the part of the window.

    `number` counts the tables or plots there from 1; `scenario` and `reference` are places in the study.
    """

    kind: Kind
    page: str
    number: int
    scenario: int
    reference: int
    terms: Terms


def place_of(session: Session, kind: Kind, page_name: str, number: int) -> Place:
    """The place of what is shown now."""
    return Place(kind, page_name, min(number, MOST[kind]), session.selected, session.reference, session.terms)


def code_of(session: Session, place: Place) -> str:
    """The eight letters of a place in the study as it stands."""
    return _code(_study(session), _numbers(session, place.scenario), _numbers(session, place.reference), place)


def places_of(session: Session, code: str, references: Sequence[int] | None = None) -> Iterator[Place]:
    """The places of the study that have this code: one, or none.

    Parameters
    ----------
    references : only these are tried; all where there are none.
    """
    indices = range(BASELINE_INDEX, len(session.study.scenarios))
    study, numbers = _study(session), {index: _numbers(session, index) for index in indices}
    every_terms = [Terms(*both) for both in product(get_args(Prices), get_args(Scale))]
    wheres: list[tuple[Kind, int]] = [("plot", number) for number in range(ALL, MOST["plot"] + 1)]
    wheres += [("table", number) for number in range(1, MOST["table"] + 1)]
    for reference, scenario, terms in product(references or indices, indices, every_terms):
        for name, (kind, number) in product(NAMES, wheres):
            made = Place(kind, name, number, scenario, reference, terms)
            if _code(study, numbers[scenario], numbers[reference], made) == code:
                yield made


def _code(study: str, numbers: str, reference: str, place: Place) -> str:
    """As docs/codes.md has it: a line each."""
    terms = place.terms
    shown = f"{place.kind} {place.number} {place.page}\n{place.scenario} {place.reference}"
    content = f"{study}\n{numbers}\n{reference}\n{shown}\n{terms.prices} {terms.scale}\n"
    return short_code(content.encode())


def _study(session: Session) -> str:
    return stamp_of_content(study_bytes(session.study))


def _numbers(session: Session, scenario: int) -> str:
    return _digest(session.projection(scenario))


def _digest(projection: Projection) -> str:
    """Of every result of a scenario, in the order of `scenarier run`'s csv."""
    found = sha256()
    for row in projection.rows():
        value = f"{round(row.value, DECIMALS) + 0.0:.{DIGITS}g}"  # no -0
        found.update(f"{row.variable},{row.entity},{row.year},{value}\n".encode())
    return found.hexdigest()


# In words


def place_words(session: Session, place: Place) -> str:
    """`Graf 2 i »Overblik«; scenarie: Spareplan; holdt op mod: Grundforløb; løbende priser, mio. kr.`."""
    names = [scenario_title(scenario_at(session.study, one).name) for one in (place.scenario, place.reference)]
    base_year = session.baseline.base_year
    shown = f"{prices_words(place.terms, base_year)}, {unit_name(unit_in('mio_kr', place.terms))}"
    return tr(
        "{what}; scenario: {scenario}; held against: {reference}; {terms}",
        what=_what(place),
        scenario=names[0],
        reference=names[1],
        terms=shown,
    )


def _what(place: Place) -> str:
    title = page(place.page).title
    if place.kind == "table":
        return tr("Table {n} in “{page}”", n=place.number, page=title)
    if place.number == ALL:
        return tr("The plots in “{page}”", page=title)
    return tr("Plot {n} in “{page}”", n=place.number, page=title)
