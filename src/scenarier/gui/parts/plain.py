"""Message boxes, titles and the program's own markup, none of which takes markup from a text that it is given."""

import re

from PySide6.QtCore import QByteArray, QPoint, QRect, Qt, QUrl
from PySide6.QtWidgets import QLabel, QMessageBox, QTextBrowser, QToolTip, QWidget

from scenarier.plots.plain import tip_text
from scenarier.text.directions import unturned
from scenarier.text.faults import fault_lines
from scenarier.text.language import tr
from scenarier.text.plain import one_line, paragraphs
from scenarier.vocabulary.errors import FaultsError

LONGEST_TITLE = 160
_FOREIGN = re.compile(r"""<(?!/?(?:b|br|h3|i|li|p|span|table|td|tr|ul)\b|a href="[a-z_/-]+">|/a>)""")
"""The beginning of a tag that the program does not write; a link is to a page of the help, never to an address."""


def own_markup(html: str) -> str:
    """Markup that the program wrote; any other tag in it is shown as it stands.

    A text that is put into it must have been through `html.escape`.
    """
    return _FOREIGN.sub("&lt;", unturned(html))


class RichLabel(QLabel):
    """A label with the program's own markup. The style sheet knows it by its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)

    def setText(self, html: str) -> None:
        """Show markup that the program wrote."""
        super().setText(own_markup(html))


class Reader(QTextBrowser):
    """A text with the program's own markup, to be read; it opens no file and no address."""

    def setHtml(self, html: str) -> None:
        """Show markup that the program wrote."""
        super().setHtml(own_markup(html))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded; without an answer Qt would read the file itself."""
        return QByteArray(b" ")


class MessageBox(QMessageBox):
    """A message of plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Show the first sentence."""
        super().setText(paragraphs(text))

    def setInformativeText(self, text: str) -> None:
        """Show what is below it."""
        super().setInformativeText(paragraphs(text))
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)


def tell_faults(parent: QWidget, heading: str, error: FaultsError) -> None:
    """Say what was not done, and all that is wrong, in a message that does not hold up the window."""
    message = MessageBox(parent)
    message.setIcon(QMessageBox.Icon.Warning)
    message.setWindowTitle("scenarier")
    message.setText(heading)
    message.setInformativeText("\n".join([error.subject, *fault_lines(error)]))
    message.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
    message.finished.connect(message.deleteLater)
    message.open()


def title_text(text: str) -> str:
    """A text for a window's title, where `[*]` stands for the mark of unsaved changes."""
    return one_line(text, LONGEST_TITLE).replace("[*]", "[*][*]")


def show_tip(at: QPoint, text: str, on: QWidget, place: QRect | None = None) -> None:
    """Show a tip at a place on screen, until the pointer leaves the widget, or a place in it."""
    QToolTip.showText(at, tip_text(text), on, place or QRect())


def shown_tip() -> str:
    """The tip that is on screen, as `tip_text` made it; "" where none is."""
    return QToolTip.text()
