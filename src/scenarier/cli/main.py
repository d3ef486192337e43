"""The command line: `scenarier [STUDY]` opens the window, a first word that is a command is the command."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenarier import __version__
from scenarier.cli import (
    balancing,
    bridging,
    commands,
    ensemble,
    exchanging,
    guarantee,
    importing,
    lesson,
    options,
    overlap,
    planning,
    reporting,
    sensitivity,
    solving,
    sweep,
    trust,
)
from scenarier.cli.display import has_display, missing_library
from scenarier.cli.language import asked_language, speak, speak_as_chosen
from scenarier.cli.out import fail, no_qt, plain_errors
from scenarier.text.faults import fault_text, faults_text
from scenarier.text.language import tr
from scenarier.vocabulary.errors import FaultsError
from scenarier.vocabulary.nearest import nearest

if TYPE_CHECKING:
    from scenarier.session.session import Session

_WINDOW = "window"
_COMMANDS = {
    "run": commands.run_command,
    "compare": commands.compare_command,
    "bridge": bridging.bridge_command,
    "changes": commands.changes_command,
    "overlap": overlap.overlap_command,
    "rules": trust.rules_command,
    "explain": trust.explain_command,
    "ensemble": ensemble.ensemble_command,
    "drivers": ensemble.drivers_command,
    "solve": solving.solve_command,
    "budget": planning.budget_command,
    "balance": balancing.balance_command,
    "guarantee": guarantee.guarantee_command,
    "backtest": planning.backtest_command,
    "sensitivity": sensitivity.sensitivity_command,
    "map": sensitivity.map_command,
    "turning": sensitivity.turning_command,
    "import": importing.import_command,
    "export": exchanging.export_command,
    "report": reporting.report_command,
    "handout": balancing.handout_command,
    "verify": reporting.verify_command,
    "sweep": sweep.sweep_command,
    "lesson": lesson.lesson_command,
    "check": commands.check_command,
    "snapshot": commands.snapshot_command,
}
"""All that can be asked for by name, as the help lists them."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; faults in what the user gave end with status 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    speak(given)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    with plain_errors():
        _run(given)


def _run(given: list[str]) -> None:
    try:
        _group_of_commands().main(args=given, prog_name="scenarier", obj=asked_language(given))
    except FaultsError as error:
        fail(faults_text(error))
    except OSError as error:
        from scenarier.storage.files import os_fault

        fail(tr("the output could not be written: {reason}", reason=fault_text(os_fault("", error))))


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


def _group_of_commands() -> click.Group:
    """All commands, their help in the language that is spoken."""
    version = click.version_option(__version__, prog_name="scenarier", message="%(prog)s %(version)s")
    group: click.Group = click.command(
        cls=_Commands,
        invoke_without_command=True,
        options_metavar=options.options_word(),
        subcommand_metavar=tr("[STUDY] | COMMAND …"),
        help=tr(
            "Budget scenarios for a Danish municipality. Without a command the window opens, with the study "
            "when one is named."
        ),
    )(options.decorated(_group, version, options.language))
    group.add_command(_window_command())
    for make in _COMMANDS.values():
        group.add_command(make())
    return group


@click.pass_context
def _group(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        _open_window(None)


def _window_command() -> click.Command:
    make = click.command(_WINDOW, cls=_Window, hidden=True, add_help_option=False)
    return make(options.language(options.study(_window)))


def _window(study: Path | None) -> None:
    _open_window(study)


def _open_window(study: Path | None) -> None:
    if click.get_current_context().obj is None:  # no language was asked for
        speak_as_chosen()
    if study is not None and not os.path.exists(study):  # where Path.exists raises, this is False
        _suggest_command(str(study))
    session = None
    if study is not None:
        from scenarier.jobs.studies import open_session

        session = open_session(study)
    if not has_display():
        missing = missing_library()
        if missing:
            no_qt(missing)
        named = ", ".join(_COMMANDS)
        fail(tr("There is no screen for a window; these work without one: scenarier {names}", names=named))
    gc.disable()  # until the plots stand: most of what a start makes lives as long as the window
    try:
        sys.exit(_start_window(session))
    finally:
        gc.enable()


def _start_window(session: "Session | None") -> int:
    try:
        from scenarier.gui.app import start
    except ImportError as error:
        no_qt(error)
    return start(session)


def _suggest_command(word: str) -> None:
    close = nearest(word, tuple(_COMMANDS))
    if close:
        fail(tr("there is no file “{name}”; did you mean the command “{nearest}”?", name=word, nearest=close))
