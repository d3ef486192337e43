"""The report of a study: as PDF, which carries the study, or as HTML in one file."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scenarier import __version__
from scenarier.exchange.report.compiled import typesetter
from scenarier.exchange.report.html import html
from scenarier.exchange.report.logo import KINDS, Logo, fault_of
from scenarier.exchange.report.printed import as_document, printed
from scenarier.exchange.report.typeset import Attached, pdf
from scenarier.jobs.run import check_asked, scenario_index
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import BASELINE, Study
from scenarier.session.scenarios import scenario_at
from scenarier.session.session import Session
from scenarier.storage.baselines import find_baseline
from scenarier.storage.credits import Credits, credits_of
from scenarier.storage.files import read_limited, write_whole
from scenarier.storage.report_files import REPORT_FORMAT
from scenarier.storage.stamp import stamp_of_content
from scenarier.storage.study_write import study_bytes
from scenarier.text.language import mark, tr
from scenarier.views.study_report.content import study_report
from scenarier.views.study_report.parts import Provenance, StudyReport
from scenarier.views.study_report.subject import subject_of
from scenarier.vocabulary.errors import Fault, FaultsError

Tell = Callable[[int, int], object]
ENDINGS = (".pdf", ".html", ".htm")
LOGO_LIMIT = 5 * 2**20
MOST = 12
"""So many scenarios a report is of at most; they stand in groups that colours tell apart."""
N_PARTS = 3
STUDY_NAME, FIGURES_NAME = "study.scenarier", "figures.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which scenarios a report is of (all where none are named), against which, under which title."""

    scenarios: tuple[str, ...] = ()
    against: str = BASELINE.name
    title: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """A report in words and numbers, the bytes of its study, what it was asked to hold, and when it is dated."""

    report: StudyReport
    made: Provenance
    study: bytes
    asked: Asked
    moment: datetime


def report(path: Path | None, asked: Asked, logo: Path | None, out: Path) -> None:
    """Write the report of a study to `out`, whole or not at all.

    Raises
    ------
    FaultsError : the study is faulty, a name is not known, or a file cannot be read or written.
    """
    study, baseline = open_for_command(path)
    faults = [*_kind_faults(out), *_logo_faults(logo)]
    try:
        check_asked("scenarier report", study, baseline, path, [*asked.scenarios, asked.against], (), None)
    except FaultsError as error:
        raise FaultsError(error.subject, [*error.faults, *faults]) from error
    if faults:
        raise FaultsError("scenarier report", faults)
    write_report(baseline, study, asked, out, lambda _done, _of: None, logo)


def write_report(
    baseline: Baseline, study: Study, asked: Asked, out: Path, tell: Tell, logo: Path | None = None
) -> None:
    """Write the report of a study as it stands.

    Parameters
    ----------
    tell : is told how many of how many parts are done; what it raises ends the work, and nothing is written.

    Raises
    ------
    FaultsError : a name is not known, or a file cannot be read or written.
    """
    picture = logo_in(logo)
    tell(0, N_PARTS)
    made = built(Session(baseline, study), asked)
    tell(1, N_PARTS)
    content = content_of(made, picture, out.suffix)
    tell(2, N_PARTS)
    write_whole(out, content)


def asked_in_window(session: Session, title: str = "") -> Asked:
    """A report of all the study's scenarios, or of the one shown where they are too many, and the reference."""
    study, against = session.study, session.reference_scenario.name
    names = [one.name for one in study.scenarios if one.name != against]
    return Asked(tuple(names) if len(names) <= MOST else (session.scenario.name,), against, title)


def _kind_faults(out: Path) -> Iterator[Fault]:
    if out.suffix.casefold() not in ENDINGS:
        yield Fault("--out", mark("“{name}” ends in neither .pdf nor .html"), {"name": out.name[:60]})


