"""The command line, run inside the test or as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scenarier.cli.main import main
from scenarier.text.language import language, set_language

STUDY = """{
 "format": "scenarier-study", "version": 4, "title": "Budget", "baseline": "aarhus-2024", "horizon": 2028,
 "scenarios": [
  {"name": "Lavere vækst", "parameters": {"population_growth": 3500}},
  {"name": "Højere skat", "parameters": {"tax_rate": {"2026": 0.25, "2028": 0.26}},
   "measures": [{"title": "T", "target": "frame:MTM", "amounts": {"2028": -20}}]}]}
"""


@dataclass
class Said:
    """What the program wrote, and how it ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Where the settings of the user are, of whom there are none."""
    return tmp_path / "config" / "scenarier" / "settings.json"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, settings: Path) -> Iterator[None]:
    before = language()
    monkeypatch.setattr("scenarier.storage.settings.settings_path", lambda: settings)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(settings.parents[1]))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")
    yield
    set_language(before)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study of two scenarios up to 2028."""
    path = tmp_path / "budget.scenarier"
    path.write_text(STUDY, encoding="utf-8")
    return path


@pytest.fixture
def scenarier(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run the command line inside the test."""

    def run(*arguments: object) -> Said:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., Said]:
    """Run the command line as a process of its own, without a display."""

    def run(*arguments: object, env: dict[str, str] | None = None, **options: Any) -> Said:
        without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        environment = {name: value for name, value in os.environ.items() if name not in without} | (env or {})
        options = {"stdout": subprocess.PIPE, "cwd": tmp_path, **options}
        command = [sys.executable, "-m", "scenarier", *map(str, arguments)]
        ended = subprocess.run(
            command, stderr=subprocess.PIPE, env=environment, timeout=30, check=False, **options
        )
        return Said(ended.returncode, (ended.stdout or b"").decode(), (ended.stderr or b"").decode())

    return run
