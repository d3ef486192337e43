"""Which language the command line speaks: `--language` anywhere, else the system's."""

import gettext
import os
from collections.abc import Sequence

from scenarier.text.language import LANGUAGES, mark, set_language, system_language
from scenarier.vocabulary.places import resources_folder

CLICK_WORDS = (
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("Error: {message}"),
    mark("Show this message and exit."),
    mark("Show the version and exit."),
    mark("No such option: {name}"),
    mark("No such option: {name!r}"),
    mark("No such option '{name}'."),
    mark("Missing option"),
    mark("Missing option {param}."),
    mark("Missing option."),
    mark("Missing argument"),
    mark("Missing command."),
    mark("Try '{command} {option}' for help."),
    mark("Invalid value for {param_hint}: {message}"),
    mark("Invalid value: {message}"),
    mark("{value!r} is not {choice}."),
    mark("{value!r} is not one of {choices}."),
    mark("{value!r} is not a valid {number_type}."),
    mark("Option {name!r} requires an argument."),
    mark("Option {name!r} does not take a value."),
    mark("required"),
    mark("Got unexpected extra argument ({args})"),
    mark("Got unexpected extra arguments ({args})"),
    mark("(Possible options: {possibilities})"),
    mark("Did you mean {possibility}?"),
)
"""Sentences of click's own, which finds them in our catalogue."""


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
    code = asked_language(arguments) or system_language()
    set_language(code)
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain("scenarier", str(resources_folder() / "locale"))
    gettext.textdomain("scenarier")
