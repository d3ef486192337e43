"""`scenarier sweep`: every combination of a grid of levers."""

from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import tr


def sweep_command() -> click.Command:
    """`scenarier sweep`."""
    text = tr(
        "Compute every combination of the levers' values that the file GRID names, as csv or Parquet with a row a "
        "figure. GRID is JSON with the keys study, scenarios, levers, variables and years; its study's path is "
        "relative to the file."
    )
    out = tr("Write to a file whose name ends in .csv or .parquet; without it csv is printed.")
    grid = click.argument("grid", metavar=tr("GRID"), type=click.Path(path_type=Path))
    file = click.option("--output", "-o", "out", type=click.Path(path_type=Path), metavar=tr("FILE"), help=out)
    return options.command("sweep", _sweep, text, file, options.scheduler, options.horizon, options.language, grid)


def _sweep(grid: Path, out: Path | None, scheduler: str | None, horizon: int | None) -> None:
    from scenarier.jobs.sweep import sweep

    for part in sweep(grid, out, scheduler, horizon):
        write(part, "csv")
