"""What the benchmarks share, and a table of their ratios at the end."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

FINDINGS: list[str] = []


@pytest.fixture
def finding():
    """Note a line for the table at the end."""
    return FINDINGS.append


@pytest.fixture(scope="module")
def finding_of_module():
    """As `finding`, for a line that stands above a module's own."""
    return FINDINGS.append


def pytest_terminal_summary(terminalreporter):
    if FINDINGS:
        terminalreporter.section("measured against the goals")
        for line in FINDINGS:
            terminalreporter.write_line(line)
