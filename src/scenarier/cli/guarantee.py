"""`scenarier guarantee`: the state guarantee beside an own budget."""

from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import tr


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
        options.draws(1000),
        options.seed,
        options.horizon,
        options.output_format(numbers),
        options.language,
        options.study,
    )


def _guarantee(
    study: Path | None, scenario: str | None, draws: int, seed: int | None, horizon: int | None, kind: str
) -> None:
    from scenarier.jobs import guarantee

    weighed = guarantee.weigh(study, scenario, horizon, draws, seed)
    write({"table": guarantee.as_table, "csv": guarantee.as_csv, "json": guarantee.as_json}[kind](weighed), kind)
