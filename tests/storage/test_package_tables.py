"""The tables of a package, broken in every way: a fault with file and line."""

import shutil
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.errors import FaultsError
from scenarier.vocabulary.places import baseline_folder

CHANGED = "the checksum does not match; the file was changed after the package was made"


def test_that_a_missing_file_is_named(package):
    (package.folder / "areas.csv").unlink()
    assert package.fault() == "areas.csv: there is no such file or folder; check the spelling of the path"


def test_that_all_missing_files_are_named(package):
    for name in ("areas", "savings", "ties"):
        (package.folder / f"{name}.csv").unlink()
    assert [line.partition(":")[0] for line in package.faults()] == ["areas.csv", "savings.csv", "ties.csv"]


def test_that_a_folder_in_place_of_a_file_is_refused(package):
    (package.folder / "areas.csv").unlink()
    (package.folder / "areas.csv").mkdir()
    assert package.fault() == "areas.csv: this is a folder, a file is needed"


def test_that_too_large_a_table_is_refused_unread(package):
    with (package.folder / "areas.csv").open("wb") as file:
        file.truncate(200 * 2**20)
    assert package.fault() == "areas.csv: the file is too large (200 MB; at most 16 MB); is it the right file?"


@pytest.mark.parametrize("table", ["areas", "ties", "per_citizen", "activity"])
def test_that_a_changed_file_is_noticed_whatever_was_changed(package, table):
    content = package.content(table)
    package.write(table, content[:-3] + bytes([content[-3] ^ 1]) + content[-2:], seal=False)
    assert package.faults()[0] == f"{table}.csv: {CHANGED}"


def test_that_a_changed_description_of_a_checksum_is_noticed(package):
    for wrong in ("sha256:" + "0" * 64, "", "md5:0"):
        package.resource("areas", lambda resource, wrong=wrong: resource.update(hash=wrong))
        assert package.fault() == f"areas.csv: {CHANGED}"


def test_that_a_missing_column_is_named(package):
    package.replace("areas", ",kind,", ",")
    assert package.fault() == "areas.csv: the column “kind” is missing"


def test_that_an_extra_column_is_named(package):
    lines = package.content("areas").decode().splitlines()
    package.write("areas", "\n".join(f"{line},{'nodes' if not n else 1}" for n, line in enumerate(lines)).encode())
    assert package.fault() == "areas.csv: unknown column “nodes”"


def test_that_a_renamed_column_is_named_with_the_nearest(package):
    package.replace("areas", "department", "departmant")
    assert package.faults() == [
        "areas.csv: the column “department” is missing",
        "areas.csv: unknown column “departmant”; did you mean “department”?",
    ]


def test_that_columns_in_another_order_are_refused(package):
    package.replace("areas", "area,department", "department,area")
    assert package.fault() == "areas.csv: the columns stand in another order than in the description"


def test_that_a_column_that_stands_twice_is_named(package):
    package.replace("areas", "area,department", "area,area")
    assert "areas.csv: the column “area” stands twice; keep one" in package.faults()


def test_that_semicolons_of_a_danish_spreadsheet_are_recognised(package):
    package.write("taxes", package.content("taxes").replace(b",", b";"))
    said = "taxes.csv: the columns are separated by semicolons; save the file with commas between them"
    assert package.fault() == said


@pytest.mark.parametrize("content", [b"", b"\n", b"area\n", b"\x00\x00"])
def test_that_a_table_without_its_columns_is_refused(package, content):
    package.write("areas", content)
    assert "areas.csv: the column “department” is missing" in package.faults()


def test_that_a_byte_order_mark_is_passed_over(package):
    package.write("areas", b"\xef\xbb\xbf" + package.content("areas"))
    assert package.faults() == []


def test_that_a_file_that_is_not_utf8_is_refused_with_its_line(package):
    package.write("taxes", package.content("taxes").decode().encode("latin-1"))
    assert package.fault().startswith("taxes.csv:")
    assert package.fault().endswith(": this is not UTF-8 text; save the file as UTF-8")


def test_that_a_row_too_short_or_too_long_is_named_with_its_line(package):
    lines = package.content("taxes").decode().splitlines()
    lines[2], lines[3] = "x,y", lines[3] + ",1,2"
    package.write("taxes", "\n".join(lines).encode())
    assert package.faults()[:2] == [
        "taxes.csv:3: 2 values where 12 belong",
        "taxes.csv:4: 14 values where 12 belong",
    ]


def test_that_a_quotation_mark_that_is_not_closed_is_named_with_its_line(package):
    package.replace("taxes", "Grundskyld,", '"Grundskyld,')
    assert package.faults() == ["taxes.csv:3: the row cannot be read; a quotation mark or a comma is amiss"]


