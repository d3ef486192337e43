"""One page to hand out about a proposal; it carries the study and the list of its figures, as a report does."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scenarier.exchange.report.handout import handout_pdf
from scenarier.exchange.report.printed import as_document, printed_page
from scenarier.jobs.report import Tell, carried, made_with, provenance
from scenarier.jobs.run import check_asked, scenario_index
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.session.session import Session
from scenarier.storage.baselines import find_baseline
from scenarier.storage.credits import credits_of
from scenarier.storage.files import write_whole
from scenarier.storage.report_files import HANDOUT_FORMAT
from scenarier.storage.study_write import study_bytes
from scenarier.text.language import mark
from scenarier.views.handout import Handout, handout
from scenarier.views.study_report.parts import Provenance
from scenarier.vocabulary.errors import Fault

COMMAND = "scenarier handout"
PDF = ".pdf"
N_PARTS = 2


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page in words and numbers, of which scenario, the bytes of its study, and when it is dated."""

    page: Handout
    made: Provenance
    study: bytes
    scenario: str
    moment: datetime


def write_for_command(path: Path, name: str | None, out: Path) -> None:
    """Write the page of a study's scenario, its first where none is named, to `out`.

    Raises
    ------
    FaultsError : the study is faulty, the name is not known, or a file cannot be read or written; all at once.
    """
    study, baseline = open_for_command(path)
    named = mark("“{name}” does not end in .pdf")
    faults = [] if out.suffix.casefold() == PDF else [Fault("--out", named, {"name": out.name[:60]})]
    check_asked(COMMAND, study, baseline, path, [] if name is None else [name], (), None, faults)
    first = 0 if study.scenarios else -1
    index = first if name is None else scenario_index(study, name)
    write_handout(baseline, study, index, out, lambda _done, _of: None)


def write_handout(baseline: Baseline, study: Study, index: int, out: Path, tell: Tell) -> None:
    """Write the page of the scenario at `index`, -1 for the baseline's, whole or not at all.

    Parameters
    ----------
    tell : is told how many of how many parts are done; what it raises ends the work, and nothing is written.

    Raises
    ------
    FaultsError : the file cannot be written.
    """
    tell(0, N_PARTS)
    made = built_page(Session(baseline, study), index)
    tell(1, N_PARTS)
    write_whole(out, page_as_pdf(made))


def built_page(session: Session, index: int) -> BuiltPage:
    """The page of the session's scenario at `index`, in the language that is spoken."""
    session.select(index)
    study, baseline = session.study, session.baseline
    content, credits = study_bytes(study), credits_of(find_baseline(study.baseline))
    made = provenance(study.baseline, credits, content)
    moment = credits.created or datetime(baseline.base_year, 12, 31, tzinfo=UTC)
    return BuiltPage(handout(session), made, content, session.scenario.name, moment)


def page_as_pdf(made: BuiltPage) -> bytes:
    """The page as PDF."""
    return handout_pdf(made.page, carried(made.study, _figures_of(made)), made.moment)


def _figures_of(made: BuiltPage) -> dict[str, Any]:
    """The list of the page's figures, and what they were made with."""
    return {
        "format": HANDOUT_FORMAT,
        "version": 1,
        "language": made.page.language,
        "scenario": made.scenario,
        "made": made_with(made.made),
        "printed": as_document(printed_page(made.page)),
    }
