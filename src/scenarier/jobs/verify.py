"""Whether a report or handout still holds: every figure it prints computed anew from the study that it carries."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from scenarier.exchange.report.compiled import typesetter
from scenarier.exchange.report.logo import KINDS, Logo, fault_of
from scenarier.exchange.report.printed import Gone, Printed, no_longer, printed, printed_page
from scenarier.jobs.handout import built_page, page_as_pdf
from scenarier.jobs.report import Asked, as_pdf, built
from scenarier.jobs.run import scenario_index
from scenarier.model.study import BASELINE, Study
from scenarier.session.session import Session
from scenarier.storage.pdf_added import replaces
from scenarier.storage.report_files import HANDOUT_FORMAT, all_attached, read_report
from scenarier.storage.stamp import stamp_of_content
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_types import FORMAT
from scenarier.text.language import LANGUAGES, language, mark, ntr, set_language, tr
from scenarier.text.plain import folded, one_line
from scenarier.views.study_report.parts import Provenance
from scenarier.vocabulary.errors import Fault, FaultsError

REPLACED = mark(
    "What was added to the end of the file may stand in place of its pages; use the report as scenarier wrote it."
)
SHOWN = 40
"""So many figures are told one by one; more are counted."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it: how many figures there are, those that no longer hold, and why; `notes` break nothing."""

    n_figures: int
    gone: tuple[Gone, ...]
    reasons: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether all that is printed still holds."""
        return not self.gone and not self.reasons


@dataclass(frozen=True, slots=True)
class _Anew:
    """The same report or handout made now: its figures, with what, scenarios that are gone, and its bytes."""

    printed: list[Printed]
    made: Provenance
    missing: list[str]
    as_pdf: Callable[[], bytes]


def verify(path: Path) -> Verified:
    """Compute the figures of the report or handout in `path` anew, in the language it is written in.

    Raises
    ------
    FaultsError : it is neither, or its study is faulty.
    """
    content, study_file, figures = read_report(path)
    if not isinstance(figures.get("printed"), list) or not isinstance(figures.get("made"), dict):
        raise FaultsError(str(path), [Fault("", mark("the list of figures in this PDF cannot be read"))])
    study, baseline = parse_study(study_file, str(path))
    spoken = language()
    set_language(figures["language"] if figures.get("language") in LANGUAGES else spoken)
    try:
        session = Session(baseline, study)
        anew = _handout if figures.get("format") == HANDOUT_FORMAT else _report
        made = anew(session, figures)
        gone = no_longer(figures["printed"], made.printed)
        pages = _pages(content, made, figures)
    finally:
        set_language(spoken)
    notes = [*_apart(figures["made"], made.made), *_several(content)]
    reasons = [tr("The study no longer has the scenario “{name}”.", name=one_line(one)) for one in made.missing]
    reasons += [*_changed(figures["made"], made.made, study_file), *([tr(pages)] if pages else [])]
    if gone and not reasons and not notes:
        reasons.append(tr("The list of figures in the file was changed after the report was made."))
    return Verified(len(figures["printed"]), tuple(gone), tuple(reasons), tuple(notes))


def _report(session: Session, figures: Mapping[str, Any]) -> _Anew:
    asked, missing = _asked(figures, session.study)
    made = built(session, asked)
    return _Anew(printed(made.report), made.made, missing, lambda: as_pdf(made, _logo(figures)))


def _handout(session: Session, figures: Mapping[str, Any]) -> _Anew:
    """Where its scenario is gone nothing of what is printed is there any more."""
    name, study = str(figures.get("scenario")), session.study
    is_known = folded(name) in {folded(one.name) for one in (BASELINE, *study.scenarios)}
    made = built_page(session, scenario_index(study, name if is_known else BASELINE.name))
    found = printed_page(made.page) if is_known else []
    return _Anew(found, made.made, [] if is_known else [name], partial(page_as_pdf, made))


def _asked(figures: Mapping[str, Any], study: Study) -> tuple[Asked, list[str]]:
    """What the report was asked to hold, as far as the study still has it, and the names that are gone."""
    known = {folded(one.name): one.name for one in (BASELINE, *study.scenarios)}
    listed = figures.get("scenarios")
    names = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
    against = figures.get("against")
    names.append(against if isinstance(against, str) else BASELINE.name)
    missing = [one for one in names if folded(one) not in known]
    *kept, reference = [known.get(folded(one), "") for one in names]
    title = figures.get("title")
    asked = Asked(tuple(filter(None, kept)), reference or BASELINE.name, title if isinstance(title, str) else "")
    return asked, missing


def _changed(before: Mapping[str, Any], now: Provenance, study_file: bytes) -> list[str]:
    """That the study is not the one the report was made of; its hash is printed, so that breaks the report."""
    if before.get("study") in (stamp_of_content(study_file), now.study):
        return []
    return [tr("The study in the file was changed after the report was made.")]


def _apart(before: Mapping[str, Any], now: Provenance) -> Iterator[str]:
    """What else is not as it was: the baseline, the program."""
    if before.get("baseline_digest") != now.baseline_digest:
        yield tr(
            "The baseline is another now: {name} {then} when the report was made, {now} here.",
            name=now.baseline, then=_word(before, "baseline_version"), now=now.baseline_version,
        )  # fmt: skip
    if before.get("program") != now.program:
        yield tr(
            "The program is another now: scenarier {then} made the report, this is {now}.",
            then=_word(before, "program"), now=now.program,
        )  # fmt: skip


def _several(content: bytes) -> Iterator[str]:
    """That the file carries more than one study."""
    n_studies = len(set(all_attached(content, FORMAT)))
    if n_studies > 1:
        yield tr("The file carries {n} studies that differ; the last one is the one that is opened.", n=n_studies)


def _word(before: Mapping[str, Any], key: str) -> str:
    return one_line(str(before.get(key, "")))[:40]


def _pages(content: bytes, made: _Anew, figures: Mapping[str, Any]) -> str:
    """What is wrong with the pages, as a message id; "" where they are as made, or cannot be made again.

    The same report has the same bytes, and a signature adds to their end: so the file begins with what is made
    anew, and what follows it replaces nothing of that.
    """
    before = figures["made"]
    is_same = before.get("typesetter") == typesetter() and not [*_apart(before, made.made)]
    if not is_same or before.get("study") != made.made.study:
        return ""
    try:
        anew = made.as_pdf()
        if content.startswith(anew):
            return REPLACED if replaces(content[len(anew) :], anew) else ""
    except (FaultsError, ValueError):  # what stands for the logo is none
        pass
    return mark(
        "The file is not as scenarier made it: its pages, or the list of figures, were written by another program."
    )


def _logo(figures: Mapping[str, Any]) -> Logo | None:
    """The logo as the list keeps it.

    Raises
    ------
    ValueError : it keeps something else in its place.
    """
    kept = figures.get("logo")
    if not isinstance(kept, dict):
        return None
    if kept.get("kind") not in KINDS.values():
        raise ValueError
    logo = Logo(bytes.fromhex(str(kept.get("content"))), kept["kind"])
    if fault_of(logo):
        raise ValueError
    return logo


def as_text(found: Verified) -> str:
    """What came of it, for reading."""
    if found.holds:
        head = ntr("The {n} figure printed holds.", "All {n} figures printed hold.", found.n_figures)
        return "\n".join([head, *found.notes]) + "\n"
    n_gone = len(found.gone)
    head = ntr("{n} figure printed no longer holds:", "{n} figures printed no longer hold:", n_gone)
    lines = [head, *map(_line, found.gone[:SHOWN])] if n_gone else []
    if n_gone > SHOWN:
        lines.append(tr("  … and {n} more", n=n_gone - SHOWN))
    return "\n".join([*lines, *found.reasons, *found.notes]) + "\n"


def _line(gone: Gone) -> str:
    where = one_line(gone.where)
    if gone.now is None:
        return tr("  {where}: printed {then}, not there any more", where=where, then=_short(gone.then))
    if not gone.then:
        return tr("  {where}: not printed, now {now}", where=where, now=_short(gone.now))
    return tr("  {where}: printed {then}, now {now}", where=where, then=_short(gone.then), now=_short(gone.now))


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= 120 else f"{line[:119]}…"
