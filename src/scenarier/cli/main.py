"""The command line: `scenarier [STUDY]`, `run`, `check`, `snapshot`."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

import click

from scenarier import __version__
from scenarier.cli.display import has_display, missing_library
from scenarier.cli.language import speak
from scenarier.text.faults import fault_text, faults_text
from scenarier.text.language import LANGUAGES, tr
from scenarier.vocabulary.errors import FaultsError
from scenarier.vocabulary.nearest import nearest

F = TypeVar("F", bound=Callable[..., Any])

_WINDOW = "window"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; faults in what the user gave end with status 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    speak(given)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        _commands().main(args=given, prog_name="scenarier")
    except FaultsError as error:
        _fail(faults_text(error))
    except OSError as error:
        from scenarier.storage.files import os_fault

        _fail(tr("the output could not be written: {reason}", reason=fault_text(os_fault("", error))))


def _fail(message: str) -> NoReturn:
    with contextlib.suppress(OSError):
        click.echo(message, err=True)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # it was closed before the program began
                stream.flush()
        except OSError:  # what could not be written must not be tried again at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(2)


class _Commands(click.Group):
    """A first word that is a command is the command, anything else a path to open."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in self.list_commands(ctx):
            return super().resolve_command(ctx, args)
        return _WINDOW, self.commands[_WINDOW], args

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in self.commands if name != _WINDOW]


class _Window(click.Command):
    """Opening a path has no name of its own."""

    def get_usage(self, ctx: click.Context) -> str:
        return ctx.parent.get_usage() if ctx.parent else super().get_usage(ctx)


def _language(function: F) -> F:
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=tr("Danish or English; the system's when not given."),
    )(function)


def _study(function: F) -> F:
    name = tr("STUDY")
    return click.argument("study", type=click.Path(path_type=Path), required=False, metavar=f"[{name}]")(function)


def _options() -> str:
    return tr("[OPTIONS]")


def _commands() -> click.Group:
    """All commands, their help in the language that is spoken."""
    group = click.version_option(__version__, prog_name="scenarier", message="%(prog)s %(version)s")(
        _language(_group)
    )
    commands = click.command(
        cls=_Commands,
        invoke_without_command=True,
        options_metavar=_options(),
        subcommand_metavar=tr("[STUDY] | COMMAND …"),
        help=tr(
            "Budget scenarios for a Danish municipality. Without a command the window opens, with the study "
            "when one is named."
        ),
    )(group)
    for command in (_window_command(), _run_command(), _compare_command(), _check_command(), _snapshot_command()):
        commands.add_command(command)
    return commands


