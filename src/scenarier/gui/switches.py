"""The switches that hold in every plot and table: prices, unit, horizon."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from scenarier.analysis.terms import Terms, prices_words
from scenarier.model.study import Study
from scenarier.session.scenarios import last_horizon
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.vocabulary.axes import FIRST_YEAR

PRICES = ("current", "base_year")
SCALES = ("mio_kr", "kr_per_citizen", "share")
FIRST_HORIZON = 2029


def scale_words(scale: str) -> str:
    """What amounts are shown in."""
    return tr("% of the frame") if scale == "share" else unit_name(scale)


def set_horizon(session: Session, year: int) -> None:
    """Project to another year: one edit, which takes away the values of years after it."""
    study: Study = session.study.with_horizon(year)
    is_shorter = study.scenarios != session.study.scenarios
    words = (
        tr("Horizon {year}, later values removed", year=year) if is_shorter else tr("Horizon {year}", year=year)
    )
    session.edit(words, study)


class Switches(QWidget):
    """Three short lists."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self.prices = self._list(tr("Prices"), [prices_words(Terms(prices)) for prices in PRICES])  # type: ignore[arg-type]
        self.scale = self._list(tr("Unit of amounts"), [scale_words(scale) for scale in SCALES])
        self.horizon = self._list(tr("Last year"), [])
        self.prices.activated.connect(lambda index: self._show_in(prices=PRICES[index]))
        self.scale.activated.connect(lambda index: self._show_in(scale=SCALES[index]))
        self.horizon.activated.connect(lambda index: set_horizon(session, self.years()[index]))
        for one in (self.prices, self.scale, self.horizon):
            line.addWidget(one)
        self.refresh()

    def _list(self, name: str, items: list[str]) -> QComboBox:
        made = QComboBox()
        made.addItems(items)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return made

    def years(self) -> list[int]:
        """The years that can be the last: 2029 to 2035 or the end of the study's forecast, and the study's own."""
        study = self._session.study
        return sorted({*range(max(FIRST_HORIZON, FIRST_YEAR), last_horizon(study) + 1), study.horizon})

    def _show_in(self, **changes: str) -> None:
        self._session.show_in(replace(self._session.terms, **changes))  # type: ignore[arg-type]

    def refresh(self) -> None:
        """Show the session as it stands."""
        self.prices.setCurrentIndex(PRICES.index(self._session.terms.prices))
        self.scale.setCurrentIndex(SCALES.index(self._session.terms.scale))
        words = [tr("to {year}", year=year) for year in self.years()]
        if words != [self.horizon.itemText(place) for place in range(self.horizon.count())]:
            self.horizon.clear()
            self.horizon.addItems(words)
        self.horizon.setCurrentIndex(self.years().index(self._session.study.horizon))
