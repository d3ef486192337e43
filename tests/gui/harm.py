"""Texts that do harm where they are taken as markup, a study and a data package full of them, and a guard."""

import ctypes
import os
from pathlib import Path

from tests.made import Study
from tests.storage.packages import Package, Row

from scenarier.model.baseline import Baseline
from scenarier.model.plan import Budget, Forecast
from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario
from scenarier.storage.baseline import read_baseline

PICTURE = b"\x89PNG\r\n\x1a\n"
OVERRIDE, HEBREW = "\u202e", "\u05d0\u05d1\u05d2"
IN_OPEN, IN_NONBLOCK, IN_CLOEXEC = 0x20, 0o4000, 0o2000000
PLACES = ("source_section", "source_table", "source_row")
GROUPS = ("0-5", "6-16", "17-19", "20-34", "35-64", "65-79", "80+")


class Guard:
    """A picture that nobody may open: Linux tells of every opening."""

    def __init__(self, folder: Path) -> None:
        self.picture = folder / "g.png"
        self.picture.write_bytes(PICTURE)
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._told = self._libc.inotify_init1(IN_NONBLOCK | IN_CLOEXEC)
        assert self._libc.inotify_add_watch(self._told, os.fsencode(self.picture), IN_OPEN) >= 0

    def was_opened(self) -> bool:
        """Whether the picture was opened since the last question."""
        try:
            return bool(os.read(self._told, 65_536))
        except BlockingIOError:
            return False

    def close(self) -> None:
        """Stop watching."""
        os.close(self._told)

    @property
    def harm(self) -> str:
        """Markup, a key of a menu, a title's mark, and a sign that turns the direction."""
        return f'<img src="file://{self.picture}"><b>x</b> & [*]{OVERRIDE} '


def harmful_baseline(folder: Path, harm: str) -> Baseline:
    """The baseline of a data package with the harm at the head of every text of it."""
    harmful_package(folder, harm)
    read_baseline.cache_clear()
    return read_baseline(folder)


def harmful_package(folder: Path, harm: str) -> Package:
    """The shipped data package with the harm at the head of every text of it."""
    package = Package(folder)

    def describe(description: dict) -> None:
        for resource in description["resources"]:
            for thing in (resource, *resource["schema"]["fields"]):
                for name in ("title", "title_en"):
                    thing[name] = harm + thing.get(name, "")

    package.describe(describe)
    for table in sorted(path.stem for path in folder.glob("*.csv")):
        package.rows(table, lambda rows: _harm(rows, harm))
    return package


def _harm(rows: list[Row], harm: str) -> None:
    for row in rows:
        for column, text in row.items():
            is_words = column.endswith(("_da", "_en")) or column in (
                "source_section",
                "source_table",
                "source_row",
            )
            if is_words and text:
                row[column] = harm + text


def harmful_study(harm: str) -> Study:
    """A study with the harm in every text of it."""
    measures = (
        Measure(
            f"{harm}one", "area:MBU.daycare", {2026: -5.0}, True, f"{harm}owner", f"{harm}a\nb", f"{harm}pack"
        ),
        Measure(f"{harm}two", "capex:gross", {2026: 5.0}, False, f"{harm}owner", "", f"{harm}pack", True),
        Measure(f"{harm}{HEBREW}", "area:MBU.daycare", {2027: 3.0}, True, HEBREW, harm * 100),
    )
    notes = {"population_growth": f"{harm}reason"}
    first = Scenario(f"{harm}first", f"{harm}note\n{harm}", {"population_growth": 3900.0}, measures, "", notes)
    second = Scenario(f"{harm}second", harm * 150, {"population_growth": 2000.0})
    rule = Rule(f"{harm}rule", "liquidity_per_citizen", "at_least", 9e5, source=f"{harm}source")
    budget = Budget(f"{harm}budget", {"frame:MBU": {2025: 8000.0}}, 2025, f"{harm}note")
    persons = {year: dict.fromkeys(GROUPS, 55_000.0 + year) for year in range(2025, 2030)}
    forecast = Forecast(f"{harm}forecast", persons, f"{harm}note")
    return Study(
        f"{harm}title",
        f"{harm}purpose",
        scenarios=(first, second),
        rules=(rule,),
        budget=budget,
        forecast=forecast,
    )
