"""What the overview's four plots show, as plain data made from projections."""

from scenarier.model.baseline import Baseline
from scenarier.model.projection import Projection
from scenarier.plots.shapes import ChartData, Level, Series
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.text.words import variable_name


def _departments(
    baseline: Baseline, variable: str, now: Projection, reference: Projection, is_baseline: bool
) -> tuple[Series, ...]:
    return tuple(
        Series(
            key=department.name,
            label=pick(department.short_name_da, department.short_name_en),
            values=now.series(variable, department.name),
            colour=department.name,
            reference=None if is_baseline else reference.series(variable, department.name),
        )
        for department in baseline.departments
    )


def spending_chart(baseline: Baseline, now: Projection, reference: Projection, is_baseline: bool) -> ChartData:
    """Spending of each department on its decentralised areas."""
    gap, year = float(now.series("service_gap_total")[-1]), now.years[-1]
    note = ""
    if gap >= 0.5:
        note = tr("In {year} departments spend DKK {gap} m less than their need.",
                  year=year, gap=format_number(gap))  # fmt: skip
    elif gap <= -0.5:
        note = tr("In {year} departments spend DKK {gap} m more than their need.",
                  year=year, gap=format_number(-gap))  # fmt: skip
    return ChartData(
        title=tr("Service costs by department"),
        subtitle=tr("Decentralised, DKK m, current prices"),
        years=now.years,
        series=_departments(baseline, "spending", now, reference, is_baseline),
        note=note,
        unit=unit_name("mio_kr"),
    )


def liquidity_chart(baseline: Baseline, now: Projection, reference: Projection, is_baseline: bool) -> ChartData:
    """Liquidity per citizen with the council's target."""
    values = now.series("liquidity_per_citizen")
    note = ""
    if (values[1:] > values[:-1]).all():
        note = tr("Grows because nothing spends it: every year's surplus is left in the till.")
    series = Series(
        key="liquidity_per_citizen",
        label=tr("Baseline") if is_baseline else now.scenarios[0],
        values=values,
        colour="accent",
        reference=None if is_baseline else reference.series("liquidity_per_citizen"),
        reference_label=tr("Baseline"),
    )
    return ChartData(
        title=variable_name("liquidity_per_citizen"),
        subtitle=tr("DKK per citizen, end of the year"),
        years=now.years,
        series=(series,),
        levels=(Level(tr("The council's target"), baseline.figures["liquidity_target"], "target"),),
        note=note,
        unit=unit_name("kr_per_citizen"),
    )


def savings_chart(baseline: Baseline, now: Projection, reference: Projection, is_baseline: bool) -> ChartData:
    """Savings of each department."""
    in_debt = [
        pick(department.short_name_da, department.short_name_en)
        for department in baseline.departments
        if now.series("savings", department.name)[-1] <= -0.5
    ]
    note = tr("In debt in {year}: {names}.", year=now.years[-1], names=", ".join(in_debt)) if in_debt else ""
    return ChartData(
        title=tr("Savings by department"),
        subtitle=tr("DKK m, end of the year"),
        years=now.years,
        series=_departments(baseline, "savings", now, reference, is_baseline),
        note=note,
        unit=unit_name("mio_kr"),
    )


def result_chart(baseline: Baseline, now: Projection, reference: Projection, is_baseline: bool) -> ChartData:
    """Operating result up, net capital expenditure down, and the result they leave."""
    del baseline
    return ChartData(
        title=tr("Operating result, capital and result"),
        subtitle=tr("DKK m, current prices"),
        years=now.years,
        bars=(
            Series(
                "operating_result", variable_name("operating_result"), now.series("operating_result"), "bar_up"
            ),
            Series("capex_net", variable_name("capex_net"), -now.series("capex_net"), "bar_down"),
        ),
        series=(
            Series(
                key="result",
                label=variable_name("result"),
                values=now.series("result"),
                colour="text",
                reference=None if is_baseline else reference.series("result"),
                reference_label=tr("Baseline"),
            ),
        ),
        unit=unit_name("mio_kr"),
    )
