"""Opening and saving, as the window and the command line do."""

from pathlib import Path

import pytest
from tests.made import Study

from scenarier.jobs.studies import open_study, save_study, with_suffix
from scenarier.model.study import Scenario
from scenarier.vocabulary.errors import FaultsError


def test_that_without_a_path_an_empty_study_of_the_default_baseline_is_opened():
    study, baseline = open_study(None)
    assert study == Study(baseline="aarhus-2024", horizon=2029)
    assert baseline.name == "aarhus-2024"


def test_that_what_is_saved_is_opened_again_with_its_baseline(tmp_path):
    study = Study(
        "Budget", "note", horizon=2031, scenarios=(Scenario("A", parameters={"tax_rate": {2031: 0.25}}),)
    )
    save_study(study, tmp_path / "a.scenarier")
    opened, baseline = open_study(tmp_path / "a.scenarier")
    assert opened == study
    assert baseline is open_study(None)[1]


def test_that_opening_and_saving_where_it_cannot_be_done_gives_faults(tmp_path):
    with pytest.raises(FaultsError):
        open_study(tmp_path / "none")
    with pytest.raises(FaultsError):
        save_study(Study(), tmp_path / "none" / "a")
    assert list(tmp_path.iterdir()) == []


SUFFIXES = {
    "a": "a.scenarier",
    "f/a": "f/a.scenarier",
    "a.scenarier": "a.scenarier",
    "a.json": "a.json",
    "f.d/a": "f.d/a.scenarier",
    "Budget 2026-2029": "Budget 2026-2029.scenarier",
    "Budget v1.2": "Budget v1.2.scenarier",
    "Budget 2. udkast": "Budget 2. udkast.scenarier",
    "Budget kl. 12.": "Budget kl. 12..scenarier",
    "A.SCENARIER": "A.SCENARIER",
    "a.scenarier.bak": "a.scenarier.bak.scenarier",
}


@pytest.mark.parametrize(("given", "expected"), SUFFIXES.items())
def test_that_a_name_without_an_extension_gets_the_studies(given, expected):
    assert with_suffix(Path(given)) == Path(expected)
