"""The axes of every array, in the order they always stand: year, row, scenario."""

BASE_YEAR = 2024
FIRST_YEAR = BASE_YEAR + 1
DEFAULT_HORIZON = 2029
LAST_HORIZON = 2035

DEFAULT_BASELINE = "aarhus-2024"
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


def years_to(horizon: int) -> tuple[int, ...]:
    """Years of a projection, base year first."""
    return tuple(range(BASE_YEAR, horizon + 1))
