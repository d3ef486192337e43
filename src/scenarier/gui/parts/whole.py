"""A table that is as high as all its rows; the panel around it scrolls."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableWidget

from scenarier.plots.lettering import proportional, tabular


class WholeTable(QTableWidget):
    """Rows that are read, not typed in."""

    def __init__(self, rows: int = 0, columns: int = 0) -> None:
        super().__init__(rows, columns)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()

    def restyle(self) -> None:
        """Take the application's text size, figures of equal width."""
        self.setFont(tabular(QGuiApplication.font()))
        self.horizontalHeader().setFont(proportional(QGuiApplication.font()))
        self.fit()

    def fit(self) -> None:
        """As high as all rows are, and the heading where there is one."""
        self.resizeRowsToContents()
        header = self.horizontalHeader()
        heading = 0 if header.isHidden() else header.sizeHint().height()
        self.setFixedHeight(heading + self.verticalHeader().length() + 2)

    def resizeEvent(self, event: QEvent) -> None:
        """Names that no longer fit in one line get another."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.fit()
