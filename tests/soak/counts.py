"""What a window holds of what must not grow, and what has grown."""

import gc
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

Counts = Mapping[str, float]
LOOSE = ("memory [MB]", "objects")
"""What may be a tenth more than it was; nothing else may be more at all."""


def process_events() -> None:
    """Let everything happen that is due, deletions too."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[arg-type]


def counts_of(window: QWidget) -> Counts:
    """How much there is of everything; memory first, as a user has it, then the rest after tidying."""
    process_events()
    memory = resident()
    gc.collect()
    process_events()
    tops = QApplication.topLevelWidgets()
    return {
        "memory [MB]": round(memory, 1),
        "top-level widgets": len(tops),
        "menus": sum(isinstance(one, QMenu) for one in tops),
        "actions": len(window.findChildren(QAction)),
        "objects": len(window.findChildren(QObject)),
        "timers": len(window.findChildren(QTimer)),
        "threads": max(threading.active_count(), n_in("/proc/self/task")),
        "file handles": n_in("/proc/self/fd"),
    }


def resident() -> float:
    """Resident memory [MB]; 0 where the system does not tell it like Linux."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if told.exists() else 0.0


def n_in(folder: str) -> int:
    """How many entries a folder of the system's has."""
    return len(os.listdir(folder)) if os.path.isdir(folder) else 0


def grown(warm: Sequence[Counts], last: Counts) -> list[str]:
    """What is more at the end than it ever was in the samples of the warm-up, in words."""
    found = []
    for name, value in last.items():
        most = max(sample[name] for sample in warm)
        if value > most * (1.1 if name in LOOSE else 1.0):
            found.append(f"{name} grew from {most:g} to {value:g}")
    return found
