"""The form of a rule of the study's own; what is wrong is told under the field it is about."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from scenarier.gui.parts.lines import Line, NumberLine
from scenarier.gui.parts.still import StillList
from scenarier.gui.roles import set_role
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name
from scenarier.model.rules import CAP, COMPARISONS, Rule
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.text.language import mark, tr
from scenarier.text.numbers import unit_name
from scenarier.text.plain import folded, one_line
from scenarier.text.words import STEP_NAMES, variable_name
from scenarier.views.rule_fields import Fields, entities, faults_of, rule_from, threshold_unit, thresholds, told_of
from scenarier.views.rule_words import SEVERITY_NAMES
from scenarier.vocabulary.variables import VARIABLES

COMPARISON_NAMES = {"at_least": mark("at least"), "at_most": mark("at most")}
NARROW = 6
"""Characters that a box shows at least."""


class RuleForm(QWidget):
    """Fields for one rule; `changed` comes with each keystroke, `edited` where it is the user's."""

    changed = Signal()
    edited = Signal()

    def __init__(self, baseline: Baseline) -> None:
        super().__init__()
        self._baseline = baseline
        self._taken: set[str] = set()
        self._marks: dict[str, tuple[PlainLabel, QWidget]] = {}
        self.title = _line(tr("Title"))
        self.threshold = NumberLine(tr("Threshold"))
        self.threshold.setProperty("framed", True)
        self.source = _line(tr("Source"))
        self.variable = _box(tr("What is judged"), sorted(map(_choice, VARIABLES), key=_by_name))
        self.comparison = _box(
            tr("at least or at most"), [(tr(COMPARISON_NAMES[name]), name) for name in COMPARISONS]
        )
        self.of, self.entity = _box(tr("Share of")), _box(tr("Holds for"))
        years = [(str(year), year) for year in range(baseline.first_year, baseline.last_horizon + 1)]
        self.first = _box(tr("First year"), [(tr("the first year"), None), *years])
        self.last = _box(tr("Last year"), [(tr("the last year"), None), *years])
        self.severity = _box(tr("Severity"), [(tr(words), name) for name, words in SEVERITY_NAMES.items()])
        self._unit = PlainLabel()
        self.terms = _wrapped("changed")
        self._explain()
        self._lay_out()
        self.variable.currentIndexChanged.connect(lambda _: self._follow_metric())
        for box in self._boxes():
            box.currentIndexChanged.connect(self._tell)
            box.activated.connect(self.edited)
        for line in (self.title, self.threshold, self.source):
            line.textChanged.connect(self._tell)
            line.textEdited.connect(self.edited)
        self._follow_metric()

    def _boxes(self) -> tuple[QComboBox, ...]:
        return (self.variable, self.comparison, self.of, self.entity, self.first, self.last, self.severity)

    def _explain(self) -> None:
        """What each field is for, where its name does not say it."""
        set_tip(self.title, tr("What the rule is called on the board; no two rules have the same title"))
        set_tip(self.threshold, tr("A number; per cent where it is a share of another figure"))
        set_tip(self.of, tr("The threshold follows another figure, or is a fixed number"))
        set_tip(self.entity, tr("With “all”, each is judged by itself"))
        set_tip(self.source, tr("Where the rule comes from: a decision, a law, a page"))

    def _lay_out(self) -> None:
        """Names to the left, fields to the right, and under a field room for what is wrong with it."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for name, parts, key in (
            (tr("Title"), (self.title,), "title"),
            (tr("What is judged"), (self.variable,), ""),
            (tr("Must be"), (self.comparison,), ""),
            (tr("Threshold"), (self.threshold, self._unit), "threshold"),
            (tr("Share of"), (self.of,), ""),
            (tr("Holds for"), (self.entity,), ""),
            (tr("First year"), (self.first,), ""),
            (tr("Last year"), (self.last,), "years"),
            (tr("Severity"), (self.severity,), ""),
            (tr("Source"), (self.source,), "source"),
        ):
            row, line = grid.rowCount(), QHBoxLayout()
            line.setSpacing(6)
            for part in parts:
                line.addWidget(part, 0 if isinstance(part, PlainLabel) else 1)
            grid.addWidget(PlainLabel(name), row, 0)
            grid.addLayout(line, row, 1)
            if key:
                told = _wrapped("fault")
                told.hide()
                grid.addWidget(told, row + 1, 1)
                self._marks[key] = told, parts[0]
        grid.addWidget(self.terms, grid.rowCount(), 0, 1, 2)

    def _follow_metric(self, kept_of: str = "") -> None:
        """Offer what fits the metric: its entities, and thresholds in its unit; a rule's own stays in any case."""
        metric = self.variable.currentData()
        axis = VARIABLES[metric].axis
        of = kept_of or self.of.currentData()
        fitting = [*sorted(map(_choice, thresholds(metric)), key=_by_name)]
        if kept_of and kept_of not in [name for _, name in fitting]:
            fitting.append(_choice(kept_of))
        _fill(self.of, [(tr("– (a fixed number)"), ""), *fitting], of)
        self.of.setEnabled(bool(fitting))
        names = [(entity_name(self._baseline, name), name) for name in entities(self._baseline, axis)]
        everyone = tr("all") if names else tr("the whole municipality")
        _fill(self.entity, [(everyone, ""), *names], self.entity.currentData())
        self.entity.setEnabled(bool(names))

    def _tell(self) -> None:
        """Unit, formula and faults follow the fields."""
        fields = self.fields()
        unit = threshold_unit(fields.metric, fields.of)
        self._unit.setText("%" if unit == "share" else unit_name(unit))
        faults = self.faults()
        is_readable = not {"threshold", "years"} & faults.keys()
        self.terms.setText(told_of(rule_from(fields), self._baseline) if is_readable else "")
        is_touched = bool(fields.title or fields.threshold)  # an empty form is no mistake
        for key, (told, field) in self._marks.items():
            _mark(told, field, faults.get(key, "") if is_touched else "")
        self.changed.emit()

    def warn(self, text: str) -> None:
        """Say something below the fields, until one of them changes."""
        self.terms.setText(text)

    def fields(self) -> Fields:
        """What stands in the fields now."""
        return Fields(
            self.title.text(),
            self.variable.currentData(),
            self.comparison.currentData(),
            self.threshold.text(),
            self.of.currentData(),
            self.entity.currentData(),
            self.first.currentData(),
            self.last.currentData(),
            self.severity.currentData(),
            self.source.text(),
        )

    def show_fields(self, fields: Fields) -> None:
        """Fill the fields."""
        self.blockSignals(True)
        _choose(self.variable, fields.metric)
        self._follow_metric(fields.of)
        for box, value in zip(
            self._boxes()[1:],
            (fields.comparison, fields.of, fields.entity, fields.first, fields.last, fields.severity),
            strict=True,
        ):
            _choose(box, value)
        for line, text in (
            (self.title, fields.title),
            (self.threshold, fields.threshold),
            (self.source, fields.source),
        ):
            line.setText(text)
        self.blockSignals(False)
        self._tell()

    def set_others(self, rules: Sequence[Rule]) -> None:
        """The other rules of the study, whose titles are taken, in either language."""
        names = [name for rule in rules for name in (rule.name, rule.name_da, rule.name_en) if name]
        self._taken = {folded(name) for name in names}
        self._tell()

    def faults(self) -> dict[str, str]:
        """What is wrong, in words, by the field it is about."""
        return faults_of(self.fields(), self._taken)


