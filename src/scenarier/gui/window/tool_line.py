"""The line of tools: some to the left, some to the right; in more lines where the window is too narrow for one."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolBar, QToolButton, QWidget

from scenarier.gui.roles import set_role

SPACE = 4


class ToolLine(QToolBar):
    """A toolbar from which nothing disappears, except what has low priority and stands in a menu too."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._tools = _Tools()
        super().addWidget(self._tools)

    def add_left(self, *tools: QAction | QWidget | None) -> None:
        """Add tools to the left; None is a line between two."""
        self._tools.left += [self._tools.made(tool) for tool in tools]

    def add_right(self, *tools: QAction | QWidget | None) -> None:
        """Add tools to the right; None is a line between two."""
        self._tools.right += [self._tools.made(tool) for tool in tools]


class _Tools(QWidget):
    """Lays its tools out by hand, as high as the lines they take."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[QWidget] = []
        self.right: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def made(self, tool: QAction | QWidget | None) -> QWidget:
        """The widget for a tool."""
        if isinstance(tool, QWidget):
            tool.setParent(self)
            return tool
        if tool is None:
            line = QFrame(self)
            set_role(line, "line")
            line.setFixedSize(1, self.fontMetrics().height())
            return line
        button = QToolButton(self)
        button.setDefaultAction(tool)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def minimumSizeHint(self) -> QSize:
        """As narrow as one likes, for the tools go into further lines."""
        return QSize(1, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take other lines."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Lay out anew when a tool has become wider, or the text larger."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish):
            self._lay_out()
        return super().event(event)

    def _lay_out(self) -> None:
        lines = self._lines()
        height = max((tool.sizeHint().height() for tool in (*self.left, *self.right)), default=0)
        for number, line in enumerate(lines):
            x = 0
            for tool in line:
                if len(lines) == 1 and self.right and tool is self.right[0]:
                    x = self.width() - _width(self.right)
                size = _size(tool).boundedTo(QSize(self.width(), height))
                tool.setGeometry(
                    QRect(
                        x, number * (height + SPACE) + (height - size.height()) // 2, size.width(), size.height()
                    )
                )
                x += size.width() + SPACE
        self.setFixedHeight(len(lines) * (height + SPACE) - SPACE)

    def _lines(self) -> list[list[QWidget]]:
        """One line with all, else one without what has low priority, else as many as it takes with all."""
        low = [tool for tool in self.left if _is_low(tool)]
        others = [tool for tool in self.left if tool not in low]
        room = self.width() - 2 * SPACE
        all_fit, others_fit = (_width([*tools, *self.right]) <= room for tools in (self.left, others))
        for tool in low:
            tool.setVisible(all_fit or not others_fit)
        if all_fit or others_fit:
            return [[*(self.left if all_fit else others), *self.right]]
        return [*_flowing(self.left, room), *_flowing(self.right, room)]


def _is_low(tool: QWidget) -> bool:
    return isinstance(tool, QToolButton) and tool.defaultAction().priority() == QAction.Priority.LowPriority


def _size(tool: QWidget) -> QSize:
    return tool.sizeHint().expandedTo(tool.minimumSize())


def _width(tools: list[QWidget]) -> int:
    return sum(_size(tool).width() + SPACE for tool in tools) - SPACE


def _flowing(tools: list[QWidget], room: int) -> list[list[QWidget]]:
    """Tools in as many lines as they take."""
    lines: list[list[QWidget]] = [[]]
    for tool in tools:
        if lines[-1] and _width([*lines[-1], tool]) > room:
            lines.append([])
        lines[-1].append(tool)
    return lines
