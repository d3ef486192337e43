"""What the annual report prints, in words: the tip of a cell of the base year, and its own figures per citizen."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from scenarier.analysis.published import PER_CITIZEN, printed_per_citizen
from scenarier.analysis.terms import Terms
from scenarier.gui.roles import set_role
from scenarier.model.baseline import Baseline
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import set_tip
from scenarier.text.language import tr
from scenarier.text.numbers import format_number
from scenarier.text.words import variable_name
from scenarier.views.published import SHORT_NAMES, per_citizen_words


def per_citizen_line(baseline: Baseline, variables: Iterable[str]) -> str:
    """The report's own figures per citizen of these variables in one line; "" where it prints none."""
    found = {PER_CITIZEN[name]: one for name in variables if (one := printed_per_citizen(baseline, name))}
    if not found:
        return ""
    figures = ", ".join(f"{tr(SHORT_NAMES[item])} {format_number(one.value)}" for item, one in found.items())
    return tr(
        "Printed in the report, DKK per citizen {year}: {figures} (the model: {persons} citizens)",
        year=baseline.base_year, figures=figures, persons=format_number(baseline.figures["population_base"]),
    )  # fmt: skip


class PerCitizenLine(ElidedLabel):
    """The report's own figures per citizen below a table, while amounts are shown per citizen; else hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        set_role(self, "small")
        self.setContentsMargins(6, 2, 6, 2)
        self._stands_for: tuple[object, ...] = ()
        self.hide()

    def refresh(self, baseline: Baseline, terms: Terms, variables: Iterable[str]) -> None:
        """Say what the report prints of these variables."""
        names = tuple(dict.fromkeys(variables))
        now = (baseline, terms.scale, names)
        if now == self._stands_for:
            return
        self._stands_for = now
        self.setText(per_citizen_line(baseline, names) if terms.scale == "kr_per_citizen" else "")
        tips = [
            f"{variable_name(name)}: {words}" for name in names if (words := per_citizen_words(baseline, name))
        ]
        set_tip(self, "\n".join(tips))
        self.setVisible(bool(self.text()))
