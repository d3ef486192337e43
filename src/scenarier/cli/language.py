"""Which language is spoken: `--language` anywhere, else in the window the one chosen there, else the system's."""

import gettext
import os
from collections.abc import Sequence

from scenarier.text.language import LANGUAGES, mark, set_language, system_language
from scenarier.vocabulary.places import resources_folder


def mark_plural(singular: str, plural: str) -> tuple[str, str]:
    """Mark a message id that has a plural for the catalogue."""
    return singular, plural


CLICK_WORDS = (
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("Aborted!"),
    mark("Error: {message}"),
    mark("Show this message and exit."),
    mark("Show the version and exit."),
    mark("No such option {name!r}."),
    mark("Missing command."),
    mark("No such command {name!r}."),
    mark("Missing option"),
    mark("Missing argument"),
    mark("Try '{command} {option}' for help."),
    mark("Invalid value for {param_hint}: {message}"),
    mark("Invalid value: {message}"),
    mark("{value!r} is not a valid {number_type}."),
    mark("Option {name!r} does not take a value."),
    mark("required"),
    mark_plural("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    mark_plural("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    mark_plural("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    mark_plural("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
)
"""Sentences of click's own (of the locked version), which finds them in our catalogue."""


def asked_language(arguments: Sequence[str]) -> str | None:
    """The language named after the last `--language`, when it is one there is."""
    asked = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--language" and index + 1 < len(arguments):
            asked = arguments[index + 1]
        elif argument.startswith("--language="):
            asked = argument.partition("=")[2]
    return asked if asked in LANGUAGES else None


def speak(arguments: Sequence[str]) -> None:
    """Set the language of the program's texts and of click's."""
    _speak(asked_language(arguments) or system_language())


def speak_as_chosen() -> None:
    """Set the language that was chosen in the window the last time, if one was."""
    from scenarier.storage.settings import chosen_language, settings_path

    chosen = chosen_language(settings_path())
    if chosen:
        _speak(chosen)


def _speak(code: str) -> None:
    set_language(code)
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain("scenarier", str(resources_folder() / "locale"))
    gettext.textdomain("scenarier")
