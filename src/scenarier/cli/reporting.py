"""`scenarier report` and `verify`: what a planner hands on, and whether it still holds."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import tr


def report_command() -> click.Command:
    """`scenarier report`."""
    text = tr(
        "Write a study's report as PDF or HTML: question, summary, key figures, charts, tables, rules, "
        "assumptions, measures, sources. The PDF carries the study and opens as one."
    )
    against = tr("The scenario the others are held against; the baseline (Grundforløb) when not given.")
    title = tr("Stands at the top in place of the study's title.")
    logo = tr("A picture for the top: PNG, JPEG or SVG.")
    out = tr("The file to write; its name ends in .pdf or .html.")
    return options.command(
        "report",
        _report,
        text,
        click.option("--out", "-o", type=click.Path(path_type=Path), required=True, metavar=tr("FILE"), help=out),
        options.scenarios,
        click.option("--against", metavar=tr("NAME"), help=against),
        click.option("--title", metavar=tr("TEXT"), help=title),
        click.option("--logo", type=click.Path(path_type=Path), metavar=tr("FILE"), help=logo),
        options.language,
        options.study,
    )


def _report(
    study: Path | None,
    out: Path,
    scenarios: Sequence[str],
    against: str | None,
    title: str | None,
    logo: Path | None,
) -> None:
    from scenarier.jobs import report
    from scenarier.model.study import BASELINE

    report.report(study, report.Asked(tuple(scenarios), against or BASELINE.name, title or ""), logo, out)


def verify_command() -> click.Command:
    """`scenarier verify`."""
    text = tr(
        "Compute every figure that a report or a proposal on one page prints anew, from the study that its PDF "
        "carries. Ends with 1 when one no longer holds, and tells which and why. With a short code in place of "
        "FILE it tells of which table or plot of STUDY the code is; it ends with 1 where it is of none."
    )
    file = click.argument("file", type=click.Path(path_type=Path), metavar=tr("FILE"))
    return options.command("verify", _verify, text, options.language, file, options.study)


def _verify(file: Path, study: Path | None) -> None:
    from scenarier.jobs import codes, verify

    if study is not None or codes.is_code(file):
        place = codes.look_up(str(file), study)
        write(codes.told(str(file), place))
        sys.exit(0 if place else 1)
    found = verify.verify(file)
    write(verify.as_text(found))
    sys.exit(0 if found.holds else 1)
