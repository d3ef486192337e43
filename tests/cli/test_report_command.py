"""`scenarier report` and `verify` on the command line."""

import struct
import subprocess
import sys
import zlib

import pytest
from tests.exchange.reports import lines_of


def png() -> bytes:
    """A picture of one black pixel."""

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


@pytest.fixture
def report(scenarier, study, tmp_path):
    """Write the study's report, and its path."""
    out = tmp_path / "report.pdf"
    assert scenarier("report", study, "-o", out).status == 0
    return out


def test_that_a_report_is_written_verified_and_taken_as_a_study(scenarier, study, report):
    verified = scenarier("verify", report)
    assert (verified.status, verified.err) == (0, "")
    assert verified.out.endswith("figures printed hold.\n")
    assert scenarier("run", report, "--format", "csv").out == scenarier("run", study, "--format", "csv").out
    assert scenarier("compare", report, "Grundforløb", "Højere skat").status == 0
    assert scenarier("rules", report, "--scenario", "Lavere vækst").status in (0, 1)


def test_that_a_changed_report_ends_with_one(scenarier, report):
    report.write_bytes(report.read_bytes().replace(b"/Title", b"/Tital", 1))
    verified = scenarier("verify", report)
    assert verified.status == 1
    assert "another program" in verified.out


def test_that_the_names_chosen_are_those_in_the_report(scenarier, study, tmp_path):
    out = tmp_path / "one.pdf"
    asked = (
        "--scenario",
        "lavere vækst",
        "--against",
        "højere skat",
        "--title",
        "Vores titel",
        "--language",
        "en",
    )
    assert scenarier("report", study, "-o", out, *asked).status == 0
    told = "\n".join(lines_of(out.read_bytes()))
    assert "Vores titel" in told
    assert "1 scenario against Højere skat, 2024–2028" in told


def test_that_html_is_written_where_the_name_asks_for_it(scenarier, study, tmp_path):
    out = tmp_path / "report.HTML"
    assert scenarier("report", study, "-o", out).status == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_that_all_faults_are_told_at_once_and_nothing_is_written(scenarier, study, tmp_path):
    out = tmp_path / "report.docx"
    said = scenarier("report", study, "-o", out, "--scenario", "Lavere vakst", "--logo", tmp_path / "a.gif")
    assert said.status == 2
    for told in ("unknown scenario “Lavere vakst”", "Lavere vækst", "“report.docx” ends in", "“a.gif” is no PNG"):
        assert told in said.err
    assert not out.exists()


def test_that_a_logo_stands_at_the_top_and_a_broken_one_is_told_of(scenarier, study, tmp_path):
    logo, out = tmp_path / "logo.png", tmp_path / "report.pdf"
    logo.write_bytes(png())
    assert scenarier("report", study, "-o", out, "--logo", logo).status == 0
    assert scenarier("verify", out).status == 0
    logo.write_bytes(b"no picture")
    said = scenarier("report", study, "-o", out, "--logo", logo)
    assert said.status == 2
    assert "this is no picture that can be read" in said.err


def test_that_more_scenarios_than_anyone_reads_are_refused(scenarier, study, tmp_path):
    names = ", ".join(f'{{"name": "S{number}"}}' for number in range(13))
    start = study.read_text(encoding="utf-8").partition('"scenarios"')[0]
    study.write_text(f'{start}"scenarios": [{names}]}}', encoding="utf-8")
    said = scenarier("report", study, "-o", tmp_path / "a.pdf")
    assert said.status == 2
    assert "13 scenarios are too many for a report; name at most 12" in said.err
    assert scenarier("report", study, "-o", tmp_path / "a.pdf", "--scenario", "S3").status == 0


def test_that_the_baseline_alone_has_a_report(scenarier, tmp_path):
    out = tmp_path / "report.pdf"
    assert scenarier("report", "-o", out).status == 0
    assert scenarier("verify", out).status == 0


def test_that_a_report_needs_neither_qt_nor_pandas(study, tmp_path):
    code = (
        "import sys\nfrom scenarier.cli.main import main\n"
        f"try:\n    main(['report', {str(study)!r}, '-o', {str(tmp_path / 'a.pdf')!r}])\n"
        "except SystemExit:\n    pass\n"
        "assert not {'PySide6', 'pandas', 'pyqtgraph'} & {name.split('.')[0] for name in sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert (tmp_path / "a.pdf").exists()
