"""The rows of the menu `Fil` for what leaves and enters by files."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from scenarier.gui.exchange.coder import Coder
from scenarier.gui.exchange.exporter import Exporter
from scenarier.gui.exchange.handout import HandoutPrinter, HandoutReporter
from scenarier.gui.exchange.importer import Importer
from scenarier.gui.exchange.reporter import Printer, Reporter
from scenarier.gui.exchange.saver import Saver
from scenarier.gui.parts.table.view import TableView
from scenarier.gui.window.commands import Command, Menu
from scenarier.gui.window.documents import Documents
from scenarier.gui.window.help_places import page_about
from scenarier.gui.window.workbench import Workbench
from scenarier.look.palette import Scheme
from scenarier.model.names import scenario_title
from scenarier.plots.asking import code_line
from scenarier.plots.card import Card
from scenarier.plots.plate import Plate
from scenarier.session.session import Session
from scenarier.storage.settings import SettingsFile
from scenarier.text.copied import title_line
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
    printer = Printer(window, session, settings, bench.work, bench.notice.say)
    reporter = Reporter(window, session, settings, documents.recent.folder, bench.work, bench.notice.say)
    page = HandoutReporter(window, session, settings, documents.recent.folder, bench.work, bench.notice.say)
    page.take_asked()
    printed = HandoutPrinter(window, session, settings, bench.work, bench.notice.say)
    return (
        Command("file.import", tr("&Import…"), importer.ask, "Ctrl+I"),
        Menu("file.export", tr("Ex&port"), _exports(window, session, settings, bench, documents)),
        Command("file.report", tr("R&eport…"), reporter.ask),
        Command("file.report_head", tr("Report: tit&le and logo…"), reporter.ask_head),
        Command("file.print", tr("Pr&int…"), printer.ask, "Ctrl+P"),
        Command("file.handout", tr("Proposal on one pa&ge…"), page.ask),
        Command("file.print_handout", tr("Print the prop&osal…"), printed.ask),
    )


def _exports(
    window: QWidget, session: Session, settings: SettingsFile, bench: Workbench, documents: Documents
) -> Sequence[Command | Menu | None]:
    """The scenario as a workbook; the table and the plots of what is shown; whether copies carry a code."""
    coder = Coder(bench, window, session, settings, lambda widget: page_about(widget, bench))
    tip = tr("A copied table or plot carries a short code; Find and scenarier verify tell what it is of")
    exporter = Exporter(window, session, documents.recent.folder, bench.work, bench.notice.say)
    about = partial(about_shown, session, bench)
    saver = Saver(bench, window, session, documents.recent.folder, about, bench.notice.say)

    def tell_none(text: str) -> None:
        bench.notice.say(text, {tr("Close"): lambda: None}, for_a_while=True)

    def save_table() -> None:
        table = table_shown(bench)
        if table is not None:
            saver.ask_table(table.whole(), code_line(table))
        else:
            tell_none(tr("No table is shown here."))

    def save_plots() -> None:
        plates = plots_shown(bench)
        if plates:
            saver.ask_plots(plates, code_line(bench.shown()))
        else:
            tell_none(tr("No plots are shown here."))

    return (
        Command("file.export.workbook", tr("&Workbook…"), exporter.ask),
        Command("file.export.table", tr("&Table shown…"), save_table),
        Command("file.export.plots", tr("&Plots shown…"), save_plots),
        None,
        Command(
            "file.export.codes",
            tr("Short &codes on copies"),
            coder.toggle,
            tip=tip,
            is_checked=lambda: settings.now.codes,
        ),
    )


def about_shown(session: Session, bench: Workbench) -> str:
    """The study, and the scenario shown where the workspace is about that one alone."""
    is_of_one = bench.rows[bench.current].has_strip
    return title_line(session.study.title, scenario_title(session.scenario.name) if is_of_one else "")


def table_shown(bench: Workbench) -> TableView | None:
    """The table of what is shown: the one with the keyboard, else the one with the most room."""
    tables = [one for one in bench.shown().findChildren(TableView) if one.isVisible() and one.sheet.lines]
    here = QApplication.focusWidget()
    return max(tables, key=lambda one: (one is here, one.width() * one.height()), default=None)


def plots_shown(bench: Workbench) -> list[Plate]:
    """The plots of what is shown, in the order they are made."""
    cards = (one for one in bench.shown().findChildren(Card) if one.isVisible())
    return [plate for card in cards if (plate := card.plate()) is not None]
