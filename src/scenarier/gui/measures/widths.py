"""How wide the columns of the list of measures are."""

from collections.abc import Mapping

from PySide6.QtGui import QFontMetrics

from scenarier.gui.measures.columns import FIRST, ON, OWNER, TARGET, TITLE
from scenarier.text.language import tr

PADDING = 14
LEAST_LETTERS = {TITLE: 18, TARGET: 16, OWNER: 6}
MOST_LETTERS = {TITLE: 48, TARGET: 40, OWNER: 18}
LEAST_NOTE = 7
LEAST_BOX = 30
AMOUNT_PADDING = 10


class Widths:
    """Years as wide as their amounts, title, target and owner as their texts; the note takes what is left."""

    def __init__(self, metrics: QFontMetrics, n_years: int, longest: tuple[str, str]) -> None:
        self._metrics, self._n_years, self._longest = metrics, n_years, longest

    def _of(self, text: str) -> int:
        return self._metrics.horizontalAdvance(text) + PADDING

    def _fixed(self) -> dict[int, int]:
        """Boxes and amounts, which are never cut."""
        year, total = (self._metrics.horizontalAdvance(text) + AMOUNT_PADDING for text in self._longest)
        lasting = FIRST + self._n_years
        return {
            **dict.fromkeys(range(FIRST, lasting), year),
            ON: max(self._of(tr("On")), LEAST_BOX),
            lasting: max(self._of(tr("Lasting")), LEAST_BOX),
            lasting + 1: max(total, self._of(tr("in all"))),
        }

    def fitted(self, longest: Mapping[int, str], room: int) -> dict[int, int]:
        """The width of each column [px]; texts give way where there is no room."""
        letter = self._metrics.averageCharWidth()
        widths = self._fixed()
        least = {column: letter * letters for column, letters in LEAST_LETTERS.items()}
        least[OWNER] = max(least[OWNER], self._of(tr("Owner")))
        for column, text in longest.items():
            widths[column] = min(max(self._of(text), least[column]), letter * MOST_LETTERS[column])
        note = letter * LEAST_NOTE
        lacking = sum(widths.values()) + note - room
        for column in (TARGET, TITLE, OWNER):
            less = min(max(lacking, 0), widths[column] - least[column])
            widths[column] -= less
            lacking -= less
        widths[FIRST + self._n_years + 2] = max(note, room - sum(widths.values()))
        return widths
