"""The short form of `make soak`, and each of its acts alone: nothing is left of it."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.soak.acts import User
from tests.soak.counts import counts_of, grown
from tests.soak.soak import window_in

ROOT = Path(__file__).parents[2]
SECONDS = 60


@pytest.mark.long
def test_that_a_minute_of_random_use_leaves_memory_and_everything_else_as_it_was():
    command = [sys.executable, "-m", "tests.soak.soak", "--seconds", str(SECONDS)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=400, cwd=ROOT)
    assert said.returncode == 0, said.stdout + said.stderr[-2000:]
    assert said.stdout.endswith("nothing grew\n")


def test_that_what_grew_is_told_and_a_tenth_more_memory_is_let_pass():
    warm = [{"memory [MB]": 200.0, "menus": 11.0}, {"memory [MB]": 210.0, "menus": 12.0}]
    assert grown(warm, {"memory [MB]": 230.0, "menus": 12.0}) == []
    assert grown(warm, {"memory [MB]": 232.0, "menus": 13.0}) == [
        "memory [MB] grew from 210 to 232",
        "menus grew from 12 to 13",
    ]


@pytest.fixture
def user(qapp, danish, tmp_path):
    window, files = window_in(tmp_path)
    yield User(window, files, random.Random(3))
    window.session.listeners.clear()
    window.close_now()
    window.deleteLater()
    qapp.processEvents()


ACTS = ("language", "theme", "dialog", "context menu", "finder", "open", "scenarios", "explain")


def test_that_acts_done_again_and_again_leave_nothing_behind(user):
    def many(n_times):
        for name in ACTS * n_times:
            user.acts()[name][1]()
            user.close_all()
        user.rest()
        return {key: value for key, value in counts_of(user.window).items() if key != "memory [MB]"}

    listeners = list(user.window.session.listeners)
    user.do_all_once()
    before = many(1)
    after = many(3)
    assert {key: (before[key], value) for key, value in after.items() if value > before[key]} == {}
    assert user.window.session.listeners == listeners
    assert user.window.refresh in listeners


def test_that_a_switch_of_language_leaves_no_menu_and_no_widget_of_the_old_window(user):
    def switched(code):
        user.window.set_language(code)
        return counts_of(user.window)

    switched("en")
    before, after = switched("da"), [switched(code) for code in ("en", "da", "en", "da")][-1]
    for name in ("top-level widgets", "menus", "actions", "objects"):
        assert after[name] == before[name]