def _logo_faults(logo: Path | None) -> Iterator[Fault]:
    if logo is not None and logo.suffix.casefold() not in KINDS:
        yield Fault("--logo", mark("“{name}” is no PNG, JPEG or SVG"), {"name": logo.name[:60]})


def logo_in(path: Path | None) -> Logo | None:
    """The logo in a file.

    Raises
    ------
    FaultsError : it cannot be read, is no picture, or asks for more than a picture does.
    """
    if path is None:
        return None
    if faults := [*_logo_faults(path)]:
        raise FaultsError("--logo", faults)
    found = Logo(read_limited(path, LOGO_LIMIT), KINDS[path.suffix.casefold()])
    if fault := fault_of(found):
        raise FaultsError(str(path), [Fault("", fault)])
    return found


def built(session: Session, asked: Asked) -> Built:
    """The report of the session's study, in the language that is spoken.

    Raises
    ------
    FaultsError : a scenario is not known, or there are too many.
    """
    study = session.study
    reference = scenario_index(study, asked.against)
    named = [scenario_index(study, name) for name in asked.scenarios] or [*range(len(study.scenarios))]
    indices = [index for index in dict.fromkeys(named) if index != reference] or [reference]
    if len(indices) > MOST:
        values: dict[str, object] = {"n": len(indices), "most": MOST}
        fault = Fault("--scenario", mark("{n} scenarios are too many for a report; name at most {most}"), values)
        raise FaultsError("scenarier report", [fault])
    content = study_bytes(study)
    credits = credits_of(find_baseline(study.baseline))
    made = provenance(study.baseline, credits, content)
    kept = Asked(tuple(scenario_at(study, index).name for index in indices), asked.against, asked.title)
    subject = subject_of(session, indices, reference)
    moment = credits.created or datetime(session.baseline.base_year, 12, 31, tzinfo=UTC)
    return Built(study_report(subject, made, asked.title), made, content, kept, moment)


def provenance(baseline: str, credits: Credits, study: bytes) -> Provenance:
    """What a report is made of and with; `study` are the bytes of the study's file."""
    return Provenance(
        study=stamp_of_content(study),
        baseline=baseline,
        baseline_version=credits.version,
        baseline_digest=credits.digest,
        baseline_titles=credits.titles,
        sources=credits.sources,
        program=__version__,
    )


def content_of(made: Built, logo: Logo | None, suffix: str) -> bytes:
    """The bytes of a report's file, of the kind that its name ends in."""
    return as_pdf(made, logo) if suffix.casefold() == ".pdf" else html(made.report, logo).encode()


def as_pdf(made: Built, logo: Logo | None) -> bytes:
    """The report as PDF, with its study and the list of its figures."""
    return pdf(made.report, carried(made.study, figures_of(made, logo)), logo, made.moment)


def carried(study: bytes, figures: Mapping[str, Any]) -> tuple[Attached, Attached]:
    """What a PDF carries: the study, and the list of the figures that it prints."""
    listed, kind = json.dumps(figures, ensure_ascii=False, indent=1).encode(), "application/json"
    return (
        Attached(STUDY_NAME, study, kind, "source", tr("The study, as scenarier opens it")),
        Attached(FIGURES_NAME, listed, kind, "data", tr("The figures printed, as scenarier checks them")),
    )


def figures_of(made: Built, logo: Logo | None) -> dict[str, Any]:
    """The list of a report's figures, and what they were made with."""
    return {
        "format": REPORT_FORMAT,
        "version": 1,
        "language": made.report.language,
        **asdict(made.asked),
        "logo": None if logo is None else {"kind": logo.kind, "content": logo.content.hex()},
        "made": made_with(made.made),
        "printed": as_document(printed(made.report)),
    }


def made_with(made: Provenance) -> dict[str, str]:
    """What `verify` holds against the program, baseline and study that it finds."""
    identity = asdict(made)
    keys = ("study", "baseline", "baseline_version", "baseline_digest", "program")
    return {**{key: identity[key] for key in keys}, "typesetter": typesetter()}
