"""The earlier versions of the open file: from when each is, how it differs, and one of them as a copy."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.busy import busy
from scenarier.jobs.versions import Earlier, as_copy, earlier_versions
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.plots.plain import PlainLabel
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import one_line

Opens = Callable[[Study, Baseline], object]


class EarlierVersions:
    """Offers the earlier versions of the open file.

    Parameters
    ----------
    window : the parent of the dialog.
    say : a line above the work.
    open_copy : shows a study that stands in no file yet.
    """

    def __init__(self, window: QWidget, session: Session, say: Callable[[str], object], open_copy: Opens) -> None:
        self._window, self._session, self._say, self._open_copy = window, session, say, open_copy

    def offer(self) -> None:
        """Show what is kept of the open file, or say that there is nothing."""
        path = self._session.path
        if not self._session.settle():
            return
        if path is None:
            self._say(tr("This study is in no file yet. Once it is saved, each save keeps the version before it."))
            return
        with busy(self._window, tr("Opening “{name}” …", name=path.name)):
            found = earlier_versions(path, self._session.study, self._session.baseline)
        if found:
            dialog = VersionsDialog(self._window, path, found, lambda one: self._open(one, path))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        else:
            told = tr("No earlier versions of “{name}” are kept yet. Each save keeps the version before it.",
                      name=one_line(path.name))  # fmt: skip
            self._say(told)

    def _open(self, earlier: Earlier, path: Path) -> None:
        study = as_copy(earlier, path)
        if study is not None and earlier.baseline is not None:
            self._open_copy(study, earlier.baseline)


class VersionsDialog(QDialog):
    """The versions in a list, the newest first; the marked one is opened as a copy."""

    def __init__(
        self, parent: QWidget, path: Path, found: Sequence[Earlier], open_copy: Callable[[Earlier], object]
    ) -> None:
        super().__init__(parent)
        self._found, self._open_copy = found, open_copy
        self.setWindowTitle(tr("Earlier versions"))
        layout = QVBoxLayout(self)
        told = tr(
            "Earlier versions of “{name}”, the newest first. Opening one makes a copy; the file stays as it is.",
            name=one_line(path.name),
        )
        self.told = PlainLabel(told)
        self.told.setWordWrap(True)
        layout.addWidget(self.told)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Earlier versions"))
        self.list.setWordWrap(True)
        self.list.addItems([one_line(one.words) for one in found])
        self.list.itemActivated.connect(lambda _: self.open_marked())
        self.list.currentRowChanged.connect(lambda _: self._judge())
        layout.addWidget(self.list)
        layout.addWidget(self._buttons())
        self.list.setCurrentRow(0)
        self._judge()
        self.list.setFocus()
        self.resize(720, 320)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.open_button = QPushButton(tr("Open as a copy"))
        close = QPushButton(tr("Close"))
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        self.open_button.clicked.connect(self.open_marked)
        close.clicked.connect(self.reject)
        return buttons

    def _marked(self) -> Earlier:
        return self._found[max(self.list.currentRow(), 0)]

    def _judge(self) -> None:
        self.open_button.setEnabled(self._marked().study is not None)

    def open_marked(self) -> None:
        """Open the marked version, where it can be read."""
        if self._marked().study is not None:
            self.accept()
            self._open_copy(self._marked())
