"""Qt's own words in the language that is spoken, and those that its Danish translation leaves in English."""

from collections.abc import Mapping

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from scenarier.text.language import language, mark, tr

KINDS = (mark("Drive"), mark("%1 File"), mark("File"), mark("File Folder"), mark("Folder"), mark("Shortcut"))
WORDS: Mapping[str, tuple[str, ...]] = {
    "QAbstractFileIconProvider": (*KINDS, mark("Unknown")),
    "QFileSystemModel": KINDS,
    "QFileDialog": (mark("Cancel"), mark("List of files")),
}


def speak_qt(running: QApplication) -> None:
    """Qt's own words (of its file dialog and the menus of fields) in the language that is spoken."""
    QLocale.setDefault(QLocale("da_DK" if language() == "da" else "en_GB"))
    for old in running.findChildren(QTranslator):
        running.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(running)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language() != "en" and translator.load(f"qtbase_{language()}", folder):
        running.installTranslator(translator)
        running.installTranslator(QtWords(running))


class QtWords(QTranslator):
    """Asked before Qt's own translation; None leaves the word to that."""

    def isEmpty(self) -> bool:
        """There are words here, though no file was loaded."""
        return False

    def translate(  # type: ignore[override]
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """A word in the language that is spoken."""
        return tr(source) if source in WORDS.get(context, ()) else None
