"""Equations as formulas of a workbook: nothing but + - * /, SUM, MAX, MIN, IF and ISBLANK."""

from collections.abc import Callable, Sequence

from scenarier.analysis.explain.expression import (
    Added,
    AtLeastZero,
    Chosen,
    Constant,
    Formula,
    IfNone,
    IfPositive,
    Key,
    Least,
    Product,
    Quotient,
    Ref,
    Total,
)
from scenarier.exchange.workbook.places import Place, area, reference

Find = Callable[[Key], Place]


def written(formula: Formula, find: Find, sheet: str) -> str:
    """The formula without its `=`, as it stands on `sheet`; `find` tells where an input stands."""
    match formula:
        case Ref(key):
            return reference(find(key), sheet)
        case Constant(number):
            return plain_number(number)
        case Added(parts, signs):
            return _added(parts, signs, find, sheet)
        case Total(parts, _):
            return _total(parts, find, sheet)
        case Least(parts):
            return f"MIN({','.join(written(part, find, sheet) for part in parts)})"
        case Product(first, second):
            return f"{_factor(first, find, sheet)}*{_factor(second, find, sheet)}"
        case Quotient(above, below):
            return f"{_factor(above, find, sheet)}/{_factor(below, find, sheet, is_divisor=True)}"
        case AtLeastZero(of):
            return f"MAX(0,{written(of, find, sheet)})"
    return _choice(formula, find, sheet)


def _choice(formula: Formula, find: Find, sheet: str) -> str:
    match formula:
        case Chosen(switch, on, off):
            asked, texts = f"{reference(find(switch), sheet)}=1", (on, off)
        case IfNone(key, none, given):
            if none is None:
                return f'IF(ISBLANK({reference(find(key), sheet)}),"",{written(given, find, sheet)})'
            asked, texts = f"ISBLANK({reference(find(key), sheet)})", (none, given)
        case IfPositive(of, above, other):
            asked, texts = f"{written(of, find, sheet)}>0", (above, other)
        case _:
            raise TypeError(formula)
    return f"IF({asked},{','.join(written(text, find, sheet) for text in texts)})"


def plain_number(number: float) -> str:
    """A number as every program reads it in a formula."""
    return str(int(number)) if number == int(number) else repr(number)


def _added(parts: Sequence[Formula], signs: Sequence[int], find: Find, sheet: str) -> str:
    told = ""
    for sign, part in zip(signs, parts, strict=True):
        text = written(part, find, sheet)
        if sign < 0 and isinstance(part, Added):
            text = f"({text})"
        told += f"{'-' if sign < 0 else '+'}{text}" if told or sign < 0 else text
    return told


def _factor(part: Formula, find: Find, sheet: str, *, is_divisor: bool = False) -> str:
    text = written(part, find, sheet)
    has_brackets = isinstance(part, Added) or (is_divisor and isinstance(part, Product | Quotient))
    return f"({text})" if has_brackets else text


def _total(parts: Sequence[Formula], find: Find, sheet: str) -> str:
    """A sum; cells that stand below each other, or side by side, as one area."""
    told: list[str] = []
    run: list[Place] = []
    for part in parts:
        place = find(part.key) if isinstance(part, Ref) else None
        if run and (place is None or not _goes_on(run, place)):
            told, run = [*told, _run(run, sheet)], []
        if place is None:
            told.append(written(part, find, sheet))
        else:
            run.append(place)
    told += [_run(run, sheet)] if run else []
    return f"SUM({','.join(told)})" if told else "0"


def _goes_on(run: Sequence[Place], place: Place) -> bool:
    """Whether a cell is the next one of a run down or to the right."""
    first, last = run[0], run[-1]
    is_below = place == last._replace(row=last.row + 1) and first.column == place.column
    is_beside = place == last._replace(column=last.column + 1) and first.row == place.row
    return is_below or is_beside


def _run(run: Sequence[Place], sheet: str) -> str:
    return reference(run[0], sheet) if len(run) == 1 else area(run[0], run[-1], sheet)