@click.pass_context
def _group(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        _open_window(None)


def _window_command() -> click.Command:
    return click.command(_WINDOW, cls=_Window, hidden=True, add_help_option=False)(_language(_study(_window)))


def _window(study: Path | None) -> None:
    _open_window(study)


def _open_window(study: Path | None) -> None:
    if study is not None and not os.path.exists(study):  # where Path.exists raises, this is False
        close = nearest(str(study), ("run", "compare", "check", "snapshot"))
        if close:
            _fail(
                tr("there is no file “{name}”; did you mean the command “{nearest}”?", name=study, nearest=close)
            )
    session = None
    if study is not None:
        from scenarier.jobs.studies import open_session

        session = open_session(study)
    if not has_display():
        missing = missing_library()
        if missing:
            _fail(
                tr(
                    "Qt could not be loaded ({reason}); make setup installs the libraries it needs.",
                    reason=missing,
                )
            )
        _fail(tr("There is no screen for a window; scenarier run, compare, check and snapshot work without one."))
    try:
        from scenarier.gui.app import start
    except ImportError as error:
        _no_qt(error)
    sys.exit(start(session))


def _no_qt(error: ImportError) -> NoReturn:
    _fail(tr("Qt could not be loaded ({reason}); make setup installs the libraries it needs.", reason=error))


def _decorated(function: Callable[..., None], *decorators: Callable[[Any], Any]) -> Any:
    """The function with click's decorators, the first one outermost, as they are listed in its help."""
    decorated: Any = function
    for decorator in reversed(decorators):
        decorated = decorator(decorated)
    return decorated


def _output_options(function: F) -> F:
    """What `run` and `compare` may be asked for."""
    return cast(
        F,
        _decorated(
            function,
            click.option(
                "--variable",
                "variables",
                multiple=True,
                metavar=tr("NAME"),
                help=tr("A result variable; may be given several times."),
            ),
            click.option(
                "--horizon", type=int, metavar=tr("YEAR"), help=tr("Last year; the study's own when not given.")
            ),
            click.option(
                "--format",
                "kind",
                type=click.Choice(["table", "csv", "json"]),
                default="table",
                help=tr("table is for reading; csv and json carry every variable in full precision."),
            ),
            _language,
        ),
    )


def _run_command() -> click.Command:
    function = _decorated(
        _run,
        click.option(
            "--scenario",
            "scenarios",
            multiple=True,
            metavar=tr("NAME"),
            help=tr("A scenario; may be given several times. All when not given."),
        ),
        _output_options,
        _study,
    )
    text = tr("Project a study's scenarios, or the baseline scenario without one.")
    return click.command("run", help=text, options_metavar=_options())(function)


def _run(
    study: Path | None, scenarios: Sequence[str], variables: Sequence[str], horizon: int | None, kind: str
) -> None:
    from scenarier.jobs import run

    variables = tuple(dict.fromkeys(variables))  # one asked for twice is shown once
    projection, baseline = run.run(study, scenarios, variables, horizon)
    if kind == "table":
        from scenarier.jobs.run_table import as_table

        _write(as_table(projection, baseline, variables))
    else:
        _write(run.as_csv(projection, variables) if kind == "csv" else run.as_json(projection, variables))


def _compare_command() -> click.Command:
    function = _decorated(
        _compare,
        _output_options,
        click.argument("study", type=click.Path(path_type=Path), metavar=tr("STUDY")),
        click.argument("a", metavar="A"),
        click.argument("b", metavar="B"),
    )
    text = tr("The differences between two scenarios of a study, B less A; Grundforløb may stand for either.")
    return click.command("compare", help=text, options_metavar=_options())(function)


def _compare(study: Path, a: str, b: str, variables: Sequence[str], horizon: int | None, kind: str) -> None:
    from scenarier.jobs import compare

    variables = tuple(dict.fromkeys(variables))
    projection, baseline = compare.compare(study, a, b, variables, horizon)
    if kind == "table":
        _write(compare.as_table(projection, baseline, variables))
    else:
        make = compare.as_csv if kind == "csv" else compare.as_json
        _write(make(projection, variables))


def _write(text: str) -> None:
    """UTF-8 whatever the terminal's own encoding, so that a pipe gets what a file would."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _check_command() -> click.Command:
    name = tr("FOLDER")
    folder = click.argument("folder", type=click.Path(path_type=Path), required=False, metavar=f"[{name}]")
    text = tr(
        "Validate a baseline package and print how its published sums add up. Ends with 1 when a difference has "
        "no explanation."
    )
    return click.command("check", help=text, options_metavar=_options())(_decorated(_check, folder, _language))


def _check(folder: Path | None) -> None:
    from scenarier.jobs.check import check, check_text

    ties = check(folder)
    _write(check_text(ties))
    sys.exit(1 if any(tie.verdict == "unexplained" for tie in ties) else 0)


def _snapshot_command() -> click.Command:
    function = _decorated(
        _snapshot,
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
        _language,
        _study,
    )
    text = tr("Draw the window, each workspace, to PNG without a screen.")
    return click.command("snapshot", help=text, options_metavar=_options())(function)


def _snapshot(study: Path | None, out: Path, theme: str, size: str, scenario: str | None) -> None:
    try:
        from scenarier.gui.snapshot import snapshot
    except ImportError as error:
        _no_qt(error)
    for path in snapshot(study, out, theme, size, scenario):
        click.echo(path)
