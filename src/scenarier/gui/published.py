"""What the annual report prints, in words: the tip of a cell of the base year, and its own figures per citizen."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from scenarier.gui.roles import set_role
from scenarier.model.baseline import Baseline
from scenarier.model.terms import Terms
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import set_tip
from scenarier.text.words import variable_name
from scenarier.views.published import per_citizen_line, per_citizen_words


class PerCitizenLine(ElidedLabel):
    """The report's own figures per citizen below a table, while amounts are shown per citizen; else hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        set_role(self, "small")
        self.setContentsMargins(6, 2, 6, 2)
        self.hide()

    def refresh(self, baseline: Baseline, terms: Terms, variables: Iterable[str]) -> None:
        """Say what the report prints of these variables."""
        names = tuple(dict.fromkeys(variables))
        self.setText(per_citizen_line(baseline, names) if terms.scale == "kr_per_citizen" else "")
        tips = [
            f"{variable_name(name)}: {words}" for name in names if (words := per_citizen_words(baseline, name))
        ]
        set_tip(self, "\n".join(tips))
        self.setVisible(bool(self.text()))
