"""What stands in one cell of the list of measures, and how it is drawn."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

from scenarier.gui.measures.columns import FIRST, LEFT, ON, OWNER, RIGHT, TARGET, TITLE, short_amount
from scenarier.look.palette import Scheme
from scenarier.model.fill import DECIMALS
from scenarier.model.measures import budget_effect
from scenarier.model.study import Measure
from scenarier.plots.lettering import tabular
from scenarier.plots.plain import tip_text
from scenarier.session.measure_paste import UNIT
from scenarier.session.targets import meaning
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import unit_name
from scenarier.text.plain import one_line
from scenarier.text.reading import show_number
from scenarier.views.figure import Said
from scenarier.views.measure_rows import Heading, Row

if TYPE_CHECKING:
    from scenarier.gui.measures.model import MeasuresModel

Role = Qt.ItemDataRole
Check = Qt.CheckState
INDENT = "    "
FOLDED, UNFOLDED = "▸ ", "▾ "


class Drawn:
    """One cell; made for each question that a view asks."""

    __slots__ = ("_colours", "_column", "_model", "_row")

    def __init__(self, model: "MeasuresModel", colours: Scheme, row: Row, column: int) -> None:
        self._model, self._colours, self._row, self._column = model, colours, row, column

    def data(self, role: int) -> object:
        """What the cell holds for a role."""
        if role == Role.TextAlignmentRole:
            return RIGHT if FIRST <= self._column <= self._model.sum_column else LEFT
        item = self._row.item
        return self._heading(item, role) if isinstance(item, Heading) else self._measure(item, role)

    def effect(self) -> float | None:
        """What a package's measures do in the cell's year or in all, or a measure's sum; None for neither."""
        item = self._row.item
        if isinstance(item, Heading):
            return self._effect(item)
        is_sum = self._column == self._model.sum_column
        return sum(map(item.amount_in, self._model.years)) if is_sum else None

    def said(self) -> Said | None:
        """What there is to say of that effect or sum."""
        effect, item, year = self.effect(), self._row.item, self._year()
        if effect is None:
            return None
        when = str(year) if year is not None else tr("in all")
        if isinstance(item, Heading):
            title, text = f"{item.package}, {when}", self._heading_tip(item, Role.ToolTipRole)
            return Said(title, f"{short_amount(effect, sign=True)} {unit_name(UNIT)}", text)
        years = self._model.years
        text = tr(
            "The amounts of the measure from {first} to {last}, in {year} prices.",
            first=years[0],
            last=years[-1],
            year=self._model.base_year,
        )
        return Said(f"{item.title}, {when}", f"{short_amount(effect)} {unit_name(UNIT)}", text)

    # A measure

    def _measure(self, measure: Measure, role: int) -> object:
        if role == Role.EditRole:
            return self._text(measure)
        if role == Role.DisplayRole:
            is_inside = self._column == TITLE and measure.package
            return f"{INDENT if is_inside else ''}{one_line(self._text(measure))}"
        if role == Role.CheckStateRole:
            is_set = self._box(measure)
            return None if is_set is None else Check.Checked if is_set else Check.Unchecked
        if role == Role.ForegroundRole:
            is_muted = not measure.on or self._column == self._model.sum_column or self._is_carried(measure)
            return QColor(self._colours.muted) if is_muted else None
        if role == Role.ToolTipRole:
            return tip_text(self._tip(measure))
        if role == Role.StatusTipRole:
            return one_line(self._tip(measure))
        return self._box_words(measure) if role == Role.AccessibleTextRole else None

    def _box(self, measure: Measure) -> bool | None:
        return {ON: measure.on, self._model.lasting_column: measure.lasting}.get(self._column)

    def _box_words(self, measure: Measure) -> str | None:
        if self._column == ON:
            return tr("on") if measure.on else tr("switched off")
        if self._column == self._model.lasting_column:
            return tr("lasting") if measure.lasting else tr("not lasting")
        return None

    def _year(self) -> int | None:
        return self._model.years[self._column - FIRST] if self._model.is_year(self._column) else None

    def _is_carried(self, measure: Measure) -> bool:
        year = self._year()
        return year is not None and measure.lasting and year not in measure.amounts

    def _text(self, measure: Measure) -> str:
        year, column = self._year(), self._column
        if year is not None:
            is_end = measure.lasting and measure.amounts.get(year) == 0
            return "0" if is_end else short_amount(measure.amount_in(year))
        if column == self._model.sum_column:
            return short_amount(self.effect() or 0.0)
        if column == TARGET:
            return self._model.targets.label(measure.target)
        if column in (ON, self._model.lasting_column):
            return ""
        return {TITLE: measure.title, OWNER: measure.owner}.get(column, measure.note)

    def _tip(self, measure: Measure) -> str:
        year, words = self._year(), self._box_words(measure)
        if words is not None:
            return words
        if year is None:
            return self._text(measure)
        effect = show_number(budget_effect(measure, [year])[0], UNIT)
        told = [self._model.targets.label(measure.target), meaning(measure.target)]
        told.insert(0, self._model.in_both_prices(measure, year))
        told.append(tr("Budget effect {year}: {amount} (DKK m, {base} prices)",
                       year=year, amount=effect, base=self._model.base_year))  # fmt: skip
        if self._is_carried(measure) and measure.amount_in(year):
            told.append(tr("The amount of {year}, carried on.", year=max(measure.amounts)))
        if measure.lasting and measure.target.startswith("savings:"):
            told.append(tr("Savings can be used once: use that lasts runs into debt."))
        return "\n".join(told)

    # A package

    def _heading(self, heading: Heading, role: int) -> object:
        if role == Role.DisplayRole:
            return one_line(self._heading_text(heading))
        if role == Role.EditRole:
            return heading.package if self._column == TITLE else self._heading_text(heading)
        if role == Role.CheckStateRole:
            return self._heading_box(heading) if self._column == ON else None
        if role == Role.ForegroundRole:
            return self._heading_colour(heading)
        if role == Role.BackgroundRole:
            return QColor(self._colours.ground)
        if role == Role.FontRole and (self._column == TITLE or self._column >= FIRST):
            font = QFont(tabular(QGuiApplication.font()))
            font.setBold(True)
            return font
        if role == Role.ToolTipRole:
            return tip_text(self._heading_tip(heading, role))
        if role in (Role.StatusTipRole, Role.AccessibleTextRole):
            return one_line(self._heading_tip(heading, role)) or None
        return None

    def _effect(self, heading: Heading) -> float | None:
        """The effect that a cell of the heading shows; None where it shows none."""
        year = self._year()
        if year is not None:
            return heading.effects[self._column - FIRST] if heading.has_amounts_in(year) else None
        is_any = self._column == self._model.sum_column and any(map(heading.has_amounts_in, self._model.years))
        return round(sum(heading.effects), DECIMALS) if is_any else None

    def _heading_text(self, heading: Heading) -> str:
        if self._column == TITLE:
            return f"{FOLDED if heading.is_folded else UNFOLDED}{heading.package}"
        if self._column == TARGET:
            return self._count(heading)
        effect = self._effect(heading)
        return "" if effect is None else short_amount(effect, sign=True)

    def _count(self, heading: Heading) -> str:
        n, n_on = len(heading.measures), heading.n_on
        if n_on == n:
            return ntr("{n} measure: effect", "{n} measures: effect", n)
        if n_on:
            return tr("{n_on} of {n} on: effect", n=n, n_on=n_on)
        return ntr("{n} measure, off", "{n} measures, off", n)

    def _heading_box(self, heading: Heading) -> Check:
        if heading.n_on == len(heading.measures):
            return Check.Checked
        return Check.PartiallyChecked if heading.n_on else Check.Unchecked

    def _heading_colour(self, heading: Heading) -> QColor | None:
        effect = self._effect(heading)
        if effect:
            return QColor(self._colours.positive if effect > 0 else self._colours.negative)
        return QColor(self._colours.muted) if self._column == TARGET or not heading.n_on else None

    def _heading_tip(self, heading: Heading, role: int) -> str:
        n, n_on = len(heading.measures), heading.n_on
        if self._column == ON:
            return tr("{n_on} of {n} on", n=n, n_on=n_on)
        if role == Role.AccessibleTextRole:
            return ""
        told = tr("Budget effect of the package's measures that are on ({n_on} of {n})", n=n, n_on=n_on)
        signs = tr("DKK m, {year} prices; positive: a better result", year=self._model.base_year)
        return f"{heading.package}\n{told}\n{signs}"
