"""What all tests share: no screen, no language of the machine, no connection, and nothing left behind."""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from itertools import compress
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from hypothesis import HealthCheck, settings
from tests.guard.connections import REPORT, taken, watch

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM_FOR_TESTS", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
for _name in [name for name in os.environ if name.startswith("LC_") or name in ("LANG", "LANGUAGE")]:
    del os.environ[_name]

settings.register_profile(
    "ci", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")

watch()
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(Path(__file__).parent / "guard"), *filter(None, [os.environ.get("PYTHONPATH")])]
)


@pytest.fixture(autouse=True, scope="session")
def report_of_connections(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file that this process and its children write connections into."""
    report = tmp_path_factory.mktemp("connections") / "opened.txt"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(REPORT, str(report))
        yield report


@pytest.fixture(autouse=True)
def no_connection(report_of_connections: Path) -> Iterator[None]:
    """No test opens a connection, whoever may have caught what came of it."""
    yield
    assert not taken(str(report_of_connections))


def pytest_collection_finish() -> None:
    """The thousands of tests themselves live to the end: Python's tidying after each of them passes them over."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def no_data_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps for a user, earlier versions for one, goes to a folder of the tests."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


SEEN: "WeakSet[Any]" = WeakSet()
"""Qt's timers and threads that there have been, as Python knows them."""


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test no thread of its own runs, and Qt has no window, timer or thread of its own either."""
    threads = set(threading.enumerate())
    uses_qt = bool({"qapp", "qtbot"} & set(request.fixturenames))
    before = _of_qt(uses_qt)
    if uses_qt:
        gc.freeze()  # Python's tidying passes over all that is there by now, and so does the look at what is new
    yield
    windows = [window for window in _windows() if window.isVisible()]
    names = [repr(window) for window in windows]
    for window in windows:
        window.close()
    left = [repr(thing) for thing in _of_qt(uses_qt) if thing not in before]
    assert not names
    assert not [thread for thread in threading.enumerate() if thread not in threads]
    assert not left  # what a window has at work ends with the window


def _of_qt(uses_qt: bool) -> list[Any]:
    """Qt's windows, shown or not, its running timers and its running threads, once Qt and Python have tidied."""
    if not uses_qt or _application() is None:
        return []
    core, is_valid = sys.modules["PySide6.QtCore"], sys.modules["shiboken6"].isValid
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    gc.collect()
    kinds = {*_kinds_of(core.QTimer), *_kinds_of(core.QThread)}
    objects = gc.get_objects()  # by type(), since dead weak references cannot be asked for their class
    SEEN.update(compress(objects, map(kinds.__contains__, map(type, objects))))
    alive = list(filter(is_valid, SEEN))
    timers = [timer for timer in alive if isinstance(timer, core.QTimer) and timer.isActive()]
    return [*_windows(), *timers, *(one for one in alive if isinstance(one, core.QThread) and one.isRunning())]


def _kinds_of(kind: type[Any]) -> Iterator[type[Any]]:
    """A class and all that are made of it."""
    yield kind
    for other in kind.__subclasses__():
        yield from _kinds_of(other)


def _windows() -> list[Any]:
    application = _application()
    return list(application.topLevelWidgets()) if application is not None else []


def _application() -> Any:
    """The application, when a test has made one; Qt is not imported for the question."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets.QApplication.instance() if widgets is not None else None
