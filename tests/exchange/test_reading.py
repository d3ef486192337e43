"""Files that are read or refused: each bad one with a message that says what to do, nothing run, nothing taken."""

import datetime
import multiprocessing
import os
import resource
import subprocess
import sys
import time
import zipfile
from concurrent.futures import CancelledError
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange import hostile

from scenarier.exchange.contents import sheets_in
from scenarier.exchange.limited import run_limited
from scenarier.exchange.sheets import Uncomputed, read_sheets
from scenarier.text.faults import fault_text, faults_text
from scenarier.text.language import set_language
from scenarier.vocabulary.errors import FaultsError


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("da")


@pytest.fixture
def read(tmp_path):
    def sheets(content, name="file.bin"):
        path = tmp_path / name
        path.write_bytes(content)
        return sheets_in(path)

    return sheets


def told(read, content):
    """What is said of a file that is refused."""
    with pytest.raises(FaultsError) as caught:
        read(content)
    return [fault_text(fault) for fault in caught.value.faults]


HOSTILE = {
    "has a password": (hostile.ole("EncryptionInfo", "EncryptedPackage"), "has a password; save it without one"),
    "xls with a macro": (hostile.ole("Workbook", "_VBA_PROJECT_CUR"), "macros are not let in; save it as .xlsx"),
    "another document": (hostile.ole("WordDocument"), "this is no workbook; save the table as"),
    "xls that is cut off": (hostile.ole("Workbook"), "is cut off or damaged"),
    "macro": (hostile.with_macro(), "macros are not let in; save it as .xlsx"),
    "zip bomb": (hostile.zip_bomb(), "it unpacks to 90 MB from 0.1 MB"),
    "many entries": (
        hostile.repacked(hostile.xlsx(), added={f"{n}": b"" for n in range(6000)}),
        "files are packed in it, and a workbook has at most 5000",
    ),
    "xml bomb": (hostile.xml_bomb(), "declares entities"),
    "xml bomb in the texts": (hostile.xml_bomb_in_strings(), "declares entities"),
    "xml that reads files": (hostile.xml_file_entity(), "declares entities"),
    "far cell": (hostile.scattered(), "Ark1: there is something in cell XFD1048576, far from the rest"),
    "far row and column": (hostile.scattered("ALL100000"), "in cell ALL100000, far from the rest"),
    "place that no sheet has": (hostile.scattered("ZZZ9999999"), "at “A9999999”, and no sheet has such a place"),
    "sheet that is no xml": (hostile.with_sheet("<worksheet><row>"), "is cut off or damaged"),
    "cut off": (hostile.xlsx()[:3000], "is cut off or damaged; fetch it or save it again"),
    "altered inside": (
        hostile.xlsx().replace(b"PK\x01\x02", b"PK\x01\x03"), "is cut off or damaged; fetch it or save it again",
    ),
    "zip without a workbook": (
        hostile.repacked(hostile.ods(""), {"content.xml": bytes}).replace(b"content.xml", b"kontent.xml"),
        "a zip file but not a workbook",
    ),
    "binary workbook": (
        hostile.repacked(hostile.xlsx(), added={"xl/workbook.bin": b""}), "(xlsb); save it as .xlsx",
    ),
    "strict workbook": (
        hostile.repacked(hostile.xlsx(), {
            "xl/workbook.xml": lambda part: part.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
        }),
        "“Strict Open XML”; save it as an ordinary .xlsx",
    ),
    "ods with a password": (
        hostile.ods("", '<manifest xmlns:m="x"><m:encryption-data/></manifest>'), "has a password",
    ),
    "ods bomb": (hostile.ods("", head="<!DOCTYPE x []>"), "declares entities"),
    "ods far away": (
        hostile.ods(
            f"<table:table-row>{hostile.ods_cell(1)}</table:table-row>"
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
            '<table:table-row><table:table-cell table:number-columns-repeated="900"/>'
            f"{hostile.ods_cell(2)}</table:table-row>"
        ),
        "in cell AHQ1000002, far from the rest",
    ),
    "ods of many the same": (
        hostile.ods(
            '<table:table-row table:number-rows-repeated="1000000">'
            f'{hostile.ods_cell(1, 1000)}</table:table-row>'
        ),
        "more than 2 million cells",
    ),
    "pdf": (b"%PDF-1.7 ...", "this is a PDF file; save the table as"),
    "web page named as a workbook": (b"\r\n<HTML><table>", "this is a web page"),
    "xml": (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "this is an XML file"),
    "px": (b'CHARSET="ANSI";\r\nAXIS-VERSION="2006";', "PC-Axis file (px); fetch the table as csv"),
    "picture": (b"\x89PNG\r\n", "this is a picture"),
    "empty": (b"", "the file is empty"),
    "blank": (b"\n \n", "the file is empty"),
    "no text": (b"a;b\n1;\x002\n3;4\n", "line 2 holds signs that are no text (NUL)"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_that_a_hostile_or_damaged_file_is_refused_with_what_to_do(read, kind):
    content, message = HOSTILE[kind]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert message in "\n".join(told(read, content))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000, "300 MB"


@pytest.mark.parametrize("kind", HOSTILE)
def test_that_the_refusal_is_danish_too(read, kind):
    content, _ = HOSTILE[kind]
    in_english = told(read, content)
    set_language("da")
    assert all(one != other for one, other in zip(told(read, content), in_english, strict=True))


def test_that_files_over_100_mb_are_refused_unread(tmp_path):
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(FaultsError) as caught:
        read_sheets(path)
    assert "the file is too large (200 MB; at most 100 MB)" in faults_text(caught.value)


def test_that_what_is_no_file_is_told(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path, message in (
        (tmp_path, "this is a folder, a file is needed"),
        (tmp_path / "none.xlsx", "there is no such file"),
        (tmp_path / "pipe", "this is not an ordinary file"),
        (Path("/dev/zero"), "this is not an ordinary file"),
    ):
        with pytest.raises(FaultsError) as caught:
            read_sheets(path)
        assert message in faults_text(caught.value)


# Workbooks


def test_that_numbers_texts_days_and_blanks_are_read_as_they_are(read):

    (sheet,) = read(
        hostile.xlsx([("Alder", 2025, 22978.5), (None, True, datetime.datetime(2026, 1, 1)), (" a ",)])
    )
    assert sheet.rows == (("Alder", 2025, 22978.5), (None, True, datetime.date(2026, 1, 1)), ("a", None, None))
    assert (sheet.name, sheet.notes) == ("Ark1", ())


def test_that_a_workbook_is_known_by_its_content_and_not_by_its_name(read):
    assert read(hostile.xlsx(), "file.csv") == read(hostile.xlsx(), "file.xlsx")


def test_that_a_formula_without_a_value_is_told_apart_from_a_blank_cell(read):
    (sheet,) = read(hostile.formula_without_value())
    assert [isinstance(cell, Uncomputed) for cell in sheet.rows[2]] == [False, True, False]
    assert sheet.rows[2][0] is None
    assert "no computed value" in sheet.rows[2][1].reason


def test_that_a_formula_with_a_value_is_that_value(read):
    (sheet,) = read(hostile.formulas_with_values())
    assert sheet.rows == ((2, None, "#DIV/0!"),)


def test_that_merged_texts_count_for_each_row_and_merged_numbers_are_not_guessed_at(read):
    def merge(book):
        sheet = book.active
        sheet["A1"], sheet["B1"], sheet["C1"] = "MBU", 5, 2026
        sheet["D4"] = "end"
        for cells in ("A1:A3", "B1:B2", "C1:D1"):
            sheet.merge_cells(cells)

    (sheet,) = read(hostile.xlsx((), merge))
    assert [row[0] for row in sheet.rows] == ["MBU", "MBU", "MBU", None]
    assert [isinstance(row[1], Uncomputed) for row in sheet.rows] == [True, True, False, False]
    assert sheet.rows[0][2:] == (2026, None)
    assert "merged cells (A1:A3, B1:B2, C1:D1)" in fault_text(sheet.notes[0])


def test_that_hidden_sheets_rows_and_links_are_read_and_told(read):
    def hide(book):
        book.create_sheet("Skjult")["A1"] = 1
        book["Skjult"].sheet_state = "hidden"
        book.active.row_dimensions[2].hidden = True

    content = hostile.repacked(hostile.xlsx(change=hide), added={"xl/externalLinks/externalLink1.xml": b"<a/>"})
    seen, hidden = read(content)
    assert hidden.rows == ((1,),)
    assert "the sheet is hidden" in fault_text(hidden.notes[0])
    assert "hidden rows and columns are read too" in fault_text(seen.notes[0])
    assert "linked to other files" in fault_text(seen.notes[1])


def test_that_cells_without_content_far_away_are_no_matter(read):
    xml = hostile.sheet_xml(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    )
    (sheet,) = read(hostile.with_sheet(xml))
    assert sheet.rows == ((1,),)


def test_that_cells_without_addresses_are_counted_along(read):
    xml = hostile.sheet_xml("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><f>1+1</f></c></row>")
    (sheet,) = read(hostile.with_sheet(xml))
    assert sheet.rows[0] == (1, 2)
    assert isinstance(sheet.rows[1][1], Uncomputed)


def test_that_prefixed_names_of_xml_are_read(read):
    xml = hostile.sheet_xml('<row r="1"><c r="A1"><f>1</f><v>7</v></c><c r="B1"><f>1</f></c></row>')
    for name in ("worksheet", "sheetData", "row", "c", "v", "f"):
        xml = xml.replace(f"<{name}", f"<x:{name}").replace(f"</{name}>", f"</x:{name}>")
    (sheet,) = read(hostile.with_sheet(xml.replace("xmlns=", "xmlns:x=")))
    assert sheet.rows[0][0] == 7
    assert isinstance(sheet.rows[0][1], Uncomputed)


def test_that_ods_is_read_with_its_repeats_merges_and_uncomputed_formulas(read):
    rows = (
        '<table:table-row table:number-rows-repeated="2">'
        f"{hostile.ods_cell(1, 2)}</table:table-row>"
        '<table:table-row><table:table-cell table:formula="of:=1"/>'
        '<table:table-cell office:value-type="string"><text:p>å</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell table:formula="of:=1"><text:p/></table:table-cell>'
        '<table:table-cell x:value-type="error" office:value-type="string" xmlns:x="x"/></table:table-row>'
    )
    (sheet,) = read(hostile.ods(rows))
    assert sheet.rows[:2] == ((1, 1), (1, 1))
    assert isinstance(sheet.rows[2][0], Uncomputed)
    assert sheet.rows[2][1] == "å"
    assert sheet.rows[3][0] is None
    assert "the cell holds an error" in sheet.rows[3][1].reason


# The process


def test_that_a_file_is_read_in_a_process_that_is_gone_afterwards(tmp_path, nothing_left):
    (tmp_path / "a.xlsx").write_bytes(hostile.xlsx())
    (sheet,) = read_sheets(tmp_path / "a.xlsx")
    assert sheet.rows == (("Alder", 2025), ("0-5", 22978))
    assert multiprocessing.active_children() == []


def processes():
    """Those that this one has started and that are there yet, the dead ones too."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            status = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(status[1]) == os.getpid() and b"resource_tracker" not in (folder / "cmdline").read_bytes():
                found.add(folder.name)
    return found


@pytest.fixture
def nothing_left():
    """No process of a test is there after it."""
    before = processes()
    yield
    assert processes() <= before


def sleep(path):
    time.sleep(60)


def eat(path):
    return [bytes(2**20 + n) for n in range(4096)]


def abort(path):
    os.abort()


def speak(path):
    raise RuntimeError("nobody is to see this")


def fault_of(work, path, **limits):
    with pytest.raises(FaultsError) as caught:
        run_limited(work, path, **limits)
    return faults_text(caught.value)


def test_that_a_process_that_takes_too_long_is_ended(tmp_path, nothing_left):
    assert "within 0.3 seconds" in fault_of(sleep, tmp_path, seconds=0.3)


def test_that_a_process_that_takes_too_much_memory_is_told_of(tmp_path, nothing_left):
    assert "is damaged or takes too much memory" in fault_of(eat, tmp_path)


@pytest.mark.parametrize("work", [abort, speak])
def test_that_a_process_that_falls_over_is_told_of_without_a_trace(tmp_path, nothing_left, work, capfd):
    assert "the file could not be read" in fault_of(work, tmp_path)
    assert capfd.readouterr() == ("", "")


def test_that_reading_is_cancelled_at_once(tmp_path, nothing_left):
    start = time.monotonic()
    with pytest.raises(CancelledError):
        run_limited(sleep, tmp_path, lambda: True)
    assert time.monotonic() - start < 20


def test_that_a_script_may_read_a_file(tmp_path):
    (tmp_path / "a.csv").write_text("a;b\n1;2\n")
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom scenarier.exchange.sheets import read_sheets\n"
        "if __name__ == '__main__':\n    print(read_sheets(Path('a.csv'))[0].rows)\n"
    )
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "(('a', 'b'), ('1', '2'))\n"


PARTS = zipfile.ZipFile(BytesIO(hostile.xlsx())).namelist()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PARTS), st.integers(0, 2000), st.binary(max_size=6))
def test_that_any_damage_inside_a_workbook_is_read_or_told(tmp_path_factory, part, at, data):
    content = hostile.repacked(hostile.xlsx(), {part: lambda old: old[:at] + data + old[at + len(data) :]})
    path = tmp_path_factory.mktemp("damaged") / "a.xlsx"
    path.write_bytes(content)
    with suppress(FaultsError):
        assert sheets_in(path)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_that_any_bytes_are_read_or_told(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "a"
    path.write_bytes(content)
    with suppress(FaultsError):
        assert sheets_in(path)
