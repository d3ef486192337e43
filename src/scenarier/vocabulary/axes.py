"""The axes of every array, in the order they always stand: year, row, scenario."""

USUAL_YEARS, MOST_YEARS, MOST_PLANNED_YEARS = 5, 11, 36
"""How many years after the base year projections usually end and may end, and budgets and forecasts may name."""

BASELINE_SCENARIO = "Grundforløb"

KINDS = ("service", "transfer", "cofinancing", "refund", "other", "unspecified")
TAXES = ("income_tax", "land_tax", "coverage_tax", "corporate_tax", "other_tax")
REVENUES = (*TAXES, "grants")
CENTRAL = "CENTRAL"
START_LINES = ("service", "transfer", "cofinancing", "refund", "other", "grants", "taxes")
"""Lines of the income statement whose roll-forward starts between the account and the budget of the base year."""


def start_target(line: str) -> str:
    """The target of a measure that a line's start works as; docs/model.md section 3."""
    return {"grants": "revenue:grants", "taxes": "revenue:land_tax"}.get(line, f"area:{CENTRAL}.{line}")


def years_to(base_year: int, horizon: int) -> tuple[int, ...]:
    """Years of a projection, base year first."""
    return tuple(range(base_year, horizon + 1))
