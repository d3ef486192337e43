"""What the overview's four plots show, as plain data made from projections."""

from scenarier.analysis.published import budget_in
from scenarier.look.palette import SCENARIO, department_colour
from scenarier.model.names import short_name_of
from scenarier.model.terms import PLAIN
from scenarier.text.language import tr
from scenarier.text.numbers import DECIMALS, format_number, unit_name
from scenarier.text.plain import listed
from scenarier.text.words import variable_name
from scenarier.views.charts import ChartData, Level, Series, Values
from scenarier.views.shown import Shown

PER_CENT = 100.0


def _scaled(shown: Shown, variable: str, entity: str = "") -> "Series":
    """A series with its numbers as they are read; shares as per cent."""
    scale = PER_CENT if shown.unit(variable) == "share" else 1.0
    behind = shown.behind(variable, entity)
    return Series(
        key=entity or variable,
        label=variable_name(variable),
        values=shown.series(variable, entity) * scale,
        colour="accent",
        reference=None if behind is None else behind * scale,
    )


def line(
    shown: Shown, variable: str, label: str, colour: str, entity: str = "", reference_label: str = ""
) -> Series:
    """A line of one variable, its reference behind it."""
    made = _scaled(shown, variable, entity)
    dash = "solid" if colour.startswith(SCENARIO) else ""
    return Series(made.key, label, made.values, colour, dash=dash, reference=made.reference,
                  reference_label=reference_label)  # fmt: skip


def chart(shown: Shown, variable: str, title: str, subtitle: str = "", **parts: object) -> ChartData:
    """A chart in the unit and prices that `variable` is shown in."""
    unit = shown.unit(variable)
    words = shown.words(variable)
    return ChartData(
        title=title,
        subtitle=f"{subtitle}, {words}" if subtitle else words[:1].upper() + words[1:],
        years=shown.now.years,
        account_year=shown.now.base_year,
        unit=unit_name(unit),
        decimals=DECIMALS[unit],
        reference_name=shown.reference_name,
        **parts,  # type: ignore[arg-type]
    )


def _departments(shown: Shown, variable: str) -> tuple[Series, ...]:
    return tuple(
        line(shown, variable, short_name_of(department), department_colour(place), department.name)
        for place, department in enumerate(shown.baseline.departments)
    )


def _below_budget(shown: Shown) -> str:
    """The department that most of the first year's gap is, where its base frame stands below its budget."""
    gaps = {one: float(shown.now.series("service_gap", one.name)[1]) for one in shown.baseline.departments}
    widest = max(gaps, key=lambda one: gaps[one])
    budget = budget_in(shown.baseline, shown.now, PLAIN, "spending", widest.name)
    frame = float(shown.now.series("frame", widest.name)[0])
    total = sum(gaps.values())
    if total < 0.5 or gaps[widest] <= total / 2 or budget is None or frame >= budget:
        return ""
    return tr("Most in {year}: {name}, frame {frame} below original budget {budget}.",
              year=shown.now.years[1], name=short_name_of(widest), frame=format_number(frame),
              budget=format_number(budget))  # fmt: skip


def spending_chart(shown: Shown) -> ChartData:
    """Spending of each department on its decentralised areas."""
    gap, year = float(shown.now.series("service_gap_total")[-1]), shown.now.years[-1]
    note = ""
    if gap >= 0.5:
        note = tr("In {year} departments spend DKK {gap} m less than their need.",
                  year=year, gap=format_number(gap))  # fmt: skip
    elif gap <= -0.5:
        note = tr("In {year} departments spend DKK {gap} m more than their need.",
                  year=year, gap=format_number(-gap))  # fmt: skip
    note = " ".join(filter(None, [note, _below_budget(shown)]))
    title, subtitle = tr("Service costs by department"), tr("Decentralised")
    return chart(shown, "spending", title, subtitle, series=_departments(shown, "spending"), note=note)


def _not_handed_out(shown: Shown) -> str:
    """That a surplus beside a service gap is money not handed out; "" where it is not so in the last year."""
    gap, result = (float(shown.now.series(name)[-1]) for name in ("service_gap_total", "result"))
    if gap < 0.5 or result < 0.5:
        return ""
    return tr(
        "Surplus is money not handed out: in {year} need is DKK {gap} m above spending. No council decides so.",
        year=shown.now.years[-1],
        gap=format_number(gap),
    )


def target_level(values: Values | float) -> Level:
    """The council's target for liquidity, explained by its row of the baseline."""
    return Level(
        tr("The council's target"),
        values,
        "target",
        lambda _year: ("baseline:base_figures.liquidity_target", "", None),
    )


def liquidity_chart(shown: Shown) -> ChartData:
    """Liquidity per citizen with the council's target."""
    values = shown.now.series("liquidity_per_citizen")
    note = ""
    if (values[1:] > values[:-1]).all():
        note = tr("Grows because nothing spends it: every year's surplus is left in the till.")
    name, target = "liquidity_per_citizen", shown.baseline.figures["liquidity_target"]
    level = target_level(shown.level(target, "kr_per_citizen"))
    series = line(shown, name, shown.name, shown.colour, reference_label=shown.reference_name)
    return chart(
        shown, name, variable_name(name), tr("End of the year"), series=(series,), levels=(level,), note=note
    )


def savings_chart(shown: Shown) -> ChartData:
    """Savings of each department."""
    in_debt = [
        short_name_of(department)
        for department in shown.baseline.departments
        if shown.now.series("savings", department.name)[-1] <= -0.5
    ]
    year = shown.now.years[-1]
    note = tr("In debt in {year}: {names}.", year=year, names=listed(in_debt)) if in_debt else ""
    title = tr("Savings by department")
    return chart(shown, "savings", title, tr("End of the year"), series=_departments(shown, "savings"), note=note)


def result_chart(shown: Shown) -> ChartData:
    """Operating result up, net capital expenditure down, and the result they leave."""
    up, down = _scaled(shown, "operating_result"), _scaled(shown, "capex_net")
    bars = (
        Series("operating_result", up.label, up.values, "bar_up"),
        Series("capex_net", down.label, -down.values, "bar_down"),  # type: ignore[operator]
    )
    result = line(shown, "result", variable_name("result"), "text", reference_label=shown.reference_name)
    title = tr("Operating result, capital and result")
    return chart(shown, "result", title, bars=bars, series=(result,), note=_not_handed_out(shown))
