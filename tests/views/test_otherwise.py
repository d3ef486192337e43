"""An amount in other units, against figures of the report, of the package's files and of `scenarier run`."""

import pytest
from tests.made import Study

from scenarier.jobs.studies import open_study
from scenarier.model.study import Measure, Scenario
from scenarier.model.terms import Terms
from scenarier.session.session import Session
from scenarier.text.language import set_language
from scenarier.views.bridge_page import BridgeAsked, Side, bars_of, bridge_sheet
from scenarier.views.choice import Choice
from scenarier.views.compared import compared
from scenarier.views.differences import differences_sheet
from scenarier.views.figure import Amount
from scenarier.views.otherwise import amount_otherwise, figure_otherwise
from scenarier.views.proposal import balances_shown, effects_sheet, packages_shown

PEOPLE, PRICE, FRAME = 383075, 1.09378172, 4122.278496770025
"""In 2027, Grundforløb: persons, the price index of services, and the frame of Health and Care."""
TAX_BASE = 21773.308838516034 / 0.2452
"""Income tax of 2027 over the rate."""
COST, JOBS = 1983 + 60 + 1347 + 158, 5640
"""Health and Care in 2024: its own areas' accounts, and its full-time employees (page 16 of the report)."""


@pytest.fixture
def session():
    measure = Measure("Hænder", "area:MSO.local_units", {2027: 20.0})
    study = Study(scenarios=(Scenario("A", measures=(measure,)),))
    set_language("en")
    yield Session(open_study(None)[1], study)
    set_language("da")


def numbers(lines):
    return [line.removeprefix("about ").split()[0].rstrip("%") for line in lines]


def test_that_a_measure_is_told_in_each_unit_as_by_hand(session):
    told = figure_otherwise(session, ("measure:1", "", 2027))
    current = 20.0 * PRICE
    assert numbers(told) == [
        f"{20e6 / PEOPLE:.1f}",
        f"{current / (FRAME + current) * 100.0:.3f}",  # the frame follows what is spent in the area
        f"{current / TAX_BASE * 100.0:.4f}",
        f"{20.0 / (COST / JOBS):.0f}",
    ]
    assert numbers(told) == ["52.2", "0.528", "0.0246", "32"]
    assert told == (
        "52.2 DKK per citizen",
        "0.528% of the frame of Health and Care",
        "0.0246 percentage points of the tax rate",
        "about 32 full-time jobs (estimate: spending per full-time employee in Health and Care, 2024)",
    )


def test_that_a_result_in_current_prices_is_put_into_the_prices_of_the_accounts_for_jobs(session):
    told = amount_otherwise(session, Amount(20.0 * PRICE, 2027, "MSO"), -1)
    assert numbers(told) == ["57.1", f"{20.0 * PRICE / FRAME * 100.0:.3f}", "0.0246", "32"]


def test_that_what_is_no_amount_is_not_told_otherwise(session):
    for figure in (("population", "", 2027), ("liquidity_per_citizen", "", 2027), ("parameter:tax_rate", "", 2027),
                   ("measure:2", "", 2027), ("result", "", 2040), ("service_price_index", "", 2026)):  # fmt: skip
        assert figure_otherwise(session, figure) == ()
    assert amount_otherwise(session, Amount(0.0, 2027)) == ()


def amounts_of(sheet):
    """Of each cell whose amount is another than its figure's: what is seen, and that amount."""
    cells = [cell for line in sheet.lines for cell in line.cells if cell.amount is not None]
    return [(cell.copied.value, told) for cell in cells if (told := cell.amount()) is not None]


@pytest.mark.parametrize("prices", ["current", "base_year"])
def test_that_what_is_told_otherwise_is_the_number_that_is_seen(session, prices):
    """Not the figure that a click explains: the value beside a difference, or the lever behind a part."""
    session.show_in(Terms(prices))
    choice = Choice()
    choice.follow(session)
    shown = compared(session, choice)
    a, base = shown.others[0], shown.reference
    asked = BridgeAsked(
        session.baseline, 2029, Side(-1, base.scenario), Side(0, a.scenario), "result", "", 2027, None,
        session.terms,
    )  # fmt: skip
    answer = asked.answer()
    balances = balances_shown(session)
    sheets = (
        differences_sheet(shown, shown.others),
        bridge_sheet(asked, answer.told()),
        packages_shown(session, balances)[0],
        effects_sheet(session, balances),
    )
    for sheet in sheets:
        found = amounts_of(sheet)
        assert found
        assert all(told.value == pytest.approx(seen, abs=1e-9) for seen, told in found)
    for bar in bars_of(asked, answer.told()):
        assert bar.amount is not None
        assert bar.amount.value == pytest.approx(bar.high if bar.is_end else bar.high - bar.low)


def test_that_a_figure_in_base_year_prices_is_told_per_citizen_in_them(session):
    """A share of the frames and points of the tax rate are the same in both."""
    told = {}
    for prices in ("current", "base_year"):
        session.show_in(Terms(prices))
        lines = numbers(figure_otherwise(session, ("income_tax", "", 2027)))[:3]
        told[prices] = [float(one.replace(",", "")) for one in lines]
    income_tax = 21773.308838516034
    assert told["current"][0] == pytest.approx(income_tax * 1e6 / PEOPLE, abs=1)
    assert told["base_year"][0] == pytest.approx(income_tax / PRICE * 1e6 / PEOPLE, abs=1)
    assert told["current"][1:] == told["base_year"][1:]
