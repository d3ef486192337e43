"""No name in the code: another municipality with a later base year is used like the shipped one, number by number.

And a search of `src`: no department, area, municipality or year stands in a string or a number of the code.
"""

import ast
import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from tests import renamed
from tests.docs.documents import ROOT
from tests.exchange.books import NEAR, by_formualizer, furthest, in_csv
from tests.gui.shown import shown_window
from tests.gui.test_one_language import Texts
from tests.gui.test_plain_everywhere import screens

from scenarier.analysis.reconcile import reconcile
from scenarier.cli.main import main
from scenarier.jobs.studies import open_study
from scenarier.session.session import Session
from scenarier.storage.baseline import read_baseline
from scenarier.text.language import set_language
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.steps import STEPS
from scenarier.vocabulary.variables import VARIABLES

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
PLANNED = ROOT / "tests" / "golden" / "check-budget.scenarier"
SCENARIOS = [one["name"] for one in json.loads(PLANNED.read_text(encoding="utf-8"))["scenarios"]]
OLD_NAMES = re.compile(
    "|".join(
        [r"Aarhus", *(rf"\b{code}\b" for code in renamed.DEPARTMENTS)]
        + [re.escape(name) for row in AARHUS.departments for name in (row.name_da, row.name_en)]
    )
)
OLD_YEARS = re.compile(r"(?<![\d.,])20(1\d|2[0-2])(?![\d.,]*\d)")
"""Years that no table of the other municipality reaches back to."""
Run = Callable[..., str]


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    set_language("da")
    yield
    set_language("da")


@pytest.fixture
def shipped(capsys: pytest.CaptureFixture[str]) -> Run:
    """What a command writes, whatever status it ends with."""

    def run(*arguments: object) -> str:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert ended.value.code in (0, 1), said.err
        return said.out

    return run


@pytest.fixture(scope="module")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "baselines"
    renamed.made(folder)
    return folder


@pytest.fixture
def other(shipped: Run, own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same where the user has another municipality's package, which opens by default."""

    def run(*arguments: object) -> str:
        with monkeypatch.context() as there:
            there.setattr("scenarier.storage.baselines.own_folder", lambda: own_folder)
            return shipped(*arguments)

    return run


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return renamed.study(PLANNED, tmp_path / "anden.scenarier")


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines()))


def test_that_the_other_municipality_has_another_name_for_everything(own_folder: Path) -> None:
    found = read_baseline(own_folder / renamed.NAME)
    assert (found.base_year, found.default_horizon, found.last_horizon, found.last_planned) == (
        2031,
        2036,
        2042,
        2067,
    )
    assert not set(found.entities("department")) & set(AARHUS.entities("department"))
    assert not {one.name for one in found.areas if not one.is_central} & {one.name for one in AARHUS.areas}
    for path in (own_folder / renamed.NAME).iterdir():
        left = OLD_NAMES.findall(path.read_text(encoding="utf-8"))
        assert not left, path


def test_that_the_sums_add_up_alike(own_folder: Path) -> None:
    pairs = zip(reconcile(AARHUS), reconcile(read_baseline(own_folder / renamed.NAME)), strict=True)
    assert all((a.verdict, a.published, a.readded) == (b.verdict, b.published, b.readded) for a, b in pairs)


@pytest.mark.parametrize(
    "command",
    [
        ("run",),
        ("rules",),
        ("budget",),
        ("compare", SCENARIOS[0], "Grundforløb"),
        ("ensemble", "--draws", "20"),
        ("ensemble", "--rules", "--draws", "20"),
    ],
    ids=" ".join,
)
def test_that_a_study_with_budget_and_forecast_gives_the_same_numbers(
    shipped: Run, other: Run, study: Path, command: tuple[str, ...]
) -> None:
    name, *arguments = command
    before = shipped(name, PLANNED, *arguments, "--format", "csv")
    assert len(before.splitlines()) > 20
    assert rows(other(name, study, *arguments, "--format", "csv")) == renamed.rows_later(before)


def test_that_its_workbook_computes_what_run_says(other: Run, study: Path, tmp_path: Path) -> None:
    chosen, out = (study, "--scenario", SCENARIOS[0]), tmp_path / "a.xlsx"
    other("export", *chosen, "-o", out)
    expected = in_csv(other("run", *chosen, "--format", "csv"))
    assert furthest(by_formualizer(out.read_bytes()), expected) <= NEAR


@pytest.mark.parametrize("command", ["run", "rules", "backtest"])
def test_that_without_a_study_the_other_municipality_opens(shipped: Run, other: Run, command: str) -> None:
    before = shipped(command, "--format", "csv")
    assert rows(other(command, "--format", "csv")) == renamed.rows_later(before)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("command", ["run", "rules", "budget", "compare", "backtest", "check"])
def test_that_what_is_written_for_reading_has_none_of_the_old_names(
    other: Run, study: Path, command: str, language: str
) -> None:
    asked: list[object] = [] if command in ("backtest", "check") else [study]
    asked += [SCENARIOS[0], "Grundforløb"] if command == "compare" else []
    said = other(command, *asked, "--language", language)
    assert len(said.splitlines()) > 5
    assert not OLD_NAMES.findall(said)
    assert not OLD_YEARS.findall(said)


