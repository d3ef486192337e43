"""The reconciliation of a baseline, as text."""

from pathlib import Path

from scenarier.analysis.reconcile import Tie, reconcile
from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import default_baseline, find_baseline
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
