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


def years_to(horizon: int) -> tuple[int, ...]:
    """Years of a projection, base year first."""
    return tuple(range(BASE_YEAR, horizon + 1))