def _choice(variable: str) -> tuple[str, str]:
    return (tr(STEP_NAMES[CAP]) if variable == CAP else variable_name(variable)), variable


def _by_name(choice: tuple[str, str]) -> str:
    return choice[0].casefold()


def _box(name: str, choices: Sequence[tuple[str, Any]] = ()) -> StillList:
    made = StillList(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(NARROW)
    _fill(made, choices)
    return made


def _fill(box: QComboBox, choices: Sequence[tuple[str, Any]], chosen: object = None) -> None:
    """Other choices; the one that was chosen stays where it is still there."""
    box.blockSignals(True)
    box.clear()
    for text, value in choices:
        box.addItem(one_line(text), value)
    _choose(box, chosen)
    box.blockSignals(False)


def _choose(box: QComboBox, value: object) -> None:
    """Choose a value; the first where it is not there."""
    place = next((place for place in range(box.count()) if box.itemData(place) == value), 0)
    box.setCurrentIndex(place)


def _line(name: str) -> Line:
    made = Line(name)
    made.setProperty("framed", True)
    return made


def _wrapped(role: str) -> PlainLabel:
    made = PlainLabel()
    made.setWordWrap(True)
    set_role(made, role)
    return made


def _mark(told: PlainLabel, field: QWidget, fault: str) -> None:
    """Say what is wrong under the field, and frame it; "" takes it away."""
    told.setText(fault)
    told.setVisible(bool(fault))
    field.setAccessibleDescription(one_line(fault))
    if bool(field.property("fault")) is not bool(fault):
        field.setProperty("fault", bool(fault))
        field.style().unpolish(field)
        field.style().polish(field)
