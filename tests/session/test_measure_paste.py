"""Measures from lines of a spreadsheet: by headings, by counts, else asked about."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarier.jobs.studies import open_study
from scenarier.model.study import Measure
from scenarier.session.measure_paste import are_measures, lines_of, read_measures
from scenarier.session.targets import Targets
from scenarier.text.block_headings import DoubtError
from scenarier.text.language import set_language

YEARS = range(2025, 2030)


@pytest.fixture(scope="module")
def baseline():
    return open_study(None)[1]


@pytest.fixture
def targets(baseline):
    set_language("da")
    return Targets(baseline)


def read(text, targets, **answers):
    return read_measures(lines_of(text), targets, YEARS, answers)


def amounts(text, targets, **answers):
    return [dict(one.amounts) for one in read(text, targets, **answers).measures]


FRAME = "Ramme: Teknik og Miljø"


@pytest.mark.parametrize("cell", ["-", "(5)", "kr. 5", "-   kr.", "5-"])
def test_that_a_cell_as_accountants_write_it_moves_no_amount(targets, cell):
    text = f"A\t{FRAME}\t1\t2\t3\t4\t5\nB\t{FRAME}\t{cell}\t2\t3\t4\t5"
    one, other = read(text, targets).measures
    assert one == Measure("A", "frame:MTM", {2025: 1.0, 2026: 2.0, 2027: 3.0, 2028: 4.0, 2029: 5.0})
    assert {year: other.amounts.get(year) for year in YEARS if year > 2025} == {2026: 2, 2027: 3, 2028: 4, 2029: 5}
    assert other.owner == ""


def test_that_a_cell_that_is_no_number_is_a_fault_and_not_an_owner(targets):
    with pytest.raises(ValueError, match=r"(?s)2.*vrøvl"):
        read(f"A\t{FRAME}\t1\t2\t3\t4\t5\nB\t{FRAME}\tvrøvl\t2\t3\t4\t5", targets)


def test_that_counts_tell_a_first_year_that_is_blank_from_an_owner_that_is(targets):
    assert amounts(f"A\t{FRAME}\t\t2\t3\t4\t5", targets) == [{2026: 2.0, 2027: 3.0, 2028: 4.0, 2029: 5.0}]
    assert amounts(f"A\t{FRAME}\t\t1\t2\t3\t4\t5", targets)[0][2025] == 1.0
    assert amounts(f"A\t{FRAME}\t\t2\t3\t4\t5\tEn note", targets) == [{2026: 2.0, 2027: 3.0, 2028: 4.0, 2029: 5.0}]


def test_that_what_counts_do_not_tell_is_asked_about_and_answered(targets):
    text = f"A\t{FRAME}\t\t2\t3\t4"
    with pytest.raises(DoubtError) as doubt:
        read(text, targets)
    assert set(doubt.value.choices) == {"owner", "amounts"}
    with pytest.raises(DoubtError) as doubt:
        read(text, targets, owner="owner")
    assert set(doubt.value.choices) == {"2025", "2026", "2027"}
    assert amounts(text, targets, owner="owner", start="2027") == [{2027: 2.0, 2028: 3.0, 2029: 4.0}]
    assert amounts(text, targets, owner="amounts", start="2026") == [{2027: 2.0, 2028: 3.0, 2029: 4.0}]


def test_that_fewer_amounts_than_years_never_begin_in_the_first_unasked(targets):
    with pytest.raises(DoubtError) as doubt:
        read(f"A\t{FRAME}\tMTM\t1\t2\t3\t4", targets)
    assert set(doubt.value.choices) == {"2025", "2026"}


def test_that_headings_decide_in_any_order_and_what_is_not_taken_is_told(targets):
    text = (
        "Forslag (mio. kr.)\n"
        "Nr.\tTiltag\tB2026\tBO2027\tI alt\tMål\tAnsvarlig\tPakke\tBemærkning\n"
        f"7\tNy vej\t-10\t(20,5)\t-30,5\t{FRAME}\tMTM\tVeje\tfordi\n"
        "\tI alt\t-10\t-20,5\t-30,5"
    )
    found = read(text, targets)
    made = Measure("Ny vej", "frame:MTM", {2026: -10.0, 2027: -20.5}, True, "MTM", "fordi", "Veje")
    assert found.measures == (made,)
    assert "Nr." in found.told
    assert "I alt" in found.told
    assert "2026–2027" in found.told


def test_that_headings_in_kroner_are_converted(targets):
    text = f"Tiltag\tMål\tBudget 2026 (1.000 kr.)\nNy vej\t{FRAME}\t1.500"
    assert amounts(text, targets) == [{2026: 1.5}]


def test_that_quoted_cells_hold_breaks_and_quotes(targets):
    text = f'"Ny vej\nog ""bro"""\t{FRAME}\tMTM\t1\t2\t3\t4\t5'
    (made,) = read(text, targets).measures
    assert made.title == 'Ny vej og "bro"'
    assert dict(made.amounts) == {2025: 1.0, 2026: 2.0, 2027: 3.0, 2028: 4.0, 2029: 5.0}


