"""A table or plots as files: asks for a place, and writes there, whole or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from scenarier import __version__
from scenarier.gui.exchange.names import file_name
from scenarier.gui.parts.plain import tell_faults
from scenarier.plots.asking import SaveAsked
from scenarier.plots.lettering import Lettering
from scenarier.plots.plate import Plate, Plates
from scenarier.plots.saved import PICTURES
from scenarier.session.session import Session
from scenarier.storage.files import write_whole
from scenarier.text.copied import Copied, as_csv, as_html, as_text, title_line
from scenarier.text.language import mark, pick, tr
from scenarier.text.plain import one_line
from scenarier.vocabulary.errors import FaultsError

Say = Callable[[str, Mapping[str, Callable[[], object]]], object]
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells spreadsheets that a text file is UTF-8."""
NUMBERS: Mapping[str, Callable[[Copied], str]] = {
    ".csv": lambda copied: MARK + as_csv(copied),
    ".tsv": lambda copied: MARK + as_text(copied),
    ".html": lambda copied: as_html(copied, with_title=True),
}
"""How a table is written in a file, by its ending."""
KINDS = {
    ".png": mark("Picture, PNG (*.png)"),
    ".svg": mark("Drawing, SVG (*.svg)"),
    ".pdf": mark("Page, PDF (*.pdf)"),
    ".csv": mark("Numbers in full, CSV (*.csv)"),
    ".tsv": mark("Numbers as shown, parted by tabs (*.tsv)"),
    ".html": mark("Table, HTML (*.html)"),
}
FOR_PLOTS, FOR_TABLES = (".png", ".svg", ".pdf", ".csv"), (".csv", ".html", ".tsv")


def together(plates: Sequence[Plate]) -> Copied:
    """The numbers of plots, one below the other, each with its own headings."""
    if len(plates) == 1:
        return plates[0].copied
    rows = [row for plate in plates for row in (plate.copied.headings, *plate.copied.rows, ())]
    return Copied(tuple(rows[:-1]))


class Saver(QObject):
    """Saves what asks for it in a window, and what is handed to it.

    Parameters
    ----------
    bench : it lives as long as this, which is another one in another language.
    window : the parent of its dialogs; `SaveAsked` is taken there.
    folder : where the last file was opened or saved; None where there is none.
    about : what is shown, in words: the study, and the scenario where all is about one.
    say : a line over the window, with what can be done about it.
    """

    def __init__(
        self,
        bench: QWidget,
        window: QWidget,
        session: Session,
        folder: Callable[[], Path | None],
        about: Callable[[], str],
        say: Say,
    ) -> None:
        super().__init__(bench)
        self._window, self._session, self._folder, self._about, self._say = window, session, folder, about, say
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what asks to be saved."""
        if isinstance(event, SaveAsked):
            if isinstance(event.what, Plate):
                self.ask_plots([event.what], event.code)
            else:
                self.ask_table(event.what, event.code)
            return True
        return super().eventFilter(watched, event)

    def ask_table(self, table: Copied, code: str = "") -> None:
        """Ask for a file, and write a table there, above the line with its code."""
        coded = replace(table, foot=code)
        self._ask(tr("Save table"), table.title, FOR_TABLES, lambda path: self.write_table(coded, path))

    def ask_plots(self, plates: Sequence[Plate], code: str = "") -> None:
        """Ask for a file, and write plots there, one beside the other, above the line with their code."""
        title = plates[0].title if len(plates) == 1 else tr("plots")
        name = title_line(self._about(), title)
        self._ask(tr("Save plot"), name, FOR_PLOTS, lambda path: self.write_plots(plates, path, code))

    def write_table(self, table: Copied, path: Path) -> None:
        """Write a table in the form that the file's ending says."""
        self._write(path, lambda: NUMBERS[path.suffix.casefold()](table).encode())

    def write_plots(self, plates: Sequence[Plate], path: Path, code: str = "") -> None:
        """Write plots, or their numbers, in the form that the file's ending says."""
        kind = path.suffix.casefold()
        if kind in NUMBERS:
            self.write_table(replace(together(plates), foot=code), path)
            return
        title = plates[0].title if len(plates) == 1 else self._about()
        drawn = Plates(plates, self.foot(code), Lettering(self._window.font()))
        self._write(path, lambda: PICTURES[kind](drawn, one_line(title)))

    def foot(self, code: str = "") -> str:
        """What stands below saved plots: what they are about, where their numbers come from, and their code."""
        about = self._session.baseline.about
        source = tr(
            "Source: {municipality}, {year} accounts; computed by scenarier {version}",
            municipality=pick(about.municipality_da, about.municipality_en),
            year=about.base_year,
            version=__version__,
        )
        return ". ".join(filter(None, (one_line(self._about()), source, code)))

    def _ask(self, heading: str, name: str, kinds: Sequence[str], then: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self._window, heading)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {tr(KINDS[kind]): kind for kind in kinds}
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix(kinds[0].removeprefix("."))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen].removeprefix(".")))
        folder = self._folder() if self._session.path is None else self._session.path.resolve().parent
        if folder is not None:
            dialog.setDirectory(str(folder))
        dialog.selectFile(file_name(name) or tr("table"))
        dialog.fileSelected.connect(lambda chosen: then(_ending(Path(chosen), kinds, dialog.defaultSuffix())))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        try:
            write_whole(path, make())
        except FaultsError as error:
            tell_faults(self._window, tr("The file could not be written"), error)
            return
        choices: dict[str, Callable[[], object]] = {
            tr("Open it"): lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            tr("Close"): lambda: None,
        }
        self._say(tr("“{name}” is written.", name=one_line(path.name)), choices)


def _ending(path: Path, kinds: Sequence[str], usual: str) -> Path:
    """The path with an ending that says one of these kinds."""
    return path if path.suffix.casefold() in kinds else path.with_name(f"{path.name}.{usual}")
