"""All levers, group by group, each group built when it is first unfolded."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from scenarier.gui.levers.limits import SliderLimits
from scenarier.gui.levers.row import ASSUMPTION, CHANGED, LeverRow
from scenarier.gui.levers.start import StartSwitch
from scenarier.gui.parts.at_once import lay_out
from scenarier.gui.pointed import Pointed
from scenarier.model.baseline import START, Baseline
from scenarier.model.names import entity_name, name_of, short_name_of
from scenarier.model.parameters import ParameterSpec, join_key, split_key
from scenarier.model.terms import in_other_prices, parameter_words
from scenarier.model.values import Values, default_values, values_in
from scenarier.plots.asking import QuestionHere, ask_question, otherwise_of
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session import lever_edits as edits
from scenarier.session.news import News
from scenarier.session.session import Session
from scenarier.session.state import Edited
from scenarier.text.language import ntr, tr
from scenarier.text.words import GROUP_NAMES, lever_note
from scenarier.views.groups import moved_words
from scenarier.views.questions import in_place_of_lever, pin_of_lever
from scenarier.views.start import history_of, start_note

SCROLL_BAR = 10
OPEN_GROUPS = ("population", "tax", "frames")


def levers_of(baseline: Baseline, group: str, is_primary: bool) -> list[ParameterSpec]:
    """The parameters of a group that have their place in the panel: not those of an area."""
    return [
        spec
        for spec in baseline.parameters.values()
        if spec.group == group and spec.entity_kind != "area" and spec.is_primary is is_primary
    ]


class LeverPanel(QScrollArea):
    """The levers of the session's scenario. `held` says that a hand is on a slider, `taken_away` a reset.

    `figure_pointed` carries the number (Pointed) of a lever that is to be explained.
    """

    held = Signal(bool)
    taken_away = Signal(str)
    figure_pointed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: dict[str, tuple[LeverRow, ParameterSpec, str]] = {}
        self._groups: dict[str, _Fold] = {}
        self._folds: list[_Fold] = []
        self._bodies: list[QWidget] = []
        self.start: StartSwitch | None = None
        self._is_editing = False
        self.limits = SliderLimits(session, self._rows.values, self)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(tr("Levers"))
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(10, 4, 8, 8)
        self._layout.setSpacing(2)
        legend = PlainLabel(tr("{changed} changed   {assumption} assumption, not in the report",
                           changed=CHANGED, assumption=ASSUMPTION))  # fmt: skip
        legend.setProperty("role", "small")
        legend.setWordWrap(True)
        self._layout.addWidget(legend)
        self._measures = PlainLabel()
        self._measures.setProperty("role", "small")
        self._measures.setWordWrap(True)
        self._layout.addWidget(self._measures)
        for group in GROUP_NAMES:
            self._add_group(group)
        self._layout.addStretch(1)
        self.setWidget(content)
        self._show()

    def row(self, key: str) -> LeverRow:
        """The row of a parameter's key; KeyError while its group has not been unfolded."""
        return self._rows[key][0]

    def showEvent(self, event: QShowEvent) -> None:
        """The limits of the levers that are seen."""
        super().showEvent(event)
        self.limits.look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """No limits are looked for while nobody sees them."""
        super().hideEvent(event)
        self.limits.stop()

    def restyle(self) -> None:
        """Take the application's text size; never narrower than the levers' own words and numbers."""
        self._show()
        for row, _, _ in self._rows.values():
            row.fit()
        if self.start is not None:
            self.start.fit()
        self._layout.activate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the width that the levers unfolded so far need."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.setMinimumWidth(self._layout.minimumSize().width() + SCROLL_BAR)
        return super().eventFilter(watched, event)

    def refresh(self, news: News) -> None:
        """Show the session's scenario. A hand that holds a slider holds it for one scenario."""
        if news.selected and not self._is_editing:
            for held in (*(row for row, _, _ in self._rows.values()), self.start):
                if held is not None:
                    held.drop_hold()
        if news.projected or news.refused or news.groups:
            self._show(is_anew=news.refused)
        if news.projected or news.rules:
            self.limits.start_anew()

    def _show(self, *, is_anew: bool = True) -> None:
        """Show what the levers of the scenario stand at; all of them, or those that stand at something else."""
        horizon = self._session.study.horizon
        self._show_measures()
        parameters, moved = self._session.baseline.parameters, moved_words(self._session)
        for row, known, entity in self._rows.values():
            spec = parameters[known.name]  # a forecast has its own default
            values = values_in(self._session.scenario, spec, entity, horizon)
            note = self._session.scenario.notes.get(join_key(spec.name, entity), "")
            row.show_values(values, default_values(spec, entity, horizon), note, is_anew=is_anew)
            history = history_of(self._session.baseline, self._session.scenario, spec.name, entity, horizon)
            row.show_history("\n".join(filter(None, (history, moved.get(join_key(spec.name, entity), "")))))
        self._show_lock()
        if self.start is not None:
            spec = parameters[START]
            lines = self._session.baseline.entities("line")
            shares = [values_in(self._session.scenario, spec, line, horizon)[0] or 0.0 for line in lines]
            self.start.show_shares(shares, start_note(self._session.baseline))
        self._show_group_marks()

    def _show_lock(self) -> None:
        """Levers that a step of a lesson locks cannot be moved."""
        lock = self._session.lock
        for key, (row, _, _) in self._rows.items():
            row.set_locked(lock is not None and not lock.is_free(key))
        if self.start is not None:
            lines = self._session.baseline.entities("line")
            self.start.setEnabled(lock is None or all(lock.is_free(join_key(START, line)) for line in lines))

    def _show_group_marks(self) -> None:
        """A group where something is changed says how much, and can be reverted as a whole."""
        for group, fold in self._groups.items():
            n_changed = len(edits.changed_in_group(self._session.baseline, self._session.scenario, group))
            text = tr(GROUP_NAMES[group])
            fold.setText(f"{text} {CHANGED} {n_changed}" if n_changed else text)

    def _is_changed(self, group: str) -> bool:
        return bool(edits.changed_in_group(self._session.baseline, self._session.scenario, group))

    def revert_group(self, group: str) -> None:
        """Every parameter of a group back to the baseline's: one edit."""
        if self._is_changed(group):
            self._session.do(edits.revert_group(self._session.state, self._session.baseline, group))
            self.taken_away.emit(
                tr("The levers of “{group}” are reset. Ctrl+Z takes it back.", group=tr(GROUP_NAMES[group]))
            )

    def _group_menu(self, group: str, fold: "_Fold", place: QPoint) -> None:
        menu = QMenu(fold)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry = menu.addAction(tr("Revert group: {group}", group=tr(GROUP_NAMES[group])))
        entry.setEnabled(self._is_changed(group))
        entry.triggered.connect(lambda: self.revert_group(group))
        menu.popup(fold.mapToGlobal(place))

    def _show_measures(self) -> None:
        """Say that measures move the figures too, since no lever shows them."""
        n_on = sum(measure.on for measure in self._session.scenario.measures)
        text = ntr("{n} measure counts too", "{n} measures count too", n_on) if n_on else ""
        if text != self._measures.text():
            self._measures.setText(text)
            titles = (measure.title for measure in self._session.scenario.measures if measure.on)
            set_tip(self._measures, "\n".join(titles))
        self._measures.setVisible(bool(text))

    def reveal(self, key: str) -> None:
        """Unfold what hides a lever, bring it into view and give its number the keyboard."""
        group = self._groups[self._session.baseline.parameters[split_key(key)[0]].group]
        group.set_open(True)
        whole = self._bodies[self._folds.index(group)]
        for fold in [fold for fold in self._folds if whole.isAncestorOf(fold) and key not in self._rows]:
            fold.set_open(True)
        row, _, _ = self._rows[key]
        for fold, body in zip(self._folds, self._bodies, strict=True):
            if body.isAncestorOf(row):
                fold.set_open(True)
        lay_out()  # what was just unfolded has its place
        self.ensureWidgetVisible(row)
        row.field.setFocus(Qt.FocusReason.TabFocusReason)

    # Building

    def _add_group(self, group: str) -> None:
        title = _Fold(tr(GROUP_NAMES[group]), "group")
        self._groups[group] = title
        set_tip(title, tr("Right-click or the menu key: revert the group"))
        title.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        title.customContextMenuRequested.connect(lambda place: self._group_menu(group, title, place))
        body = self._body(title, self._layout)
        title.opened.connect(lambda: self._fill_group(group, body))
        title.set_open(group in OPEN_GROUPS)

    def _body(self, title: "_Fold", layout: QVBoxLayout) -> QWidget:
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 4)
        inner.setSpacing(2)
        body.setVisible(False)
        self._folds.append(title)
        self._bodies.append(body)
        title.toggled_open.connect(body.setVisible)
        layout.addWidget(title)
        layout.addWidget(body)
        return body

    def _fill_group(self, group: str, body: QWidget) -> None:
        baseline = self._session.baseline
        primary = levers_of(baseline, group, is_primary=True)
        more = levers_of(baseline, group, is_primary=False)
        name = tr("More")
        if [spec.name for spec in primary] == [START]:
            self._add_start(body, primary[0])
            primary, more, name = [], primary, tr("Line by line")
        elif not primary:
            primary, more = more, []
        self._add_levers(body, primary)
        if more:
            fold = _Fold(name, "more")
            rest = self._body(fold, _layout_of(body))
            fold.opened.connect(lambda: self._add_levers(rest, more))

    def _add_start(self, body: QWidget, spec: ParameterSpec) -> None:
        self.start = StartSwitch(spec, self._session.typing)
        self.start.edited.connect(self._start_all)
        self.start.held.connect(self.held)
        _layout_of(body).addWidget(self.start)

    def _add_levers(self, body: QWidget, specs: list[ParameterSpec]) -> None:
        layout = _layout_of(body)
        for spec, entity, label, heading in _lines(self._session.baseline, specs):
            if heading:
                title = PlainLabel(heading)
                title.setProperty("role", "small")
                title.setWordWrap(True)
                layout.addWidget(title)
            row = LeverRow(spec, label, partial(self._otherwise, entity), self._session.typing)
            row.edited.connect(lambda values, gesture, s=spec, e=entity: self._edit(s, e, values, gesture))
            row.reverted.connect(lambda s=spec, e=entity: self._revert(s, e))
            row.noted.connect(lambda note, s=spec, e=entity: self._note(s, e, note))
            row.held.connect(self.held)
            row.explain_asked.connect(partial(self._explain, spec, entity))
            layout.addWidget(row)
            self._rows[join_key(spec.name, entity)] = (row, spec, entity)
        self._show()
        self.limits.look_again()

    def _explain(self, spec: ParameterSpec, entity: str, index: int, part: QWidget) -> None:
        """Ask for the number of a year to be explained beside what shows it."""
        year = spec.first_year + index if spec.has_year else None
        place = QRect(part.mapToGlobal(QPoint(0, 0)), part.size())
        self.figure_pointed.emit(Pointed(f"parameter:{spec.name}", entity, year, place=place))

    def customEvent(self, event: QEvent) -> None:
        """Put a question to what the lever with the keyboard moves, and say so."""
        if not isinstance(event, QuestionHere):
            return
        here = QApplication.focusWidget()
        for row, spec, entity in self._rows.values():
            if here is not None and row.isAncestorOf(here):
                event.accept()
                name = edits.lever_words(self._session.baseline, spec.name, entity)
                ask_question(self, pin_of_lever(self._session, spec, entity), in_place_of_lever(name))

    def _otherwise(self, entity: str, spec: ParameterSpec, values: Values, index: int | None) -> list[str]:
        """An amount in the prices it is not given in, year by year, and that of one year in other units."""
        told = in_other_prices(self._session.projection(), spec, values)
        at = 0 if index is None else index
        if told[at] and spec.has_year:
            more = otherwise_of(self, (f"parameter:{spec.name}", entity, spec.first_year + at))
            told[at] = "\n".join((told[at], *more))
        return told

    # Editing

    def _start_all(self, share: float, gesture: object) -> None:
        """All lines start from the same share of the base year's budget: one edit."""
        edited = edits.start_from(self._session.state, self._session.baseline, share)
        if edited[1] == self._session.state:
            self._show()
        else:
            self._do(edited, gesture)

    def _do(self, edited: Edited, gesture: object) -> None:
        """An edit of the scenario shown; one of the baseline makes a scenario, which is then shown."""
        self._is_editing = True
        try:
            self._session.do(edited, gesture)
        finally:
            self._is_editing = False

    def _edit(self, spec: ParameterSpec, entity: str, values: Values, gesture: object) -> None:
        self._do(edits.set_lever(self._session.state, self._session.baseline, spec.name, entity, values), gesture)

    def _revert(self, spec: ParameterSpec, entity: str) -> None:
        self._session.do(edits.revert_lever(self._session.state, self._session.baseline, spec.name, entity))

    def _note(self, spec: ParameterSpec, entity: str, note: str) -> None:
        about = edits.lever_words(self._session.baseline, spec.name, entity)
        self._session.do(edits.note_parameter(self._session.state, join_key(spec.name, entity), note, about))


