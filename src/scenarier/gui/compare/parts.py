"""The parts of the comparison, in the order of their tabs."""

from scenarier.gui.parts.workspace import PartRow
from scenarier.text.language import mark

PARTS = (
    PartRow("curves", mark("Curves")),
    PartRow("departments", mark("Departments")),
    PartRow("differences", mark("Differences")),
    PartRow("bridge", mark("Explanation")),
    PartRow("words", mark("In words")),
    PartRow("file", mark("With file")),
)
