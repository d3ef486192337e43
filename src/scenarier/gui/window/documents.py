"""Opening and saving in the window: dialogs that never block, and nothing lost by them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from scenarier.gui.busy import busy
from scenarier.gui.local_path import local_path
from scenarier.gui.parts.plain import tell_faults
from scenarier.gui.window.asking import ask
from scenarier.gui.window.recent import Recent
from scenarier.gui.window.versions import EarlierVersions
from scenarier.gui.window.watch import FileWatch
from scenarier.jobs.studies import SUFFIX, has_own_file, open_study, revision_words, save_study, with_suffix
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.session.autosave import Autosave
from scenarier.session.session import Session
from scenarier.storage.journal import Lost, discard, lost_journals
from scenarier.storage.stamp import MISSING, Look, look_at, stamp_of
from scenarier.text.faults import fault_lines
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.disk import changed_words, gone_words
from scenarier.views.seals import broken_seals_words
from scenarier.vocabulary.errors import FaultsError

Then = Callable[[], object]

EXAMPLE_PLACES: Mapping[str, tuple[str, str]] = {
    "aldring": ("compare", ""),
    "budget-eksempel": ("frames", "budget"),
    "kendte-begivenheder": ("measures", ""),
    "lav-vaekst": ("overview", ""),
    "spareplan": ("measures", ""),
}
"""The workspace, and the part of it, that shows an example's point, by the example's file name."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What documents do to the window beside their dialogs.

    Parameters
    ----------
    say : a line above the work, with what can be done about it.
    take_back : hide that line where it is the one given.
    say_nothing : hide it, whatever it says.
    show_workspace : bring a workspace, and a part of it, to the front.
    """

    say: Callable[[str, Mapping[str, Then]], object]
    take_back: Callable[[str], object]
    say_nothing: Then
    show_workspace: Callable[[str, str], object]


class Documents(QObject):
    """Opens, saves and keeps the session's study; `window` is the parent of all dialogs.

    Parameters
    ----------
    recovery : folder of the journals; nothing is kept for the day of a crash without one.
    """

    _autosave_failed = Signal(object)  # comes from the thread that writes

    def __init__(
        self, window: QWidget, session: Session, recent: Recent, recovery: Path | None, showing: Showing
    ) -> None:
        super().__init__(window)
        self._window, self._showing = window, showing
        self._session = session
        self._recovery = recovery
        self.recent = recent
        self.stamp = MISSING if session.path is None else stamp_of(session.path)
        self._seen = self.stamp
        self._looked: tuple[Path, Look] | None = None
        self._told_of_disk = self._refused = self._told_of_versions = ""
        self.versions = EarlierVersions(window, session, self.say, self._show_copy)
        self._watch = FileWatch(window)
        self._watch.changed.connect(self._look)
        self._autosave_failed.connect(self.tell_of_autosave)
        self._autosave = None if recovery is None else Autosave(recovery, self._autosave_failed.emit)
        if session.path is not None:
            recent.add(session.path)

    def name(self) -> str:
        """What the study is called in the title bar."""
        if self._session.path is not None:
            return one_line(self._session.path.name)
        return one_line(self._session.study.title) or tr("Untitled study")

    def new(self) -> None:
        """Show an empty study, after what is unsaved has been dealt with."""
        self.when_settled(lambda: self._show_study(*open_study(None), None, MISSING))

    def open(self) -> None:
        """Ask for a file and show it, after what is unsaved has been dealt with."""
        self.when_settled(self._ask_what_to_open)

    def open_when_settled(self, path: Path) -> None:
        """Show the study in `path`, after what is unsaved has been dealt with."""
        self.when_settled(lambda: self.open_path(path))

    def _ask_what_to_open(self) -> None:
        dialog = self._file_dialog(tr("Open study"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Studies (*{suffix})", suffix=f"{SUFFIX} *.pdf *.xlsx"), tr("All files (*)")])
        dialog.fileSelected.connect(lambda _name: self.open_path(local_path(dialog.selectedUrls()[0])))
        dialog.open()

    def open_path(self, path: Path) -> bool:
        """Show the study in `path`; a faulty one is told about and what is open stays."""
        with busy(self._window, tr("Opening “{name}” …", name=path.name)):
            stamp = stamp_of(path)
            try:
                study, baseline = open_study(path)
            except FaultsError as error:
                self._tell(tr("The study could not be opened"), error)
                return False
            self._show_study(study, baseline, *((path, stamp) if has_own_file(path) else (None, MISSING)))
        self.recent.add(path)
        return True

    def open_example(self, path: Path) -> None:
        """Show a copy of an example study, which saving cannot overwrite, where its point is seen."""

        def show() -> None:
            try:
                self._show_study(*open_study(path), None, MISSING)
            except FaultsError as error:
                self._tell(tr("The study could not be opened"), error)
            else:
                self._showing.show_workspace(*EXAMPLE_PLACES.get(path.stem, ("overview", "")))

        self.when_settled(show)

    def _show_study(
        self, study: Study, baseline: Baseline, path: Path | None, stamp: str, *, is_saved: bool = True
    ) -> None:
        self.stamp = self._seen = stamp
        self._session.open(baseline, study, path, is_saved=is_saved)
        self._showing.say_nothing()
        self.tell_of_revision()

    def tell_of_revision(self) -> None:
        """Say above the work that the model was revised since the open file was written, or a seal is broken."""
        session = self._session
        told = [revision_words(session.study, session.path), broken_seals_words(session.study, session.baseline)]
        if any(told):
            self.say(" ".join(filter(None, told)))

    def say(self, text: str) -> None:
        """A line above the work that is there until it is closed."""
        self._showing.say(text, {tr("Close"): lambda: None})

    def listen(self) -> None:
        """Tell of edits that are refused, until what was typed is settled."""
        typing = self._session.typing
        self._session.refusal_listeners.append(self.refuse)
        typing.listeners.append(lambda: None if typing.editors else self.forget_refusal())

    def refuse(self, text: str) -> None:
        """Say why something was not done; the next change, or what was typed put back, takes it away."""
        self._refused = text
        choices: dict[str, Then] = {tr("Close"): lambda: None}
        if self._session.holds_an_edit:
            choices = {tr("Make the change in a draft copy"): self._session.do_on_a_copy} | choices
        self._showing.say(text, choices)

    def forget_refusal(self) -> None:
        """What was refused is of the past."""
        self._showing.take_back(self._refused)

    # Saving

    def save(self, then: Then | None = None) -> None:
        """Save under the study's path, or ask for one; what another program wrote there is not lost."""
        if not self._session.settle():
            return
        path = self._session.path
        if path is None:
            self.save_as(then)
        elif stamp_of(path) in (self.stamp, MISSING):
            self._write(path, then)
        else:
            self._ask_about_other_version(path, then)

    def _ask_about_other_version(self, path: Path, then: Then | None) -> None:
        text = tr("“{name}” was changed by another program or window.", name=one_line(path.name))
        more = tr("Keep both by saving yours under another name, or choose which of the two is to stay.")
        buttons: dict[str, Then] = {
            tr("Save mine under another name"): lambda: self.save_as(then),
            tr("Overwrite the file"): lambda: self._write(path, then),
            tr("Open the file's version"): lambda: self.open_path(path),
        }
        ask(self._window, text, more, buttons)

    def _look(self) -> None:
        """Something about the open file or the journal is another than before."""
        if self._autosave is not None:
            self._autosave.renew()
        path = self._session.path
        looked = None if path is None else (path, look_at(path))
        if looked != self._looked:
            self._looked = looked
            self.check_disk()

    def check_disk(self) -> None:
        """Say once when the open file is gone or changed; the study is unsaved until the file is as it was."""
        path = self._session.path
        if path is None:
            return
        stamp = stamp_of(path)
        self._session.lose_file(stamp != self.stamp)
        if stamp == self._seen:
            return
        self._seen = stamp
        if stamp == self.stamp:
            self._showing.take_back(self._told_of_disk)
            return
        self._told_of_disk = gone_words(path) if stamp == MISSING else changed_words(path)
        choices = self._gone_choices() if stamp == MISSING else self._changed_choices(path)
        self._showing.say(self._told_of_disk, choices)

    def _gone_choices(self) -> dict[str, Then]:
        return {tr("Save"): self.save, tr("Save under another name"): self.save_as, tr("Close"): lambda: None}

    def _changed_choices(self, path: Path) -> dict[str, Then]:
        return {tr("Open the file's version"): lambda: self._open_theirs(path), tr("Keep mine"): lambda: None}

    def _open_theirs(self, path: Path) -> None:
        if self._session.is_edited:
            self.open_when_settled(path)
        else:
            self.open_path(path)

    def say_again(self) -> None:
        """Tell anew of an older file or a changed one, after the window was built anew."""
        self.tell_of_revision()
        self._seen = self.stamp
        self.check_disk()

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a path and save there."""
        if not self._session.settle():
            return
        dialog = self._file_dialog(tr("Save study as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        name = re.sub(r'[\\/:*?"<>|\0]+', "-", self._session.study.title) or tr("study")
        dialog.selectFile(str(self._session.path or f"{name}{SUFFIX}"))
        dialog.fileSelected.connect(lambda name: self._write_named(Path(name), then))
        dialog.open()

    def _write_named(self, given: Path, then: Then | None) -> None:
        """Save under a name that was given; the dialog has asked where there is a file of just that name."""
        path = with_suffix(given)
        if path == given or not path.exists():
            self._write(path, then)
            return
        text = tr("There is already a file “{name}”.", name=one_line(path.name))
        buttons: dict[str, Then] = {
            tr("Save mine under another name"): lambda: self.save_as(then),
            tr("Overwrite the file"): lambda: self._write(path, then),
        }
        ask(self._window, text, "", buttons)

    def _write(self, path: Path, then: Then | None) -> None:
        try:
            saved = save_study(self._session.study, path)
        except FaultsError as error:
            self._tell(tr("The study could not be saved; it is still open and unsaved"), error)
            return
        self.stamp = self._seen = saved.stamp
        self._session.saved_as(path)
        self._showing.say_nothing()
        self._tell_of_versions(saved.told)
        self.recent.add(path)
        if then is not None:
            then()

    def _tell_of_versions(self, told: str) -> None:
        """Say once in a sitting that earlier versions are not kept."""
        if told and told != self._told_of_versions:
            self.say(told)
        self._told_of_versions = told or self._told_of_versions

    def when_settled(self, then: Then) -> None:
        """Call `then` once nothing unsaved can be lost: saved, or given up by the user."""
        if not self._session.settle():
            return
        if not self._session.is_dirty:
            then()
            return
        if self._session.is_edited:
            text = tr("“{name}” has changes that are not saved.", name=self.name())
        else:
            text = tr("What you see of “{name}” no longer stands in its file.", name=self.name())
        answers = {tr("Save"): lambda: self.save(then), tr("Do not save"): then}
        ask(self._window, text, tr("Save them first?"), answers, warns=False)

    def _show_copy(self, study: Study, baseline: Baseline) -> None:
        """Show a study that stands in no file yet, after what is unsaved has been dealt with."""
        self.when_settled(lambda: self._show_study(study, baseline, None, MISSING, is_saved=False))

    # Recovery

    def keep(self) -> None:
        """Keep what is unsaved for the day of a crash, and watch the files of it; called at every change."""
        session, kept = self._session, self._autosave
        files = [session.path, kept.file if kept is not None and session.is_dirty else None]
        self._watch.follow(file for file in files if file is not None)
        if self._autosave is None:
            return
        if session.is_dirty:
            self._autosave.note(session.study, session.path, self.stamp, session.selected)
        else:
            self._autosave.clear()

    def offer_recovery(self) -> None:
        """Offer what a killed window left unsaved, if there is any."""
        lost = [] if self._recovery is None else lost_journals(self._recovery)
        if lost:
            from scenarier.gui.window.recovery import RecoveryDialog

            dialog = RecoveryDialog(self._window, lost, self.restore, lambda one: discard(one.file))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def restore(self, lost: Lost) -> None:
        """Show a lost study as an unsaved one, after what is unsaved has been dealt with."""

        def show() -> None:
            entry, baseline = lost.entry, lost.baseline
            if entry is None or baseline is None:
                return
            self.stamp = self._seen = entry.stamp
            self._session.open(baseline, entry.study, entry.path, is_saved=False)
            self._session.select(entry.selected)
            if self._autosave is not None and self._autosave.flush():
                discard(lost.file)
            self.check_disk()

        self.when_settled(show)

    def keep_now(self) -> None:
        """Take what is being typed, and write what is unsaved at once."""
        self._session.settle()
        if self._autosave is not None:
            self._autosave.flush()

    def leave(self) -> None:
        """The program is ended from outside: what is unsaved stays in the journal for the next start."""
        self._session.settle()
        if self._autosave is not None:
            self._autosave.close(keep=self._session.is_dirty)

    def close(self) -> None:
        """The window closes and nothing unsaved is to be kept."""
        self._watch.close()
        if self._autosave is not None:
            self._autosave.close()

    # Messages

    def tell_of_autosave(self, error: FaultsError) -> None:
        """Say that the journal could not be written."""
        reason = fault_lines(error)[0]
        text = tr("Unsaved work cannot be kept for a crash: {reason}. Save often.", reason=reason.rstrip("."))
        self.say(text)

    def _tell(self, heading: str, error: FaultsError) -> None:
        tell_faults(self._window, heading, error)

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setNameFilters([tr("Studies (*{suffix})", suffix=SUFFIX), tr("All files (*)")])
        folder = self.recent.folder() if self._session.path is None else self._session.path.resolve().parent
        if folder is not None:
            dialog.setDirectory(str(folder))
        dialog.finished.connect(dialog.deleteLater)
        return dialog
