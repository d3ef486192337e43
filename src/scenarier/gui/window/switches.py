"""The switches that hold in every plot and table: how sure figures are, prices, unit, horizon."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from scenarier.gui.parts.still import StillList
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.model.terms import Terms, prices_words
from scenarier.plots.plain import set_tip
from scenarier.session import edits
from scenarier.session.news import EVERYTHING, News
from scenarier.session.scenarios import last_horizon
from scenarier.session.session import Session
from scenarier.text.language import mark, tr
from scenarier.text.numbers import unit_name
from scenarier.vocabulary.uncertainty import UNCERTAINTIES, Uncertainty

PRICES = ("current", "base_year")
UNCERTAINTY_WORDS: Mapping[Uncertainty, str] = {
    "off": mark("without uncertainty"),
    "fan": mark("with bands"),
    "paths": mark("paths and dots"),
}
SCALES = ("mio_kr", "kr_per_citizen", "share")


def scale_words(scale: str) -> str:
    """What amounts are shown in."""
    return tr("% of the frame") if scale == "share" else unit_name(scale)


def horizon_tip(study: Study, baseline: Baseline) -> str:
    """What the list of last years is, and where a forecast ends early."""
    if study.forecast is None or last_horizon(study, baseline) == baseline.last_horizon:
        return tr("Last year")
    ends = tr("the forecast ends in {year}", year=study.forecast.last_year)
    last = tr("Last year")
    return f"{last}; {ends}"


class Switches(QWidget):
    """Four short lists. `beyond_forecast` carries a last year that the study's forecast does not reach."""

    beyond_forecast = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        base_year = session.baseline.base_year
        prices = [prices_words(Terms(one), base_year) for one in PRICES]  # type: ignore[arg-type]
        self.uncertainty = self._list(tr("Uncertainty"), [tr(UNCERTAINTY_WORDS[one]) for one in UNCERTAINTIES])
        self.prices = self._list(tr("Prices"), prices)
        self.scale = self._list(tr("Unit of amounts"), [scale_words(scale) for scale in SCALES])
        self.horizon = self._list(tr("Last year"), [])
        self.uncertainty.activated.connect(lambda index: session.show_uncertainty(UNCERTAINTIES[index]))
        self.prices.activated.connect(lambda index: self._show_in(prices=PRICES[index]))
        self.scale.activated.connect(lambda index: self._show_in(scale=SCALES[index]))
        self.horizon.activated.connect(lambda index: self._project_to(self.years()[index]))
        for one in (self.uncertainty, self.prices, self.scale, self.horizon):
            line.addWidget(one)
        self.refresh()

    def _list(self, name: str, items: list[str]) -> QComboBox:
        made = StillList()
        made.addItems(items)
        made.setAccessibleName(name)
        set_tip(made, name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return made

    def years(self) -> list[int]:
        """The years that can be the last: from the baseline's usual one on, and the study's own."""
        baseline = self._session.baseline
        years = range(baseline.default_horizon, baseline.last_horizon + 1)
        return sorted({*years, self._session.study.horizon})

    def _project_to(self, year: int) -> None:
        """Project to another year; where the forecast has no persons for it, ask for them."""
        if year <= last_horizon(self._session.study, self._session.baseline):
            self._session.do(edits.set_horizon(self._session.state, year))
        else:
            self.refresh()
            self.beyond_forecast.emit(year)

    def _show_in(self, **changes: str) -> None:
        self._session.show_in(replace(self._session.terms, **changes))  # type: ignore[arg-type]

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the session as it stands."""
        if not (news.terms or news.uncertainty or news.horizon or news.plan or news.baseline or news.refused):
            return
        self.uncertainty.setCurrentIndex(UNCERTAINTIES.index(self._session.uncertainty))
        self.prices.setCurrentIndex(PRICES.index(self._session.terms.prices))
        self.scale.setCurrentIndex(SCALES.index(self._session.terms.scale))
        words = [tr("to {year}", year=year) for year in self.years()]
        if words != [self.horizon.itemText(place) for place in range(self.horizon.count())]:
            self.horizon.clear()
            self.horizon.addItems(words)
        self.horizon.setCurrentIndex(self.years().index(self._session.study.horizon))
        set_tip(self.horizon, horizon_tip(self._session.study, self._session.baseline))
