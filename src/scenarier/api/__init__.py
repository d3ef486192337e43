"""scenarier for analysts: studies in Python, their figures as pandas frames; docs/guide-python.md."""

from scenarier.api.baseline import Baseline, open_baseline
from scenarier.api.faults import StudyError
from scenarier.api.study import Study, new_study, open_study
from scenarier.text.language import set_language

__all__ = ["Baseline", "Study", "StudyError", "new_study", "open_baseline", "open_study", "set_language"]
