"""The key figures: the same number in the strip, in the comparison and where it is explained."""

from pathlib import Path

import pytest

from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.tree import figures_for
from scenarier.jobs.studies import open_session
from scenarier.model.terms import Terms
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.text.language import language, set_language
from scenarier.views.key_figures import KEY_FIGURES, beside_words, key_figure_rows
from scenarier.views.shown import shown

STUDY = Path(__file__).resolve().parents[1] / "golden" / "check-budget.scenarier"


@pytest.fixture(scope="module")
def session():
    return open_session(STUDY)


@pytest.fixture(autouse=True)
def danish():
    before = language()
    set_language("da")
    yield
    set_language(before)


def test_that_a_key_figure_is_the_number_that_explains_it(session):
    for index in range(BASELINE_INDEX, len(session.study.scenarios)):
        session.select(index)
        figures = figures_for(session.baseline, session.scenario, session.study.horizon)
        for row in key_figure_rows(shown(session)):
            assert row.value == pytest.approx(figures.value(Key(row.figure.variable, "", row.year)), rel=1e-12)


def test_that_a_difference_has_an_arrow_its_sign_and_what_it_is_from(session):
    session.select(1)
    rows = key_figure_rows(shown(session))
    assert [figure.title for figure in KEY_FIGURES] == [row.figure.title for row in rows]
    told = [beside_words(row, "Grundforløb") for row in rows]
    for row, words in zip(rows, told, strict=True):
        if row.is_better is None:
            assert words == "som Grundforløb"
            continue
        assert words.startswith("▲ +" if row.apart > 0 else "▼ −")
        assert words.endswith(" ift. Grundforløb")
        assert row.is_better == ((row.apart > 0) == row.figure.is_good_up)
    assert any(row.is_better is not None for row in rows)


def test_that_the_reference_itself_has_its_name_and_no_difference(session):
    session.select(BASELINE_INDEX)
    for row in key_figure_rows(shown(session)):
        assert (row.difference, row.is_better) == ("", None)
        assert beside_words(row, "Grundforløb") == "Grundforløb"


def test_that_the_unit_follows_the_terms_but_for_what_is_per_citizen_already(session):
    session.show_in(Terms(scale="share"))
    assert [row.unit for row in key_figure_rows(shown(session))] == ["kr.", "%", "%", "%", "%"]
    session.show_in(Terms())
    assert {row.unit for row in key_figure_rows(shown(session))} == {"kr.", "mio. kr."}
