"""The reconciliation of a baseline, checked as `scenarier check` does."""

import pytest

from scenarier.jobs.check import as_text, check
from scenarier.views.tie_text import ties_text
from scenarier.vocabulary.errors import FaultsError


def test_that_the_default_baseline_is_checked_without_a_folder():
    ties = check(None)
    assert len(ties) > 300
    assert not [tie.name for tie in ties if tie.verdict == "unexplained"]
    assert as_text(ties) == ties_text(ties) + "\n"


def test_that_a_folder_without_a_package_gives_faults(tmp_path):
    with pytest.raises(FaultsError):
        check(tmp_path)
