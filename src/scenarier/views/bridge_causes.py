"""The groups of causes between two years in words: what each is called, and what it is without it."""

from scenarier.analysis.bridge.causes import CAUSES
from scenarier.model.baseline import Baseline
from scenarier.model.names import short_name_of
from scenarier.text.language import mark, tr

CAUSE_NAMES = {
    "population": mark("Population"),
    "ageing": mark("Ageing"),
    "prices": mark("Prices and wages"),
    "real_growth": mark("Real growth"),
    "frames": mark("Frames and efficiency"),
    "adaptation": mark("Departments' adaptation and savings"),
    "tax_base": mark("Tax base"),
    "tax_rate": mark("Tax rate and sanction"),
    "grants": mark("Grants"),
    "capital": mark("Capital and land sales"),
    "financing": mark("Financing and interest"),
    "measures": mark("Measures, budget and starting point"),
}
STAYING = {
    "population": mark(
        "Without it there are as many citizens as in {year}, and building and land sales go on as then."
    ),
    "ageing": mark("Without it every age group keeps its share of the population of {year}."),
    "prices": mark("Without it prices and wages stay at those of {year}."),
    "real_growth": mark("Without it service costs no more per user than in {year}."),
    "frames": mark(
        "Without it the changes of frames stay at those of {year}, and no more efficiency is required."
    ),
    "adaptation": mark("Without it departments adapt no further than in {year}, and go on using savings as then."),
    "tax_base": mark("Without it the tax bases stay at those of {year}."),
    "tax_rate": mark("Without it the tax rate stays at that of {year}."),
    "grants": mark("Without it grants get no real lift after {year}."),
    "capital": mark("Without it capital expenditure and income go on as in {year}, in fixed prices."),
    "financing": mark("Without it loans, other balance shifts and rates of interest go on as in {year}."),
    "measures": mark("Without it measures, the budget's levels and the starting point stay as in {year}."),
}


def cause_words(baseline: Baseline, cause: str, from_year: int) -> str:
    """What it is without a group of causes, and which assumptions belong to it."""
    names = "; ".join(short_name_of(baseline.parameters[name]) for name in CAUSES[cause])
    without, holds = tr(STAYING[cause], year=from_year), tr("It holds: {names}.", names=names)
    return f"{without} {holds}"


def standing_words(from_year: int) -> str:
    """What happens with no cause at work."""
    return tr(
        "What happens even if all stays as in {year}: stocks go on by its flows, and what began before runs on.",
        year=from_year,
    )
