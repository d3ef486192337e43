"""One page to hand out about a proposal."""

from datetime import UTC, datetime
from pathlib import Path

from scenarier.exchange.report.handout import handout_pdf
from scenarier.exchange.report.typeset import Attached
from scenarier.jobs.report import STUDY_NAME, Tell
from scenarier.jobs.run import check_asked, scenario_index
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.session.session import Session
from scenarier.storage.baselines import find_baseline
from scenarier.storage.credits import credits_of
from scenarier.storage.files import write_whole
from scenarier.storage.study_write import study_bytes
from scenarier.text.language import mark, tr
from scenarier.views.handout import handout
from scenarier.vocabulary.errors import Fault

COMMAND = "scenarier handout"
PDF = ".pdf"
N_PARTS = 2


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
    session = Session(baseline, study)
    session.select(index)
    page = handout(session)
    carried = Attached(
        STUDY_NAME, study_bytes(study), "application/json", "source", tr("The study, as scenarier opens it")
    )
    tell(1, N_PARTS)
    created = credits_of(find_baseline(study.baseline)).created
    moment = created or datetime(baseline.base_year, 12, 31, tzinfo=UTC)
    write_whole(out, handout_pdf(page, carried, moment))
