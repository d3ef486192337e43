"""What follows from what differs: result, liquidity, service gap and the first broken rule, in words."""

from collections.abc import Iterator, Sequence

import numpy as np

from scenarier.analysis.rules import Judged, judge
from scenarier.model.names import rule_name
from scenarier.model.projection import Projection
from scenarier.model.rules import Rule
from scenarier.model.terms import Terms, series_in, unit_in, unit_words
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity
from scenarier.text.words import variable_name
from scenarier.vocabulary.variables import VARIABLES

FIGURES = ("result", "liquidity_per_citizen", "service_gap_total")


def follows(now: Projection, reference: Projection, name: str, terms: Terms, rules: Sequence[Rule]) -> list[str]:
    """A sentence a figure in the last year, and one on the rules.

    Parameters
    ----------
    reference, name : what the scenario is held against; its values stand in brackets.
    rules : those of the study; those that are off are not told of.
    """
    return [*(_figure(now, reference, name, terms, figure) for figure in FIGURES),
            *_rules(now, reference, name, rules)]  # fmt: skip


def _figure(now: Projection, reference: Projection, name: str, terms: Terms, variable: str) -> str:
    own = VARIABLES[variable].unit
    here, there = (
        format_quantity(float(series_in(one, terms, variable)[-1]), unit_in(own, terms))
        for one in (now, reference)
    )
    return tr(
        "{figure} {year}: {now} {unit} ({reference}: {then})",
        figure=variable_name(variable), year=now.years[-1], now=here,
        unit=unit_words(own, terms, now.base_year), reference=name,
        then=there,
    )  # fmt: skip


def _rules(now: Projection, reference: Projection, name: str, rules: Sequence[Rule]) -> Iterator[str]:
    """How many rules are broken and which first, here and in the reference."""
    here, there = _broken(now, rules), _broken(reference, rules)
    told = tr("Broken rules: {now} ({reference}: {then})", now=len(here), reference=name, then=len(there))
    yield told
    if here:
        first = min(here, key=_first_year)
        yield tr("First broken: {rule} in {year}", rule=rule_name(first.rule), year=_first_year(first))


def _broken(projection: Projection, rules: Sequence[Rule]) -> list[Judged]:
    return [one for one in judge(projection, rules) if one.is_judged and not one.is_kept]


def _first_year(judged: Judged) -> int:
    return judged.years[int(np.argmax(~judged.holds.all(axis=1)))]
