"""Where a block's numbers go: by years and names, else in order; never a guess."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarier.text.block_cells import cells_of
from scenarier.text.block_headings import DoubtError
from scenarier.text.language import set_language
from scenarier.text.placing import IN_ORDER, ROWS, Table, place_block, row_values
from scenarier.text.reading import show_number

YEARS = range(2025, 2030)
UNITS = ("mio_kr", "share", "persons", "index", "kr_per_citizen")
NAMES = {0: ("Børn og Unge", "BU"), 1: ("Teknik og Miljø", "MTM"), 2: ("Krav, MTM", "Krav")}


@pytest.fixture(autouse=True, params=["da", "en"])
def language(request):
    set_language(request.param)
    yield request.param
    set_language("da")


def table(row=0, column=0, names=NAMES):
    columns = {year: place for place, year in enumerate(YEARS)}
    return Table(range(row, 3), range(column, len(YEARS)), columns, names)


def put(text, row=0, column=0, units=("mio_kr",) * 3, answers=()):
    return place_block(cells_of(text), table(row, column), lambda place: units[place[0]], dict(answers))


def test_that_a_block_without_headings_goes_in_order_from_the_chosen_cell():
    assert put("1\t2\n3\t4", 1, 2).values == {(1, 2): 1.0, (1, 3): 2.0, (2, 2): 3.0, (2, 3): 4.0}


def test_that_years_above_and_names_beside_decide_where_numbers_go():
    placed = put("\tBO2028\tBudget 2026\nMTM\t5\t-6\nbørn og unge\t7\t8", 2, 4)
    assert placed.values == {(1, 3): 5.0, (1, 1): -6.0, (0, 3): 7.0, (0, 1): 8.0}
    assert "2026" in placed.told
    assert "2028" in placed.told


def test_that_a_row_of_years_is_never_amounts():
    assert put("2025\t2026\t2027\t2028\t2029\n1\t2\t3\t4\t5").values == {(0, n): n + 1.0 for n in range(5)}


def test_that_each_number_is_read_in_the_unit_of_its_own_cell():
    placed = put("3\n3\n3", units=("mio_kr", "share", "persons"))
    assert [placed.values[row, 0] for row in range(3)] == [3.0, 0.03, 3.0]


def test_that_the_accountants_forms_of_a_block_are_read():
    placed = put("-   kr.\t12,00 kr.\n(12,5)\t12-\nkr. 12\t-", units=("mio_kr",) * 3)
    assert placed.values == {
        (0, 0): 0.0, (0, 1): 12e-6, (1, 0): -12.5, (1, 1): -12.0, (2, 0): 12e-6, (2, 1): 0.0,
    }  # fmt: skip


@pytest.mark.parametrize(("text", "unit"), [("12%", "mio_kr"), ("500 kr.", "share"), ("1 mio. kr.", "persons")])
def test_that_a_unit_that_contradicts_the_cell_is_refused_with_its_place_and_as_it_was_written(text, unit):
    with pytest.raises(ValueError, match=rf"1.*2.*{text}"):
        put(f"1\t{text}", units=(unit,) * 3)


def test_that_units_of_money_are_converted():
    placed = put("500 kr.\t1 mio. kr.\t2 t.kr.")
    assert [placed.values[0, at] for at in range(3)] == [0.0005, 1.0, 0.002]
    assert put("1.000 kr.\t2026\nMTM\t1.250").values == {(1, 1): 1.25}


def test_that_what_does_not_fit_is_refused():
    for text, row, column in (("1\t2", 0, 4), ("1\n2", 2, 0), ("\t2031\nMTM\t5", 0, 0)):
        with pytest.raises(ValueError, match=r"2|2031"):
            put(text, row, column)


def test_that_a_sum_behind_the_years_is_left_out_and_other_numbers_there_are_refused():
    placed = put("1\t2\t3\t4\t5\t15")
    assert placed.values == {(0, n): n + 1.0 for n in range(5)}
    assert "6" in placed.told
    with pytest.raises(ValueError, match="6"):
        put("1\t2\t3\t4\t5\t16")


def test_that_names_that_are_not_known_are_asked_about():
    with pytest.raises(DoubtError) as doubt:
        put("Ukendt\t1", 1)
    assert doubt.value.about == ROWS
    assert "Ukendt" in str(doubt.value)
    assert list(doubt.value.choices) == [IN_ORDER]
    assert "Teknik og Miljø" in doubt.value.choices[IN_ORDER]
    assert put("Ukendt\t1", 1, answers={ROWS: IN_ORDER}).values == {(1, 0): 1.0}


def test_that_a_lone_row_that_may_be_years_is_asked_about():
    with pytest.raises(DoubtError) as doubt:
        put("2026\n5310", column=1)
    for answer, values in (("years", {(0, 1): 5310.0}), ("numbers", {(0, 1): 2026.0, (1, 1): 5310.0})):
        assert answer in doubt.value.choices
        assert put("2026\n5310", column=1, answers={"years": answer}).values == values


def test_that_years_that_do_not_follow_on_one_another_beside_a_name_are_asked_about():
    with pytest.raises(DoubtError):
        put("Vækst\t2026\t2028\nMTM\t4000\t4100")
    assert put("Ramme\t2026\t2028\nMTM\t4000\t4100").values == {(1, 1): 4000.0, (1, 3): 4100.0}


def test_that_one_levers_row_or_column_goes_to_its_years():
    def values(text, start=0):
        return row_values(cells_of(text), "persons", YEARS, start).values

    assert values("4000\t4100", 3) == {(0, 3): 4000.0, (0, 4): 4100.0}
    assert values("4000\n4100") == {(0, 0): 4000.0, (0, 1): 4100.0}
    assert values("Vækst\tB2026\tB2028\n\t4000\t4100") == {(0, 1): 4000.0, (0, 3): 4100.0}
    for text in ("1\t2\n3\t4", "1\t2\t3\t4\t5\t6", "1\tx"):
        with pytest.raises(ValueError, match=r"."):
            values(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_that_what_is_shown_in_a_block_is_read_back_or_refused(data):
    """Shown numbers of any unit, with or without headings and names: the same numbers, or a fault."""
    n_rows, n_years = data.draw(st.integers(1, 3)), data.draw(st.integers(2, 5))
    units = data.draw(st.lists(st.sampled_from(UNITS), min_size=3, max_size=3))
    number = st.builds(round, st.floats(-1e6, 1e6), st.sampled_from([0, 1, 2, 3, 4]))
    numbers = data.draw(
        st.lists(st.lists(number, min_size=n_years, max_size=n_years), min_size=n_rows, max_size=n_rows)
    )
    has_years, has_names = data.draw(st.booleans()), data.draw(st.booleans())
    lines = [
        [*([NAMES[row][0]] if has_names else []), *(show_number(value, units[row]) for value in values)]
        for row, values in enumerate(numbers)
    ]
    if has_years:
        lines.insert(0, [*([""] if has_names else []), *map(str, YEARS[:n_years])])
    expected = {(row, at): value for row, values in enumerate(numbers) for at, value in enumerate(values)}
    with contextlib.suppress(ValueError):
        placed = put("\n".join(map("\t".join, lines)), units=units)
        assert placed.values == expected
