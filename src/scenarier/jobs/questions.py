"""Questions that come from other files, and those that are sent to them."""

from collections.abc import Iterable
from pathlib import Path

from scenarier.jobs.groups import in_file
from scenarier.jobs.studies import open_study, save_study
from scenarier.model.questions import Question
from scenarier.model.study import Study
from scenarier.text.language import tr
from scenarier.vocabulary.errors import Fault, FaultsError


def questions_in(paths: Iterable[Path]) -> list[Question]:
    """The questions of files, in the files' order.

    Raises
    ------
    FaultsError : a file is faulty; all faults at once, and nothing is taken.
    """
    found, faults = list[Question](), list[Fault]()
    for path in paths:
        try:
            found += open_study(path)[0].questions
        except FaultsError as error:
            faults += in_file(path, error)
    if faults:
        raise FaultsError(tr("Questions"), faults)
    return found


def save_questions(study: Study, path: Path) -> None:
    """Write the study's questions, and nothing else of it, as a file that opens as a study.

    Raises
    ------
    FaultsError : the file cannot be written.
    """
    title = study.title or tr("Questions and answers")
    save_study(Study(title, baseline=study.baseline, horizon=study.horizon, questions=study.questions), path)
