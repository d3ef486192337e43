"""Lines of figures: a column for the account, one for the budget, one a year."""

from pathlib import Path

import pytest

from scenarier.jobs.studies import open_session
from scenarier.model.terms import Terms
from scenarier.text.language import language, set_language
from scenarier.views.figure_rows import Side, difference_rows, figure_names, figure_rows

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


def test_that_the_base_year_has_the_account_and_the_printed_budget(session):
    """Service of 2024 as the report prints it: 16.856 spent, 16.868 budgeted; no budget of persons is printed."""
    names = [("service_expenditure", ""), ("population", "")]
    service, people = figure_rows(session.baseline, Side(session.projection(-1)), names)
    assert service.texts[:2] == ("16.856", "16.868")
    assert (people.texts[:2], people.numbers[1]) == (("367.039", "–"), None)
    assert (service.unit_text, people.unit_text) == ("mio. kr.", "personer")


def test_that_a_difference_has_its_sign_and_the_base_year_its_amount(session):
    sides = Side(session.projection(1)), Side(session.projection(-1))
    (row,) = difference_rows(session.baseline, *sides, [("result", "")])
    amounts = [one.projection.series("result") for one in sides]
    assert row.numbers[0] == amounts[0][0]
    assert row.numbers[2:] == pytest.approx((amounts[0] - amounts[1])[1:])
    assert all(text == "0" or text[0] in "+−" for text in row.texts[2:])
    assert row.texts[0][0] not in "+−"


def test_that_every_entity_has_a_line_of_its_own_name(session):
    projection = session.projection()
    names = figure_names(projection, ["result", "frame", "area_spending"])
    rows = figure_rows(session.baseline, Side(projection), names)
    assert len(rows) == 1 + len(projection.entities["department"]) + len(projection.entities["area"])
    assert len({row.label for row in rows}) == len(rows)


def test_that_terms_change_amounts_and_their_unit(session):
    side, name = Side(session.projection()), ("result", "")
    (plain,), (each,) = (
        figure_rows(session.baseline, side, [name], terms) for terms in (Terms(), Terms(scale="kr_per_citizen"))
    )
    assert (plain.unit, each.unit) == ("mio_kr", "kr_per_citizen")
    assert each.numbers[0] == pytest.approx(plain.numbers[0] * 1e6 / 367_039)