def asked() -> Iterator[tuple[str, str, int]]:
    """Every variable and step with each of two entities in the base year and a later one."""
    entities = {
        "": ("",), "area": ("MBU.schools", "CENTRAL.other"), "department": ("MSO", "MTM"), "age": ("80+",),
        "line": ("taxes",), "driver": ("school_age",),
    }  # fmt: skip
    for name, described in {**VARIABLES, **STEPS}.items():
        for entity in entities[described.axis]:
            for year in (2024, 2028):
                yield name, entity, year


def nodes(tree: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    yield tuple(tree[key] for key in ("variable", "entity", "year", "value", "unit", "origin"))
    for inner in tree["inputs"]:
        yield from nodes(inner)


def later_node(node: tuple[Any, ...]) -> tuple[Any, ...]:
    variable, entity, year, *rest = node
    table = renamed.column_later if variable.startswith("baseline:") else str
    variable = table(renamed.coded(variable))
    variable = re.sub(r"\.(20\d\d)$", lambda found: f".{int(found[1]) + renamed.LATER}", variable)
    return (variable, renamed.coded(entity), year and year + renamed.LATER, *rest)


@pytest.mark.parametrize("shift", [0, 1], ids=["first half", "second half"])
def test_that_every_number_is_explained_alike(shipped: Run, other: Run, study: Path, shift: int) -> None:
    for name, entity, year in list(asked())[shift::2]:
        arguments = ["--format", "json", "--depth", "2", "--scenario", SCENARIOS[0]]
        for_entity = ["--entity", entity] if entity else []
        before = shipped("explain", name, "--year", year, *for_entity, *arguments, "--study", PLANNED)
        for_entity = ["--entity", renamed.coded(entity)] if entity else []
        said = other("explain", name, "--year", year + renamed.LATER, *for_entity, *arguments, "--study", study)
        assert list(nodes(json.loads(said))) == list(map(later_node, nodes(json.loads(before)))), (name, entity)
        assert not OLD_NAMES.findall(said), name


@pytest.fixture
def planned(own_folder: Path, study: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr("scenarier.storage.baselines.own_folder", lambda: own_folder)
    opened, baseline = open_study(study)
    return Session(baseline, opened)


@pytest.mark.parametrize("language", ["da", pytest.param("en", marks=pytest.mark.long)])
def test_that_the_window_shows_the_other_municipality_everywhere(qapp, planned: Session, language: str) -> None:
    set_language(language)
    with shown_window(qapp, planned, (1700, 900)) as window:
        seen = Texts()
        for screen in screens(window):
            seen.place = screen
            seen.look(window)
        window.bench.side.explain("liquidity_per_citizen", "", 2036)
        seen.look(window)
        assert len(seen.shown) > 500
        assert _left(seen, OLD_NAMES) == []
        assert _left(seen, OLD_YEARS) == []
        assert any("2031" in text for text in seen.shown)


def _left(seen: Texts, old: re.Pattern[str]) -> list[str]:
    return [f"{place}: {text[:120]}" for text, place in seen.shown.items() if old.search(text)]


def test_that_a_window_of_one_municipality_is_built_anew_for_another(qapp, planned: Session) -> None:
    assert open_study(None)[1].base_year == 2031  # the other municipality's, by default
    with shown_window(qapp, Session(AARHUS)) as window:
        before = window.bench
        window.session.open(planned.baseline, planned.study, None)
        QTest.qWait(1)
        assert window.bench is not before
        seen = Texts()
        seen.place = "overview"
        seen.look(window)
        assert _left(seen, OLD_NAMES) == []


def test_that_the_other_municipality_is_drawn(other: Run, study: Path, tmp_path: Path) -> None:
    said = other("snapshot", study, "--out", tmp_path / "out", "--size", "1000x700", "--scenario", SCENARIOS[0])
    assert {Path(line).name for line in said.splitlines()} == {path.name for path in (tmp_path / "out").iterdir()}
    assert len(said.splitlines()) > 15


# The code

OLD = re.compile(
    "|".join(
        [r"(?i:aarhus)", *(rf"(?<![A-Za-z]){code}(?![A-Za-z])" for code in renamed.DEPARTMENTS)]
        + [re.escape(area) for area in renamed.AREAS]
        + [r"(?<![\d-])20(1[5-9]|[2-5]\d|60)(?![\d-])"]
    )
)


def _documented(tree: ast.AST) -> set[int]:
    """Strings that say something and do nothing: docstrings, and those below a constant or a field."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def found_in(source: str) -> list[str]:
    """The names, codes and years in the strings, numbers and names of a source."""
    tree = ast.parse(source)
    documented = _documented(tree)
    found = []
    for node in ast.walk(tree):
        texts = [getattr(node, name, "") for name in ("id", "attr", "arg", "name")]
        if isinstance(node, ast.Constant) and id(node) not in documented:
            texts.append(str(node.value) if isinstance(node.value, str | int | float) else "")
        found += [text for text in texts if isinstance(text, str) and OLD.search(text.replace("_", " "))]
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: path.stem)
def test_that_no_name_and_no_year_stands_in_the_code(path: Path) -> None:
    assert found_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    ["BASE = 2024", "x = {'MBU': 1}", "def budget_2024(): ...", "row['account_2024']", "f'Aarhus {x}'",
     "area = 'MTM.properties'", "tr('DKK m, 2024 prices')"],
)  # fmt: skip
def test_that_a_name_or_a_year_is_seen(source: str) -> None:
    assert found_in(source)


def test_that_what_only_says_something_may_name_a_year() -> None:
    assert found_in('"""Of 2024."""\nX = 1\n"""As `2026-priser`."""\n# 2024\n') == []
