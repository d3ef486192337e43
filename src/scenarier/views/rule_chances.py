"""How likely each rule is to hold, counted in draws of the uncertain assumptions: in a line and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from scenarier.analysis.ensemble import Broken, Ensemble, Told, broken_draws
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name, rule_name
from scenarier.model.rules import Rule
from scenarier.session.session import Session
from scenarier.text.copied import Number, title_line
from scenarier.text.language import tr
from scenarier.text.numbers import format_number
from scenarier.text.plain import listed, one_line
from scenarier.views.ensemble import NONE, per_cent
from scenarier.views.rules import every_rule
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.shown import scenario_name
from scenarier.views.unsure import AT_REST

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, eq=False)
class RuleChance:
    """How large a share of the draws keeps a rule: in all years, by year, and of each entity in all years [share].

    A rule is kept where all of its entities keep it.
    """

    rule: Rule
    holds: float
    by_year: Mapping[int, float]
    by_entity: Mapping[str, float]

    @classmethod
    def of(cls, rule: Rule, broken: Broken, draws: int) -> "RuleChance":
        """Of a rule that is broken in so many of the draws."""
        years = broken.years if broken.entities else ()
        by_year = {year: (draws - int(n)) / draws for year, n in zip(years, broken.by_any, strict=False)}
        pairs = zip(broken.entities, broken.in_any, strict=True)
        by_entity = {entity: (draws - int(n)) / draws for entity, n in pairs if entity}
        return cls(rule, (draws - broken.at_all) / draws, by_year, by_entity)

    @property
    def is_judged(self) -> bool:
        """Whether there is any year that the rule says anything of."""
        return bool(self.by_year)

    def short(self) -> str:
        """In all years, for a narrow column [%]."""
        return short_per_cent(self.holds) if self.is_judged else NONE

    def words(self, baseline: Baseline) -> str:
        """In all years, and the year and the entity that are least sure."""
        if not self.is_judged:
            return tr("Nothing to judge in these years.")
        if self.holds == 1.0:
            return tr("Holds in all years in all draws.")
        told = tr("Holds in {share} of the draws in all years.", share=per_cent(self.holds))
        if self.holds == 0.0:
            told = tr("Holds in none of the draws in all years.")
        years, in_year = least(self.by_year)
        if years:
            told += " " + tr(
                "Least often in {year}: {share}.", year=listed(map(str, years)), share=per_cent(in_year)
            )
        entities, of_entity = least(self.by_entity)
        if entities:
            names = listed(entity_name(baseline, entity) for entity in entities)
            told += " " + tr("Least often {name}: {share}.", name=names, share=per_cent(of_entity))
        return told


def least(shares: Mapping[Key, float]) -> tuple[list[Key], float]:
    """Which have the least share, and that share; none where all have the same."""
    low = min(shares.values(), default=1.0)
    found = [key for key, share in shares.items() if share == low]
    return ([] if len(found) == len(shares) else found), low


def short_per_cent(share: float) -> str:
    """Per cent without the sign: `76`; a chance that is not quite none or certain is not shown as one."""
    if 0.0 < share < 0.01:
        return "<1"
    return ">99" if 0.99 < share < 1.0 else format_number(share * 100)


@dataclass(frozen=True, slots=True, eq=False)
class ChancesAsked:
    """What the draws are asked: how often the rules that are on hold in the scenario shown."""

    ensemble: Ensemble

    @classmethod
    def of(cls, session: Session) -> "ChancesAsked":
        """Of the session as it stands."""
        study = session.study
        rules = tuple(rule for rule in every_rule(session) if rule.on)
        scenarios, drawn = (session.scenario,), (AT_REST, study.seed_drawn, study.spreads)
        return cls(Ensemble(session.baseline, scenarios, study.horizon, (), rules, *drawn))

    def is_same(self, other: "ChancesAsked | None") -> bool:
        """Whether the answers are the same."""
        if other is None:
            return False
        mine, its = self.ensemble, other.ensemble
        drawn = (mine.horizon, mine.seed, mine.spreads, mine.rules) == (
            its.horizon,
            its.seed,
            its.spreads,
            its.rules,
        )
        return mine.baseline is its.baseline and mine.scenarios[0] is its.scenarios[0] and drawn

    def answer(self, told: Told) -> "Chances":
        """Count the draws.

        Raises
        ------
        CancelledError : `told` did.
        """
        asked = self.ensemble
        if not asked.rules:
            return Chances(self, {})
        pairs = zip(asked.rules, broken_draws(asked, told=told)[0], strict=True)
        return Chances(self, {rule.name: RuleChance.of(rule, broken, asked.draws) for rule, broken in pairs})


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """How likely the rules that are on are to hold, by rule, and of what that was asked."""

    asked: ChancesAsked
    by_rule: Mapping[str, RuleChance]

    def words(self, rule: str) -> str:
        """What is said of a rule; "" where nothing is known of it."""
        found = self.by_rule.get(rule)
        return found.words(self.asked.ensemble.baseline) if found else ""

    def sheet(self, session: Session) -> Sheet:
        """A row a rule: the share of the draws that keeps it in each year and in all, and in words."""
        baseline, years = (
            self.asked.ensemble.baseline,
            range(session.baseline.first_year, session.study.horizon + 1),
        )
        tip = tr("The share of the draws in which the rule holds")
        headings = (
            Heading(tr("Rule")),
            *(Heading(str(year), "%", is_number=True, tip=tip) for year in years),
            Heading(tr("in all years"), "%", is_number=True, tip=tip),
            Heading(tr("In words"), wraps=1.0),
        )
        rows = sorted(self.by_rule.values(), key=lambda one: one.holds)
        name = scenario_name(session, session.selected)
        title = title_line(session.study.title, name, tr("How often the rules hold"))
        return Sheet(headings, tuple(_line(baseline, one, years) for one in rows), title=title)


def lead_words(session: Session, known: Chances | None) -> str:
    """What the table is; or that it is being counted, or that there is nothing to count."""
    if known is None:
        return tr("The draws are counted…")
    if not known.by_rule:
        return tr("No rules are on")
    return tr(
        "How often each rule holds in “{scenario}” when the uncertain assumptions are drawn: {draws} draws, seed "
        "{seed}. A rule for departments holds where all of them keep it.",
        scenario=scenario_name(session, session.selected),
        draws=format_number(known.asked.ensemble.draws),
        seed=str(known.asked.ensemble.seed),
    )


def _line(baseline: Baseline, one: RuleChance, years: Sequence[int]) -> Line:
    name = one_line(rule_name(one.rule))
    shares = [one.by_year.get(year) for year in years]
    cells = (
        Cell(name, tip=name),
        *map(_share, shares),
        _share(one.holds if one.is_judged else None, is_bold=True),
        Cell(one.words(baseline)),
    )
    return Line(one.rule.name, cells)


def _share(share: float | None, *, is_bold: bool = False) -> Cell:
    if share is None:
        return Cell(NONE, "")
    return Cell(short_per_cent(share), Number(share * 100, 2), is_bold=is_bold)
