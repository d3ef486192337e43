"""The rules that are on, as Qt reads them, and what would mend the broken ones."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from scenarier.text.plain import one_line
from scenarier.views.mending import ALL, Mending
from scenarier.views.rule_chances import Chances
from scenarier.views.rules import RuleRow

Index = QModelIndex | QPersistentModelIndex


class RuleModel(QAbstractListModel):
    """The rules that are on; `mends` holds the words for the broken ones, once they are found, `chances` how often
    each holds in the draws, while that is known.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RuleRow] = []
        self.mends: dict[str, Mending] = {}
        self.chances: Chances | None = None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Number of rules."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A rule's name, and for a screen reader how it is kept."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(
                " ".join(filter(None, (f"{row.name}.", row.sentence, self.mend(row), self.likely(row))))
            )
        return None

    def mend(self, row: RuleRow, most: int = ALL) -> str:
        """What would mend a broken rule, in words; "" where it holds, three dots while it is being found."""
        if row.is_kept:
            return ""
        found = self.mends.get(row.rule.name)
        return "…" if found is None else found.words(most)

    def likely(self, row: RuleRow) -> str:
        """How often a rule holds in the draws, in words; "" until that is counted."""
        return self.chances.words(row.rule.name) if self.chances else ""

    def chance(self, row: RuleRow) -> str:
        """The same for a narrow column; three dots until it is counted."""
        found = self.chances.by_rule.get(row.rule.name) if self.chances else None
        return found.short() if found else "…"

    def show(self, rows: list[RuleRow]) -> bool:
        """Take other rows; True where their heights may have changed."""
        before = [(row.rule.name, row.is_kept, len(row.sentence)) for row in self.rows]
        now = [(row.rule.name, row.is_kept, len(row.sentence)) for row in rows]
        if len(before) != len(now):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return True
        self.rows = rows
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        return before != now
