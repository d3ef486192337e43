"""Section 2 of docs/model.md a second time: price indices."""

from tests.oracle.given import Given, Series

Prices = dict[str, Series]


def prices_of(given: Given) -> Prices:
    """Price indices, 2024 = 1: service, transfer, capex, need, compensation."""
    price = {kind: given.growing(1, f"{kind}_price_growth") for kind in ("service", "transfer", "capex")}
    price["need"] = given.path(
        1, lambda before, y: before * (1 + given.of("service_price_growth", y) + given.of("local_price_gap", y))
    )
    weight = weights_of(given)
    price["compensation"] = {
        y: sum(weight[kind] * price[kind][y] for kind in weight) / sum(weight.values()) for y in price["need"]
    }
    return price


def weights_of(given: Given) -> dict[str, float]:
    """How much of the base year's spending follows each price."""
    areas = given.baseline.areas
    transfer = sum(area.base_cost for area in areas if area.kind == "transfer")
    return {
        "service": sum(area.base_cost for area in areas) - transfer,
        "transfer": transfer,
        "capex": given.baseline.figures["capex_gross_base"],
    }
