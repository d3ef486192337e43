"""The dialog that switches rules on and off, and holds the study's own."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenarier.analysis.explain.leaves import row_source
from scenarier.analysis.rule_words import SEVERITY_NAMES, rule_name, rule_terms
from scenarier.analysis.rules import rules_of
from scenarier.gui.roles import set_role
from scenarier.gui.rules.form import RuleForm
from scenarier.model.rules import Rule
from scenarier.session.session import Session
from scenarier.text.language import pick, tr

NEW = -1


class RulesDialog(QDialog):
    """All rules with a check box each; an own rule that is selected stands in the form."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._rules: tuple[Rule, ...] = ()
        self.setWindowTitle(tr("Rules"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Rules"))
        self._about = _words("")
        self.form = RuleForm(session.baseline)
        self._fault = _words("fault")
        self.new, self.keep, self.remove, self._close = (
            QPushButton(text) for text in (tr("New rule"), tr("Add the rule"), tr("Delete"), tr("Close"))
        )
        for button in (self.new, self.keep, self.remove, self._close):
            button.setAutoDefault(False)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_rule)
        self.list.itemChanged.connect(self._switch)
        self.form.changed.connect(self._check)
        self.new.clicked.connect(self.begin)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self._close.clicked.connect(self.accept)
        session.listeners.append(self.refresh)
        self.finished.connect(self._leave)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 500)
        self.refresh()

    def _lay_out(self) -> None:
        left, right, below, columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(
            _words("small", tr("Rules that are ticked stand on the board. The study keeps your choice."))
        )
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        right.addWidget(self._about)
        right.addWidget(self.form)
        right.addWidget(self._fault)
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
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(360)
        set_role(scroll, "ground")
        beside = QVBoxLayout()
        beside.addWidget(scroll, 1)
        beside.addLayout(below)
        columns.addLayout(left, 2)
        columns.addLayout(beside, 3)
        self.setLayout(columns)

    def _leave(self) -> None:
        if self.refresh in self._session.listeners:
            self._session.listeners.remove(self.refresh)

    def refresh(self) -> None:
        """Show the study's rules as they stand."""
        rules = rules_of(self._session.baseline, self._session.study)
        if rules == self._rules:
            return
        row = self.list.currentRow()
        grown = bool(self._rules) and len(rules) > len(self._rules)
        self._rules = rules
        self.list.blockSignals(True)
        self.list.clear()
        for rule in rules:
            item = QListWidgetItem(rule_name(rule))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if rule.on else Qt.CheckState.Unchecked)
            item.setToolTip(rule_terms(rule))
            self.list.addItem(item)
        self.list.setCurrentRow(len(rules) - 1 if grown else min(max(row, 0), len(rules) - 1))
        self.list.blockSignals(False)
        self._show_rule(self.list.currentRow())

    @property
    def _n_shipped(self) -> int:
        return len(self._session.baseline.rules)

    def _own(self, row: int) -> Rule | None:
        """The study's own rule in a row; None for the baseline's, and for a new one."""
        return self._rules[row] if self._n_shipped <= row < len(self._rules) else None

    def _show_rule(self, row: int) -> None:
        own = self._own(row)
        is_own = own is not None or row == NEW
        self.form.setVisible(is_own)
        self.keep.setVisible(is_own)
        self.remove.setVisible(own is not None)
        self.keep.setText(tr("Keep the changes") if own else tr("Add the rule"))
        self._about.setVisible(not is_own)
        if is_own:
            self.form.show_rule(own, [rule for rule in self._rules if rule is not own])
        else:
            self._about.setText(self._told(self._rules[row]))
        self._check()

    def _told(self, rule: Rule) -> str:
        severity = tr(SEVERITY_NAMES[rule.severity])
        row = self._session.baseline.tables["rules"].by_key()[rule.name]
        why = pick(rule.explanation_da, rule.explanation_en)
        source = tr("Source: {source}", source=row_source(row))
        return "\n\n".join([f"{rule_name(rule)} ({severity})", rule_terms(rule), why, source])

    def begin(self) -> None:
        """Begin a rule of one's own."""
        self.list.setCurrentRow(NEW)
        self._show_rule(NEW)
        self.form.title.setFocus()

    def _check(self) -> None:
        faults = self.form.faults() if not self.form.isHidden() else []
        is_touched = bool(self.form.title.text() or self.form.threshold.text())
        self._fault.setText("\n".join(faults) if is_touched else "")
        own = self._own(self.list.currentRow())
        self.keep.setEnabled(not faults and (own is None or self.form.rule() != own))

    # What is done

    def _switch(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        is_on = item.checkState() == Qt.CheckState.Checked
        study, rule = self._session.study, self._rules[row]
        if row < self._n_shipped:
            off = [name for name in study.rules_off if name != rule.name]
            changed = replace(study, rules_off=tuple(off if is_on else [*off, rule.name]))
        else:
            changed = replace(study, rules=self._with(row, replace(rule, on=is_on)))
        label = (
            tr("Rule “{name}” on", name=rule_name(rule))
            if is_on
            else tr("Rule “{name}” off", name=rule_name(rule))
        )
        self._session.edit(label, changed)

    def _with(self, row: int, rule: Rule | None) -> tuple[Rule, ...]:
        """The study's own rules with the one of a row replaced, or left out."""
        own = list(self._session.study.rules)
        own[row - self._n_shipped : row - self._n_shipped + 1] = [rule] if rule else []
        return tuple(own)

    def _keep(self) -> None:
        rule, row, study = self.form.rule(), self.list.currentRow(), self._session.study
        if self._own(row) is None:
            self._session.edit(tr("New rule “{name}”", name=rule.name), replace(study, rules=(*study.rules, rule)))
        else:
            self._session.edit(tr("Rule “{name}”", name=rule.name), replace(study, rules=self._with(row, rule)))

    def _remove(self) -> None:
        row = self.list.currentRow()
        label = tr("Delete rule “{name}”", name=self._rules[row].name)
        self._session.edit(label, replace(self._session.study, rules=self._with(row, None)))


def _words(role: str, text: str = "") -> QLabel:
    made = QLabel(text)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(made, role)
    return made
