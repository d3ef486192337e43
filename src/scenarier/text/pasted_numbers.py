"""Numbers of persons in a pasted table: which sign parts thousands is told by the whole table, never guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]")
_SPACED = re.compile(r"[0-9]{1,3}(?:[\s\u00a0\u202f\u2009][0-9]{3})+(?![0-9])")
_MAYBE_GROUPED = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
_OTHER = {".": ",", ",": "."}
_MINUS = str.maketrans("−–", "--")


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a table, "" where it has none; `doubt` holds two cells that do not agree."""

    decimal: str = ""
    grouping: str = ""
    n_decimals: int = 0
    doubt: tuple[str, str] | None = None

    def read(self, cell: str) -> float | None:
        """The number in a cell; None where it is none for sure."""
        bare = cell.strip().translate(_MINUS)
        is_below, bare = bare.startswith("-"), bare.removeprefix("-").removeprefix("+").strip()
        whole = bare.split(self.decimal)[0] if self.decimal else bare
        if _SPACES.search(bare) and not _SPACED.fullmatch(whole):
            return None
        bare = _SPACES.sub("", bare)
        if self.grouping and self.grouping in bare:
            grouped = rf"[1-9][0-9]{{0,2}}(?:{re.escape(self.grouping)}[0-9]{{3}})+"
            if not re.fullmatch(grouped, bare.split(self.decimal)[0] if self.decimal else bare):
                return None
            bare = bare.replace(self.grouping, "")
        bare = bare.replace(self.decimal, ".") if self.decimal else bare
        if not _NUMBER.fullmatch(bare):
            return None
        return -float(bare) if is_below else float(bare)


def signs_of(cells: Iterable[str]) -> Signs:
    """What all cells together tell of their signs; one before exactly three digits groups where none says else."""
    decimals: dict[str, str] = {}
    groupings: dict[str, str] = {}
    n_decimals = 0
    for cell in cells:
        decimal, grouping = _told(_SPACES.sub("", cell).strip("-+−–"))
        if decimal:
            decimals.setdefault(decimal, cell)
            n_decimals = max(n_decimals, len(cell.strip()) - cell.strip().rfind(decimal) - 1)
        if grouping:
            groupings.setdefault(grouping, cell)
    for sign, cell in decimals.items():
        for other in (decimals.get(_OTHER[sign]), groupings.get(sign)):
            if other is not None:
                return Signs(doubt=(cell, other))
    if len(groupings) > 1:
        return Signs(doubt=(groupings["."], groupings[","]))
    return Signs(next(iter(decimals), ""), next(iter(groupings), ""), n_decimals)


def _told(bare: str) -> tuple[str, str]:
    """The decimal sign and the grouping sign that a cell shows, "" for each it does not."""
    places = {sign: bare.rfind(sign) for sign in _OTHER if sign in bare}
    if len(places) == 2:
        last = max(places, key=places.__getitem__)
        return last, _OTHER[last]
    for sign in places:
        is_grouping = bare.count(sign) > 1 or bool(_MAYBE_GROUPED.fullmatch(bare))
        return ("", sign) if is_grouping else (sign, "")
    return "", ""
