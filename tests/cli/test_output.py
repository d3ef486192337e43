"""What is written where it cannot be written: no traceback, whatever happens to stdout and stderr."""

import os
import subprocess
import sys

import pytest

COMMANDS = [["run"], ["run", "--format", "csv"], ["run", "--format", "json"], ["check"]]
RULES, EXPLAIN = ["rules", "--format", "csv"], ["explain", "result", "--year", "2029", "--format", "json"]
PLANNING = [["budget", "--format", "csv"], ["backtest", "--format", "csv"]]
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")


@FULL
@pytest.mark.parametrize("arguments", [*COMMANDS[1:], RULES, EXPLAIN, *PLANNING, ["--help"], ["--version"]])
def test_that_a_full_disk_is_said_in_one_line(process, arguments):
    with open("/dev/full", "wb") as full:
        said = process(*arguments, stdout=full)
    assert said.status == 2
    assert (
        said.err == "the output could not be written: the disk is full; free some space or choose another place\n"
    )


@pytest.mark.parametrize(
    "arguments", [["run", "--format", "csv", "--horizon", "2035"], ["check"], RULES, ["rules"], EXPLAIN, *PLANNING]
)
def test_that_a_reader_that_goes_away_leaves_no_traceback(process, tmp_path, arguments):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        said = process(*arguments, stdout=gone)
    assert said.status in (0, 1, 2)
    assert said.err == ""


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        ("run --format csv --horizon 2035", "scenario,variable,entity,year,value,unit"),
        ("rules --format csv --horizon 2035", "scenario,rule,entity,year,value,threshold,holds,margin,unit"),
        ("rules --horizon 2035", "Grundforløb"),
        ("explain result --year 2035 --format json", "{"),
        ("explain result --year 2035 --depth 9 --language en", "Grundforløb – Result 2035: 958.4 DKK m"),
    ],
)
def test_that_head_gets_its_lines(tmp_path, arguments, first):
    command = f"'{sys.executable}' -m scenarier {arguments} | head -n 2"
    said = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert said.stdout.splitlines()[0] == first
    assert said.stdout.count("\n") == 2
    assert said.stderr == ""


@pytest.mark.parametrize("arguments", [*COMMANDS[:2], ["check"], RULES, EXPLAIN, *PLANNING])
def test_that_a_closed_stdout_leaves_no_traceback(tmp_path, arguments):
    command = f"'{sys.executable}' -m scenarier {' '.join(arguments)} --language en >&-"
    said = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert said.returncode == 2
    assert said.stderr == "the output could not be written: the operating system says: Bad file descriptor\n"


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full", ">&- 2>&-", "</dev/null 2>/dev/null"])
def test_that_a_fault_ends_with_2_even_where_it_cannot_be_said(tmp_path, redirection):
    command = f"'{sys.executable}' -m scenarier run none.scenarier {redirection}"
    said = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (said.returncode, said.stdout, said.stderr) == (2, "", "")


def test_that_an_interrupted_command_ends_without_a_traceback(scenarier, monkeypatch):
    def interrupt(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("scenarier.jobs.run.run", interrupt)
    said = scenarier("run")
    assert said.status == 1
    assert "Traceback" not in said.err
