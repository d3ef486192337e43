"""What stands beside a lever: its published history, what must be known to move it, what it brings later."""

from scenarier.analysis.after_horizon import capital_after
from scenarier.model.baseline import GROWTH, START, Baseline
from scenarier.model.study import Scenario
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.text.words import lever_note
from scenarier.vocabulary.axes import start_target


def history_of(baseline: Baseline, scenario: Scenario, parameter: str, entity: str, horizon: int) -> str:
    """What stands under a parameter's lever; "" for most."""
    if parameter == GROWTH:
        after = tr(
            "Brings capital after {horizon}: {amount} {unit} in {year} prices",
            horizon=horizon,
            amount=format_number(capital_after(baseline, scenario, horizon), sign=True),
            unit=unit_name("mio_kr"),
            year=baseline.base_year,
        )
        return "\n".join(filter(None, [_published_growth(baseline), after]))
    if parameter == START:
        return _start_line(baseline, entity)
    return "" if entity else lever_note(parameter)


def start_note(baseline: Baseline) -> str:
    """What the level of the base year's budget does to the result of every year, beside the accounts' level."""
    effect = sum(_effect(baseline, line) for line in baseline.start_differences)
    return tr(
        "From the accounts to the budget: DKK {amount} m a year on the result, {year} prices.",
        amount=format_number(effect, sign=True),
        year=baseline.base_year,
    )


def _effect(baseline: Baseline, line: str) -> float:
    """What taking a line from the accounts to the budget does to the result [mio. kr., base-year prices]."""
    return baseline.start_differences[line] * (1.0 if start_target(line).startswith("revenue:") else -1.0)


def _start_line(baseline: Baseline, line: str) -> str:
    """A line's budget against its account, what the report says of it, and the budget that takes it over."""
    told = [
        tr(
            "Budget less accounts: DKK {amount} m on the result, {year} prices.",
            amount=format_number(_effect(baseline, line), sign=True),
            year=baseline.base_year,
        )
    ]
    if "start_lines" in baseline.tables:
        row = baseline.tables["start_lines"].by_key().get(line, {})
        told.append(pick(str(row.get("words_da", "")), str(row.get("words_en", ""))))
    first = None if baseline.budget is None else baseline.budget.first_year(start_target(line))
    if baseline.budget is not None and first is not None:
        title = baseline.budget.title
        told.append(tr("From {year} “{title}” sets this line.", year=first, title=title))
    return " ".join(filter(None, told))


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
