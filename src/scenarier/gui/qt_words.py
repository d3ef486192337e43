"""Words of Qt's own file dialog that its Danish translation leaves in English."""

from collections.abc import Mapping

from PySide6.QtCore import QTranslator

from scenarier.text.language import mark, tr

KINDS = (mark("Drive"), mark("%1 File"), mark("File"), mark("File Folder"), mark("Folder"), mark("Shortcut"))
WORDS: Mapping[str, tuple[str, ...]] = {
    "QAbstractFileIconProvider": (*KINDS, mark("Unknown")),
    "QFileSystemModel": KINDS,
    "QFileDialog": (mark("Cancel"), mark("List of files")),
}


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
