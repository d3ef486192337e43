"""Formulas as values: written as the model writes them, then computed, read out, or asked for their inputs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf, isfinite
from typing import NamedTuple

MOST_LISTED = 7
"""A sum of more parts is told in words; its parts stand among the inputs."""


class Key(NamedTuple):
    """One number of a scenario.

    `variable` is a result variable, a step, `parameter:<id>`, `measures:<kind>`, `measure:<n>` or
    `baseline:<table>.<row>`; `entity` is "" where it has none, `year` None.
    """

    variable: str
    entity: str = ""
    year: int | None = None


class Formula:
    """What all formulas are; `+ - * /` between them make new ones."""

    def __add__(self, other: "Formula | float") -> "Formula":
        return _joined(self, made(other), 1)

    def __sub__(self, other: "Formula | float") -> "Formula":
        return _joined(self, made(other), -1)

    def __mul__(self, other: "Formula | float") -> "Formula":
        return Product(self, made(other))

    def __truediv__(self, other: "Formula | float") -> "Formula":
        return Quotient(self, made(other))


@dataclass(frozen=True, slots=True)
class Ref(Formula):
    """An input."""

    key: Key


@dataclass(frozen=True, slots=True)
class Constant(Formula):
    """A number of arithmetic: 1, or a million kroner."""

    number: float


@dataclass(frozen=True, slots=True)
class Added(Formula):
    """A sum with signs, 1 or -1."""

    parts: tuple[Formula, ...]
    signs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Product(Formula):
    """One times another."""

    first: Formula
    second: Formula


@dataclass(frozen=True, slots=True)
class Quotient(Formula):
    """One over another."""

    above: Formula
    below: Formula


@dataclass(frozen=True, slots=True)
class AtLeastZero(Formula):
    """The formula, or 0 where it is below."""

    of: Formula


@dataclass(frozen=True, slots=True)
class Least(Formula):
    """The least of some numbers."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Total(Formula):
    """A sum of like parts; `of` says of what, a message id, where they are too many to list."""

    parts: tuple[Formula, ...]
    of: str


@dataclass(frozen=True, slots=True)
class Chosen(Formula):
    """One formula where a switch is 1, another where it is 0."""

    switch: Key
    on: Formula
    off: Formula


@dataclass(frozen=True, slots=True)
class IfNone(Formula):
    """One formula where an input has no value (None: no number either), another where it has one."""

    input: Key
    none: Formula | None
    given: Formula


@dataclass(frozen=True, slots=True)
class IfPositive(Formula):
    """One formula where a number is above 0, another where it is not."""

    of: Formula
    above: Formula
    other: Formula


def made(term: Formula | float) -> Formula:
    """The term, or the number as a formula."""
    return term if isinstance(term, Formula) else Constant(float(term))


def total(parts: Sequence[Formula], of: str) -> Formula:
    """The sum of like parts."""
    return Total(tuple(parts), of)


def _joined(first: Formula, second: Formula, sign: int) -> Formula:
    if isinstance(first, Added):
        return Added((*first.parts, second), (*first.signs, sign))
    return Added((first, second), (1, sign))


def value_of(formula: Formula, look: Callable[[Key], float]) -> float:
    """The formula's value, its inputs looked up."""
    match formula:
        case Ref(key):
            return look(key)
        case Constant(number):
            return number
        case Added(parts, signs):
            return sum(sign * value_of(part, look) for sign, part in zip(signs, parts, strict=True))
        case Total(parts, _):
            return sum(value_of(part, look) for part in parts)
        case Product(first, second):
            return value_of(first, look) * value_of(second, look)
        case Quotient(above, below):
            return value_of(above, look) / value_of(below, look)
        case AtLeastZero(of):
            return max(0.0, value_of(of, look))
        case Least(parts):
            return min(value_of(part, look) for part in parts)
        case Chosen(switch, on, off):
            return value_of(on if look(switch) == 1 else off, look)
        case IfNone(key, none, given):
            chosen = given if isfinite(look(key)) else none
            return inf if chosen is None else value_of(chosen, look)
        case IfPositive(of, above, other):
            return value_of(above if value_of(of, look) > 0.0 else other, look)
    raise TypeError(formula)


def inputs_of(formula: Formula) -> tuple[Key, ...]:
    """The formula's inputs, each once, in the order they stand."""
    return tuple(dict.fromkeys(_keys(formula)))


def _keys(formula: Formula) -> list[Key]:
    match formula:
        case Ref(key):
            return [key]
        case Added(parts, _) | Total(parts, _) | Least(parts):
            return [key for part in parts for key in _keys(part)]
        case Product(first, second) | Quotient(first, second):
            return [*_keys(first), *_keys(second)]
        case AtLeastZero(of):
            return _keys(of)
        case Chosen(switch, on, off):
            return [switch, *_keys(on), *_keys(off)]
        case IfNone(key, none, given):
            return [key, *(_keys(none) if none is not None else []), *_keys(given)]
        case IfPositive(of, above, other):
            return [*_keys(of), *_keys(above), *_keys(other)]
    return []
