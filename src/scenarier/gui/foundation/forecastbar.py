"""The study's population forecast: what it is for, how one is set, its title and note, and how it is taken out."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.foundation.forecastdialog import ForecastDialog
from scenarier.gui.parts.lines import TextField
from scenarier.gui.parts.notice import Notice
from scenarier.gui.roles import set_role
from scenarier.model.plan import Forecast
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.forecast_edits import (
    loses_values,
    made,
    missing_years,
    note_forecast,
    read_forecast,
    set_forecast,
    take_out_forecast,
    title_forecast,
)
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.faults import fault_lines
from scenarier.text.language import tr
from scenarier.text.plain import text_fault
from scenarier.vocabulary.errors import FaultsError


class ForecastBar(QFrame):
    """A card above the ages. Every edit is one step of undo."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        set_role(self, "card")
        self.about, self.told = PlainLabel(), PlainLabel()
        for label, role in ((self.about, "muted"), (self.told, "small")):
            label.setWordWrap(True)
            set_role(label, role)
        where = tr("Where is it from? The note is saved with the study")
        self.title = self._field(tr("Title of the forecast"), self._take_title)
        self.note = self._field(where, self._take_note)
        self.clipboard = self._button(tr("From the clipboard"), self.paste)
        set_tip(self.clipboard, tr("Read the table on the clipboard as a forecast (Ctrl+V)"))
        self.enter = self._button(tr("Paste forecast…"), self.open_dialog)
        self.out = self._button(tr("Take out"), self.take_out)
        self.question = Notice()
        self._lay_out()
        self.refresh()

    def _field(self, name: str, take: Callable[[str], str]) -> TextField:
        made = TextField(name, self._session.typing, take)
        made.setPlaceholderText(name)
        set_tip(made, name)
        made.told.connect(lambda text, is_fault: self._tell(text, is_fault=is_fault) if text else None)
        return made

    def _button(self, text: str, run: Callable[[], None]) -> QPushButton:
        made = QPushButton(text)
        made.clicked.connect(lambda: run())
        return made

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.about, 5)
        line.addWidget(self.title, 2)
        line.addWidget(self.note, 3)
        for button in (self.clipboard, self.enter, self.out):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.told)
        column.addWidget(self.question)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the study as it stands; what was told of another one goes."""
        forecast = self._session.study.forecast
        if news.study:
            self._tell("")
        elif not news.refused:
            return
        self.about.setVisible(forecast is None)
        for widget in (self.title, self.note, self.out):
            widget.setVisible(forecast is not None)
        if forecast is None:
            self.about.setText(self._what_for())
            return
        self.title.show_text(forecast.title)
        self.note.show_text(forecast.note)
        if not self.told.text():
            self.told.setText(self._holds(forecast))
            self.told.show()

    @staticmethod
    def _what_for() -> str:
        return tr(
            "No forecast: the ages are those of Statistics Denmark. The municipality's own forecast moves need, "
            "frames and taxes in every scenario, the baseline too. Paste a table (Ctrl+V) with ages down and "
            "years across, or the other way round."
        )

    def _holds(self, forecast: Forecast) -> str:
        return tr(
            "The forecast names {first}–{last} and holds in every scenario, the baseline too; Statistics "
            "Denmark's path stands behind it in grey. “Take out” removes it, and Ctrl+Z brings it back.",
            first=min(forecast.persons),
            last=forecast.last_year,
        )

    def _tell(self, text: str, *, is_fault: bool = False) -> None:
        """Say something about the study as it stands now; a question goes."""
        self.question.hide()
        self.told.setText(text)
        self.told.setVisible(bool(text))
        set_role(self.told, "fault" if is_fault else "small")

    # A pasted table

    def paste(self) -> None:
        """Take the table on the clipboard."""
        self.take(QGuiApplication.clipboard().text())

    def open_dialog(self) -> None:
        """Ask for a table, and show how it is understood while it is written."""
        baseline = self._session.baseline
        ForecastDialog(baseline.first_year, lambda text: read_forecast(baseline, text), self.take, self).open()

    def take(self, text: str) -> None:
        """Take a table as the study's forecast; where it is faulty, say all that is and change nothing."""
        try:
            found = read_forecast(self._session.baseline, text)
        except FaultsError as error:
            heading = tr("The table was not taken; nothing was changed.")
            self._tell("\n".join([heading, *fault_lines(error)]), is_fault=True)
            return
        forecast = made(found.persons, self._session.study.forecast)
        if missing_years(self._session.study, forecast):
            self._ask(forecast, found.understood)
        else:
            self._set(forecast, found.understood)

    def _ask(self, forecast: Forecast, understood: str) -> None:
        """The study goes further than the forecast: shorten it, or let it be."""
        study = self._session.study
        told = tr(
            "Read: {understood}. The study goes to {horizon}, but the forecast has no persons for {years}.",
            understood=understood,
            horizon=study.horizon,
            years=", ".join(map(str, missing_years(study, forecast))),
        )
        if loses_values(study, forecast):
            told += " " + tr(
                "A shorter horizon takes away the scenarios' values after {year}; Ctrl+Z brings all back.",
                year=forecast.last_year,
            )
        self._tell("")
        shorten = tr("Shorten the horizon to {year}", year=forecast.last_year)
        choices = {shorten: lambda: self._set(forecast, understood), tr("Give up"): self.refresh}
        self.question.say(told, choices)

    def _set(self, forecast: Forecast, understood: str) -> None:
        self._session.do(set_forecast(self._session.state, forecast))
        if self._session.study.forecast is forecast:
            self._tell(tr("Read: {understood}. Ctrl+Z takes it back.", understood=understood))

    # The forecast there is

    def take_out(self) -> None:
        """The forecast goes; undo brings it back."""
        forecast = self._session.study.forecast
        if forecast is not None:
            self._session.do(take_out_forecast(self._session.state))
            self._tell(tr("“{title}” is taken out; Ctrl+Z brings it back.", title=forecast.title))

    def _take_title(self, text: str) -> str:
        fault = text_fault(text, is_name=True)
        if not fault:
            self._session.do(title_forecast(self._session.state, text))
        return fault

    def _take_note(self, text: str) -> str:
        fault = text_fault(text, is_name=False)
        if not fault:
            self._session.do(note_forecast(self._session.state, text))
        return fault
