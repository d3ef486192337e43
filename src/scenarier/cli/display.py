"""Whether a window can be shown. Qt ends the process when it cannot, so it is asked beforehand."""

import ctypes
import importlib.util
import os
import sys
from pathlib import Path


def has_display() -> bool:
    """Whether a Qt window can open here: a display answers and Qt's plugin for it loads."""
    if not sys.platform.startswith("linux"):
        return True
    asked = os.environ.get("QT_QPA_PLATFORM") or "wayland;xcb"
    return any(_can_show(platform.partition(":")[0]) for platform in asked.split(";"))


def _can_show(platform: str) -> bool:
    """Whether Qt's `platform` works here; those without a display, such as `offscreen`, only need their plugin."""
    if platform.startswith("wayland"):
        return bool(os.environ.get("WAYLAND_DISPLAY")) and _wayland_answers() and _plugin_loads("wayland")
    if platform == "xcb" and not (os.environ.get("DISPLAY") and _x11_answers()):
        return False
    return _plugin_loads(platform)


def missing_library() -> str:
    """What the system says of the library that keeps Qt from an X display that answers; "" when none does."""
    if not (sys.platform.startswith("linux") and os.environ.get("DISPLAY") and _x11_answers()):
        return ""
    try:
        ctypes.CDLL(str(_plugins() / "libqxcb.so"))
    except OSError as error:
        return str(error)
    return ""


def _plugins() -> Path:
    """Where PySide6 keeps its platform plugins."""
    found = importlib.util.find_spec("PySide6")
    return Path(found.origin or "").parent / "Qt" / "plugins" / "platforms" if found else Path()


def _library(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


def _x11_answers() -> bool:
    xcb = _library("libxcb.so.1")
    if xcb is None:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_answers() -> bool:
    wayland = _library("libwayland-client.so.0")
    if wayland is None:
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = wayland.wl_display_connect(None)
    if display is None:
        return False
    wayland.wl_display_disconnect(ctypes.c_void_p(display))
    return True


def _plugin_loads(platform: str) -> bool:
    """Whether Qt has a plugin for the platform, and all libraries that it needs are there."""
    if importlib.util.find_spec("PySide6") is None:
        return False
    plugins = _plugins()
    if not plugins.is_dir():  # a Qt of the system, whose plugins stand elsewhere
        return True
    return platform.isalnum() and _library(str(plugins / f"libq{platform}.so")) is not None
