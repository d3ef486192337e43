"""`scenarier overlap`: what groups' proposals have in common, and where they pull apart."""

from collections.abc import Sequence

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import tr


def overlap_command() -> click.Command:
    """`scenarier overlap`."""
    text = tr(
        "Which measures two groups have in common (same), which differ only in their amounts (near), and which "
        "pull in opposite directions (opposed). Each file stands for a group, by its one proposal; where a file "
        "has several, FILE#NAME names one. The order of the files does not matter."
    )
    formats = options.output_format(
        tr("table is for reading; csv and json have a row for each pair of measures and year.")
    )
    files = click.argument("files", nargs=-1, required=True, metavar=tr("FILE FILE…"))
    return options.command("overlap", _overlap, text, formats, options.language, files)


def _overlap(files: Sequence[str], kind: str) -> None:
    from scenarier.jobs import overlap

    found = overlap.overlap(files)
    write({"table": overlap.as_table, "csv": overlap.as_csv, "json": overlap.as_json}[kind](found), kind)
