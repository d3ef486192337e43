"""`scenarier budget` and `backtest`: what the council has adopted, and the method tried on the past."""

from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import tr


def budget_command() -> click.Command:
    """`scenarier budget`."""
    text = tr(
        "A study's adopted budget beside the roll-forward without it, from the first year it names for each "
        "target, in current prices."
    )
    formats = options.output_format(tr("table is for reading; csv and json carry full precision."))
    return options.command("budget", _budget, text, options.horizon, formats, options.language, options.study)


def _budget(study: Path | None, horizon: int | None, kind: str) -> None:
    from scenarier.jobs import budget

    found = budget.budget(study, horizon)
    write({"table": budget.as_table, "csv": budget.as_csv, "json": budget.as_json}[kind](found), kind)


def backtest_command() -> click.Command:
    """`scenarier backtest`."""
    text = tr(
        "The method tried on the past: how activity and cost of each service area moved, and how the ages alone "
        "say they should."
    )
    formats = options.output_format(tr("table is for reading; csv and json carry shares in full precision."))
    return options.command("backtest", _backtest, text, formats, options.language)


def _backtest(kind: str) -> None:
    from scenarier.jobs import backtest

    found = backtest.tried()
    write({"table": backtest.as_table, "csv": backtest.as_csv, "json": backtest.as_json}[kind](found), kind)
