"""`scenarier lesson`: check lesson files, play one through."""

import sys
from pathlib import Path

import click

from scenarier.cli import options
from scenarier.cli.out import fail, write
from scenarier.text.language import tr


def lesson_command() -> click.Command:
    """`scenarier lesson` with its own commands."""
    text = tr("Lessons: check what a lesson file says, or play one through its answer key.")
    words = {"options_metavar": options.options_word(), "subcommand_metavar": tr("COMMAND …")}
    make = click.command("lesson", cls=click.Group, help=text, **words)
    group: click.Group = make(options.decorated(_group, options.language))
    for command in (_check_command(), _play_command(), _cards_command(), _list_command()):
        group.add_command(command)
    return group


def _group() -> None:
    pass


def _check_command() -> click.Command:
    text = tr(
        "Read lesson files and hold them against the model: each claim, that no start solves its task, that the "
        "answers and the last hints do. Ends with 0 where all is so, with 1 where something is not, with 2 where "
        "a file is broken."
    )
    files = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=tr("FILE…"))
    return options.command("check", _check, text, options.language, files)


def _check(files: tuple[Path, ...]) -> None:
    from scenarier.jobs import lesson

    checked = lesson.check(files)
    write("".join(f"{line}\n" for line in checked.lines))
    if checked.status == 2:
        fail("\n".join(checked.wrong))
    for told in checked.wrong:
        click.echo(told, err=True)
    sys.exit(checked.status)


def _play_command() -> click.Command:
    text = tr(
        "Print the steps of a lesson. With --answers its answer key is played through: ends with 0 for full "
        "score, with 1 for less, with 2 for a broken file."
    )
    answers = click.option("--answers", is_flag=True, help=tr("Play the answer key, and print steps and score."))
    file = click.argument("file", type=click.Path(path_type=Path), metavar=tr("FILE"))
    return options.command("play", _play, text, answers, options.language, file)


def _play(file: Path, answers: bool) -> None:
    from scenarier.jobs import lesson

    outcome = lesson.play(file, has_answers=answers)
    write(outcome.text)
    sys.exit(int(answers and outcome.points < outcome.most))


def _cards_command() -> click.Command:
    text = tr("Write the cards of a negotiation's roles, and the trainer's page, as an HTML file to print.")
    output = click.option(
        "--output",
        "-o",
        required=True,
        type=click.Path(path_type=Path),
        metavar=tr("FILE"),
        help=tr("The file to write."),
    )
    file = click.argument("file", type=click.Path(path_type=Path), metavar=tr("FILE"))
    return options.command("cards", _cards, text, output, options.language, file)


def _cards(file: Path, output: Path) -> None:
    from scenarier.jobs import lesson

    lesson.write_cards(file, output)


def _list_command() -> click.Command:
    text = tr("List the lessons there are: those shipped, and those in your own folder.")
    return options.command("list", _list, text, options.language)


def _list() -> None:
    from scenarier.jobs import lesson

    write(lesson.listed())
