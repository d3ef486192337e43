"""Workbooks made, edited and computed anew by programs that share no code with this one."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import formualizer
import openpyxl
from tests.made import Study

from scenarier.exchange.workbook.book import workbook
from scenarier.jobs import run
from scenarier.jobs.studies import open_study
from scenarier.model.study import BASELINE, Scenario
from scenarier.model.study import Study as StudyValue
from scenarier.storage.study_write import write_study

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
DAY = date(2026, 1, 2)
NEAR = 1e-9
Results = dict[tuple[str, str, int], float]

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
"""A profile of LibreOffice that computes a workbook when it is loaded; by default the kept values are shown."""

AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""Every sheet as UTF-8 text of its own, numbers in full precision and not as they are shown."""


def exported(path: Path | None, name: str = "") -> bytes:
    """The workbook of a study's scenario, the baseline scenario where none is named."""
    study, baseline = open_study(path)
    scenario = next((one for one in study.scenarios if one.name == name), BASELINE)
    return workbook(baseline, study, scenario, DAY)


def saved(study: StudyValue, folder: Path) -> Path:
    """The study as a file."""
    path = folder / "study.scenarier"
    write_study(study, path)
    return path


def study_of(scenario: Scenario, **rest: Any) -> StudyValue:
    """A study of one scenario."""
    return Study("Kontrol", scenarios=(scenario,), **rest)


def projected(path: Path | None, name: str) -> Results:
    """What `scenarier run` writes as csv for one scenario."""
    projection, _ = run.run(path, [name], (), None)
    return in_csv(run.as_csv(projection, ()))


def without_values(book: bytes) -> bytes:
    """The workbook with nothing kept beside its formulas."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
                assert b"</f><v>" not in content
            new.writestr(name, content)
    return made.getvalue()


def opened(book: bytes, *, values: bool = False) -> Any:
    """The workbook as openpyxl has it: formulas, or the values kept beside them."""
    return openpyxl.load_workbook(io.BytesIO(book), data_only=values)


def closed(book: Any) -> bytes:
    """The workbook that openpyxl has, which keeps no values beside formulas."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def results_in(book: bytes) -> Results:
    """The values kept in the sheet `Data`."""
    sheet = openpyxl.load_workbook(io.BytesIO(book), data_only=True, read_only=True)["Data"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("variable", "entity", "year", "value", "unit")
    return {(name, entity or "", year): value for name, entity, year, value, _unit in rows[1:]}


def by_formualizer(book: bytes) -> Results:
    """What formualizer makes of the formulas alone."""
    return results_in(formualizer.recalculate_xlsx_bytes(without_values(book))["bytes"])


def by_libreoffice(books: dict[str, bytes], folder: Path) -> dict[str, Results]:
    """What LibreOffice makes of the formulas of all these workbooks, in one go."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    for name, book in books.items():
        (folder / f"{name}.xlsx").write_bytes(without_values(book))
    paths = [str(folder / f"{name}.xlsx") for name in books]
    command = [office(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", AS_CSV]
    subprocess.run([*command, "--outdir", str(folder), *paths], check=True, capture_output=True)
    return {name: in_csv((folder / f"{name}-Data.csv").read_text("utf-8")) for name in books}


def in_csv(text: str) -> Results:
    """The rows of long form by variable, entity and year."""
    rows = csv.DictReader(io.StringIO(text))
    return {(row["variable"], row["entity"], int(row["year"])): float(row["value"]) for row in rows}


def office() -> str:
    """LibreOffice's program; "" where it is not installed."""
    return shutil.which("soffice") or ""


def furthest(found: Results, expected: Results) -> float:
    """How far two projections are apart at most, as a part of the larger numbers."""
    assert found.keys() == expected.keys()
    missing = [key for key, value in found.items() if not isinstance(value, int | float)]
    assert not missing, missing[:5]
    return max(abs(found[key] - expected[key]) / max(1.0, abs(expected[key])) for key in expected)


def sheet_of(book: Any, role: str) -> Any:
    """The sheet that says in its first cell what it is."""
    return next(sheet for sheet in book.worksheets if sheet["A1"].value == f"scenarier:{role}")


def table_of(sheet: Any, first: str) -> tuple[dict[str, int], Iterator[int]]:
    """The columns of a sheet's table by their hidden names, and the rows below the headings."""
    head = next(row for row in range(1, 30) if sheet.cell(row, 1).value == first)
    columns = {cell.value: cell.column for cell in sheet[head] if cell.value}
    return columns, iter(range(head + 2, sheet.max_row + 1))
