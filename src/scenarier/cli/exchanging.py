"""`scenarier export`: what leaves the program as a file."""

from pathlib import Path

import click

from scenarier.cli import options
from scenarier.text.language import tr


def export_command() -> click.Command:
    """`scenarier export`."""
    text = tr(
        "Write a scenario as a workbook (.xlsx) whose formulas compute the projection anew when a cell is changed."
    )
    named = tr("The scenario; the study's first when not given, the baseline without a study.")
    return options.command(
        "export",
        _export,
        text,
        click.option("--scenario", metavar=tr("NAME"), help=named),
        click.option(
            "-o",
            "out",
            type=click.Path(path_type=Path),
            required=True,
            metavar=tr("FILE"),
            help=tr("The workbook; it ends in .xlsx, and one that is there is overwritten."),
        ),
        options.language,
        options.study,
    )


def _export(study: Path | None, scenario: str | None, out: Path) -> None:
    from scenarier.jobs.export import export

    export(study, scenario, out)
