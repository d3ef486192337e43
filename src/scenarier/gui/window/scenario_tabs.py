"""The scenarios as tabs: colour, name, how much differs; they can be dragged and renamed."""

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import zip_longest

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QIcon, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QTabBar, QWidget

from scenarier.gui.parts.lines import Line
from scenarier.gui.parts.plain import show_tip
from scenarier.look.palette import Scheme
from scenarier.model.study import BASELINE, Scenario
from scenarier.plots.plain import menu_text
from scenarier.session import edits
from scenarier.session.news import News
from scenarier.session.scenarios import BASELINE_INDEX, name_fault
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.what_differs import sentences

ICON = 14
MOST_SENTENCES = 12
FEW = 8
"""So many tabs may change one by one."""


def swatch(colour: str, ground: str, is_reference: bool) -> QIcon:
    """A disc in a scenario's colour; a ring for the reference."""
    picture = QPixmap(ICON * 3, ICON * 3)
    picture.setDevicePixelRatio(3)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(ICON / 2, ICON / 2)
    painter.setPen(QPen(QColor(colour), 2))
    painter.setBrush(QColor(ground) if is_reference else QColor(colour))
    painter.drawEllipse(middle, ICON / 2 - 2, ICON / 2 - 2)
    painter.end()
    return QIcon(picture)


@contextmanager
def _laid_out_once(tabs: QTabBar) -> Iterator[None]:
    """Change many tabs: a bar that is seen lays all of them out at each change of one, a hidden one when shown."""
    had_focus = tabs.hasFocus()
    tabs.hide()
    try:
        yield
    finally:
        tabs.show()
        if had_focus:
            tabs.setFocus()


