"""What the labels of a block's rows stand for: names and codes, matched whole and never guessed."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from scenarier.text.block_cells import fold
from scenarier.text.blocks import BlockRow, LaidRow, failed
from scenarier.text.language import tr


class Unmatched(NamedTuple):
    """A row whose labels stand for nothing, or for several things: its number, the labels, the things."""

    row: int
    label: str
    fits: tuple[str, ...]


def matched(
    rows: Sequence[LaidRow | BlockRow], names: Mapping[str, Collection[str]], belongs: Mapping[str, str]
) -> dict[int, str]:
    """What each row's labels stand for, by the row's number.

    Parameters
    ----------
    names : what each thing may be called; its first name is the one it is told by.
    belongs : the thing that another one belongs to, so that both may stand in a row's labels.

    Raises
    ------
    ValueError : labels are unknown or fit more than one thing, or two rows have the same; the message names them.
    """
    found, unmatched = matching(rows, names, belongs)
    told = {thing: next(iter(each)) for thing, each in names.items()}
    faults = [*(_unmatched_words(row, told) for row in unmatched), *_twice(found, told)]
    if faults:
        raise failed(faults)
    return found


def matching(
    rows: Sequence[LaidRow | BlockRow], names: Mapping[str, Collection[str]], belongs: Mapping[str, str]
) -> tuple[dict[int, str], list[Unmatched]]:
    """As `matched`, with the rows whose labels are unknown or fit several; two rows may have the same."""
    by_label: dict[str, set[str]] = {}
    for thing, each in names.items():
        for name in each:
            by_label.setdefault(fold(name), set()).add(thing)
    found, unmatched = {}, []
    for row in rows:
        things = _things(row, by_label, belongs)
        if len(things) == 1:
            found[row.number] = things.pop()
        else:
            unmatched.append(Unmatched(row.number, ", ".join(row.labels), tuple(sorted(things))))
    return found, unmatched


def _things(row: LaidRow | BlockRow, by_label: Mapping[str, set[str]], belongs: Mapping[str, str]) -> set[str]:
    """What all the labels of a row can stand for together; codes without letters say nothing."""
    whole = by_label.get(fold(" ".join(row.labels)))
    if whole:
        return set(whole)
    said = [by_label.get(fold(label), set()) for label in row.labels if re.search(r"[^\W\d_]", label)]
    if not said or not all(said):
        return set()
    common = set.intersection(*said)
    every = set.union(*said)
    inside = {thing for thing in every if belongs.get(thing) in every}
    return common or inside or every


def _unmatched_words(row: Unmatched, told: Mapping[str, str]) -> str:
    if row.fits:
        names = sorted(told[thing] for thing in row.fits)
        return tr("row {row}: “{label}” fits {choices}; write which", row=row.row, label=row.label,
                  choices=tr(" and ").join(f"“{name}”" for name in names))  # fmt: skip
    if not row.label:
        return tr("row {row} has amounts but no name", row=row.row)
    return tr("row {row}: “{label}” is none of the budget's lines", row=row.row, label=row.label)


def _twice(found: Mapping[int, str], told: Mapping[str, str]) -> Iterator[str]:
    for (before, thing), (number, other) in pairwise(sorted(found.items(), key=lambda item: (item[1], item[0]))):
        if thing == other:
            yield tr("rows {one} and {other} are both “{name}”", one=before, other=number, name=told[thing])
