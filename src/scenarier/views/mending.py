"""What would mend a broken rule, in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from scenarier.analysis.mend import Mender
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name
from scenarier.model.rules import Rule
from scenarier.model.study import Scenario
from scenarier.session.session import Session
from scenarier.text.language import ntr, tr
from scenarier.text.plain import listed
from scenarier.views.rules import RuleRow, every_rule

ALL = 1_000


@dataclass(frozen=True, slots=True)
class Mending:
    """The moves with which a rule would hold, in words, and a sentence for what no lever mends; "" for none."""

    moves: tuple[str, ...]
    left: str

    def words(self, most: int = ALL) -> str:
        """All in one, `most` of the moves."""
        if not self.moves:
            return self.left
        told = tr("Would hold with: {moves}", moves="; ".join(self.moves[:most]))
        more = len(self.moves) - most
        told = ntr("{told} and {n} more", "{told} and {n} more", more, told=told) if more > 0 else told
        return f"{told}. {self.left}" if self.left else told

    def lines(self) -> list[str]:
        """A line a move, and one for what is left."""
        lines = [tr("Would hold with: {moves}", moves=move) for move in self.moves]
        return [*lines, self.left] if self.left else lines


Find = Callable[[RuleRow], Mending | None]
"""Finds what would mend a rule; None where it holds. It takes a while."""


def finder_of(baseline: Baseline, scenario: Scenario, horizon: int, rules: Sequence[Rule]) -> Find:
    """A function that finds what mends one scenario's rules; what one search made serves the next."""
    return partial(_find, baseline, Mender(baseline, scenario, horizon, rules))


def finder_shown(session: Session) -> Find:
    """The same for the scenario that is shown."""
    return finder_of(session.baseline, session.scenario, session.study.horizon, every_rule(session))


def _find(baseline: Baseline, mender: Mender, row: RuleRow) -> Mending | None:
    if row.is_kept:
        return None
    moves = mender.mend(row.rule)
    mended = {move.entity for move in moves}
    pairs = zip(row.judged.entities, row.judged.holds.T, strict=True)
    left = [entity for entity, holds in pairs if not holds.all() and entity not in mended]
    return Mending(tuple(move.words() for move in moves), _left_words(baseline, left))


def _left_words(baseline: Baseline, left: Sequence[str]) -> str:
    if "" in left:
        return tr("No single lever makes it hold.")
    if not left:
        return ""
    names = listed(entity_name(baseline, entity) for entity in left)
    return tr("No single lever makes it hold for: {names}", names=names)