def _layout_of(body: QWidget) -> QVBoxLayout:
    layout = body.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def _lines(baseline: Baseline, specs: list[ParameterSpec]) -> Iterator[tuple[ParameterSpec, str, str, str]]:
    """Parameter, entity, label and a heading above it ("" for none)."""
    for spec in specs:
        if not spec.entity_kind:
            yield spec, "", short_name_of(spec), ""
        unit = f", {parameter_words(spec)}" if spec.prices else ""
        heading = "\n".join(filter(None, [f"{name_of(spec)}{unit}", lever_note(spec.name)]))
        heading = "" if spec.name == START else heading  # the switch above says what the lines share
        for entity in baseline.entities(spec.entity_kind):
            yield spec, entity, entity_name(baseline, entity), heading
            heading = ""


class _Fold(QToolButton):
    """A heading that unfolds what stands below it; `opened` comes once, before the first time."""

    opened = Signal()
    toggled_open = Signal(bool)

    def __init__(self, text: str, role: str) -> None:
        super().__init__()
        self.setText(text)
        self.setProperty("role", role)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.RightArrow)
        self.setAutoRaise(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self._has_opened = False
        self.toggled.connect(self.set_open)

    def set_open(self, is_open: bool) -> None:
        """Unfold, or fold."""
        if is_open and not self._has_opened:
            self._has_opened = True
            self.opened.emit()
        self.setChecked(is_open)
        self.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.toggled_open.emit(is_open)
