"""Arithmetic with rounded figures: a printed 16.856 stands for anything from 16.855,5 to 16.856,5."""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass

_REFERENCE = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, and the least and most it may stand for."""

    value: float
    low: float
    high: float

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.value + other.value, self.low + other.low, self.high + other.high)

    def __neg__(self) -> "Interval":
        return Interval(-self.value, -self.high, -self.low)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(self.value * other.value, min(ends), max(ends))

    def __truediv__(self, other: "Interval") -> "Interval":
        if other.low <= 0.0 <= other.high:
            raise ZeroDivisionError("a divisor that may be zero")
        return self * Interval(1.0 / other.value, 1.0 / other.high, 1.0 / other.low)


def rounded(value: float, round_to: float) -> Interval:
    """A figure printed to `round_to`; 0 is exact."""
    return Interval(value, value - round_to / 2, value + round_to / 2)


_OPERATORS: dict[type[ast.operator], Callable[[Interval, Interval], Interval]] = {
    ast.Add: Interval.__add__,
    ast.Sub: Interval.__sub__,
    ast.Mult: Interval.__mul__,
    ast.Div: Interval.__truediv__,
}


def evaluate(expression: str, look_up: Callable[[str], Interval]) -> Interval:
    """Value of an expression of `[references]`, numbers, + - * / and parentheses.

    Raises
    ------
    ValueError : the expression cannot be read.
    KeyError : a reference is not known to `look_up`.
    ZeroDivisionError : a divisor may be zero.
    """
    references: list[str] = []

    def name_of(match: re.Match[str]) -> str:
        references.append(match[1])
        return f"_{len(references) - 1}"

    def value_of(node: ast.expr) -> Interval:
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            return _OPERATORS[type(node.op)](value_of(node.left), value_of(node.right))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -value_of(node.operand)
        if isinstance(node, ast.Name) and node.id[1:].isdigit() and int(node.id[1:]) < len(references):
            return look_up(references[int(node.id[1:])])
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return rounded(float(node.value), 0.0)
        raise ValueError(f"cannot read {expression!r}")

    try:
        tree = ast.parse(_REFERENCE.sub(name_of, expression).strip(), mode="eval")
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(f"cannot read {expression!r}") from error
    return value_of(tree.body)
