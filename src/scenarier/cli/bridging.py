"""`scenarier bridge`: why a figure differs between two scenarios, or between two years of one."""

from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import tr


def bridge_command() -> click.Command:
    """`scenarier bridge`."""
    text = tr(
        "Why a figure differs between the scenarios A and B: what each assumption and measure that differs does "
        "to it. With --from-year, why it differs between two years of A, by groups of causes. The baseline "
        "(Grundforløb) may stand for either."
    )
    formats = options.output_format(tr("table is for reading; csv and json have a row a part, in full precision."))
    return options.command(
        "bridge",
        _bridge,
        text,
        click.option(
            "--variable", required=True, metavar=tr("NAME"), help=tr("The result variable, as in run's csv.")
        ),
        click.option(
            "--entity",
            metavar=tr("NAME"),
            help=tr("The department, service area or age group, for a variable that has them."),
        ),
        click.option("--year", type=int, required=True, metavar=tr("YEAR"), help=tr("The figure's year.")),
        click.option(
            "--from-year",
            type=int,
            metavar=tr("YEAR"),
            help=tr("The year it is held against, instead of another scenario."),
        ),
        options.horizon,
        formats,
        options.language,
        options.study_needed,
        click.argument("a", metavar="A"),
        click.argument("b", metavar="[B]", required=False),
    )


def _bridge(
    study: Path,
    a: str,
    b: str | None,
    variable: str,
    entity: str | None,
    year: int,
    from_year: int | None,
    horizon: int | None,
    kind: str,
) -> None:
    from scenarier.jobs import bridge

    told = bridge.bridge_of(study, bridge.Asked(a, b, variable, entity or "", year, from_year, horizon))
    write({"table": bridge.as_table, "csv": bridge.as_csv, "json": bridge.as_json}[kind](told), kind)
