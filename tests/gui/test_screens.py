"""The window opens within the screen, whatever its size and scaling; each in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

EMPTY = """
import sys
from pathlib import Path
from scenarier.gui.app import application, empty_session
from scenarier.gui.window.window import Window
app = application()
def shown():
    window = Window(settings=Path(sys.argv[1]))
    if len(sys.argv) > 2:
        window.fill(empty_session())
    window.show()
    for _ in range(3):
        app.processEvents()
    return window
def told(window):
    outer, room, size = window.frameGeometry(), window.screen().availableGeometry(), window.size()
    inside = room.contains(outer)
    print(int(inside), room.width() - outer.width(), room.height() - outer.height(), outer.left(), outer.top(),
          window.minimumWidth(), window.minimumHeight(), window.screen().name())
"""
ONE = "window = shown()\ntold(window)\nwindow.close_now()"
LARGE = """
window = shown()
for _ in range(6):
    window.zoom(1.1)
window.bench.side.toggle()
app.processEvents()
told(window)
window.close_now()
"""
MOVED = """
window = shown()
window.setGeometry(2000, 90, 1100, 640)
app.processEvents()
told(window)
window.close_now()
"""
SIZES = [(1366, 768), (1280, 720), (1024, 600)]


@pytest.fixture
def run(tmp_path):
    """Run code on screens of these sizes beside one another, with the settings of the run before."""

    def run(code, *sizes, scale=1.0, filled=False):
        screens, left = [], 0
        for number, (width, height) in enumerate(sizes):
            screens.append({"name": f"S{number}", "x": left, "y": 0, "width": width, "height": height,
                            "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1})  # fmt: skip
            left += width
        (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}))
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen:configfile=screens.json", "QT_SCALE_FACTOR": str(scale)
        }  # fmt: skip
        command = [sys.executable, "-c", EMPTY + code, "settings.json", *(["filled"] if filled else [])]
        said = subprocess.run(
            command, env=environment, cwd=tmp_path, check=True, stdout=subprocess.PIPE, text=True, timeout=60
        )
        return [line.split() for line in said.stdout.splitlines()]

    return run


@pytest.mark.parametrize("scale", [1, 1.5, 2])
@pytest.mark.parametrize("size", SIZES)
def test_that_the_first_window_opens_within_the_screen_and_takes_what_there_is(run, size, scale):
    ((inside, across, down, *_, least_width, least_height, _),) = run(ONE, size, scale=scale)
    assert inside == "1"
    assert int(across) <= 4
    assert int(down) <= 40
    assert int(least_width) <= min(1024, size[0] / scale)
    assert int(least_height) <= min(600, size[1] / scale)


@pytest.mark.parametrize("size", SIZES)
def test_that_a_full_window_with_large_text_stays_within_the_screen(run, size):
    ((inside, *_),) = run(LARGE, size, filled=True)
    assert inside == "1"


def test_that_a_window_comes_back_on_its_screen_and_within_another_when_that_is_gone(run):
    (before,) = run(MOVED, (1600, 900), (1920, 1080))
    assert before[-1] == "S1"
    assert run(ONE, (1600, 900), (1920, 1080)) == [before]
    (gone,) = run(ONE, (1024, 600))
    assert (gone[0], gone[-1]) == ("1", "S0")


def test_that_a_window_of_a_large_screen_comes_up_within_a_smaller_one(run):
    assert run(ONE, (3840, 2160))[0][0] == "1"
    for size in SIZES:
        assert run(ONE, size)[0][0] == "1"
