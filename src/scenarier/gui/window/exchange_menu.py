"""The rows of the menu `Fil` for what leaves and enters by files."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from scenarier.gui.exchange.exporter import Exporter
from scenarier.gui.exchange.importer import Importer
from scenarier.gui.exchange.reporter import Printer, Reporter
from scenarier.gui.window.commands import Command, Menu
from scenarier.gui.window.documents import Documents
from scenarier.gui.window.workbench import Workbench
from scenarier.look.palette import Scheme
from scenarier.session.session import Session
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import tr


def exchange_rows(
    window: QWidget,
    session: Session,
    settings: SettingsFile,
    colours: Scheme,
    bench: Workbench,
    documents: Documents,
) -> Sequence[Command | Menu]:
    """Import, export, report and print."""
    importer = Importer(window, session, settings, colours, bench.work, bench.tell_done)
    exporter = Exporter(window, session, documents.recent.folder, bench.work, bench.notice.say)
    printer = Printer(window, session, bench.work, bench.notice.say)
    reporter = Reporter(window, session, documents.recent.folder, bench.work, bench.notice.say)
    return (
        Command("file.import", tr("&Import…"), importer.ask, "Ctrl+I"),
        Menu("file.export", tr("Ex&port"), [Command("file.export.workbook", tr("&Workbook…"), exporter.ask)]),
        Command("file.report", tr("R&eport…"), reporter.ask),
        Command("file.print", tr("Pr&int…"), printer.ask, "Ctrl+P"),
    )
