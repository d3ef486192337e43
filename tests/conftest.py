"""What all tests share: no screen, no colour of the machine, and nothing left behind."""

import os
import sys
import threading
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM_FOR_TESTS", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
for _name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
    os.environ.pop(_name, None)

settings.register_profile(
    "ci", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """After a test no window of its own is open and no thread of its own runs."""
    threads = set(threading.enumerate())
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        open_windows = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
        for window in open_windows:
            window.close()
        assert not open_windows, open_windows
    assert not [thread for thread in threading.enumerate() if thread not in threads]
