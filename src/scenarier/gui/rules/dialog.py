"""The dialog that switches rules on and off, and holds the study's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.roles import set_role
from scenarier.gui.rules.form import RuleForm
from scenarier.model.names import rule_name
from scenarier.model.rules import Rule
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session import rule_edits as edits
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.rule_fields import Fields, fields_of, rule_from
from scenarier.views.rule_tips import about_rule
from scenarier.views.rule_words import rule_terms
from scenarier.views.rules import every_rule

NEW = -1


class RulesDialog(QDialog):
    """All rules with a check box each; an own rule that is selected stands in the form.

    A rule that was begun stays as it is while one looks at others, until it is added or the dialog is closed.
    `taken_away` says that a rule was deleted.
    """

    taken_away = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._rules: tuple[Rule, ...] = ()
        self._begun = Fields()
        self._wanted = ""
        self._row, self._is_warned, self._is_typed = 0, False, False
        self.setWindowTitle(tr("Rules"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Rules"))
        self.about = _words("")
        self.form = RuleForm(session.baseline)
        self.new, self.keep, self.remove, self._close = (
            QPushButton(text) for text in (tr("New rule"), tr("Add the rule"), tr("Delete"), tr("Close"))
        )
        for button in (self.new, self.keep, self.remove, self._close):
            button.setAutoDefault(False)
        self.keep.setDefault(True)  # Enter in a field keeps the rule, once it is whole
        set_tip(self.remove, tr("Deletes the rule; Ctrl+Z brings it back"))
        self._lay_out()
        self._connect()
        session.listeners.append(self.refresh)
        self.finished.connect(self._leave)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 500)
        self.refresh()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._turn_to)
        self.list.itemChanged.connect(self._switch)
        self.form.changed.connect(self._check)
        self.form.edited.connect(self._note_typing)
        self.new.clicked.connect(self.begin)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self._close.clicked.connect(self._ask_to_close)
        keys = QKeySequence.StandardKey
        QShortcut(QKeySequence(keys.Undo), self).activated.connect(self._session.undo)
        QShortcut(QKeySequence(keys.Redo), self).activated.connect(self._session.redo)
        deleting = QShortcut(QKeySequence(keys.Delete), self.list)
        deleting.setContext(Qt.ShortcutContext.WidgetShortcut)
        deleting.activated.connect(self._remove)

    def _lay_out(self) -> None:
        left, right, below, columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(
            _words("small", tr("Rules that are ticked stand on the board. The study keeps your choice."))
        )
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        right.addWidget(self.about)
        right.addWidget(self.form)
        right.addStretch(1)
        below.addWidget(self.keep)
        below.addWidget(self.remove)
        below.addStretch(1)
        below.addWidget(self._close)
        inside = QWidget()
        inside.setLayout(right)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumWidth(360)
        set_role(scroll, "ground")
        beside = QVBoxLayout()
        beside.addWidget(scroll, 1)
        beside.addLayout(below)
        columns.addLayout(left, 2)
        columns.addLayout(beside, 3)
        self.setLayout(columns)

    # What is typed

    def _note_typing(self) -> None:
        self._is_typed = True

    def _commit(self) -> str:
        """Keep the rule in the form where it is whole; what is wrong with it. One that is as it was is left."""
        own = self._own(self._row)
        faults = self.form.faults()
        if self.form.fields() == (fields_of(own) if own else Fields()):
            return ""
        if faults:
            return next(iter(faults.values()))
        self._keep()
        return ""

    def _turn_to(self, row: int) -> None:
        """Show another rule, once the one in the form is kept; a new one that is begun waits."""
        if self._row != NEW and self._is_typed and self._commit():
            self.list.blockSignals(True)
            self.list.setCurrentRow(self._row)
            self.list.blockSignals(False)
            self.form.title.setFocus()
            return
        self._show_rule(self.list.currentRow())

    def _ask_to_close(self) -> None:
        """Close; a rule that is not whole is told of first, and given up where one asks again."""
        if self._row != NEW and self._begun != Fields() and not self._is_warned:
            self.begin()
        is_open = (self._is_typed or self._row == NEW) and not self._is_warned
        fault = self._commit() if is_open else ""
        if fault:
            self._is_warned = True
            self.form.warn(tr("The rule is not whole: {fault} Close again to give it up.", fault=fault))
        else:
            self.accept()

    def reject(self) -> None:
        """Close by Escape or from outside: a rule that is whole is kept, another is given up."""
        if self._is_typed:
            self._commit()
        super().reject()

    def _leave(self) -> None:
        if self.refresh in self._session.listeners:
            self._session.listeners.remove(self.refresh)

    # What is shown

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the study's rules as they stand; what is being typed stays."""
        if not (news.rules or news.baseline or news.refused):
            return
        rules = every_rule(self._session)
        row = self.list.currentRow()
        before = self._own(row)
        name = self._wanted or (self._rules[row].name if row != NEW else "")
        is_first, self._rules, self._wanted = not self._rules, rules, ""
        row = 0 if is_first else self._row_of(name, row)
        self.list.blockSignals(True)
        self._fill_list()
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        now = self._own(row)
        is_same = before is not None and now is not None and fields_of(before) == fields_of(now)
        if is_same or (row == NEW and not is_first):
            self.form.set_others(self._others(row))
        else:
            self._show_rule(row)

    def _row_of(self, name: str, row: int) -> int:
        """Where a rule stands now; where it is gone, the one in its place."""
        places = [place for place, rule in enumerate(self._rules) if rule.name == name]
        return places[0] if places else min(row, len(self._rules) - 1)

    def _fill_list(self) -> None:
        """A line a rule. Lines are changed in place: one of them may be telling that it was ticked."""
        while self.list.count() > len(self._rules):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(self._rules):
            self.list.addItem(QListWidgetItem())
        for row, rule in enumerate(self._rules):
            item = self.list.item(row)
            item.setText(one_line(rule_name(rule)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if rule.on else Qt.CheckState.Unchecked)
            set_tip(item, rule_terms(rule))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, one_line(rule_terms(rule)))

    @property
    def _n_shipped(self) -> int:
        return len(self._session.baseline.rules)

    def _own(self, row: int) -> Rule | None:
        """The study's own rule in a row; None for the baseline's, and for a new one."""
        return self._rules[row] if self._n_shipped <= row < len(self._rules) else None

    def _others(self, row: int) -> list[Rule]:
        return [rule for place, rule in enumerate(self._rules) if place != row]

    def _show_rule(self, row: int) -> None:
        own, self._row, self._is_typed = self._own(row), row, False
        is_formed = own is not None or row == NEW
        self.form.setVisible(is_formed)
        self.keep.setVisible(is_formed)
        self.remove.setVisible(own is not None)
        self.keep.setText(tr("Keep the changes") if own else tr("Add the rule"))
        self.about.setVisible(not is_formed)
        if is_formed:
            self.form.show_fields(fields_of(own) if own else self._begun)
            self.form.set_others(self._others(row))
        else:
            self.about.setText(about_rule(self._session.baseline, self._rules[row]))
        self._check()

    def _check(self) -> None:
        """The rule can be kept when it is whole, and other than it was."""
        row, self._is_warned = self._row, False
        own, fields = self._own(row), self.form.fields()
        if row == NEW:
            self._begun = fields
        is_whole = not self.form.faults()
        self.keep.setEnabled(is_whole and (own is None or rule_from(fields, is_on=own.on) != own))

    # What is done

    def begin(self) -> None:
        """Begin a rule of one's own, or go on with the one that was begun."""
        self.list.setCurrentRow(NEW)
        self._show_rule(NEW)
        self.form.title.setFocus()

    def _switch(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        is_on = item.checkState() == Qt.CheckState.Checked
        state, place = self._session.state, row - self._n_shipped
        if place < 0:
            self._session.do(edits.switch_shipped_rule(state, self._rules[row], is_on))
        else:
            self._session.do(edits.switch_own_rule(state, place, is_on))

    def _keep(self) -> None:
        row, state = self._row, self._session.state
        own, self._is_typed = self._own(row), False
        rule = rule_from(self.form.fields(), is_on=own.on if own else True)
        self._wanted = rule.name
        if own is None:
            self._begun = Fields()
            self._session.do(edits.add_rule(state, rule))
            self.list.setFocus()
        else:
            self._session.do(edits.change_rule(state, row - self._n_shipped, rule))

    def _remove(self) -> None:
        row = self.list.currentRow()
        own = self._own(row)
        if own is None:  # the Delete key on one of the baseline's, which can only be switched off
            return
        self._session.do(edits.remove_rule(self._session.state, row - self._n_shipped))
        self.taken_away.emit(tr("The rule “{name}” is deleted. Ctrl+Z brings it back.", name=own.name))
        self.list.setFocus()


def _words(role: str, text: str = "") -> PlainLabel:
    made = PlainLabel(text)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(made, role)
    return made
