"""The keys of a meeting. A clicker's keys are among them: Page Up and Page Down, B and the full stop."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from scenarier.gui.meeting.course import Course
from scenarier.gui.meeting.hints import Hint
from scenarier.text.language import tr

FAR = 10
"""So many steps with Shift."""
Run = Callable[[], object]


def actions_of(course: Course, leave: Run, blank: Run) -> Mapping[Qt.Key, Run]:
    """What each key does."""
    key = Qt.Key

    def enter() -> None:
        if course.is_hidden:
            course.answer()
        elif course.freeze():
            told = course.told
            course.go(1)
            course.told = course.told or told

    return {
        key.Key_PageDown: lambda: course.go(1),
        key.Key_PageUp: lambda: course.go(-1),
        key.Key_Down: lambda: course.turn(1),
        key.Key_Up: lambda: course.turn(-1),
        key.Key_Right: lambda: course.move(1),
        key.Key_Left: lambda: course.move(-1),
        key.Key_F: course.freeze,
        key.Key_Delete: course.clear,
        key.Key_G: course.guess_first,
        key.Key_Return: enter,
        key.Key_Enter: enter,
        key.Key_Home: course.take_back,
        key.Key_B: blank,
        key.Key_Period: blank,
        key.Key_Escape: leave,
        key.Key_F5: leave,
    }


def action_of(event: QKeyEvent, course: Course, actions: Mapping[Qt.Key, Run]) -> Run | None:
    """What a press of a key does; None for nothing."""
    try:
        key = Qt.Key(event.key())
    except ValueError:
        return None
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    steps = {Qt.Key.Key_Right: FAR, Qt.Key.Key_Left: -FAR}.get(key)
    if steps is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return lambda: course.move(steps)
    return actions.get(key)


def hints_of(actions: Mapping[Qt.Key, Run]) -> list[Hint]:
    """The keys as they are shown at the lower edge."""
    key = Qt.Key
    shown = (
        ("PgUp", tr("Previous"), key.Key_PageUp),
        ("PgDn", tr("Next"), key.Key_PageDown),
        ("←", "", key.Key_Left),
        ("→", tr("Move"), key.Key_Right),
        ("↑", "", key.Key_Up),
        ("↓", tr("Other figure"), key.Key_Down),
        ("F", tr("Freeze"), key.Key_F),
        ("Enter", tr("Freeze, next"), key.Key_Return),
        ("Delete", tr("Clear lines"), key.Key_Delete),
        ("G", tr("Guess first"), key.Key_G),
        ("Home", tr("From the start"), key.Key_Home),
        ("B", tr("Blank"), key.Key_B),
        ("Esc", tr("Leave"), key.Key_Escape),
    )
    return [(name, words, actions[each]) for name, words, each in shown]
