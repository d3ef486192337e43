"""State guarantee or own budget in the scenario that the window shows: years, plots and words."""

from collections.abc import Sequence
from dataclasses import replace

from scenarier.analysis.ensemble import USUAL_DRAWS, Ensemble, Told
from scenarier.analysis.guarantee import GuaranteeYear, guarantee
from scenarier.analysis.guarantee_chance import chance_guarantee_wins
from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario, Study
from scenarier.model.terms import PLAIN, prices_words
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.views.charts import ChartData, Series
from scenarier.views.figure import Said
from scenarier.views.guarantee import DECIMALS, GROWTH_DECIMALS, year_words

Years = list[GuaranteeYear]
GUARANTEED, OWN, GROWTH, TIPPING = "guaranteed", "own", "growth", "tipping"


def guarantee_shown(session: Session) -> Years:
    """The years of the scenario shown, as the command has them but for the chance that the guarantee wins."""
    return guarantee(session.baseline, session.scenario, session.study.horizon)


def drawn_years(found: Years, baseline: Baseline, study: Study, scenario: Scenario, told: Told) -> Years:
    """The same years with that chance; it takes a part of a second.

    Raises
    ------
    CancelledError : `told` did.
    """
    seed, own = study.seed_drawn, study.spreads
    drawn = Ensemble(baseline, (scenario,), study.horizon, draws=USUAL_DRAWS, seed=seed, spreads=own)
    pairs = zip(found, chance_guarantee_wins(drawn, told), strict=True)
    return [replace(one, chance_guarantee_wins=chance) for one, chance in pairs]


def revenue_chart(session: Session, found: Sequence[GuaranteeYear]) -> ChartData:
    """Revenue year by year, both ways."""
    prices = prices_words(PLAIN, session.baseline.base_year)
    return ChartData(
        tr("Revenue with the guarantee and with an own budget"),
        f"{unit_name('mio_kr')}, {prices}",
        tuple(one.year for one in found),
        (
            Series(GUARANTEED, tr("With the guarantee"), [one.guaranteed for one in found], "accent"),
            Series(OWN, tr("Own budget"), [one.self_budgeted for one in found], "text", "dash"),
        ),
        decimals=DECIMALS,
        unit=unit_name("mio_kr"),
        is_index=True,
        note=tr("The two often lie close; their difference stands in the table."),
    )


def growth_chart(found: Sequence[GuaranteeYear]) -> ChartData:
    """Growth of the tax base year by year, in the scenario and where both ways give the same."""
    tipping = [float("nan") if one.tipping_growth is None else one.tipping_growth * 100 for one in found]
    return ChartData(
        tr("Growth of the tax base and the tipping point"),
        tr("% a year"),
        tuple(one.year for one in found),
        (
            Series(GROWTH, tr("In the scenario"), [one.growth * 100 for one in found], "accent"),
            Series(TIPPING, tr("Tipping point"), tipping, "text", "dash"),
        ),
        decimals=GROWTH_DECIMALS,
        unit="%",
        note=_side_words(found),
    )


def _side_words(found: Sequence[GuaranteeYear]) -> str:
    """On which side of the tipping point an own budget gives the most, where that is the same in every year."""
    if all(one.slope > 0 for one in found):
        return tr("An own budget gives the most where the scenario's growth lies above the tipping point.")
    return ""


def said_of(one: GuaranteeYear, key: str) -> Said:
    """All that is said of a year, by the number that was clicked."""
    numbers = {
        GUARANTEED: (tr("With the guarantee"), one.guaranteed),
        OWN: (tr("Own budget"), one.self_budgeted),
        GROWTH: (tr("Growth in the scenario"), one.growth),
        TIPPING: (tr("Tipping point"), one.tipping_growth or 0.0),
    }
    name, value = numbers[key]
    is_share = key in (GROWTH, TIPPING)
    shown = f"{format_number(value * 100, GROWTH_DECIMALS)} %" if is_share else _amount(value)
    return Said(f"{name} {one.year}", shown, year_words(one))


def _amount(value: float) -> str:
    return f"{format_number(value, DECIMALS)} {unit_name('mio_kr')}"
