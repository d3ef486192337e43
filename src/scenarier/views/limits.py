"""Where rules break in a lever's range, as marks beside the groove of its slider."""

from typing import NamedTuple

from scenarier.analysis.levers import ParameterLever
from scenarier.analysis.limits import Limit, Limits, Pair, close_pairs
from scenarier.model.names import entity_name, rule_name
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.values import values_in
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.text.plain import one_line
from scenarier.text.reading import show_number
from scenarier.views.rules import every_rule


class LimitMark(NamedTuple):
    """The last place of a slider at which a rule holds [the lever's unit], where it breaks, and in words."""

    value: float
    breaks_above: bool
    words: str


class LimitsShown:
    """The limits in the scenario that the session shows, as it is now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.pairs: list[Pair] = list(close_pairs(session.projection(), every_rule(session)))
        self._limits = Limits(session.baseline, session.scenario, session.study.horizon)

    def marks(self, spec: ParameterSpec, entity: str) -> tuple[LimitMark, ...]:
        """The marks of one lever, from left to right; none where no rule is broken or nearly so."""
        if not self.pairs or spec.unit == "switch":
            return ()
        lever = ParameterLever(join_key(spec.name, entity), spec, entity)
        values = values_in(self._session.scenario, spec, entity, self._session.study.horizon)
        is_mean = len(set(values)) > 1
        found = self._limits.of(lever, self.pairs)
        return tuple(sorted(mark for limit in found for mark in self._of(limit, spec, is_mean=is_mean)))

    def _of(self, limit: Limit, spec: ParameterSpec, *, is_mean: bool) -> list[LimitMark]:
        """A mark for each end of a stretch in which the rule holds, but for the ends of the range."""
        marks = []
        for low, high in limit.holds:
            for value, breaks_above in ((low, False), (high, True)):
                if value != (spec.maximum if breaks_above else spec.minimum):
                    words = self._words(limit, value, spec, breaks_above=breaks_above, is_mean=is_mean)
                    marks.append(LimitMark(value, breaks_above, words))
        return marks

    def _words(self, limit: Limit, value: float, spec: ParameterSpec, *, breaks_above: bool, is_mean: bool) -> str:
        name, entity = one_line(rule_name(limit.rule)), entity_name(self._session.baseline, limit.entity)
        rule = f"{name} ({entity})" if entity else name
        told = f"{show_number(value, spec.unit)} {unit_name(spec.unit)}".strip()
        if is_mean:
            told = tr("{value} on average over the years", value=told)
        if breaks_above:
            return tr("{rule}: breaks above {value}", rule=rule, value=told)
        return tr("{rule}: breaks below {value}", rule=rule, value=told)
