"""`scenarier rules` and `explain`: whether a study keeps its rules, and where a number comes from."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import mark, tr
from scenarier.vocabulary.errors import Fault, FaultsError


def rules_command() -> click.Command:
    """`scenarier rules`."""
    text = tr(
        "Hold a study's scenarios against the rules that are on. Ends with 1 when a rule is broken in any year "
        "shown, with 0 when all hold; with --scenario, only the scenarios named count."
    )
    formats = options.output_format(
        tr("table is for reading; csv and json have a row a year and department, in full precision.")
    )
    return options.command(
        "rules", _rules, text, options.scenarios, options.horizon, formats, options.language, options.study
    )


def _rules(study: Path | None, scenarios: Sequence[str], horizon: int | None, kind: str) -> None:
    from scenarier.jobs import rules

    held = rules.rules(study, scenarios, horizon)
    make = {"table": rules.as_table, "csv": rules.as_csv, "json": rules.as_json}[kind]
    write(make(held), kind)
    sys.exit(1 if rules.any_broken(held) else 0)


def explain_command() -> click.Command:
    """`scenarier explain`."""
    text = tr(
        "Tell where a number comes from: its formula with the values in it, what those rest on, and so on down to "
        "the annual report and the assumptions. VARIABLE is named as in run's csv."
    )
    formats = options.output_format(
        tr("text is for reading; json is the whole tree, in full precision."), ("text", "json")
    )
    return options.command(
        "explain",
        _explain,
        text,
        click.option(
            "--year",
            type=int,
            required=True,
            metavar=tr("YEAR"),
            help=tr("The number's year, from the base year to the last one that can be projected."),
        ),
        click.option(
            "--entity",
            metavar=tr("NAME"),
            help=tr("The department, service area or age group, for a variable that has them."),
        ),
        *_of_a_study(),
        options.horizon,
        click.option(
            "--depth", type=int, metavar=tr("N"), help=tr("How many levels below the number; text shows two.")
        ),
        formats,
        options.language,
        click.argument("variable", metavar=tr("VARIABLE")),
    )


def _of_a_study() -> tuple[options.Decorator, ...]:
    """`--study` and `--scenario`."""
    study = tr("The study; the baseline alone when not given.")
    scenario = tr("The scenario; the study's first when none is given.")
    return (
        click.option("--study", type=click.Path(path_type=Path), metavar=tr("FILE"), help=study),
        click.option("--scenario", metavar=tr("NAME"), help=scenario),
    )


def _explain(
    variable: str,
    year: int,
    entity: str | None,
    study: Path | None,
    scenario: str | None,
    horizon: int | None,
    depth: int | None,
    kind: str,
) -> None:
    from scenarier.jobs import explain

    faults = [*_depth_faults(depth)]
    try:
        explained = explain.explain(variable, entity, year, study, scenario, horizon)
    except FaultsError as error:
        raise FaultsError(error.subject, [*error.faults, *faults]) from error
    if faults:
        raise FaultsError("scenarier explain", faults)
    make = explain.as_json if kind == "json" else explain.as_text
    write(make(explained, depth), kind)


def _depth_faults(depth: int | None) -> Iterator[Fault]:
    if depth is not None and depth < 0:
        yield Fault("--depth", mark("{value} is below 0; write how many levels to show"), {"value": depth})
