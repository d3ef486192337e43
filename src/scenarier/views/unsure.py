"""How sure the figures of the scenario shown are: what draws of the uncertain assumptions say of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scenarier.analysis.ensemble import Ensemble, Told
from scenarier.analysis.explain.figures import HEADROOM
from scenarier.analysis.fan import SHARES
from scenarier.analysis.kept_draws import KeptDraws
from scenarier.analysis.lines import DrawnLines, Line, live_lines, many_lines, variables_of
from scenarier.analysis.rules import rules_of
from scenarier.engine.base import base_of
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.rules import Rule
from scenarier.session.session import Session
from scenarier.views.dots import DOT_SHARES, Focus, beyond, department_in_focus, focus_of
from scenarier.vocabulary.uncertainty import Uncertainty

LIVE, AT_REST = 1_000, 10_000
"""Draws while a lever is moved, and when nothing moves."""
MANY = (100_000, 1_000_000)
"""Draws that are made when they are asked for."""
LINES = (("liquidity_per_citizen", ""), ("result", ""), (HEADROOM, ""))
SHARES_OF: Mapping[Uncertainty, tuple[float, ...]] = {"fan": SHARES, "paths": DOT_SHARES}


def lines_of(baseline: Baseline) -> tuple[Line, ...]:
    """The lines that are shown with how sure they are: liquidity, result, headroom, each department's savings."""
    return (*LINES, *(("savings", department.name) for department in baseline.departments))


@dataclass(frozen=True, slots=True, eq=False)
class Unsure:
    """What so many draws say of the lines, as the model computes them (in no other terms).

    `quantiles` are `[share, year]` at SHARES, or where paths are shown at DOT_SHARES; `paths` `[path, year]`.
    `focus` is what the dots of each line are held against.
    """

    uncertainty: Uncertainty
    draws: int
    quantiles: Mapping[Line, FloatArray]
    paths: Mapping[Line, FloatArray]
    focus: "InFocus"

    def year_of(self, line: Line) -> int:
        """The year in focus."""
        return self.focus.of_line[line].year

    def dots(self, line: Line) -> FloatArray:
        """Where the fifty dots of a line stand in the year in focus, from below."""
        return self.quantiles[line][:, self.focus.years.index(self.year_of(line))]

    def n_beyond(self, line: Line) -> int:
        """How many of the dots break the rule in focus."""
        return int(beyond(self.focus.of_line[line], self.dots(line)).sum())


@dataclass(frozen=True, slots=True, eq=False)
class InFocus:
    """What the dots are held against, line by line, and the department whose savings are shown."""

    years: tuple[int, ...]
    of_line: Mapping[Line, Focus]
    department: str


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What draws are asked: of which scenario, drawn how, to be shown how."""

    ensemble: Ensemble
    uncertainty: Uncertainty
    rules: tuple[Rule, ...]

    def is_of_same_draws(self, other: "Question | None") -> bool:
        """Whether the other's draws are the same, whatever is done with them."""
        if other is None:
            return False
        mine, its = self.ensemble, other.ensemble
        drawn = (mine.horizon, mine.seed, mine.spreads) == (its.horizon, its.seed, its.spreads)
        return mine.baseline is its.baseline and drawn

    def is_same(self, other: "Question | None") -> bool:
        """Whether the answers are the same, but for how many draws they are of."""
        return (
            other is not None
            and self.uncertainty == other.uncertainty
            and self.ensemble.scenarios[0] is other.ensemble.scenarios[0]
            and self.rules == other.rules
            and self.is_of_same_draws(other)
        )

    def many(self, draws: int, told: Told) -> Unsure:
        """The answer of so many draws.

        Raises
        ------
        CancelledError : `told` did.
        """
        lines, shares = lines_of(self.ensemble.baseline), SHARES_OF[self.uncertainty]
        return self.answer(many_lines(replace(self.ensemble, draws=draws), lines, shares, told))

    def answer(self, found: DrawnLines, focus: InFocus | None = None) -> Unsure:
        """What was found, by line; with another focus than that which suits it where one is given."""
        lines = lines_of(self.ensemble.baseline)
        quantiles, paths = (dict(zip(lines, part, strict=True)) for part in (found.quantiles, found.paths))
        in_focus = focus or self._focus(quantiles)
        return Unsure(self.uncertainty, found.draws, quantiles, paths, in_focus)

    def _focus(self, quantiles: Mapping[Line, FloatArray]) -> InFocus:
        """Each line in the year that matters, and the savings that do."""
        years = base_of(self.ensemble.baseline, self.ensemble.horizon).years
        if self.uncertainty != "paths":
            return InFocus(years, {}, "")
        of_line = {line: focus_of(self.rules, line, years, dots) for line, dots in quantiles.items()}
        counts = {
            line[1]: int(beyond(focus, quantiles[line][:, years.index(focus.year)]).sum())
            for line, focus in of_line.items()
            if line[0] == "savings"
        }
        return InFocus(years, of_line, department_in_focus(counts))

    def focus_kept(self, before: "tuple[Question, Unsure] | None") -> InFocus | None:
        """The focus from before, so that nothing jumps while a lever is held; None where it was of other draws."""
        if before is None:
            return None
        question, answer = before
        is_alike = (question.uncertainty, question.rules) == (self.uncertainty, self.rules)
        return answer.focus if is_alike and question.is_of_same_draws(self) else None


def question_of(session: Session) -> Question | None:
    """What to ask of the scenario shown; None where uncertainty is not shown, or while an edit is replayed."""
    if session.uncertainty == "off" or session.is_replayed:
        return None
    baseline, study = session.baseline, session.study
    variables, drawn = variables_of(lines_of(baseline)), (LIVE, study.seed_drawn, study.spreads)
    asked = Ensemble(baseline, (session.scenario,), study.horizon, variables, (), *drawn)
    return Question(asked, session.uncertainty, rules_of(baseline, study))


class LiveDraws:
    """The answers for the scenario shown: at once of few draws, and of more where those have been made."""

    def __init__(self) -> None:
        self._kept: tuple[Question, KeptDraws] | None = None
        self._found: tuple[Question, Unsure] | None = None

    def of(self, question: Question, *, is_held: bool = False) -> Unsure:
        """What is known of the question; of few draws where nothing is. While a lever is held the focus stays."""
        if self._found is None or not question.is_same(self._found[0]):
            ensemble = question.ensemble
            shares = SHARES_OF[question.uncertainty]
            found = live_lines(self._draws(question), ensemble.scenarios[0], lines_of(ensemble.baseline), shares)
            focus = question.focus_kept(self._found) if is_held else None
            self._found = question, question.answer(found, focus)
        return self._found[1]

    def _draws(self, question: Question) -> KeptDraws:
        if self._kept is None or not question.is_of_same_draws(self._kept[0]):
            self._kept = question, KeptDraws(question.ensemble)
        return self._kept[1]

    def take(self, question: Question, answer: Unsure) -> None:
        """Note an answer that was found elsewhere."""
        self._found = question, answer