@pytest.mark.parametrize("wrong", "x|1,692|1692 kr.|1_692|nan|inf|1e999| 1692|1692 |٣|0x10|1.|--1".split("|"))
def test_that_text_where_a_number_belongs_is_named_with_its_line(package, wrong):
    package.set("areas", "MBU.schools", "account_2024", wrong)
    assert package.fault() == f"areas.csv:3 account_2024: “{wrong}” is not a number; write it like 1234.5"


@pytest.mark.parametrize("wrong", ["x", "1.5", "2024.0", "1e3", "1" * 5000, "2_024", ""])
def test_that_a_whole_number_is_asked_for_where_one_belongs(package, wrong):
    package.set("age_structure", "2030", "year", wrong)
    said = package.faults()[0]
    assert said.startswith(f"age_structure.csv:{package.line('age_structure', '2029') + 1} year: ")
    assert len(said) < 150


def test_that_a_missing_value_is_named_with_its_line(package):
    package.set("areas", "MBU.schools", "account_2024", "")
    assert package.fault() == "areas.csv:3 account_2024: a value is missing; it is required"


def test_that_a_value_that_is_not_allowed_is_named_with_the_nearest(package):
    package.set("areas", "MBU.schools", "kind", "servise")
    said = "areas.csv:3 kind: “servise” is not among the allowed values; did you mean “service”?"
    assert package.faults()[0] == said


def test_that_a_number_out_of_its_columns_limits_is_named(package):
    package.column("areas", "account_2024", lambda field: field["constraints"].update(maximum=2000))
    assert package.faults()[0] == "areas.csv:3 account_2024: 2293 is outside -∞…2000"


def test_that_a_key_that_stands_twice_is_named_with_its_line(package):
    package.rows("areas", lambda rows: [*rows, rows[0]])
    assert package.fault() == f"areas.csv:{package.content('areas').count(10)}: the key “MBU.daycare” stands twice"


def test_that_a_broken_foreign_key_is_named_with_its_line_even_below_a_row_of_several_lines(package):
    package.set("areas", "MBU.daycare", "name_en", "Day\ncare\nof all kinds")
    package.set("areas", "MBU.schools", "department", "MBUX")
    said = "areas.csv:5 department: “MBUX” does not stand in the table departments; did you mean “MBU”?"
    assert package.fault() == said


def test_that_all_faults_of_all_tables_are_told_together(package):
    package.set("areas", "MBU.schools", "account_2024", "x")
    package.set("parameters", "tax_rate", "minimum", "y")
    package.set("savings", "MTM", "result_2024", "")
    assert [line.partition(":")[0] for line in package.faults()] == ["areas.csv", "savings.csv", "parameters.csv"]


def test_that_a_table_of_16_mb_with_millions_of_faults_is_refused_in_ten_seconds(package):
    for line in (b"\n", b"x," * 18 + b"y\n"):
        header, _, _ = package.content("areas").partition(b"\n")
        package.write("areas", header + b"\n" + line * (15 * 2**20 // len(line)))
        start = time.perf_counter()
        lines = package.faults()
        assert time.perf_counter() - start < 10
        assert lines[-1].endswith("more faults")


@settings(max_examples=35, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_that_any_cell_replaced_gives_faults_or_a_baseline(package, data):
    """Never another error; the file as it was is put back."""
    tables = "areas parameters drivers central_rows savings base_figures ties department_assumptions taxes".split()
    table = data.draw(st.sampled_from(tables))
    before = package.content(table)

    def change(rows):
        row = data.draw(st.sampled_from(rows))
        column = data.draw(st.sampled_from(list(row)))
        row[column] = data.draw(st.sampled_from(["", "x", "0", "-1", "1e300", "2.5", "a;b"]) | st.text(max_size=4))

    package.rows(table, change)
    package.faults()
    package.write(table, before)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_that_flipped_bits_in_a_table_give_faults_or_a_baseline(package, data):
    table = data.draw(st.sampled_from(["areas", "parameters", "drivers", "base_figures"]))
    before = package.content(table)
    content = bytearray(before)
    for bit in data.draw(st.lists(st.integers(0, 8 * len(content) - 1), min_size=1, max_size=3)):
        content[bit // 8] ^= 1 << bit % 8
    package.write(table, bytes(content))
    package.faults()
    package.write(table, before)


def test_that_weights_that_do_not_add_up_are_told_even_when_the_checksum_is_broken_too(tmp_path):
    folder = tmp_path / "aarhus-2024"
    shutil.copytree(baseline_folder("aarhus-2024"), folder)
    drivers = folder / "drivers.csv"
    text = drivers.read_text(encoding="utf-8").replace("preschool,1,", "preschool,0.9,", 1)
    drivers.write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(FaultsError) as caught:
        read_baseline(folder)
    messages = [fault.message for fault in caught.value.faults]
    assert len(messages) == 2
    assert "checksum" in messages[0]
    assert "add up" in messages[1]
