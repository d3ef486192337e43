"""`scenarier ensemble` and `drivers`: how sure a study's figures are, and what makes them unsure."""

from collections.abc import Sequence
from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.cli.sensitivity import formats, number, one_scenario
from scenarier.text.language import tr


def ensemble_command() -> click.Command:
    """`scenarier ensemble`."""
    text = tr(
        "Draw the uncertain assumptions many times over and tell how far each figure spreads, or with --rules how "
        "likely each rule is to be broken. The same study, seed and number of draws give the same numbers."
    )
    out = tr("Also write every draw to a file, a row a draw and scenario; its name ends in .csv or .parquet.")
    rules = tr("The chance that each rule that is on is broken, in a year and in any, instead of the variables.")
    formats = options.output_format(
        tr("table is for reading; csv and json carry every variable in full precision.")
    )
    return options.command(
        "ensemble",
        _ensemble,
        text,
        options.scenarios,
        options.draws(1000),
        options.seed,
        options.variables,
        click.option("--rules", is_flag=True, help=rules),
        click.option(
            "--workers",
            type=int,
            default=1,
            metavar=tr("N"),
            help=tr("So many processes share the work; 1 when not given."),
        ),
        options.scheduler,
        click.option("--draws-out", type=click.Path(path_type=Path), metavar=tr("FILE"), help=out),
        options.horizon,
        formats,
        options.language,
        options.study,
    )


def _ensemble(
    study: Path | None,
    scenarios: Sequence[str],
    draws: int,
    seed: int | None,
    variables: Sequence[str],
    rules: bool,
    workers: int,
    scheduler: str | None,
    draws_out: Path | None,
    horizon: int | None,
    kind: str,
) -> None:
    from scenarier.jobs import ensemble

    asked = ensemble.Options(scenarios, variables, rules, draws, seed, workers, draws_out, horizon, scheduler)
    found = ensemble.ensemble(study, asked)
    if kind == "table":
        write(ensemble.as_table(found, variables))
    else:
        write((ensemble.as_csv if kind == "csv" else ensemble.as_json)(found), kind)


def drivers_command() -> click.Command:
    """`scenarier drivers`."""
    text = tr(
        "Which uncertain assumption drives the spread of a number: each one's share of the variance, moved alone "
        "and with all that it does together with others (Sobol indices), and how sure the shares are."
    )
    return options.command(
        "drivers",
        _drivers,
        text,
        one_scenario(),
        *number(),
        options.draws(4096),
        options.seed,
        options.horizon,
        formats(),
        options.language,
        options.study,
    )


def _drivers(
    study: Path | None,
    scenario: str | None,
    variable: str,
    entity: str | None,
    year: int,
    draws: int,
    seed: int | None,
    horizon: int | None,
    kind: str,
) -> None:
    from scenarier.analysis.asked import Asked
    from scenarier.jobs import drivers

    found = drivers.driven(study, scenario, Asked(variable, entity or "", year), draws, seed, horizon)
    write({"table": drivers.as_table, "csv": drivers.as_csv, "json": drivers.as_json}[kind](found), kind)
