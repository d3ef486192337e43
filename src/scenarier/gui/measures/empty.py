"""What stands where there is no measure yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.measures.templates import template_menu
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.text.language import tr

WIDTH = 600


class EmptyPage(QWidget):
    """What a measure is, and how to make the first one."""

    def __init__(
        self, new: Callable[[], object], paste: Callable[[], object], from_template: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.told = PlainLabel()
        self.told.setWordWrap(True)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        for label in _words():
            column.addWidget(label)
        column.addLayout(self._buttons(new, from_template))
        column.addWidget(self.told)
        column.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(inner, 1)
        across.addStretch(0)
        self._shortcut(new, "Ins", "Ctrl+Return")
        self._shortcut(paste, QKeySequence(QKeySequence.StandardKey.Paste).toString())
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.button)

    def _buttons(self, new: Callable[[], object], from_template: Callable[[str], object]) -> QHBoxLayout:
        self.button = QPushButton(tr("New measure"))
        set_tip(self.button, tr("New measure (Insert or Ctrl+Return)"))
        self.button.clicked.connect(lambda: new())
        self.template = QPushButton(tr("Template…"))
        set_tip(self.template, tr("Several measures at once that belong together"))
        self.template.setMenu(template_menu(from_template, self))
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addWidget(self.template)
        buttons.addStretch(1)
        return buttons

    def _shortcut(self, run: Callable[[], object], *keys: str) -> None:
        action = QAction(self)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: run())
        self.addAction(action)

    def forget(self) -> None:
        """What was wrong is of the study before."""
        self.tell("", False)

    def tell(self, text: str, is_fault: bool) -> None:
        """Say what is wrong."""
        self.told.setText(text)
        set_role(self.told, "fault" if is_fault else "small")


def _words() -> tuple[PlainLabel, PlainLabel]:
    """The title, and what a measure is."""
    title = PlainLabel(tr("No measures yet"))
    set_role(title, "title")
    about = PlainLabel(
        tr(
            "A measure is a decision with amounts by year: a frame raised or lowered, a tax changed, "
            "a building sold. Make the first one (Insert), or paste lines with title, target and amounts."
        )
    )
    about.setWordWrap(True)
    set_role(about, "muted")
    return title, about
