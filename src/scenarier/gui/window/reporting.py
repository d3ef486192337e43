"""Fil › Rapport and Udskriv: the study's report, made beside the window, with progress and a way to stop."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from scenarier.gui.window.exporting import Exporting, open_elsewhere
from scenarier.jobs.work import Tell
from scenarier.text.language import mark, tr


class Reporting(Exporting):
    """Asks for a file and has the report of the study written to it, against the window's reference."""

    title, failed = mark("Report"), mark("The report could not be written")
    suffixes = (".pdf", ".html", ".htm")

    def _filters(self) -> list[str]:
        return [tr("Reports that carry their study (*.pdf)"), tr("Web pages (*.html)")]

    def _words(self) -> list[str]:
        return [self._session.study.title or tr("report")]

    def _job(self, path: Path) -> Callable[[Tell], object]:
        from scenarier.jobs.report import asked_in_window, write_report

        asked = asked_in_window(self._session)
        return partial(write_report, self._session.baseline, self._session.study, asked, path)


class Printing(Reporting):
    """Makes the report in a folder that is gone with the program, and opens it in what the system prints with."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._folders: list[tempfile.TemporaryDirectory[str]] = []

    def ask(self) -> None:
        """Make the report and open it."""
        if not self._session.settle() or self.work is not None:
            return
        self._folders.append(tempfile.TemporaryDirectory(prefix="scenarier-", ignore_cleanup_errors=True))
        name = tr("report")
        self.write(Path(self._folders[-1].name) / f"{name}.pdf")

    def _tell_written(self, path: Path) -> None:
        open_elsewhere(path)
