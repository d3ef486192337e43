"""Why a number is another in one scenario than in another: what its equation's inputs each add to the change."""

from collections.abc import Callable
from math import isfinite

from scenarier.analysis.explain.equations import Here
from scenarier.analysis.explain.expression import (
    Added,
    AtLeastZero,
    Chosen,
    Formula,
    IfNone,
    IfPositive,
    Key,
    Least,
    Product,
    Quotient,
    Ref,
    Total,
    value_of,
)
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.tree import EQUATIONS, same, value_in

DEEPEST = 80
"""Steps from a result down to what was put in; no result of the model has so many."""

Look = Callable[[Key], float]
Shares = dict[Key, float]


def way_down(before: Figures, after: Figures, key: Key) -> list[Key]:
    """From a number that differs between two scenarios down to what was put in.

    Each is the input that did most to move the one above it the way it went. The number itself stands first.
    """
    way = [key]
    while len(way) < DEEPEST:
        change = _value(after, way[-1]) - _value(before, way[-1])
        shares = shares_of(before, after, way[-1])
        most = max(shares, key=lambda one: shares[one] * change, default=None)
        if most is None or shares[most] * change <= 0.0 or most in way:
            break
        way.append(most)
    return way


def shares_of(before: Figures, after: Figures, key: Key) -> Shares:
    """What each input that differs adds to the change of a number, in its unit; none where nothing explains it.

    Together they are the change. Of a product each factor has the mean of what it does to the other's value before
    and after.
    """
    if key.variable not in EQUATIONS:
        return {}
    made = EQUATIONS[key.variable][1](Here(after, key, general=True))
    if not isinstance(made, Formula):
        return {}
    shares: Shares = {}
    was, now = _look_in(before), _look_in(after)
    _add(made, 1.0, was, now, shares)
    return {other: share for other, share in shares.items() if not same(was(other), now(other))}


def _look_in(figures: Figures) -> Look:
    return lambda key: _value(figures, key)


def _value(figures: Figures, key: Key) -> float:
    """A number; 0 where the scenario has none, as of what a budget adds."""
    found = value_in(figures, key)
    return 0.0 if found is None else found


def _add(formula: Formula, times: float, was: Look, now: Look, shares: Shares) -> None:
    """Add what the inputs of a part of a formula do, `times` over."""
    match formula:
        case Ref(key):
            shares[key] = shares.get(key, 0.0) + times * _apart(was(key), now(key))
        case Added(parts, signs):
            for part, sign in zip(parts, signs, strict=True):
                _add(part, times * sign, was, now, shares)
        case Total(parts, _):
            for part in parts:
                _add(part, times, was, now, shares)
        case Product(first, second):
            _add(first, times * _mean(second, was, now), was, now, shares)
            _add(second, times * _mean(first, was, now), was, now, shares)
        case Quotient():
            _add_quotient(formula, times, was, now, shares)
        case Chosen(switch, on, off) if was(switch) != now(switch):
            shares[switch] = shares.get(switch, 0.0) + times * _change(formula, was, now)
        case Chosen(switch, on, off):
            _add(on if now(switch) == 1 else off, times, was, now, shares)
        case IfNone(key, none, given) if isfinite(was(key)) != isfinite(now(key)):
            shares[key] = shares.get(key, 0.0) + times * _change(formula, was, now)
        case IfNone(key, none, given):
            _add(given if isfinite(now(key)) else none or Total((), ""), times, was, now, shares)
        case AtLeastZero(of):
            _add_bent(formula, [of], times, was, now, shares)
        case Least(parts):
            _add_bent(formula, list(parts), times, was, now, shares)
        case IfPositive(of, above, other):
            _add_bent(formula, [above if value_of(of, now) > 0.0 else other], times, was, now, shares)


def _add_quotient(formula: Quotient, times: float, was: Look, now: Look, shares: Shares) -> None:
    """One over another: what is above by the mean of 1 / below, and the rest of the change to what is below."""
    below, above = ([value_of(part, look) for look in (was, now)] for part in (formula.below, formula.above))
    _add(formula.above, times * (1 / below[0] + 1 / below[1]) / 2, was, now, shares)
    _add(formula.below, -times * (above[0] + above[1]) / 2 / (below[0] * below[1]), was, now, shares)


def _add_bent(formula: Formula, parts: list[Formula], times: float, was: Look, now: Look, shares: Shares) -> None:
    """A formula with a bend: its change falls on the inputs as the changes of its parts do."""
    found: Shares = {}
    for part in parts:
        _add(part, 1.0, was, now, found)
    inside, change = sum(found.values()), _change(formula, was, now)
    scale = times * change / inside if abs(inside) > 0.0 else 0.0
    for key, share in found.items():
        shares[key] = shares.get(key, 0.0) + scale * share


def _mean(formula: Formula, was: Look, now: Look) -> float:
    return (value_of(formula, was) + value_of(formula, now)) / 2


def _change(formula: Formula, was: Look, now: Look) -> float:
    return _apart(value_of(formula, was), value_of(formula, now))


def _apart(was: float, now: float) -> float:
    """The change; 0 between two numbers that are both infinite."""
    return now - was if isfinite(was) or isfinite(now) else 0.0
