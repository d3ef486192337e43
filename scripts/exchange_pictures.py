"""Draws the preview of three files that are imported, and the first page of each sheet of an exported workbook.

Usage: python scripts/exchange_pictures.py FOLDER; the sheets need LibreOffice and Debian's poppler-utils.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from scenarier.exchange.sheets import read_sheets
from scenarier.gui.app import application
from scenarier.gui.exchange.importer import Importer
from scenarier.gui.snapshot import png
from scenarier.gui.window.window import Window
from scenarier.jobs.export import export
from scenarier.jobs.studies import open_session
from scenarier.text.language import LANGUAGES, set_language

STUDY = Path("resources/examples/spareplan.scenarier")
FILES = {
    "budget": [
        "1.000 kr.;Budget 2026;BO2027;BO2028;BO2029",
        "Børn og Unge;5.812.400;5.901.000;5.988.000;6.070.500",
        "Sundhed og Omsorg;4.101.000;4.188.250;4.260.000;4.341.000",
        "Indkomstskat;-21.050.000;-21.900.000;-22.750.000;-23.700.000",
        "Bruttoanlæg;1.350.000;1.300.000;1.250.000;1.200.000",
    ],
    "tiltag": [
        "Titel;Retter sig mod;2026;2027;2028;2029;Ejer;Bemærkning",
        "Færre konsulenter;Ramme: Borgmesterens Afdeling;-5,5;-5,5;-5,5;-5,5;;aftalt i forliget",
        "Flere pædagoger;Børn og Unge;20;30;30;30;;",
        "Ny bro;Broer;10;10;;;;",
    ],
    "prognose": [
        "OMRÅDE;KØN;ALDER;TID;INDHOLD",
        *(
            f"751;{sex};{age if age < 100 else '100-'};{year};{1850 + 10 * (year - 2025)}"
            for sex in "MK"
            for age in range(101)
            for year in range(2025, 2030)
        ),
    ],
}
"""Files as planners have them, with made-up numbers."""


def draw_previews(out: Path, folder: Path) -> None:
    """The preview of each file, in both languages and themes."""
    app = application()
    for language in LANGUAGES:
        for theme in ("light", "dark"):
            set_language(language)
            window = Window(theme)
            window.fill(open_session(None))
            bench = window.bench
            importer = Importer(
                window, window.session, window.settings, window.colours, bench.work, bench.tell_done
            )
            for name, lines in FILES.items():
                path = folder / f"{name}.csv"
                path.write_text("\n".join(lines), encoding="utf-8")
                dialog = importer.show_plan(path, read_sheets(path))
                for _ in range(4):
                    app.processEvents()
                    picture = dialog.grab()
                (out / f"import-{name}-{language}-{theme}.png").write_bytes(png(picture))
                dialog.reject()
            window.close_now()


def draw_sheets(out: Path, folder: Path) -> None:
    """The first page of each sheet, in both languages, as LibreOffice prints it."""
    if not all(map(shutil.which, ("soffice", "pdftoppm", "pdftotext"))):
        print("The sheets are not drawn: soffice, pdftoppm and pdftotext are needed.", file=sys.stderr)
        return
    for language in LANGUAGES:
        set_language(language)
        book = folder / f"sheets-{language}.xlsx"
        export(STUDY, None, book)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, book],
                       check=True, capture_output=True)  # fmt: skip
        pdf = book.with_suffix(".pdf")
        text = subprocess.run(
            ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
        ).stdout
        seen: set[str] = set()
        for number, page in enumerate(text.split("\f"), start=1):
            sheet = _sheet_of(page)
            if sheet and sheet not in seen:
                seen.add(sheet)
                name = out / f"sheet-{len(seen):02d}-{language}"
                page_of = ["-f", str(number), "-l", str(number)]
                subprocess.run(["pdftoppm", "-r", "60", "-png", "-singlefile", *page_of, pdf, name], check=True)


def _sheet_of(page: str) -> str:
    """The sheet that a page is of: the middle of its footer."""
    lines = page.strip().splitlines()
    parts = re.split(r"\s{3,}", lines[-1].strip()) if lines else []
    return parts[1] if len(parts) == 3 else ""


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        draw_previews(target, Path(made))
        draw_sheets(target, Path(made))
