"""What the documents say of the command line is so: commands, options, and the output they show."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from tests.docs.documents import DOCUMENTS, ROOT, code, fenced, text

SHOWN = [(name, block) for name in DOCUMENTS for block in fenced(name, "console")]


def said(line: str, folder: Path = ROOT) -> list[str]:
    """What the program writes when it is asked as in `scenarier run --format csv`."""
    words = re.findall(r'"([^"]*)"|(\S+)', line)
    arguments = [quoted or plain for quoted, plain in words][1:]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "scenarier", *arguments],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.stdout.decode("utf-8").splitlines()


@lru_cache(maxsize=16)
def help_of(command: str) -> str:
    return " ".join("\n".join(said(f"scenarier {command} --help --language en")).split())


@lru_cache(maxsize=16)
def commands(group: str = "") -> list[str]:
    """Those the program lists, or a group of them has."""
    lines = said(f"scenarier {group} --help --language en")
    if "Commands:" not in lines:
        return []
    return [line.split()[0] for line in lines[lines.index("Commands:") + 1 :] if re.match(r"  \w", line)]


def calls(name: str) -> Iterator[list[str]]:
    """The words behind `scenarier` wherever a document's code calls it."""
    for found in code(name):
        call = re.match(r"(?:\$ )?scenarier( .*)?$", re.split(r" {3,}", found)[0])
        if call:
            yield (call[1] or "").split()


def expected_parts(block: str) -> tuple[str, list[list[str]]]:
    """The command, and the runs of lines between the omissions (…)."""
    command, *lines = block.splitlines()
    parts: list[list[str]] = [[]]
    for line in lines:
        if line == "…":
            parts.append([])
        else:
            parts[-1].append(line)
    return command.removeprefix("$ "), parts


def place_of(part: list[str], lines: list[str], start: int) -> int:
    """Where the lines stand one after the other."""
    for place in range(start, len(lines) - len(part) + 1):
        if lines[place : place + len(part)] == part:
            return place
    raise AssertionError("\n".join(["not printed:", *part, "but:", *lines[start:][:40]]))


def test_that_the_readme_lists_every_command_and_no_other():
    listed = re.findall(r"^    scenarier ([a-z]+) ", text("README.md"), re.MULTILINE)
    assert listed == commands()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_that_commands_and_options_named_exist(name):
    known = commands()
    for words in calls(name):
        command = words[0] if words and words[0] in known else ""
        if command and words[1:2] and words[1] in commands(command):
            command = f"{command} {words[1]}"
        assert command or not words or not re.fullmatch("[a-z]+", words[0]), words
        for option in (word for word in words if word.startswith("--")):
            assert option in help_of(command), (command, option)


def test_that_the_readme_calls_commands_as_they_are_used():
    for call in re.findall(r"^    scenarier ([a-z]+ .*?) {3,}", text("README.md"), re.MULTILINE):
        command, *arguments = [word for word in call.split() if word not in ("--format", "csv", "--out")]
        if "--out" in call:
            arguments.remove("FOLDER")
            assert "--out FOLDER" in help_of(command)
        if "-o FILE" in call:
            del arguments[arguments.index("-o") :]
            assert "-o FILE" in help_of(command)
        assert " ".join(["Usage: scenarier", command, "[OPTIONS]", *arguments]) in help_of(command)


@pytest.mark.parametrize(("name", "block"), SHOWN, ids=[block.splitlines()[0] for _, block in SHOWN])
def test_that_output_shown_is_what_the_program_prints(name, block, tmp_path):
    command, parts = expected_parts(block)
    folder = ROOT
    if " study.scenarier" in command:  # the last one shown before it
        folder, study = tmp_path, fenced(name, "json")[-1]
        (tmp_path / "study.scenarier").write_text(study, encoding="utf-8")
    lines, place = said(command, folder), 0
    for number, part in enumerate(parts):
        found = place_of(part, lines, place)
        assert number or found == 0, "what is shown first is not printed first"
        place = found + len(part)
    assert place == len(lines) or not parts[-1], "more is printed than is shown"


def test_that_some_output_is_shown():
    assert len(SHOWN) >= 5
