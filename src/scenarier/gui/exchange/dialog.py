"""The preview of a file that is to be imported: how it was understood, what is taken, what is not and why."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.exchange.questions import Questions
from scenarier.gui.parts.table.sheet import SheetView
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel
from scenarier.session.import_plan import FIELDS, KIND, KINDS, SHEET, SKIP, Asked, ImportPlan, Question
from scenarier.session.session import Session
from scenarier.text.language import ntr, tr
from scenarier.text.plain import one_line
from scenarier.views.importing import KIND_NAMES, columns_sheet, counts, headline, rejected_sheet, taken_sheet

Make = Callable[[Asked], ImportPlan]
TAKEN, COLUMNS, REJECTED = range(3)


class ImportDialog(QDialog):
    """What `make` gives for what the user says; `take` imports it, and nothing is changed before."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        colours: Scheme,
        name: str,
        make: Make,
        asked: Asked,
        take: Callable[[ImportPlan], object],
    ) -> None:
        super().__init__(parent)
        self._session, self._make, self._asked, self._take = session, make, asked, take
        self.setWindowTitle(tr("Import “{name}”", name=one_line(name)))
        self.told = PlainLabel()
        self.told.setWordWrap(True)
        self.questions = Questions()
        self.questions.answered.connect(self._answer)
        self.tabs = QTabWidget()
        names = {"taken": tr("What is imported"), "columns": tr("Columns"), "rejected": tr("Rejected")}
        self.views = tuple(SheetView(colours, words, f"import_{kind}") for kind, words in names.items())
        for view in self.views:
            self.tabs.addTab(view, "")
        self.views[COLUMNS].selectionModel().currentRowChanged.connect(lambda *_: self._show_column())
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addWidget(self.questions)
        column.addWidget(self.tabs, 1)
        column.addLayout(self._column_line())
        column.addWidget(self._buttons())
        self.finished.connect(self.deleteLater)
        self.resize(860, 560)
        self._plan = ImportPlan()
        self.show_plan(make(asked))

    def _column_line(self) -> QHBoxLayout:
        """What the column that is marked holds, to be changed."""
        self._of_column, self.field = PlainLabel(), QComboBox()
        set_role(self._of_column, "small")
        for name, words in FIELDS.items():
            self.field.addItem(tr(words), name)
        self.field.addItem(tr("Leave the column out"), SKIP)
        self.field.activated.connect(self._set_field)
        line = QHBoxLayout()
        line.addWidget(self._of_column, 1)
        line.addWidget(self.field)
        self.tabs.currentChanged.connect(lambda _place: self._show_column())
        return line

    def _buttons(self) -> QDialogButtonBox:
        buttons, role = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        self.ok, self.part = QPushButton(tr("Import")), QPushButton(tr("Import without the rejected rows"))
        buttons.addButton(self.ok, role.AcceptRole)
        buttons.addButton(self.part, role.ActionRole)
        buttons.addButton(QPushButton(tr("Cancel")), role.RejectRole)
        buttons.accepted.connect(self.commit)
        self.part.clicked.connect(self.commit)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def plan(self) -> ImportPlan:
        """What is shown."""
        return self._plan

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what is to be imported."""
        self._plan = plan
        self.told.setText("\n".join((headline(plan), counts(plan), *plan.told)))
        self.questions.show_questions((*_settled(plan), *plan.questions))
        sheets = (taken_sheet(plan, self._session.baseline), columns_sheet(plan), rejected_sheet(plan))
        for view, sheet in zip(self.views, sheets, strict=True):
            view.show_sheet(sheet)
        self.tabs.setTabText(TAKEN, tr("Imported ({n})", n=len(plan.taken)))
        self.tabs.setTabText(COLUMNS, tr("Columns ({n})", n=len(plan.columns)))
        self.tabs.setTabText(REJECTED, ntr("{n} rejected row", "{n} rejected rows", len(plan.rejected)))
        self.tabs.setTabEnabled(REJECTED, bool(plan.rejected))
        if plan.rejected and not plan.taken:
            self.tabs.setCurrentIndex(REJECTED)
        self.ok.setEnabled(plan.is_whole)
        self.part.setVisible(plan.can_leave_out)
        self._show_column()

    def _again(self, asked: Asked) -> None:
        self._asked = asked
        self.show_plan(self._make(asked))

    def _answer(self, about: str, answer: str) -> None:
        self._again(replace(self._asked, answers={**self._asked.answers, about: answer}))

    def _marked(self) -> int:
        """The column that is marked in the list of columns; -1 for none."""
        row = self.views[COLUMNS].currentIndex().row()
        return row if 0 <= row < len(self._plan.columns) else -1

    def _show_column(self) -> None:
        """What the marked column holds; room is kept for it in every part."""
        row = self._marked()
        is_seen = self.tabs.currentIndex() == COLUMNS and row >= 0
        self.field.setEnabled(is_seen)
        if not is_seen:
            told = tr("Mark a column to say what it holds.") if self.tabs.currentIndex() == COLUMNS else ""
            self._of_column.setText(told)
            self.field.setVisible(self.tabs.currentIndex() == COLUMNS)
            return
        one = self._plan.columns[row]
        self.field.setVisible(True)
        self._of_column.setText(tr("“{heading}” holds:", heading=one_line(one.heading)))
        self.field.setCurrentIndex(self.field.findData(one.field or SKIP))

    def _set_field(self) -> None:
        """Read the marked column as the user says."""
        heading = self._plan.columns[self._marked()].heading
        self._again(replace(self._asked, fields={**self._asked.fields, heading: self.field.currentData()}))

    def commit(self) -> None:
        """Import what is taken, as one edit."""
        if self._plan.edit is not None and not self._plan.open_questions:
            self.accept()
            self._take(self._plan)


def _settled(plan: ImportPlan) -> Iterator[Question]:
    """What the file was taken for, and its sheet, which can be chosen anew."""
    asked = {question.about for question in plan.questions}
    if KIND not in asked and plan.kind in KINDS:
        kinds: dict[str, str] = {kind: tr(KIND_NAMES[kind]) for kind in KINDS}
        yield Question(KIND, tr("The table holds"), kinds, plan.kind)
    if SHEET not in asked and len(plan.sheets) > 1 and plan.kind in KINDS:
        yield Question(SHEET, tr("Sheet"), {name: name for name in plan.sheets}, plan.sheet)
