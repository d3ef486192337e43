"""Fil › Forslag på en side and Udskriv forslaget: the proposal shown on one page, by the report's road."""

import re
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from scenarier.gui.exchange.reporter import Job, Printer, Reporter, Writer
from scenarier.gui.parts.handing_out import HandoutAsked
from scenarier.model.names import scenario_title
from scenarier.text.language import tr


class _OfTheProposal(Writer):
    """Writes the page of the scenario shown."""

    def _name(self) -> str:
        """The scenario's name, as far as a file may be called so."""
        title = scenario_title(self._session.scenario.name)
        return re.sub(r'[\\/:*?"<>|\0]+', "-", title) or tr("report")

    def _job(self, path: Path) -> Job:
        from scenarier.jobs.handout import write_handout

        session = self._session
        baseline, study, index = session.baseline, session.study, session.selected
        return lambda tell: write_handout(baseline, study, index, path, tell)


class HandoutReporter(_OfTheProposal, Reporter):
    """Asks for a file and has the page written to it."""

    def take_asked(self) -> None:
        """Answer what asks for the page in the window (`HandoutAsked`)."""
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what asks for the page."""
        if isinstance(event, HandoutAsked):
            self.ask()
            return True
        return super().eventFilter(watched, event)

    def _filters(self) -> list[str]:
        return [tr("Reports that carry their study (*.pdf)")]

    def write(self, given: Path) -> None:
        """Write the page to a file, which gets its ending where it has none."""
        super().write(given if given.suffix.casefold() == ".pdf" else given.with_name(f"{given.name}.pdf"))


class HandoutPrinter(_OfTheProposal, Printer):
    """Makes the page and opens it in what the system prints with."""
