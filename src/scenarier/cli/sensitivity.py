"""`scenarier sensitivity`, `map` and `turning`: what matters to a number, and what would turn it."""

from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import write
from scenarier.text.language import tr


def sensitivity_command() -> click.Command:
    """`scenarier sensitivity`."""
    text = tr(
        "Move every lever of a scenario, one at a time, and tell what it does to a number: an uncertain "
        "assumption by a standard deviation to each side, any other over its whole range, measures off and on."
    )
    return options.command(
        "sensitivity",
        _sensitivity,
        text,
        one_scenario(),
        *number(),
        options.horizon,
        formats(),
        options.language,
        options.study,
    )


def _sensitivity(
    study: Path | None,
    scenario: str | None,
    variable: str,
    entity: str | None,
    year: int,
    horizon: int | None,
    kind: str,
) -> None:
    from scenarier.analysis.asked import Asked
    from scenarier.jobs import sensitivity

    found = sensitivity.swings(study, scenario, Asked(variable, entity or "", year), horizon)
    write(
        {"table": sensitivity.as_table, "csv": sensitivity.as_csv, "json": sensitivity.as_json}[kind](found), kind
    )


def map_command() -> click.Command:
    """`scenarier map`."""
    text = tr(
        "A number over two levers, each the same in every projected year, and the rules that are broken in the "
        "number's year. A lever is named as in a study file: parameter, parameter.entity or measure:TITLE."
    )
    return options.command(
        "map",
        _map,
        text,
        one_scenario(),
        *(_lever(name) for name in ("x", "y")),
        *number(),
        _steps(),
        *(_end(name, end) for name in ("x", "y") for end in ("from", "to")),
        options.horizon,
        formats(),
        options.language,
        options.study,
    )


def _map(
    study: Path | None,
    scenario: str | None,
    x: str,
    y: str,
    variable: str,
    entity: str | None,
    year: int,
    steps: int,
    x_from: float | None,
    x_to: float | None,
    y_from: float | None,
    y_to: float | None,
    horizon: int | None,
    kind: str,
) -> None:
    from scenarier.analysis.asked import Asked
    from scenarier.jobs import lever_map

    axes = lever_map.AskedAxis(x, x_from, x_to), lever_map.AskedAxis(y, y_from, y_to)
    found = lever_map.mapped(study, scenario, Asked(variable, entity or "", year), *axes, steps, horizon)
    write({"table": lever_map.as_table, "csv": lever_map.as_csv, "json": lever_map.as_json}[kind](found), kind)


def turning_command() -> click.Command:
    """`scenarier turning`."""
    text = tr(
        "For every uncertain assumption, the value at which scenario B stops being better than A, all else as it "
        "is; where B is not better, the value at which their order turns."
    )
    return options.command(
        "turning",
        _turning,
        text,
        *number(),
        options.horizon,
        formats(),
        options.language,
        options.study_needed,
        *(click.argument(name, metavar=name.upper()) for name in ("a", "b")),
    )


def _turning(
    study: Path, a: str, b: str, variable: str, entity: str | None, year: int, horizon: int | None, kind: str
) -> None:
    from scenarier.analysis.asked import Asked
    from scenarier.jobs import turning

    found = turning.turning_points(study, a, b, Asked(variable, entity or "", year), horizon)
    write({"table": turning.as_table, "csv": turning.as_csv, "json": turning.as_json}[kind](found), kind)


def one_scenario() -> options.Decorator:
    """`--scenario`, at most once."""
    text = tr("The scenario; the study's first when not given, the baseline without a study.")
    return click.option("--scenario", metavar=tr("NAME"), help=text)


def number() -> tuple[options.Decorator, ...]:
    """`--variable`, `--entity` and `--year`."""
    entity = tr("The department, service area or age group, for a variable that has them.")
    return (
        click.option("--variable", required=True, metavar=tr("NAME"), help=tr("The result variable.")),
        click.option("--entity", metavar=tr("NAME"), help=entity),
        click.option("--year", type=int, required=True, metavar=tr("YEAR"), help=tr("A projected year.")),
    )


def _lever(name: str) -> options.Decorator:
    return click.option(f"--{name}", required=True, metavar=tr("LEVER"), help=tr("A lever."))


def _steps() -> options.Decorator:
    text = tr("How many values of each lever.")
    return click.option("--steps", type=int, default=21, show_default=True, metavar=tr("N"), help=text)


def _end(name: str, end: str) -> options.Decorator:
    text = tr("Where its values start or end; the range's own end when not given.")
    return click.option(f"--{name}-{end}", type=float, metavar=tr("VALUE"), help=text)


def formats() -> options.Decorator:
    """`--format` of rows that have no more than the table shows."""
    return options.output_format(tr("table is for reading; csv and json carry full precision."))
