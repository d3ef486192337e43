"""A few questions, and the measures that follow from the answers; what is wrong is told under its field."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.parts.lines import Line, NumberLine
from scenarier.gui.parts.still import StillList
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.session.session import Session
from scenarier.session.templates import (
    BUILDING,
    FIELDS,
    MOVED,
    NAMES,
    REFORM,
    Answers,
    choice_words,
    choices,
    faults_of,
    usual,
)
from scenarier.text.language import tr
from scenarier.text.plain import one_line

Asked = Callable[[str], object]
WIDTH = 600
TYPED = ("title", "amount", "running")


def template_menu(ask: Asked, parent: QWidget) -> QMenu:
    """A menu of the templates; `ask` is called with the name of the chosen one."""
    menu = QMenu(tr("Template…"), parent)
    for name, words in NAMES.items():
        menu.addAction(f"{tr(words)}…").triggered.connect(lambda _=False, name=name: ask(name))
    return menu


def field_name(template: str, field: str) -> str:
    """What a field is called in a template."""
    if field == "amount":
        words = {MOVED: tr("Amount a year"), REFORM: tr("Cost and grant a year")}
        return words.get(template, tr("Construction in all"))
    if field == "target":
        words = {MOVED: tr("To area"), REFORM: tr("Area or central row")}
        return words.get(template, tr("Running costs on"))
    names = {"title": tr("Title"), "source": tr("From area"), "running": tr("Running costs a year")}
    first = tr("First year of construction") if template == BUILDING else tr("First year")
    return {**names, "first": first, "last": tr("Last year of construction")}[field]


def about(template: str) -> str:
    """What a template makes."""
    return {
        MOVED: tr(
            "Two measures in a package, both lasting. In decentralised areas the frame follows the need, so each "
            "department's frame changes by the amount and its service gap does not."
        ),
        REFORM: tr(
            "Two measures in a package, both lasting: what the reform costs, and a grant of the same amount. "
            "Change the grant where the state does not pay it all."
        ),
        BUILDING: tr(
            "Two measures in a package: gross capital expenditure in equal parts over the years of construction, "
            "and lasting running costs from the year after."
        ),
    }[template]


class TemplateDialog(QDialog):
    """The form of one template; `take` is given the answers once nothing is wrong with them."""

    def __init__(
        self, template: str, session: Session, take: Callable[[Answers], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._template, self._session, self._take = template, session, take
        self._is_asked = False
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self.faults: dict[str, PlainLabel] = {}
        self.setWindowTitle(tr(NAMES[template]))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self.resize(WIDTH, self.sizeHint().height())
        self._check()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self._start = start = usual(self._template, self._session.baseline, self._session.study.horizon)
        for field in FIELDS[self._template]:
            self._add(grid, field, start)
        told = PlainLabel(about(self._template))
        told.setWordWrap(True)
        set_role(told, "muted")
        buttons = QDialogButtonBox()
        self.ok = QPushButton(tr("Make the measures"))
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(told)
        column.addLayout(grid)
        column.addWidget(buttons)

    def _add(self, grid: QGridLayout, field: str, start: Answers) -> None:
        """One question: its name, the field, its unit, and below room for what is wrong."""
        name, row = field_name(self._template, field), grid.rowCount()
        made = self._line(field, start) if field in TYPED else self._box(field, start)
        label, fault = PlainLabel(name), PlainLabel()
        label.setBuddy(made)
        set_role(fault, "fault")
        fault.setMinimumHeight(fault.fontMetrics().height())
        made.setAccessibleName(name)
        grid.addWidget(label, row, 0)
        has_unit = field in ("amount", "running")
        grid.addWidget(made, row, 1, 1, 1 if has_unit else 2)
        if has_unit:
            unit = PlainLabel(tr("DKK m, {year} prices", year=self._session.baseline.base_year))
            set_role(unit, "small")
            grid.addWidget(unit, row, 2)
        grid.addWidget(fault, row + 1, 1, 1, 2)
        self.fields[field], self.faults[field] = made, fault

    def _line(self, field: str, start: Answers) -> Line:
        line = Line() if field == "title" else NumberLine()
        line.setText(getattr(start, field))
        line.setProperty("framed", True)
        if field != "title":
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.textEdited.connect(self._check)
        return line

    def _box(self, field: str, start: Answers) -> QComboBox:
        box = StillList(field)
        if field in ("first", "last"):
            for year in range(self._session.baseline.first_year, self._session.study.horizon + 1):
                box.addItem(str(year), year)
        else:
            for target in choices(self._template, field, self._session.baseline):
                box.addItem(one_line(choice_words(self._session.baseline, target)), target)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMaxVisibleItems(16)
        box.setCurrentIndex(max(box.findData(getattr(start, field)), 0))
        box.currentIndexChanged.connect(self._check)
        return box

    def answers(self) -> Answers:
        """What stands in the fields now."""
        given: dict[str, Any] = {
            name: field.text() if isinstance(field, QLineEdit) else field.currentData()
            for name, field in self.fields.items()
        }
        return replace(self._start, **given)

    def _check(self) -> None:
        """Show what is wrong; that nothing was written yet is told once it is asked for."""
        faults = self._wrong()
        for name, label in self.faults.items():
            field = self.fields[name]
            is_blank = isinstance(field, QLineEdit) and not field.text().strip() and not field.isModified()
            shown = "" if is_blank and not self._is_asked else faults.get(name, "")
            label.setText(shown)
            field.setProperty("fault", "true" if shown else "false")
            field.style().unpolish(field)
            field.style().polish(field)

    def _wrong(self) -> dict[str, str]:
        session = self._session
        return faults_of(self._template, self.answers(), session.baseline, session.study.horizon)

    def _accept(self) -> None:
        """Make the measures, or go to the first field with a fault."""
        faults = self._wrong()
        if not faults:
            self._take(self.answers())
            self.accept()
            return
        self._is_asked = True
        self._check()
        self.fields[next(field for field in self.fields if field in faults)].setFocus()
