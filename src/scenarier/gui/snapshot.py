"""The window as pictures, without a screen."""

import os
import re
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QTimer
from PySide6.QtGui import QPixmap

from scenarier.gui.app import application
from scenarier.gui.style import ZOOM_STEP
from scenarier.gui.window.side import Side
from scenarier.gui.window.window import Window
from scenarier.jobs.run import scenario_index
from scenarier.jobs.studies import session_for_command
from scenarier.storage.files import make_folder, write_whole
from scenarier.text.language import language, mark
from scenarier.vocabulary.errors import Fault, FaultsError

LEAST_ROUNDS, MOST_ROUNDS = 4, 12
"""Layouts hear of one another one round of events after the other."""
LONGEST_DELAY = 500
"""What is put off for less than this is waited for [ms]."""
SMALLEST, LARGEST = 320, 8_000
_SIZE = re.compile(r"([0-9]{1,5})[xX×]([0-9]{1,5})\Z")


def read_size(text: str) -> tuple[int, int]:
    """Width and height [px] from `1280x720`.

    Raises
    ------
    FaultsError : it is not of that form, or too small or large to draw.
    """
    found = _SIZE.match(text.strip())
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST:
        return width, height
    fault = Fault(
        "--size",
        mark("“{size}” is not a size; write it as 1280x720, each side from {smallest} to {largest}"),
        {"size": text[:40], "smallest": SMALLEST, "largest": LARGEST},
    )
    raise FaultsError("scenarier snapshot", [fault])


def snapshot(
    study: Path | None,
    out: Path,
    theme: str,
    size: str,
    scenario: str | None,
    *,
    larger: int = 0,
    with_panel: bool = False,
) -> Iterator[Path]:
    """Draw each workspace, its parts, the rules and an explanation to PNGs in `out`.

    Gives the path of each as it is written. The text is `larger` by so many steps; with the panel, it stands open
    beside every workspace.

    Raises
    ------
    FaultsError : the study, the size or the scenario is faulty, or a picture cannot be written.
    """
    width, height = read_size(size)
    session = session_for_command(study)
    if scenario is not None:
        session.select(scenario_index(session.study, scenario))
    make_folder(out)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application()
    window = Window(theme)
    window.resize(width, height)
    window.fill(session)
    window.load_plots()
    window.show()
    if larger:
        window.zoom(ZOOM_STEP**larger)
    window.bench.side.show_side(with_panel)
    try:
        for name in _views(window):
            picture = _settled(window)
            path = out / f"{name}-{language()}-{theme}-{width}x{height}.png"
            write_whole(path, png(picture))
            yield path
    finally:
        window.close_now()
        window.deleteLater()


def _settled(window: Window) -> QPixmap:
    """The window as it is when a further round of its layouts and ranges changes nothing more."""
    picture = QPixmap()
    for n_rounds in range(MOST_ROUNDS):
        before = picture.toImage()
        _await_work(window)
        picture = window.grab()
        if n_rounds >= LEAST_ROUNDS and picture.toImage() == before:
            break
    return picture


def _await_work(window: Window) -> None:
    """Have everything done that is put off for a moment, or computed behind what is shown."""
    application().processEvents()
    while any(thread.name == "latest" for thread in threading.enumerate()) or _is_put_off(window):
        application().processEvents()
        time.sleep(0.002)
    application().processEvents()


def _is_put_off(window: Window) -> bool:
    timers = (timer for timer in window.findChildren(QTimer) if timer.isActive() and timer.isSingleShot())
    return any(timer.remainingTime() < LONGEST_DELAY for timer in timers)


def _views(window: Window) -> Iterator[str]:
    """Bring up what is drawn, one after the other, and name it."""
    bench = window.bench
    for workspace in bench.rows:
        bench.show_workspace(workspace)
        for part in bench.shown().parts():
            bench.shown().show_part(part)
            yield f"{workspace}-{part}"
        if not bench.shown().parts():
            yield workspace
    bench.show_workspace("overview")
    window.bench.levers.reveal("start_from_budget.service")
    yield "start"
    yield from _side_views(window.bench.side, window.session.projection().years[-1])


def _side_views(side: Side, year: int) -> Iterator[str]:
    """The rules, and one explanation on three levels, from liquidity down to a line of the report."""
    side.show_side(True)
    side.board.settle()
    yield "rules"
    side.explain("liquidity_per_citizen", "", year)
    yield "explain-1"
    way = ("liquidity", "result", "operating_result", "operating_expenditure", "service_expenditure")
    yield from _deeper(side, way, "explain-2")
    yield from _deeper(side, ("area_spending", "area_need", "core_need", "baseline:areas"), "explain-3")
    side.show_side(False)


def _deeper(side: Side, way: Sequence[str], name: str) -> Iterator[str]:
    """Open the first input of each kind on the way."""
    for start in way:
        told = side.explanation.told
        found = [given.key for given in told.inputs if given.key.variable.startswith(start)] if told else []
        if found:
            side.explanation.open(found[0])
    yield name


def png(picture: QPixmap) -> bytes:
    """The picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())
