"""`scenarier guarantee`: the state guarantee beside an own budget."""

from collections.abc import Iterator
from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import mark, tr
from scenarier.vocabulary.errors import Fault, FaultsError


def guarantee_command() -> click.Command:
    """`scenarier guarantee`."""
    text = tr(
        "What a scenario's revenue would be in each year with the state guarantee and with an own budget, and at "
        "which growth of the tax base both give the same."
    )
    named = tr("The scenario; the study's first when not given, the baseline without a study.")
    numbers = tr("table is for reading; csv and json carry full precision.")
    return options.command(
        "guarantee",
        _guarantee,
        text,
        click.option("--scenario", metavar=tr("NAME"), help=named),
        click.option("--draws", type=int, metavar=tr("N"), help=tr("How many draws the chance is counted from.")),
        click.option("--seed", type=int, metavar=tr("N"), help=tr("Which draws; the same seed gives the same.")),
        options.horizon,
        options.output_format(numbers),
        options.language,
        options.study,
    )


def _guarantee(
    study: Path | None, scenario: str | None, draws: int | None, seed: int | None, horizon: int | None, kind: str
) -> None:
    from scenarier.jobs import guarantee

    faults = [*_draw_faults(draws, seed)]
    try:
        weighed = guarantee.weigh(study, scenario, horizon)
    except FaultsError as error:
        raise FaultsError(error.subject, [*error.faults, *faults]) from error
    if faults:
        raise FaultsError("scenarier guarantee", faults)
    write({"table": guarantee.as_table, "csv": guarantee.as_csv, "json": guarantee.as_json}[kind](weighed), kind)


def _draw_faults(draws: int | None, seed: int | None) -> Iterator[Fault]:
    if draws is not None and draws < 1:
        yield Fault("--draws", mark("{value} is below 1; write how many draws to make"), {"value": draws})
    if seed is not None and seed < 0:
        yield Fault("--seed", mark("{value} is below 0; write a whole number from 0"), {"value": seed})
