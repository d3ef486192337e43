"""Price indices, base year = 1: docs/model.md section 2."""

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.remember import remembered
from scenarier.model.projection import FloatArray

FEW = 32
"""Up to so many columns numpy's running product is faster than a loop over years; both give the same bytes."""


def index_of(growth: FloatArray) -> FloatArray:
    """Index along years from growth rates [share a year]; the base year's growth is 0."""
    factors = 1.0 + growth
    return np.multiply.accumulate(factors, axis=0) if factors.shape[-1] < FEW else running_product(factors)


def running_product(factors: FloatArray) -> FloatArray:
    """Each year's factor times those of the years before, `[year, …, scenario]`, in the place of the factors."""
    if factors.shape[-1] < FEW:
        return np.multiply.accumulate(factors, axis=0, out=factors)
    for year in range(1, len(factors)):
        factors[year] *= factors[year - 1]
    return factors


@remembered
def prices(
    base: Base,
    service_price_growth: FloatArray,
    local_price_gap: FloatArray,
    transfer_price_growth: FloatArray,
    capex_price_growth: FloatArray,
) -> dict[str, FloatArray]:
    """The five price indices, `[year, scenario]` each, from growth rates [share a year]."""
    service = index_of(service_price_growth)
    transfer = index_of(transfer_price_growth)
    capex = index_of(capex_price_growth)
    weights = base.compensation_weights
    return {
        "service_price_index": service,
        "need_price_index": index_of(service_price_growth + local_price_gap),
        "transfer_price_index": transfer,
        "capex_price_index": capex,
        "compensation_index": weights[0] * service + weights[1] * transfer + weights[2] * capex,
    }
