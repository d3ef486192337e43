"""Options and arguments that several commands have, their help in the language that is spoken."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from scenarier.text.language import LANGUAGES, tr

F = TypeVar("F", bound=Callable[..., Any])
Decorator = Callable[[Any], Any]


def decorated(function: Callable[..., Any], *decorators: Decorator) -> Any:
    """The function with click's decorators, the first one outermost, as they are listed in its help."""
    made: Any = function
    for decorator in reversed(decorators):
        made = decorator(made)
    return made


def command(name: str, function: Callable[..., None], text: str, *decorators: Decorator) -> click.Command:
    """A command that calls `function`; `text` is its help."""
    make = click.command(name, help=text, options_metavar=options_word())
    made: click.Command = make(decorated(function, *decorators))
    return made


def options_word() -> str:
    """What stands for the options in a usage line."""
    return tr("[OPTIONS]")


def language(function: F) -> F:
    """`--language`, which `scenarier.cli.language` has read beforehand."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=tr("Danish or English; when not given the system's, or in the window the one chosen there."),
    )(function)


def study(function: F) -> F:
    """The study as an argument that may be left out."""
    name = tr("STUDY")
    return click.argument("study", type=click.Path(path_type=Path), required=False, metavar=f"[{name}]")(function)


def study_needed(function: F) -> F:
    """The study as an argument that may not be left out."""
    return click.argument("study", type=click.Path(path_type=Path), metavar=tr("STUDY"))(function)


def scenarios(function: F) -> F:
    """`--scenario`, any number of times."""
    return click.option(
        "--scenario",
        "scenarios",
        multiple=True,
        metavar=tr("NAME"),
        help=tr("A scenario; may be given several times. All when not given."),
    )(function)


def variables(function: F) -> F:
    """`--variable`, any number of times."""
    return click.option(
        "--variable",
        "variables",
        multiple=True,
        metavar=tr("NAME"),
        help=tr("A result variable; may be given several times."),
    )(function)


def horizon(function: F) -> F:
    """`--horizon`."""
    text = tr("Last year; the study's own when not given.")
    return click.option("--horizon", type=int, metavar=tr("YEAR"), help=text)(function)


def draws(usual: int) -> Decorator:
    """`--draws`."""
    text = tr("How many draws; {n} when not given.", n=usual)
    return click.option("--draws", type=int, default=usual, metavar=tr("N"), help=text)


def seed(function: F) -> F:
    """`--seed`."""
    text = tr("A number that the draws start from; the study's own when not given, else 1.")
    return click.option("--seed", type=int, metavar=tr("N"), help=text)(function)


def scheduler(function: F) -> F:
    """`--scheduler`."""
    text = tr(
        "Address of a Dask scheduler whose workers compute, such as tcp://host:8786; this machine alone without."
    )
    return click.option("--scheduler", metavar=tr("ADDRESS"), help=text)(function)


def output_format(text: str, kinds: tuple[str, ...] = ("table", "csv", "json")) -> Decorator:
    """`--format`, the first kind by default; `text` is its help."""
    return click.option("--format", "kind", type=click.Choice(kinds), default=kinds[0], help=text)
