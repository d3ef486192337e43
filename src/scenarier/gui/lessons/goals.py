"""The goals of a step and the aims of roles, each with its sign; kept up to date while a lever moves."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenarier.gui.lessons.asked import wrapped
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.text.language import tr
from scenarier.views.lessons import AimRow, GoalRow

MET, OPEN, UNJUDGED = "✓", "○", "·"


class Goals(QWidget):
    """One line a goal."""

    def __init__(self, rows: Sequence[GoalRow]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.lines = [(PlainLabel(), PlainLabel()) for _ in rows]
        for line in self.lines:
            for label in line:
                label.setWordWrap(True)
                layout.addWidget(label)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[GoalRow]) -> None:
        """Show how the goals stand."""
        for (text, stands), row in zip(self.lines, rows, strict=True):
            text.setText(f"{MET if row.is_met else OPEN} {row.text}")
            text.setAccessibleDescription(tr("reached") if row.is_met else tr("not reached"))
            stands.setText(row.stands)
            stands.setVisible(bool(row.stands))
            set_role(text, "title" if row.is_met else "")
            set_role(stands, "better" if row.is_met else "small")


class Aims(QWidget):
    """One line an aim of a role."""

    def __init__(self, rows: Sequence[AimRow]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.lines = [wrapped("", "small") for _ in rows]
        for line in self.lines:
            layout.addWidget(line)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[AimRow]) -> None:
        """Show which aims the budget gives."""
        signs = {True: MET, False: OPEN, None: UNJUDGED}
        for line, row in zip(self.lines, rows, strict=True):
            line.setText(f"{signs[row.is_met]} {row.role}: {row.text}")