def test_that_a_sum_behind_the_years_is_no_note(targets):
    found = read(f"A\t{FRAME}\t1\t2\t3\t4\t5\t15", targets)
    assert found.measures[0].note == ""
    assert "8" in found.told
    with pytest.raises(ValueError, match="8"):
        read(f"A\t{FRAME}\t1\t2\t3\t4\t5\t16", targets)


def test_that_a_name_or_code_is_a_target_where_one_fits_else_asked_about(targets):
    assert targets.find("Grundskyld") == "revenue:land_tax"
    assert targets.fitting("MTM") == ["frame:MTM", "savings:MTM"]
    text = "A\tTeknik og Miljø\t1\t2\t3\t4\t5\nB\tMTM\t1\t2\t3\t4\t5"
    with pytest.raises(DoubtError) as doubt:
        read(text, targets)
    about = doubt.value.about
    assert set(doubt.value.choices) == {"frame:MTM", "savings:MTM"}
    with pytest.raises(DoubtError) as doubt:
        read_measures(lines_of(text), targets, YEARS, {about: "frame:MTM"})
    answers = {about: "frame:MTM", doubt.value.about: "savings:MTM"}
    found = read_measures(lines_of(text), targets, YEARS, answers).measures
    assert [one.target for one in found] == ["frame:MTM", "savings:MTM"]


def test_that_a_target_that_is_not_known_is_told_with_the_nearest_and_capital_is_found_by_its_rows_name(targets):
    assert targets.find("Anlægsindtægter") == targets.find("Capital income") == "capex:income"
    with pytest.raises(ValueError, match=r"målet »Indkomstskt« findes ikke; mente du »Indtægter: Indkomstskat«\?"):
        read("A\tIndkomstskt\t1\t1\t1\t1\t1", targets)
    with pytest.raises(ValueError, match=r"målet »blomster« findes ikke$"):
        read("A\tblomster\t1\t1\t1\t1\t1", targets)


def test_that_all_faults_are_told_with_their_lines(targets):
    with pytest.raises(ValueError, match=r"(?s)linje 1.*Vrøvl.*linje 2.*2027.*12 %.*linje 3"):
        read(f"A\tVrøvl\t1\t2\t3\t4\t5\nB\t{FRAME}\t1\t2\t12 %\t4\t5\n\t{FRAME}\t1\t2\t3\t4\t5", targets)


def test_that_one_decimal_sign_holds_for_all_lines(targets):
    text = f"A\t{FRAME}\t1.250\t0.5\t\t\t\nB\t{FRAME}\t2.500\t1\t\t\t"
    assert [one[2025] for one in amounts(text, targets)] == [1.25, 2.5]
    with pytest.raises(ValueError, match=r"0,5.*0\.5|0\.5.*0,5"):
        read(f"A\t{FRAME}\t0,5\t0.5\t\t\t", targets)


@pytest.mark.parametrize(
    ("text", "is_list"),
    [("Tiltag\tMål\t2026\nA\tx\t1", True), (f"A\t{FRAME}\t1", True), ("1\t2", False), ("2025\t2026\n1\t2", False),
     ("-\t5", False)],
)  # fmt: skip
def test_that_amounts_are_told_from_measures(targets, text, is_list):
    assert are_measures(lines_of(text), targets) is is_list


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_that_no_amount_ever_lands_in_another_year(data, targets):
    """Lines of any shape: read as they were written, or refused, or asked about."""
    shape = st.lists(st.one_of(st.none(), st.integers(-900, 900)), min_size=5, max_size=5)
    rows = data.draw(st.lists(shape, min_size=1, max_size=4))
    has_owner, has_head = data.draw(st.booleans()), data.draw(st.booleans())
    lines = [
        [f"T{n}", FRAME, *(["MTM"] if has_owner else []), *("" if one is None else str(one) for one in row)]
        for n, row in enumerate(rows)
    ]
    if has_head:
        lines.insert(0, ["Tiltag", "Mål", *(["Ejer"] if has_owner else []), *map(str, YEARS)])
    if data.draw(st.booleans()):  # as some programs copy, without the blanks at the end
        lines = ["\t".join(line).rstrip("\t").split("\t") for line in lines]
    try:
        found = read("\n".join(map("\t".join, lines)), targets).measures
    except ValueError:
        return
    wanted = [{year: float(one) for year, one in zip(YEARS, row, strict=True) if one} for row in rows]
    assert [{year: one for year, one in made.amounts.items() if one} for made in found] == wanted
