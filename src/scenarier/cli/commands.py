"""`scenarier run`, `compare`, `changes`, `check`, `snapshot`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import no_qt, write
from scenarier.text.language import tr


def run_command() -> click.Command:
    """`scenarier run`."""
    text = tr("Project a study's scenarios, or the baseline scenario without one.")
    asked = (options.scenarios, options.variables, options.horizon, _numbers_format(), options.language)
    return options.command("run", _run, text, *asked, options.study)


def _numbers_format() -> options.Decorator:
    return options.output_format(tr("table is for reading; csv and json carry every variable in full precision."))


def _run(
    study: Path | None, scenarios: Sequence[str], variables: Sequence[str], horizon: int | None, kind: str
) -> None:
    from scenarier.jobs import run

    variables = tuple(dict.fromkeys(variables))  # one asked for twice is shown once
    projection, baseline = run.run(study, scenarios, variables, horizon)
    if kind == "table":
        write(run.as_table(projection, baseline, variables))
    else:
        make = run.as_csv if kind == "csv" else run.as_json
        write(make(projection, variables), kind)


def compare_command() -> click.Command:
    """`scenarier compare`."""
    text = tr(
        "The differences between two scenarios of a study, B less A; the baseline (Grundforløb) may stand for "
        "either."
    )
    asked = (options.variables, options.horizon, _numbers_format(), options.language, options.study_needed)
    return options.command(
        "compare", _compare, text, *asked, click.argument("a", metavar="A"), click.argument("b", metavar="B")
    )


def _compare(study: Path, a: str, b: str, variables: Sequence[str], horizon: int | None, kind: str) -> None:
    from scenarier.jobs import compare

    variables = tuple(dict.fromkeys(variables))
    projection, baseline = compare.compare(study, a, b, variables, horizon)
    if kind == "table":
        write(compare.as_table(projection, baseline, variables))
    else:
        make = compare.as_csv if kind == "csv" else compare.as_json
        write(make(projection, variables), kind)


def changes_command() -> click.Command:
    """`scenarier changes`."""
    text = tr(
        "What differs between two studies, from the old one to the new one: assumptions, measures, budget, "
        "forecast, rules and texts, and what that does to the key figures. Ends with 0 whether they differ or not."
    )
    files = [
        click.argument(name, type=click.Path(path_type=Path), metavar=word)
        for name, word in (("old", tr("OLD")), ("new", tr("NEW")))
    ]
    return options.command("changes", _changes, text, options.horizon, _numbers_format(), options.language, *files)


def _changes(old: Path, new: Path, horizon: int | None, kind: str) -> None:
    from scenarier.jobs import changes

    found = changes.compared(old, new, horizon)
    write({"table": changes.as_table, "csv": changes.as_csv, "json": changes.as_json}[kind](found), kind)


def check_command() -> click.Command:
    """`scenarier check`."""
    name = tr("FOLDER")
    folder = click.argument("folder", type=click.Path(path_type=Path), required=False, metavar=f"[{name}]")
    text = tr(
        "Validate a baseline package and print how its published sums add up; or, of a study with sealed "
        "proposals, say whether they are what was sealed. Ends with 1 when a difference has no explanation, or a "
        "proposal is another."
    )
    return options.command("check", _check, text, folder, options.language)


def _check(folder: Path | None) -> None:
    from scenarier.jobs.check import as_text, check, check_seals, is_study, seals_text

    found = check_seals(folder) if folder is not None and is_study(folder) else []
    if found:
        write(seals_text(found))
        sys.exit(0 if all(one.holds for one in found) else 1)
    ties = check(folder)
    write(as_text(ties))
    sys.exit(1 if any(tie.verdict == "unexplained" for tie in ties) else 0)


def snapshot_command() -> click.Command:
    """`scenarier snapshot`."""
    text = tr("Draw the window, each workspace, to PNG without a screen.")
    return options.command(
        "snapshot",
        _snapshot,
        text,
        click.option(
            "--out",
            type=click.Path(path_type=Path),
            required=True,
            metavar=tr("FOLDER"),
            help=tr("Where the pictures go; made when it is not there."),
        ),
        click.option("--theme", type=click.Choice(["light", "dark"]), default="light", help=tr("Light or dark.")),
        click.option(
            "--size", default="1280x720", metavar=tr("WIDTHxHEIGHT"), help=tr("Of the window, in pixels.")
        ),
        click.option(
            "--scenario",
            metavar=tr("NAME"),
            help=tr("The scenario to show; the study's first when not given."),
        ),
        click.option(
            "--larger",
            type=click.Choice([*"0123456"]),
            default="0",
            metavar=tr("STEPS"),
            help=tr("So many times larger text, as with Ctrl and +."),
        ),
        click.option("--panel", is_flag=True, help=tr("With the rules and the explanation open.")),
        options.language,
        options.study,
    )


def _snapshot(
    study: Path | None, out: Path, theme: str, size: str, scenario: str | None, larger: str, panel: bool
) -> None:
    try:
        from scenarier.gui.snapshot import snapshot
    except ImportError as error:
        no_qt(error)
    for path in snapshot(study, out, theme, size, scenario, larger=int(larger), with_panel=panel):
        write(f"{path}\n")
