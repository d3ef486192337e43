"""`scenarier balance` and `handout`: whether a proposal is financed, and a page to hand out about it."""

import sys
from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import tr


def balance_command() -> click.Command:
    """`scenarier balance`."""
    text = tr(
        "Hold a proposal against what it is built on, year by year: whether it is financed, and what room it "
        "leaves under the service ceiling and the capital ceiling. Ends with 1 when a balance does not hold."
    )
    named = tr("The scenario; the study's first when not given, the baseline where it has none.")
    numbers = tr("table is for reading; csv and json carry full precision.")
    return options.command(
        "balance",
        _balance,
        text,
        click.option("--scenario", metavar=tr("NAME"), help=named),
        options.horizon,
        options.output_format(numbers),
        options.language,
        options.study_needed,
    )


def _balance(study: Path, scenario: str | None, horizon: int | None, kind: str) -> None:
    from scenarier.jobs import balance

    balanced = balance.balance(study, scenario, horizon)
    write({"table": balance.as_table, "csv": balance.as_csv, "json": balance.as_json}[kind](balanced), kind)
    sys.exit(0 if balance.all_hold(balanced) else 1)


def handout_command() -> click.Command:
    """`scenarier handout`."""
    text = tr(
        "Write a proposal on one page as PDF: what it costs and how it is paid, its balances, what citizens feel, "
        "rules, and the short code of its seal. The PDF carries the study and opens as one."
    )
    named = tr("The scenario; the study's first when not given, the baseline where it has none.")
    out = tr("The file to write; its name ends in .pdf.")
    return options.command(
        "handout",
        _handout,
        text,
        click.option("--out", "-o", type=click.Path(path_type=Path), required=True, metavar=tr("FILE"), help=out),
        click.option("--scenario", metavar=tr("NAME"), help=named),
        options.language,
        options.study_needed,
    )


def _handout(study: Path, out: Path, scenario: str | None) -> None:
    from scenarier.jobs.handout import write_for_command

    write_for_command(study, scenario, out)
