"""Every file in tests/bad is refused, with just the message that stands in messages.txt."""

from pathlib import Path

import pytest

from scenarier.storage.study_read import read_study
from scenarier.text.faults import faults_text
from scenarier.text.language import set_language
from scenarier.vocabulary.errors import FaultsError

FOLDER = Path(__file__).resolve().parents[1] / "bad"
NAMES = sorted(path.name for path in FOLDER.glob("*.scenarier"))


def messages() -> dict[str, str]:
    """By file name; a message goes on where a line begins with blanks."""
    found: dict[str, str] = {}
    name = ""
    for line in (FOLDER / "messages.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            name = line.partition(":")[0]
        found[name] = f"{found[name]}\n{line}" if name in found else line
    return found


def said_of(name: str) -> str:
    with pytest.raises(FaultsError) as caught:
        read_study(Path(name))
    return faults_text(caught.value)


@pytest.mark.parametrize("name", NAMES)
def test_that_a_broken_study_is_refused_with_its_message(name, monkeypatch):
    monkeypatch.chdir(FOLDER)
    assert said_of(name) == messages()[name]


def test_that_every_broken_study_has_a_message_and_every_message_a_study():
    assert sorted(messages()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_that_the_danish_message_names_the_same_file_and_places(name, monkeypatch):
    monkeypatch.chdir(FOLDER)
    set_language("da")
    danish, english = said_of(name).splitlines(), messages()[name].splitlines()
    assert [places(line) for line in danish] == [places(line) for line in english]
    assert danish != english


def places(line: str) -> list[str]:
    """The words that end with a colon, which are file and place."""
    return [word for word in line.split() if word.endswith(":")][:2]