class ScenarioTabs(QTabBar):
    """Tab 0 is the baseline; `menu_wanted` asks for the scenarios' menu at a place on screen."""

    menu_wanted = Signal(object)

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._colours = session, colours
        self._looks: list[tuple[str, str, bool]] = []
        self._scenarios: tuple[Scenario, ...] = ()
        self._reference = BASELINE_INDEX
        self._is_showing = False
        self._editor: _NameEditor | None = None
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(tr("Scenarios"))
        self.currentChanged.connect(self._choose)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._want_menu)

    def refresh(self, news: News) -> None:
        """Show the scenarios as they stand; after a refused edit too, which may have moved a tab."""
        if news.study or news.selected or news.reference or news.refused:
            self._show_all()

    def _show_all(self) -> None:
        """Show the session as it stands; tabs that did not change are left alone."""
        if self._editor is not None and not self._editor.is_of_now():
            self._end_editor()
        looks = self._looks_now()
        self._is_showing = True
        new = [place for place, (then, now) in enumerate(zip_longest(self._looks, looks)) if then != now]
        with _laid_out_once(self) if len(new) > FEW and self.isVisible() else nullcontext():
            self._show_looks(looks, new)
        self._looks = looks
        if self.currentIndex() != self._session.selected + 1:
            self.setCurrentIndex(self._session.selected + 1)
        self._is_showing = False

    def _looks_now(self) -> list[tuple[str, str, bool]]:
        """The look of every tab; that of a scenario which is as it was, where it was, is not made anew."""
        scenarios, reference, before = self._session.study.scenarios, self._session.reference, self._looks
        is_known = reference == self._reference and len(before) == len(self._scenarios) + 1
        known = self._scenarios if is_known else ()
        self._scenarios, self._reference = scenarios, reference
        looks = before[1 : min(len(known), len(scenarios)) + 1]
        for place in [
            place for place, (old, new) in enumerate(zip(known, scenarios, strict=False)) if old is not new
        ]:
            looks[place] = self._look(place)
        return [self._look(BASELINE_INDEX), *looks, *map(self._look, range(len(looks), len(scenarios)))]

    def _show_looks(self, looks: list[tuple[str, str, bool]], new: list[int]) -> None:
        icons: dict[tuple[str, bool], QIcon] = {}
        while self.count() > len(looks):
            self.removeTab(self.count() - 1)
        while self.count() < len(looks):
            self.addTab("")
        for place in new[: bisect_left(new, len(looks))]:
            text, colour, is_reference = looks[place]
            disc = colour, is_reference
            if disc not in icons:
                icons[disc] = swatch(self._colours.colour(colour), self._colours.card, is_reference)
            self.setTabText(place, menu_text(text))
            self.setTabIcon(place, icons[disc])
            self.setTabData(place, place - 1)

    def restyle(self, colours: Scheme) -> None:
        """Take other colours."""
        self._colours = colours
        self._looks = []
        self._show_all()

    def _look(self, index: int) -> tuple[str, str, bool]:
        study = self._session.study
        is_reference = index == self._session.reference
        if index == BASELINE_INDEX:
            return tr("Baseline"), "baseline", is_reference
        scenario = study.scenarios[index]
        n_changes = len(scenario.parameters) + sum(measure.on for measure in scenario.measures)
        name = one_line(scenario.name)
        text = f"{name} ({n_changes})" if n_changes else name
        return text, f"scenario:{study.colour_of(index)}", is_reference

    def _choose(self, place: int) -> None:
        index = self.tabData(place)  # by what the tab is, since a tab that is dragged stands elsewhere
        if not self._is_showing and index is not None and index != self._session.selected:
            self._session.select(int(index))

    def _want_menu(self, position: object) -> None:
        place = self.tabAt(position)  # type: ignore[arg-type]
        if place >= 0:
            self._session.select(place - 1)
            self.menu_wanted.emit(self.mapToGlobal(position))  # type: ignore[call-overload]

    # What differs, on the pointer

    def event(self, event: QEvent) -> bool:
        """A tip says in words what differs from the reference; it is made when it is asked for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self.tabAt(event.pos())
            if place >= 0:
                show_tip(event.globalPos(), self.tip(place - 1), self)
                return True
        return super().event(event)

    def tip(self, index: int) -> str:
        """What a scenario is and how it differs from the reference."""
        session = self._session
        if index == session.reference:
            return tr("The reference: differences are against it.")
        scenario: Scenario = BASELINE if index == BASELINE_INDEX else session.study.scenarios[index]
        lines = sentences(session.baseline, scenario, session.reference_scenario, session.study.horizon)
        if len(lines) > MOST_SENTENCES:
            lines = [*lines[:MOST_SENTENCES], "…"]
        return "\n".join(line for line in (scenario.note, *(lines or [tr("Nothing differs.")])) if line)

    # Order

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tab let go at another place is one edit; the baseline stays first."""
        super().mouseReleaseEvent(event)
        order = [self.tabData(place) for place in range(self.count())]
        if order == list(range(BASELINE_INDEX, len(order) - 1)):
            return
        chosen = self.tabData(self.currentIndex())
        to = max(self.currentIndex() - 1, 0)
        self._looks = []
        if chosen is None or chosen == BASELINE_INDEX:
            self._show_all()
        else:
            self.move_scenario(int(chosen), to)
        self._show_all()

    def move_scenario(self, index: int, to: int) -> None:
        """Put a scenario at another place."""
        study = self._session.study
        if 0 <= to < len(study.scenarios) and index != to:
            self._session.do(edits.move_scenario(self._session.state, index, to))

    # Names

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename where the name stands."""
        self.rename()

    def rename(self) -> None:
        """Edit the name of the scenario shown, in its tab."""
        if self._session.selected == BASELINE_INDEX:
            return
        self._end_editor()
        editor = _NameEditor(self._session, self)
        rect = self.tabRect(self._session.selected + 1)
        width = max(rect.width(), editor.fontMetrics().horizontalAdvance("M" * 16))
        editor.setGeometry(QRect(rect.left(), rect.top(), min(width, self.width() - rect.left()), rect.height()))
        editor.done.connect(self._end_editor)
        editor.show()
        editor.setFocus()
        self._editor = editor

    def _end_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            self._session.typing.end(editor)
            editor.hide()
            editor.deleteLater()


class _NameEditor(Line):
    """A line over the tab; a name that cannot be is told of and the line stays, until it is left."""

    done = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("Name of the scenario"), parent)
        self._session, self._index = session, session.selected
        self._name = session.scenario.name
        self.setObjectName("name")
        self.setAutoFillBackground(True)
        self.setText(self._name)
        self.selectAll()
        self.textEdited.connect(lambda: session.typing.begin(self))
        self.returnPressed.connect(self.commit)
        self.editingFinished.connect(self._leave)

    def is_of_now(self) -> bool:
        """Whether its scenario is still the one shown, at the same place."""
        session = self._session
        return session.selected == self._index and session.scenario.name == self._name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the name as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def commit(self) -> str:
        """Take the name; what is wrong with it."""
        name = self.text().strip()
        fault = name_fault(self._session.study, name, self._index)
        if fault:
            self.set_fault(True)
            show_tip(self.mapToGlobal(self.rect().bottomLeft()), fault, self)
            return f"{self.accessibleName()}: {fault}"
        self._session.typing.end(self)
        if name != self._name:
            self._session.do(edits.rename_scenario(self._session.state, self._index, name))
        self.done.emit()
        return ""

    def _leave(self) -> None:
        """Another widget has the keyboard now; a name that cannot be stays to be mended."""
        if self._session.typing.holds(self) and not self.hasFocus():
            self.commit()
        elif not self.hasFocus():
            self.done.emit()
