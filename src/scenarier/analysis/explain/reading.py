"""A formula read out in words, with the values in it."""

from collections.abc import Callable

from scenarier.analysis.explain.expression import (
    MOST_LISTED,
    Added,
    AtLeastZero,
    Chosen,
    Constant,
    Formula,
    Key,
    Least,
    Product,
    Quotient,
    Ref,
    Total,
)
from scenarier.text.language import tr
from scenarier.text.numbers import MINUS, format_number

Read = Callable[[Key], str]


def read_out(formula: Formula, read: Read) -> str:
    """The formula in the language that is spoken; `read` tells an input's name and value."""
    match formula:
        case Ref(key):
            return read(key)
        case Constant(number):
            return format_number(number, 0 if number == int(number) else 4)
        case Added(parts, signs):
            return _added(parts, signs, read)
        case Total(parts, of):
            if len(parts) > MOST_LISTED:
                return tr("the sum of {n} {things}", n=len(parts), things=tr(of))
            return " + ".join(read_out(part, read) for part in parts) or format_number(0.0)
        case Product(first, second):
            return f"{_factor(first, read)} · {_factor(second, read)}"
        case Quotient(above, below):
            return f"{_factor(above, read)} / {_factor(below, read, is_divisor=True)}"
        case AtLeastZero(of):
            return tr("({formula}, but no less than 0)", formula=read_out(of, read))
        case Least(parts):
            return tr("(the least of {numbers})", numbers="; ".join(read_out(part, read) for part in parts))
        case Chosen(switch, on, off):
            return tr(
                "{on} if {switch} is 1, else {off}",
                switch=read(switch),
                on=read_out(on, read),
                off=read_out(off, read),
            )
    raise TypeError(formula)


def _is_sum(formula: Formula) -> bool:
    return isinstance(formula, Added) or (isinstance(formula, Total) and len(formula.parts) > 1)


def _added(parts: tuple[Formula, ...], signs: tuple[int, ...], read: Read) -> str:
    told = ""
    for sign, part in zip(signs, parts, strict=True):
        text = read_out(part, read)
        if sign < 0 and _is_sum(part):
            text = f"({text})"
        told += f" {MINUS if sign < 0 else '+'} {text}" if told else text
    return told


def _factor(part: Formula, read: Read, *, is_divisor: bool = False) -> str:
    text = read_out(part, read)
    has_brackets = _is_sum(part) or (is_divisor and isinstance(part, Product | Quotient))
    return f"({text})" if has_brackets else text
