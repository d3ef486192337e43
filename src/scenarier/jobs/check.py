"""The reconciliation of a baseline, and the seals of a study, as text."""

from pathlib import Path

from scenarier.analysis.reconcile import Tie, reconcile
from scenarier.jobs.studies import SUFFIX, open_for_command
from scenarier.session.sealing import Checked, all_checked
from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import default_baseline, find_baseline
from scenarier.views.seals import seal_lines
from scenarier.views.tie_text import ties_text
from scenarier.vocabulary.errors import FaultsError


def check(folder: Path | None) -> list[Tie]:
    """Validate the package in `folder` (the default baseline without one) and reconcile it.

    Raises
    ------
    FaultsError : the package is faulty.
    """
    place = folder.resolve() if folder else find_baseline(default_baseline())
    baseline = read_baseline(place)
    try:
        return reconcile(baseline)
    except FaultsError as error:
        raise FaultsError(str(place), error.faults) from error


def as_text(ties: list[Tie]) -> str:
    """All ties, sorted by verdict, and a line that counts them."""
    return ties_text(ties) + "\n"


def is_study(path: Path) -> bool:
    """Whether what is to be checked is a study's file or a report, and no package."""
    return path.suffix.casefold() in (SUFFIX, ".pdf") and path.is_file()


def check_seals(path: Path) -> list[Checked]:
    """The sealed proposals of the study in `path`, each held against its seal.

    Raises
    ------
    FaultsError : the study is faulty.
    """
    return all_checked(*open_for_command(path))


def seals_text(found: list[Checked]) -> str:
    """What has become of each sealed proposal."""
    return "".join(f"{line}\n" for one in found for line in seal_lines(one))
