"""What stands beside a lever: its published history, what must be known to move it, what it brings later."""

from scenarier.analysis.after_horizon import capital_after
from scenarier.model.baseline import GROWTH, Baseline
from scenarier.model.study import Scenario
from scenarier.text.language import tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.vocabulary.axes import BASE_YEAR


def history_of(baseline: Baseline, scenario: Scenario, parameter: str, horizon: int) -> str:
    """What stands under a parameter's lever; "" for most."""
    if parameter == GROWTH:
        after = tr(
            "Brings capital after {horizon}: {amount} {unit} in {year} prices",
            horizon=horizon,
            amount=format_number(capital_after(baseline, scenario, horizon), sign=True),
            unit=unit_name("mio_kr"),
            year=BASE_YEAR,
        )
        return "\n".join(filter(None, [_published_growth(baseline), after]))
    return _warning(parameter)


def _warning(parameter: str) -> str:
    if parameter == "national_tax_base_growth":
        return tr(
            "With the block grant's full offset only the difference between Aarhus and the country moves revenue."
        )
    return ""


def _published_growth(baseline: Baseline) -> str:
    """The growth of the years behind, and what is forecast."""
    if "population" not in baseline.tables:
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
