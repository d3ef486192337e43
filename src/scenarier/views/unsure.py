"""How sure the figures of the scenario shown are: what draws of the uncertain assumptions say of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import Event

from scenarier.analysis.ensemble import Ensemble, Told, raise_if
from scenarier.analysis.explain.figures import HEADROOM
from scenarier.analysis.fan import SHARES
from scenarier.analysis.kept_draws import KeptDraws
from scenarier.analysis.lines import DrawnLines, Line, live_lines, many_lines, variables_of
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.spreads import DEFAULT_SEED
from scenarier.session.session import Session
from scenarier.vocabulary.uncertainty import Uncertainty

LIVE, AT_REST = 1_000, 10_000
"""Draws while a lever is moved, and when nothing moves."""
MANY = (100_000, 1_000_000)
"""Draws that are made when they are asked for."""
DOTS = 50
DOT_SHARES = tuple((place + 0.5) / DOTS for place in range(DOTS))
"""Dot k of fifty stands at the quantile (k - ½)/50, so that each stands for two in a hundred draws."""
LINES = (("liquidity_per_citizen", ""), ("result", ""), (HEADROOM, ""))
SHARES_OF: Mapping[Uncertainty, tuple[float, ...]] = {"fan": SHARES, "paths": DOT_SHARES}


def lines_of(baseline: Baseline) -> tuple[Line, ...]:
    """The lines that are shown with how sure they are: liquidity, result, headroom, each department's savings."""
    return (*LINES, *(("savings", department.name) for department in baseline.departments))


@dataclass(frozen=True, slots=True, eq=False)
class Unsure:
    """What so many draws say of the lines, as the model computes them (in no other terms).

    `quantiles` are `[share, year]` at SHARES, or where paths are shown at DOT_SHARES; `paths` `[path, year]`.
    """

    uncertainty: Uncertainty
    draws: int
    quantiles: Mapping[Line, FloatArray]
    paths: Mapping[Line, FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What draws are asked: of which scenario, drawn how, to be shown how."""

    ensemble: Ensemble
    uncertainty: Uncertainty

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

    def answer(self, found: DrawnLines) -> Unsure:
        """What was found, by line."""
        lines = lines_of(self.ensemble.baseline)
        quantiles, paths = (dict(zip(lines, part, strict=True)) for part in (found.quantiles, found.paths))
        return Unsure(self.uncertainty, found.draws, quantiles, paths)


def question_of(session: Session) -> Question | None:
    """What to ask of the scenario shown; None where uncertainty is not shown, or while an edit is replayed."""
    if session.uncertainty == "off" or session.is_replayed:
        return None
    baseline, study = session.baseline, session.study
    seed = DEFAULT_SEED if study.seed is None else study.seed
    variables = variables_of(lines_of(baseline))
    asked = Ensemble(baseline, (session.scenario,), study.horizon, variables, (), LIVE, seed, study.spreads)
    return Question(asked, session.uncertainty)


class LiveDraws:
    """The answers for the scenario shown: at once of few draws, and of more where those have been made."""

    def __init__(self) -> None:
        self._kept: tuple[Question, KeptDraws] | None = None
        self._found: tuple[Question, Unsure] | None = None

    def of(self, question: Question) -> Unsure:
        """What is known of the question; of few draws where nothing is."""
        if self._found is None or not question.is_same(self._found[0]):
            ensemble = question.ensemble
            shares = SHARES_OF[question.uncertainty]
            found = live_lines(self._draws(question), ensemble.scenarios[0], lines_of(ensemble.baseline), shares)
            self._found = question, question.answer(found)
        return self._found[1]

    def _draws(self, question: Question) -> KeptDraws:
        if self._kept is None or not question.is_of_same_draws(self._kept[0]):
            self._kept = question, KeptDraws(question.ensemble)
        return self._kept[1]

    def take(self, question: Question, answer: Unsure) -> None:
        """Note an answer that was found elsewhere."""
        self._found = question, answer


def ended_by(stopped: Event) -> Told:
    """What to be told to end once `stopped` is set."""
    return raise_if(stopped.is_set)
