"""The pair of PySide6 and pyqtgraph that works throughout; other versions have known faults."""

import sys

import pyqtgraph
import PySide6
from PySide6.QtWidgets import QLabel


def test_that_the_pair_is_one_that_works():
    assert PySide6.__version__.startswith("6.10.")
    assert PySide6.__version__ not in ("6.10.0", "6.10.1")
    assert pyqtgraph.__version__.startswith("0.14.")


def test_that_a_void_call_keeps_its_reference_to_none(qapp):
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(60):
        label.setText("x")
    assert before - sys.getrefcount(None) < 20
    label.deleteLater()
