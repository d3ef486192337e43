"""What differs, in words: a group of sentences a scenario, to be read, selected and copied."""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from scenarier.gui.parts.plain import Reader
from scenarier.gui.roles import carded
from scenarier.look.palette import Scheme
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.views.compared import Compared, One
from scenarier.views.follows import follows
from scenarier.views.what_differs import count_apart, count_words, sentences

YEAR = re.compile(r"\b(\d{4}): ")
LIST = "-qt-list-indent:0; margin-left:14px"


def words_html(shown: Compared, colours: Scheme) -> str:
    """The groups, as Qt's rich text reads them."""
    intro = tr("What differs from {reference}", reference=shown.reference.name)
    groups = "".join(_group(shown, one, colours) for one in shown.others)
    return f'<p style="color:{colours.muted}">{escape(intro)}</p>{groups}'


def _group(shown: Compared, one: One, colours: Scheme) -> str:
    horizon, scenario, reference = shown.years[-1], one.scenario, shown.reference.scenario
    count = count_words(*count_apart(shown.baseline, scenario, reference, horizon))
    title = f'<span style="color:{colours.colour(one.colour)}">{escape(one.name)}</span>'
    head = f'<h3 style="margin-bottom:2px">{title}</h3>'
    summary = f'<p style="margin-top:0;color:{colours.muted}">{escape(count)}</p>'
    note = f"<p><i>{escape(scenario.note)}</i></p>" if scenario.note else ""
    told = sentences(shown.baseline, scenario, reference, horizon)
    followed = follows(one.projection, shown.reference.projection, shown.reference.name, shown.terms, shown.rules)
    return head + summary + note + _list(told) + _titled(tr("What follows"), followed)


def _titled(title: str, told: Sequence[str]) -> str:
    return f'<p style="margin-bottom:2px"><b>{escape(title)}</b></p>{_list(told)}'


def _list(told: Sequence[str]) -> str:
    return f'<ul style="{LIST}">{"".join(map(_item, told))}</ul>' if told else ""


def _item(sentence: str) -> str:
    """A sentence with what it is about, before the first colon, in bold."""
    subject, colon, rest = escape(sentence).partition(": ")
    rest = YEAR.sub(r"\1:&nbsp;", rest)  # a year and its value stay in one line, and so do a number and its unit
    unit = escape(unit_name("mio_kr"))
    rest = rest.replace(f" {unit}", f"&nbsp;{unit.replace(' ', '&nbsp;')}").replace(" %", "&nbsp;%")
    return f'<li style="margin-bottom:4px"><b>{subject}</b>{colon}{rest}</li>'


class WordsPage(QWidget):
    """The sentences in one text."""

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._shown: Compared | None = None
        self.text = Reader()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(tr("What differs, in words"))
        self.text.document().setDocumentMargin(12)
        self._html = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(carded(self.text))

    def refresh(self, shown: Compared) -> None:
        """Tell of these; the text stays where it is while it says the same."""
        self._shown = shown
        html = words_html(shown, self._colours)
        if html == self._html:
            return
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self._html = html
        self.text.setHtml(html)
        bar.setValue(place)

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme."""
        self._colours = colours
        if self._shown is not None:
            self.refresh(self._shown)
