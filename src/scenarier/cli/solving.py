"""`scenarier solve`: what it would take."""

import sys
from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import tr


def solve_command() -> click.Command:
    """`scenarier solve`."""
    text = tr(
        "What it would take: the value of one lever, the same every year, at which a result meets a target, and "
        "all values that do. LEVER is parameter, parameter.entity or measure:title, as in a study file. Ends with "
        "0 when there is a value or the target holds already, with 1 when the lever has no effect or the target "
        "is out of its reach."
    )
    formats = options.output_format(tr("table is for reading; json carries full precision."), ("table", "json"))
    asked = (*_of_what(), *_targets(), *_when(), options.horizon, formats, options.language, options.study)
    return options.command("solve", _solve, text, *asked)


def _of_what() -> tuple[options.Decorator, ...]:
    name = tr("NAME")
    return (
        click.option("--scenario", metavar=name, help=tr("The scenario; the study's first when none is given.")),
        click.option("--lever", required=True, metavar=tr("LEVER"), help=tr("What may be moved.")),
        click.option("--variable", required=True, metavar=name, help=tr("The result variable, as in run's csv.")),
        click.option(
            "--entity",
            metavar=name,
            help=tr("The department, service area or age group, for a variable that has them."),
        ),
    )


def _targets() -> tuple[options.Decorator, ...]:
    told = {
        "--at-least": tr("The variable must be this or more."),
        "--at-most": tr("The variable must be this or less."),
        "--equal": tr("The variable must be just this."),
    }
    return tuple(click.option(name, type=float, metavar=tr("N"), help=text) for name, text in told.items())


def _when() -> tuple[options.Decorator, ...]:
    year = tr("YEAR")
    every = tr("In every year from the first that is moved to the last.")
    first = tr("The year the lever is moved from; the second projected one when not given.")
    return (
        click.option("--year", type=int, metavar=year, help=tr("The year that the target is for.")),
        click.option("--every-year", is_flag=True, help=every),
        click.option("--from", "first_year", type=int, metavar=year, help=first),
    )


def _solve(
    study: Path | None,
    scenario: str | None,
    lever: str,
    variable: str,
    entity: str | None,
    at_least: float | None,
    at_most: float | None,
    equal: float | None,
    year: int | None,
    every_year: bool,
    first_year: int | None,
    horizon: int | None,
    kind: str,
) -> None:
    from scenarier.jobs import solve

    asked = solve.Asked(
        lever,
        variable,
        entity,
        {"at_least": at_least, "at_most": at_most, "equal": equal},
        year,
        every_year,
        first_year,
    )
    found = solve.find(study, scenario, asked, horizon)
    write(solve.as_json(found) if kind == "json" else solve.as_table(found), kind)
    sys.exit(found.status)
