"""What stands beside a lever: its published history, or what must be known to move it."""

from scenarier.model.baseline import Baseline
from scenarier.text.language import tr
from scenarier.text.numbers import format_number


def history_of(baseline: Baseline, parameter: str) -> str:
    """A line to stand under a parameter's lever; "" for most."""
    if parameter == "national_tax_base_growth":
        return tr(
            "With the block grant's full offset only the difference between Aarhus and the country moves revenue."
        )
    if parameter != "population_growth" or "population" not in baseline.tables:
        return ""
    if baseline.forecast is not None:
        return tr("As in the forecast “{title}” where nothing is chosen", title=baseline.forecast.title)
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
