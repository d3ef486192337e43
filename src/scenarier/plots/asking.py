"""How a table or a plot asks for something: by an event that goes to its window, and on to those behind it."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from scenarier.plots.plate import Plate
from scenarier.text.copied import Copied
from scenarier.views.figure import Amount, Figure, Pin

KIND = QEvent.Type(QEvent.registerEventType())
OTHERWISE = QEvent.Type(QEvent.registerEventType())
CODE = QEvent.Type(QEvent.registerEventType())
QUESTION = QEvent.Type(QEvent.registerEventType())
QUESTION_HERE = QEvent.Type(QEvent.registerEventType())


class SaveAsked(QEvent):
    """What is to be saved: a table, or a plot; `code` is the line with its short code, "" for none."""

    def __init__(self, what: Copied | Plate, code: str = "") -> None:
        super().__init__(KIND)
        self.what, self.code = what, code


def ask_to_save(widget: QWidget, what: Copied | Plate) -> None:
    """Ask the first window that saves, from that of the widget on."""
    send_up(widget, SaveAsked(what, code_line(widget)))


class CodeAsked(QEvent):
    """A table or plot that is to be copied; who knows its short code puts the line that says it in `told`."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(CODE)
        self.widget, self.told = widget, ""


def code_line(widget: QWidget) -> str:
    """The line with the short code of a table or plot; "" where copies carry none."""
    event = CodeAsked(widget)
    send_up(widget, event)
    return event.told


class QuestionAsked(QEvent):
    """What somebody wants to put a question to; None where it is nothing that may be asked about.

    `note` says why it is another thing than what was pointed at.
    """

    def __init__(self, pin: Pin | None, note: str = "") -> None:
        super().__init__(QUESTION)
        self.pin, self.note = pin, note


class QuestionHere(QEvent):
    """Asks what has the keyboard to send a `QuestionAsked` about the number it is at; who does so accepts it."""

    def __init__(self) -> None:
        super().__init__(QUESTION_HERE)
        self.ignore()


def ask_question(widget: QWidget, pin: Pin | None, note: str = "") -> None:
    """Ask the widget's window for a question to be put, or to say that there is nothing to pin it to."""
    send_up(widget, QuestionAsked(pin, note))


class OtherwiseAsked(QEvent):
    """A number whose amount is to be told in other units; who takes it puts the lines of the tip in `told`.

    `scenario` is the study's index of the one it belongs to, None for the one shown.
    """

    def __init__(self, what: Figure | Amount, scenario: int | None) -> None:
        super().__init__(OTHERWISE)
        self.what, self.scenario = what, scenario
        self.told: tuple[str, ...] = ()


def otherwise_of(widget: QWidget, what: Figure | Amount | None, scenario: int | None = None) -> tuple[str, ...]:
    """A number's amount in other units, a line each below a heading; none of what is no amount."""
    if what is None:
        return ()
    event = OtherwiseAsked(what, scenario)
    send_up(widget, event)
    return event.told


def with_otherwise(widget: QWidget, tip: str, what: Figure | Amount | None, scenario: int | None = None) -> str:
    """A tip with the number's amount in other units below it."""
    return "\n".join(filter(None, (tip, *otherwise_of(widget, what, scenario))))


def send_up(widget: QWidget, event: QEvent) -> None:
    """Send an event to the widget's window, and to the windows behind it until one takes it."""
    over: QWidget | None = widget.window()
    while over is not None and not QCoreApplication.sendEvent(over, event):
        behind = over.parentWidget()
        over = behind.window() if behind is not None else None
