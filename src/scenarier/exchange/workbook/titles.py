"""What the sheets are called, in the language that is spoken."""

from scenarier.text.language import mark, tr

ROLES = {
    "front": mark("Front page"),
    "results": mark("Results"),
    "charts": mark("Charts"),
    "rules": mark("Rules"),
    "inputs": mark("Assumptions"),
    "measures": mark("Measures"),
    "budget": mark("Budget"),
    "forecast": mark("Forecast"),
    "step1": mark("1 Population"),
    "step2": mark("2 Prices"),
    "step3": mark("3 Need"),
    "step4": mark("4 Frames"),
    "step5": mark("5 Revenue"),
    "step6": mark("6 Result"),
    "step7": mark("7 Sums of measures"),
    "step9": mark("9 What the budget adds"),
    "baseline": mark("Foundation"),
    "data": mark("Data"),
}
"""Every sheet that a workbook may have, in its order."""

STEP_LEADS = {
    1: mark("Population on 1 January, in all and by age."),
    2: mark("Price indices; the base year is 1."),
    3: mark("What unchanged service costs, area by area."),
    4: mark("Frames, spending and savings of the departments."),
    5: mark("Taxes, grants and equalisation."),
    6: mark("Result, liquidity, debt and ceilings."),
    7: mark("The measures that are on, summed by target, in {year} prices."),
    9: mark("What the adopted budget adds to the roll-forward, by target."),
}


def title(role: str) -> str:
    """A sheet's title."""
    return tr(ROLES[role])


def step_role(section: int) -> str:
    """The sheet of a section of docs/model.md."""
    return f"step{section}"
