"""What has changed in a session, as its listeners are told it."""

from dataclasses import dataclass, fields

from scenarier.model.baseline import Baseline
from scenarier.model.terms import Terms
from scenarier.session.state import State
from scenarier.vocabulary.uncertainty import Uncertainty


@dataclass(frozen=True, slots=True)
class News:
    """What is not as it was; several things at once where one follows from another.

    study : anything that the study's file holds.
    scenario : the scenario shown: it holds something else, or it is another one, or of another place (and colour).
    selected : which scenario is shown.
    reference : the scenario that differences are against: it holds something else, or it is another one.
    horizon : the last year.
    rules : which rules are on, and the study's own.
    plan : the study's budget or forecast, which belong to the baseline.
    baseline : the package that the study rests on.
    terms : what amounts are shown in.
    uncertainty : how it is shown how sure the figures are.
    file : where the study is kept, and whether it is unsaved.
    history : the steps that can be taken back or done again.
    groups : whose proposals are open beside the study.
    refused : an edit was not made: nothing is otherwise, but a field may show what the study does not say.
    """

    study: bool = False
    scenario: bool = False
    selected: bool = False
    reference: bool = False
    horizon: bool = False
    rules: bool = False
    plan: bool = False
    baseline: bool = False
    terms: bool = False
    uncertainty: bool = False
    file: bool = False
    history: bool = False
    groups: bool = False
    refused: bool = False

    def __or__(self, other: "News") -> "News":
        """Both together."""
        return News(*(getattr(self, each.name) or getattr(other, each.name) for each in fields(self)))

    @property
    def results(self) -> bool:
        """Whether numbers of the scenario shown, or of its reference, may be others, or have other words."""
        return self.projected or self.reference or self.terms

    @property
    def projected(self) -> bool:
        """Whether the projection of the scenario shown may be another."""
        return self.scenario or self.horizon or self.foundation

    @property
    def foundation(self) -> bool:
        """Whether what all scenarios rest on is another."""
        return self.plan or self.baseline


NOTHING = News()
EVERYTHING = News(*[True] * (len(fields(News)) - 1))
"""For what is shown the first time."""
APPEARANCE = News(reference=True, terms=True)
"""For what is drawn anew in other colours or another text size: numbers are shown again, none is another."""


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """How a session stands: what news are made from. A baseline is one with the study's budget and forecast."""

    state: State
    baseline: Baseline
    terms: Terms
    uncertainty: Uncertainty
    file: tuple[object, ...]
    history: tuple[object, ...]


def news_since(before: Standing, now: Standing) -> News:
    """What has changed. Most values are compared by identity, since an edit leaves all else as it is."""
    was, state = before.state, now.state
    old, new = was.study, state.study
    return News(
        study=old is not new,
        scenario=was.scenario is not state.scenario or was.selected != state.selected,
        selected=was.selected != state.selected,
        reference=was.reference != state.reference or was.reference_scenario is not state.reference_scenario,
        horizon=old.horizon != new.horizon,
        rules=(old.rules, old.rules_off) != (new.rules, new.rules_off),
        plan=old.budget is not new.budget or old.forecast is not new.forecast,
        baseline=_package(before.baseline) is not _package(now.baseline),
        terms=before.terms != now.terms,
        uncertainty=before.uncertainty != now.uncertainty,
        file=before.file != now.file,
        history=before.history != now.history,
    )


def _package(baseline: Baseline) -> Baseline:
    return baseline.package or baseline


class Missed:
    """The news that each of several things has missed while it was not seen; a new one has missed everything."""

    def __init__(self) -> None:
        self._news: dict[str, News] = {}

    def add(self, news: News) -> None:
        """Keep news for all that have been seen."""
        for name, missed in self._news.items():
            self._news[name] = missed | news

    def take(self, name: str) -> News:
        """What a thing has missed; it is seen now and misses nothing more."""
        missed = self._news.get(name, EVERYTHING)
        self._news[name] = NOTHING
        return missed
