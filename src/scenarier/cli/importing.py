"""`scenarier import`: a planner's own file into a study."""

from collections.abc import Sequence
from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import fail, write
from scenarier.text.language import tr


def import_command() -> click.Command:
    """`scenarier import`."""
    text = tr(
        "Take an adopted budget, measures, assumptions or a population forecast from a workbook or a text file "
        "into a study, which is made where it is missing: all of it or nothing. Prints how it was understood."
    )
    return options.command(
        "import",
        _import,
        text,
        click.option(
            "--scenario",
            metavar=tr("NAME"),
            help=tr("Which scenario gets measures and assumptions; the study's first when not given."),
        ),
        click.option(
            "-o",
            "--output",
            "out",
            type=click.Path(path_type=Path),
            metavar=tr("FILE"),
            help=tr("Where the study is written; in its own place when not given."),
        ),
        *_of_the_file(),
        click.option("--dry-run", "is_dry", is_flag=True, help=tr("Only print; nothing is written.")),
        options.output_format(tr("table is for reading; csv and json have a row a value, in full precision.")),
        options.language,
        options.study_needed,
        click.argument("file", type=click.Path(path_type=Path), metavar=tr("FILE")),
    )


def _of_the_file() -> tuple[options.Decorator, ...]:
    """What is said of the file."""
    kinds = click.Choice(["budget", "measures", "assumptions", "forecast"])
    column, question = [tr("COLUMN"), tr("FIELD")], [tr("QUESTION"), tr("ANSWER")]
    return (
        click.option("--as", "what", type=kinds, help=tr("What the file holds, where it does not show.")),
        click.option("--sheet", metavar=tr("NAME"), help=tr("The sheet of a workbook.")),
        click.option(
            "--map",
            "maps",
            multiple=True,
            metavar="=".join(column),
            help=tr("What a column holds: a year, a field such as target, amount or note, or skip. Remembered."),
        ),
        click.option(
            "--answer",
            "answers",
            multiple=True,
            metavar="=".join(question),
            help=tr("The answer to a question that was printed; may be given several times."),
        ),
        click.option(
            "--decimal", type=click.Choice([",", "."]), help=tr("The decimal sign, where no number tells.")
        ),
    )


def _import(
    study: Path,
    file: Path,
    scenario: str | None,
    out: Path | None,
    what: str | None,
    sheet: str | None,
    maps: Sequence[str],
    answers: Sequence[str],
    decimal: str | None,
    is_dry: bool,
    kind: str,
) -> None:
    from scenarier.jobs import importing
    from scenarier.text.faults import faults_text

    asked = importing.asked_of(what, sheet, maps, answers, decimal)
    found = importing.import_file(study, file, asked, scenario, out, is_dry=is_dry)
    if is_dry or not found.has_failed:
        make = {"table": importing.as_table, "csv": importing.as_csv, "json": importing.as_json}[kind]
        write(make(found), kind)
    if found.has_failed:
        fail(faults_text(importing.faults_of(found)))
