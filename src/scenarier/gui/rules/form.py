"""The form of a rule of the study's own."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from scenarier.analysis.rule_words import SEVERITY_NAMES, entity_words, rule_name, rule_terms
from scenarier.gui.roles import set_role
from scenarier.model.baseline import Baseline
from scenarier.model.rules import CAP, COMPARISONS, Rule
from scenarier.text.language import mark, tr
from scenarier.text.numbers import unit_name
from scenarier.text.reading import read_number, show_number
from scenarier.text.words import STEP_NAMES, variable_name
from scenarier.vocabulary.axes import FIRST_YEAR, LAST_HORIZON
from scenarier.vocabulary.variables import VARIABLES, Axis

COMPARISON_NAMES = {"at_least": mark("at least"), "at_most": mark("at most")}
LARGEST = 1e9


class RuleForm(QWidget):
    """Fields for one rule; `changed` comes with each keystroke. `faults` says what is wrong, all at once."""

    changed = Signal()

    def __init__(self, baseline: Baseline) -> None:
        super().__init__()
        self._baseline = baseline
        self._taken: set[str] = set()
        self._is_on = True
        self.title, self.threshold, self.source = (_field() for _ in range(3))
        self.variable, self.comparison, self.of, self.entity = (QComboBox() for _ in range(4))
        self.first, self.last, self.severity = (QComboBox() for _ in range(3))
        self._unit = QLabel()
        self.terms = QLabel()
        self.terms.setWordWrap(True)
        set_role(self.terms, "changed")
        _fill(self.variable, sorted(((variable_name(name), name) for name in VARIABLES), key=_by_name))
        _fill(self.comparison, [(tr(COMPARISON_NAMES[name]), name) for name in COMPARISONS])
        _fill(self.severity, [(tr(words), name) for name, words in SEVERITY_NAMES.items()])
        years = [(str(year), year) for year in range(FIRST_YEAR, LAST_HORIZON + 1)]
        _fill(self.first, [(tr("the first year"), None), *years])
        _fill(self.last, [(tr("the last year"), None), *years])
        self._lay_out()
        self.variable.currentIndexChanged.connect(self._follow_metric)
        for box in (self.variable, self.comparison, self.of, self.entity, self.first, self.last, self.severity):
            box.currentIndexChanged.connect(self._tell)
        for line in (self.title, self.threshold, self.source):
            line.textChanged.connect(self._tell)
        self._follow_metric()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        threshold, years = QHBoxLayout(), QHBoxLayout()
        for part in (self.comparison, self.threshold, self._unit, self.of):
            threshold.addWidget(part)
        for part in (self.first, QLabel("–"), self.last):
            years.addWidget(part)
        years.addStretch(1)
        threshold.setStretch(1, 1)
        form.addRow(tr("Title"), self.title)
        form.addRow(tr("What is judged"), self.variable)
        form.addRow(tr("Must be"), threshold)
        form.addRow(tr("Holds for"), self.entity)
        form.addRow(tr("From and to"), years)
        form.addRow(tr("It is a"), self.severity)
        form.addRow(tr("Source"), self.source)
        form.addRow("", self.terms)
        for widget, name in (
            (self.comparison, tr("at least or at most")),
            (self.threshold, tr("Threshold")),
            (self.of, tr("Threshold is a part of")),
            (self.first, tr("First year")),
            (self.last, tr("Last year")),
        ):
            widget.setAccessibleName(name)

    def _follow_metric(self) -> None:
        """Offer what fits the metric: its entities, and thresholds with the same ones."""
        axis = VARIABLES[self.variable.currentData()].axis
        of, entity = self.of.currentData(), self.entity.currentData()
        fitting = [name for name in VARIABLES if VARIABLES[name].axis in ("", axis)]
        variables = sorted(((variable_name(name), name) for name in fitting), key=_by_name)
        cap = [(tr(STEP_NAMES[CAP]), CAP)] if axis == "department" else []
        _fill(self.of, [(tr("a number"), ""), *cap, *variables], of)
        names = [(entity_words(self._baseline, name), name) for name in _entities(self._baseline, axis)]
        _fill(self.entity, [(tr("all") if names else tr("the whole municipality"), ""), *names], entity)
        self.entity.setEnabled(bool(names))

    def _tell(self) -> None:
        self._unit.setText("%" if self.of.currentData() else unit_name(self._metric_unit()))
        faults = self.faults()
        self.terms.setText("" if faults else rule_terms(self.rule()))
        self.changed.emit()

    def _metric_unit(self) -> str:
        return VARIABLES[self.variable.currentData()].unit

    def _threshold_unit(self) -> str:
        return "share" if self.of.currentData() else self._metric_unit()

    def show_rule(self, rule: Rule | None, others: Sequence[Rule]) -> None:
        """Fill the fields from a rule (empty for a new one); `others` have the names that are taken."""
        self._taken = {name.strip().casefold() for other in others for name in (other.name, rule_name(other))}
        self._is_on = rule.on if rule else True
        shown = rule or Rule("", "liquidity_per_citizen", "at_least", 0.0)
        self.variable.setCurrentIndex(self.variable.findData(shown.metric))
        self._follow_metric()
        for box, value in (
            (self.comparison, shown.comparison),
            (self.of, shown.threshold_of),
            (self.entity, shown.entity),
            (self.first, shown.first_year),
            (self.last, shown.last_year),
            (self.severity, shown.severity),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.title.setText(shown.name)
        self.threshold.setText(show_number(shown.threshold, self._threshold_unit()) if rule else "")
        self.source.setText(shown.source)
        self._tell()

    def faults(self) -> list[str]:
        """What is wrong with the fields, in words."""
        found = []
        title = self.title.text().strip().casefold()
        if not title:
            found.append(tr("The title is missing."))
        elif title in self._taken:
            found.append(tr("Another rule has this title."))
        try:
            if abs(read_number(self.threshold.text(), self._threshold_unit())) > LARGEST:
                found.append(tr("The threshold is too large."))
        except ValueError as error:
            empty = not self.threshold.text().strip()
            found.append(tr("The threshold is missing.") if empty else str(error))
        first, last = self.first.currentData(), self.last.currentData()
        if first and last and first > last:
            found.append(tr("The last year is before the first."))
        return found

    def rule(self) -> Rule:
        """The rule that the fields stand for; they must be without faults."""
        return Rule(
            name=self.title.text().strip(),
            metric=self.variable.currentData(),
            comparison=self.comparison.currentData(),
            threshold=read_number(self.threshold.text(), self._threshold_unit()),
            threshold_of=self.of.currentData(),
            entity=self.entity.currentData(),
            first_year=self.first.currentData(),
            last_year=self.last.currentData(),
            severity=self.severity.currentData(),
            on=self._is_on,
            source=self.source.text().strip(),
        )


def _entities(baseline: Baseline, axis: Axis) -> tuple[str, ...]:
    if axis == "age":
        return baseline.age_groups
    return tuple(area.name for area in baseline.areas) if axis == "area" else baseline.entities(axis)


def _by_name(choice: tuple[str, str]) -> str:
    return choice[0].casefold()


def _fill(box: QComboBox, choices: Sequence[tuple[str, Any]], chosen: object = None) -> None:
    """Other choices; the one that was chosen stays where it is still there."""
    box.blockSignals(True)
    box.clear()
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0) if chosen is not None else 0)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.blockSignals(False)


def _field() -> QLineEdit:
    made = QLineEdit()
    made.setProperty("framed", True)
    return made
