"""Every command on a study and a data package whose texts do harm: no crash, and the texts are there."""

import pytest
from tests.gui.harm import harmful_package, harmful_study

from scenarier.jobs.studies import save_study
from scenarier.storage import study_read

HARM = '<img src="file:///dev/zero"><b>x</b> & [*]\u202e '


@pytest.fixture
def package(tmp_path):
    return harmful_package(tmp_path / "harmful", HARM)


@pytest.fixture
def study(tmp_path, package, monkeypatch):
    monkeypatch.setattr(study_read, "find_baseline", lambda _name: package.folder)
    path = tmp_path / "h.scenarier"
    save_study(harmful_study(HARM), path)
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["run", "STUDY"], "first"),
        (["run", "STUDY", "--format", "csv"], "first"),
        (["compare", "STUDY", f"{HARM}first", f"{HARM}second"], "second"),
        (["rules", "STUDY"], "rule"),
        (["budget", "STUDY"], "budget"),
        (["explain", "frame", "--entity", "MBU", "--year", "2027", "--study", "STUDY"], "first"),
    ],
)
def test_that_a_command_shows_the_texts_as_they_are(scenarier, study, arguments, shown):
    result = scenarier(*(study if one == "STUDY" else one for one in arguments))
    assert result.status in (0, 1), result.err  # 1: a rule is broken
    assert "<img" in result.out
    assert shown in result.out


def test_that_a_package_full_of_markup_is_checked(scenarier, package):
    result = scenarier("check", str(package.folder))
    assert result.status in (0, 1), result.err  # 1: a rule is broken
    assert "<img" in result.out
