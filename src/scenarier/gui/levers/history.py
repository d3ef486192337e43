"""The published history that stands beside a lever."""

from scenarier.model.baseline import Baseline
from scenarier.text.language import tr
from scenarier.text.numbers import format_number


def history_of(baseline: Baseline, parameter: str) -> str:
    """One line of history for a parameter, "" where the report has none."""
    if parameter != "population_growth" or "population" not in baseline.tables:
        return ""
    growth = [
        (int(str(row["year"])), float(str(row["growth_during_year"])))
        for row in baseline.tables["population"].rows
        if row.get("growth_during_year") is not None
    ]
    if not growth:
        return ""
    return tr(
        "{first}–{last}: {numbers}; forecast {forecast}",
        first=growth[0][0],
        last=growth[-1][0],
        numbers=" · ".join(format_number(value) for _, value in growth),
        forecast=format_number(baseline.figures["reference_growth"]),
    )
