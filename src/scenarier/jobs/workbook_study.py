"""A workbook that this program exported, as the study that it carries: its scenario, budget and forecast."""

import os
import stat
from pathlib import Path

from scenarier.model.baseline import Baseline
from scenarier.model.study import Study, empty_study
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.state import State
from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import default_baseline, find_baseline
from scenarier.vocabulary.errors import Fault, FaultsError

_ZIP = b"PK\x03\x04"


def is_workbook(path: Path) -> bool:
    """Whether a file may be a workbook by its content; False where it cannot be read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe would be waited for
            return False
        with open(path, "rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except OSError:
        return False


def study_of_workbook(path: Path) -> tuple[Study, Baseline] | None:
    """The study of an exported workbook, and its baseline; None for any other file.

    Raises
    ------
    FaultsError : something in the workbook cannot be taken; all of it at once.
    """
    from scenarier.exchange.importing import plan_import
    from scenarier.exchange.sheets import read_sheets
    from scenarier.exchange.workbook_back import is_exported

    try:
        sheets = read_sheets(path)
    except FaultsError:  # what it is instead is told by who reads studies
        return None
    if not is_exported(sheets):
        return None
    baseline = read_baseline(find_baseline(default_baseline()))
    state = State(empty_study(baseline), BASELINE_INDEX)
    plan = plan_import(sheets, state, baseline)
    if plan.edit is None:
        raise FaultsError(str(path), [Fault(row.place, row.reason) for row in plan.rejected])
    study = plan.edit(state)[1].study
    return study, baseline.with_plan(study.budget, study.forecast)
