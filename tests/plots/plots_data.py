"""Realistic charts to test with."""

from collections.abc import Callable

import numpy as np

from scenarier.plots.chart import Chart
from scenarier.views.charts import ChartData, Level, Series

YEARS = tuple(range(2024, 2030))
ENDS = {
    "MBU": ("Børn og Unge", 4890, 5994),
    "MSB": ("Sociale Forhold", 4080, 5043),
    "MSO": ("Sundhed og Omsorg", 3530, 4885),
    "MKB": ("Kultur og Borgerservice", 640, 782),
    "MTM": ("Teknik og Miljø", 1750, 1907),
    "BA": ("Borgmesterens Afdeling", 450, 563),
}


def departments(factor: float = 1.0) -> ChartData:
    series = tuple(
        Series(key, label, factor * np.linspace(first, last, 6), f"department:{place}",
               reference=np.linspace(first, last, 6))
        for place, (key, (label, first, last)) in enumerate(ENDS.items())
    )  # fmt: skip
    return ChartData("Udgifter pr. afdeling", "Mio. kr., løbende priser", YEARS, series, unit="mio. kr.")


def liquidity(last: float = 443.0) -> ChartData:
    line = Series(
        "scenario",
        "Scenarie",
        [7000, 8390, 6500, 4950, 3200, last],
        "accent",
        reference=[7000, 8600, 9300, 11000, 12400, 13875],
        reference_label="Grundforløb",
    )
    target = Level("Byrådets mål", 4000.0)
    return ChartData(
        "Likviditet pr. borger",
        "Kr. pr. borger, ultimo året",
        YEARS,
        (line,),
        (target,),
        note="Likviditeten vokser i grundforløbet, fordi ingen bruger den.",
        unit="kr.",
    )


def results() -> ChartData:
    bars = (
        Series("operating", "Driftsresultat", [1310, 1345, 1370, 1380, 1370, 1390], "bar_up"),
        Series("capex", "Nettoanlæg", [-420, -550, -2100, -2150, -2210, -2269], "bar_down"),
    )
    line = Series(
        "result",
        "Resultat",
        [890, 800, -730, -770, -840, -871],
        "text",
        reference=[890, 910, 490, 505, 480, 485],
        reference_label="Grundforløb",
    )
    return ChartData("Driftsresultat, anlæg og resultat", "Mio. kr.", YEARS, (line,), bars=bars, unit="mio. kr.")


Shown = Callable[..., Chart]
