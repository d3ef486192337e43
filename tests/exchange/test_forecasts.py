"""A forecast from a file: in any shape the same made-up numbers give the same persons; the sums are by hand."""

import datetime
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange import statbank
from tests.exchange.statbank import AGES, GROUPS, YEARS, both, csv_bytes, folk, frkm, men, persons, women

from scenarier.exchange.contents import sheets_in
from scenarier.exchange.forecasts import forecast_from
from scenarier.exchange.sheets import Sheet, Uncomputed
from scenarier.jobs.studies import open_study
from scenarier.session.import_plan import Asked
from scenarier.session.session import Session
from scenarier.text.language import set_language


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("da")


@pytest.fixture(scope="module")
def opened():
    study, baseline = open_study(None)
    return study.with_horizon(YEARS[-1]), baseline


@pytest.fixture
def plan_of(opened, tmp_path):
    study, baseline = opened

    def made(source, name="file.csv", asked=None):
        """A plan of a file's bytes, or of rows of a sheet."""
        if isinstance(source, bytes):
            path = tmp_path / name
            path.write_bytes(source)
            sheets = sheets_in(path)
        else:
            sheets = (sheet_of(source),) if not isinstance(source, tuple) else source
        return forecast_from(sheets, baseline, study, asked or Asked())

    return made


def sheet_of(rows, name="Ark1"):
    cells = [[None if cell == "" else cell for cell in row] for row in rows]
    width = max(map(len, cells))
    return Sheet(name, tuple(tuple(row) + (None,) * (width - len(row)) for row in cells))


def taken(plan):
    """Persons by year and group, as a forecast holds them."""
    years = sorted({year for row in plan.taken for year in row.values})
    return {year: {row.key: row.values[year] for row in plan.taken} for year in years}


def reasons(plan):
    return [row.reason for row in plan.rejected]


def wide(first=("Alder", *YEARS), cells=lambda age: [both(age, year) for year in YEARS]):
    return [first, *((f"{age} år" if age < 100 else "100+ år", *cells(age)) for age in AGES)]


SHAPES = {
    "csv with a mark, in codes, men and women": (csv_bytes(frkm()), "a.csv"),
    "bulk: without the mark, decimals with a comma": (csv_bytes(frkm(), mark=False, decimals=True), "a.csv"),
    "codes with words behind them": (csv_bytes(statbank.coded(frkm())), "a.csv"),
    "words, by quarter, both sexes": (csv_bytes(folk()), "a.csv"),
    "words in Windows-1252, men, women and both": (csv_bytes(folk(("M", "K", "TOT")), encoding="cp1252"), "a.csv"),
    "in English": (csv_bytes(statbank.english(folk(("M", "K")))), "a.csv"),
    "tabs in UTF-16": (csv_bytes(frkm(), sign="\t", encoding="utf-16"), "a.txt"),
    "commas": (csv_bytes(frkm(), sign=","), "a.csv"),
    "JSON-stat 1": (statbank.json_stat(1), "a.json"),
    "JSON-stat 2, its values by place": (statbank.json_stat(2), "a.json"),
    "JSON-stat, both sexes in total beside them": (statbank.json_stat(2, ("TOT", "M", "K")), "a.json"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_that_the_same_numbers_give_the_same_forecast_in_any_text(plan_of, shape):
    plan = plan_of(*SHAPES[shape])
    assert (plan.rejected, plan.questions) == ((), ())
    assert taken(plan) == persons()
    assert any("the total ties" in told for told in plan.told)


@pytest.mark.parametrize("rows", [frkm, statbank.nested, folk])
def test_that_they_give_the_same_forecast_in_a_workbook(plan_of, tmp_path, rows):
    statbank.workbook(rows(), tmp_path / "a.xlsx")
    plan = plan_of((tmp_path / "a.xlsx").read_bytes(), "b.xlsx")
    assert (plan.rejected, plan.questions) == ((), ())
    assert taken(plan) == persons()


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice writes the files")
@pytest.mark.parametrize("kind", ["xls", "ods"])
@pytest.mark.parametrize("rows", [frkm, statbank.nested])
def test_that_they_give_the_same_forecast_in_other_workbooks(plan_of, tmp_path, rows, kind):
    statbank.workbook(rows(), tmp_path / "a.xlsx")
    convert = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*convert, "--outdir", tmp_path, tmp_path / "a.xlsx"], check=True, capture_output=True)
    plan = plan_of((tmp_path / f"a.{kind}").read_bytes(), "b.bin")
    assert (plan.rejected, plan.questions) == ((), ())
    assert taken(plan) == persons()


WIDE = {
    "ages down, years across": wide(),
    "years down, ages across": [
        ["År", *AGES[:-1], "100+", "I alt"],
        *([year, *(both(age, year) for age in AGES), sum(both(age, year) for age in AGES)] for year in YEARS),
    ],
    "sexes above the years": [
        ["", "Mænd", "", "", "Kvinder", "", ""],
        ["Alder", *YEARS, *YEARS],
        *([age if age < 100 else "100+", *(one(age, year) for one in (men, women) for year in YEARS)]
          for age in AGES),
    ],
    "years above the sexes, each said once": [
        ["Alder", *(cell for year in YEARS for cell in (year, ""))],
        ["", *("Mænd", "Kvinder") * len(YEARS)],
        *([f"{age} år" if age < 100 else "100+", *(one(age, year) for year in YEARS for one in (men, women))]
          for age in AGES),
    ],
    "sexes across": [
        ["År", "Alder", "Mænd", "Kvinder", "I alt"],
        *([year, age if age < 100 else "100-", men(age, year), women(age, year), both(age, year)]
          for year in YEARS for age in AGES),
    ],
    "years down, without headings above labels": [
        ["", "", "Personer"],
        *([str(year), f"{age} år" if age < 100 else "100+", both(age, year)] for year in YEARS for age in AGES),
    ],
    "the model's groups with a title": [
        ["Befolkningsprognose 2025"],
        [],
        ["Aldersgruppe", *(f"1. januar {year}" for year in YEARS)],
        *([group, *(persons()[year][group] for year in YEARS)] for group in GROUPS),
    ],
}  # fmt: skip


@pytest.mark.parametrize("shape", WIDE)
def test_that_own_tools_shapes_give_the_same_forecast(plan_of, shape):
    plan = plan_of(WIDE[shape])
    assert (plan.rejected, plan.questions) == ((), ())
    assert taken(plan) == persons()


def test_that_a_wide_file_of_text_is_read_with_thousands_grouped(plan_of):
    rows = wide(cells=lambda age: [f"{both(age, year):,}".replace(",", ".") for year in YEARS])
    text = "\n".join(";".join(map(str, row)) for row in rows)
    assert taken(plan_of(text.encode())) == persons()


def test_that_a_sign_before_three_digits_groups_persons_unless_it_is_named_as_decimal(plan_of):
    """3.800 … 3.900 are 101 ages of 3,850 on average, 388,850 in all; with a decimal point 389 persons."""
    rows = wide(cells=lambda age: [f"3.{800 + age}"] * len(YEARS))
    assert sum(taken(plan_of(rows))[2025].values()) == 388850
    (reason,) = reasons(plan_of(rows, asked=Asked(answers={"decimal": "."})))
    assert reason.startswith("2025 adds up to 389 persons, but the municipality has 373,335")


def test_that_columns_are_told_with_what_they_hold(plan_of):
    plan = plan_of(csv_bytes(folk()))
    held = {column.heading: column.field for column in plan.columns}
    assert held == {
        "OMRÅDE": "area", "KØN": "sex", "ALDER": "age", "CIVILSTAND": "", "TID": "year", "INDHOLD": "amount",
    }  # fmt: skip


def test_that_what_is_taken_has_the_first_row_of_each_group(plan_of):
    """Headings stand in row 1, and age 0 in row 2."""
    assert [(row.key, row.row) for row in plan_of(wide()).taken] == [
        (group, 2 + first) for group, (first, _) in GROUPS.items()
    ]


def test_that_a_column_may_be_named_by_the_user(plan_of):
    rows = [["Hvornår", "Hvem", "N"], *([f"{year}", str(age), both(age, year)] for year in YEARS for age in AGES)]
    rows[-1][1] = rows[-1 - len(AGES)][1] = rows[-1 - 2 * len(AGES)][1] = "100+"
    named = {"Hvornår": "year", "Hvem": "age", "N": "amount"}
    assert taken(plan_of(rows, asked=Asked(fields=named))) == persons()


# What is asked


def test_that_the_municipality_is_found_by_its_name_among_several(plan_of):
    rows = [*folk(), *(("Odense", *row[1:-1], 2 * row[-1]) for row in list(folk())[1:])]
    rows += [("Hele landet", *row[1:-1], 9 * row[-1]) for row in list(folk())[1:]]
    plan = plan_of(csv_bytes(rows))
    assert taken(plan) == persons()
    assert "the area “Aarhus” is taken" in plan.told


def test_that_which_code_is_the_municipality_is_asked_and_the_answer_is_kept_to(plan_of):
    content = csv_bytes(frkm(areas=("461", "751")))
    plan = plan_of(content)
    (question,) = plan.open_questions
    assert set(question.choices) == {"461", "751"}
    assert plan.edit is None
    assert taken(plan_of(content, asked=Asked(answers={"area": "461"}))) == persons()
    other = taken(plan_of(content, asked=Asked(answers={"area": "751"})))
    assert other[2025]["0-5"] == persons()[2025]["0-5"] + 2 * 6 * 5


def test_that_a_file_of_another_place_is_not_taken_without_a_word(plan_of):
    content = csv_bytes(folk(area="Odense"))
    (question,) = plan_of(content).open_questions
    assert question.text == "The file is of “Odense”; is that Aarhus Kommune?"
    assert taken(plan_of(content, asked=Asked(answers={"area": "Odense"}))) == persons()


@pytest.mark.parametrize("name", ["Århus", "751 Aarhus", "AARHUS KOMMUNE", "City of Aarhus"])
def test_that_a_municipality_goes_by_several_names(plan_of, name):
    assert taken(plan_of(csv_bytes(folk(area=name)))) == persons()


def test_that_a_column_without_a_total_is_asked_about(plan_of):
    rows = [row if n == 0 else (*row[:3], status, *row[4:])
            for status in ("Ugift", "Gift") for n, row in enumerate(folk()) if n or status == "Ugift"]  # fmt: skip
    (question,) = plan_of(csv_bytes(rows)).open_questions
    assert (question.about, set(question.choices)) == ("column CIVILSTAND", {"Ugift", "Gift"})
    plan = plan_of(csv_bytes(rows), asked=Asked(answers={question.about: "Gift"}))
    assert taken(plan) == persons()


def test_that_a_total_among_other_labels_is_taken(plan_of):
    head, *rows = folk()
    rows += [(*row[:3], "Ugift", row[4], row[5] // 2) for row in rows]
    plan = plan_of(csv_bytes([head, *rows]))
    assert taken(plan) == persons()
    assert "of the column “CIVILSTAND”, “I alt” is taken" in plan.told


def test_that_which_of_two_sheets_is_asked(plan_of):
    sheets = (
        sheet_of(wide(), "Lav"),
        sheet_of(wide(cells=lambda age: [2000 + age] * 3), "Høj"),
        sheet_of([["Om"]], "Om"),
    )
    (question,) = plan_of(sheets).open_questions
    assert list(question.choices) == ["Lav", "Høj"]
    assert taken(plan_of(sheets, asked=Asked(sheet="Lav"))) == persons()


def test_that_a_forecast_shorter_than_the_study_asks_to_shorten_it(opened, plan_of):
    study, baseline = opened
    sheets = (sheet_of(wide()),)
    plan = forecast_from(sheets, baseline, study.with_horizon(2029))
    (question,) = plan.open_questions
    assert question.text.startswith("The study goes to 2029, but the forecast has no persons for 2028, 2029.")
    answered = forecast_from(sheets, baseline, study.with_horizon(2029), Asked(answers={"horizon": "shorten"}))
    assert answered.is_whole


# What is told


def test_that_quarters_other_than_the_first_are_left_out_and_told(plan_of):
    assert "3 quarters that do not begin a year are left out" in plan_of(csv_bytes(folk())).told


def test_that_the_first_years_are_held_against_the_baseline_with_both_numbers(plan_of):
    """2025: 398,407 by the formula, 373,388 in age_structure.csv; of 80 and over 82,887 against 14,596."""
    assert sum(persons()[2025].values()) == 398407
    told = plan_of(wide()).told
    assert (
        "2025: 398,407 persons, 373,388 in the baseline's table of ages; most differs 80+, 82,887 against 14,596"
    ) in told


def test_that_years_before_the_file_are_taken_from_the_count_where_there_is_one(plan_of):
    """The count of 1 January 2025 is 373,388 (FOLK1A, age_structure.csv)."""
    plan = plan_of(csv_bytes(frkm(years=(2026, 2027))))
    assert "2025 is not in the file; the baseline's count of 373,388 persons is taken" in plan.told
    assert taken(plan)[2025]["80+"] == 14596
    assert taken(plan)[2026] == persons()[2026]


def test_that_years_after_the_last_that_a_forecast_may_name_are_left_out_and_told(plan_of):
    plan = plan_of(csv_bytes(frkm(years=tuple(range(2025, 2063)))))
    assert "2061–2062 left out, after 2060, the last year a forecast may name" in plan.told
    assert max(taken(plan)) == 2060


def test_that_the_files_own_words_of_its_source_are_told_and_kept(opened, plan_of, tmp_path):
    study, baseline = opened
    statbank.workbook(statbank.nested(), tmp_path / "a.xlsx")
    plan = plan_of((tmp_path / "a.xlsx").read_bytes(), "FRKM126.xlsx")
    session = Session(baseline, study)
    session.do(plan.edit(session.state))
    assert session.study.forecast.persons == persons()
    assert "FRKM126" in session.study.forecast.note
    assert "opdateret 12-05-2026" in session.study.forecast.note
    session.undo()
    assert session.study == study


def test_that_jsons_source_and_date_are_kept(plan_of):
    told = plan_of(statbank.json_stat(1), "a.json").told
    assert "source: FRKM1: Fremskrivning, Danmarks Statistik, 2026-05-12T06:00:00Z" in told


# What is rejected, with its place


def with_row(rows, number, **changes):
    head, *rest = [list(row) for row in rows]
    for heading, cell in changes.items():
        rest[number][head.index(heading)] = cell
    return [head, *rest]


def test_that_a_total_that_does_not_tie_is_told_with_both_numbers(plan_of):
    rows = [list(row) for row in frkm()]
    rows[102][-1] += 100
    plan = plan_of(csv_bytes(rows))
    total = sum(both(age, 2025) for age in AGES)
    (reason,) = reasons(plan)
    assert reason.endswith(f"the total is {total + 100:,}, but the ages add up to {total:,}")
    assert "line 103, column 5" in reason
    assert plan.edit is None


def test_that_missing_ages_and_years_are_named(plan_of):
    rows = [row for row in frkm() if row[2] not in ("7", "8")]
    assert "the ages 7-8 are missing" in reasons(plan_of(csv_bytes(rows)))
    rows = list(frkm(years=(2025, 2027)))
    assert "2026 is missing; a forecast names every year from 2025" in reasons(plan_of(csv_bytes(rows)))
    rows = [row for row in frkm(sexes=("M", "K")) if (row[2], row[3]) != ("7", "2026")]
    assert "7, 2026: there is no number" in "".join(reasons(plan_of(csv_bytes(rows)))).replace(" ()", "")


def test_that_an_age_of_one_sex_is_told(plan_of):
    rows = [row for row in frkm() if row[1:4] != ("K", "7", "2026")]
    (row,) = plan_of(csv_bytes(rows)).rejected
    assert (row.row, row.column, row.reason) == (111, 5, "7, 2026: there are men or women alone")


def test_that_men_alone_are_not_everybody(plan_of):
    assert reasons(plan_of(csv_bytes(frkm(sexes=("M",))))) == [
        "the file has men alone or women alone; both are needed"
    ]


def test_that_a_row_that_stands_twice_is_told_with_its_place(plan_of):
    rows = list(frkm())
    plan = plan_of(csv_bytes([*rows, rows[5]]))
    assert [(row.row, row.reason) for row in plan.rejected] == [(len(rows) + 1, "4, 2025 stands twice")]


def test_that_men_and_women_are_held_against_their_total(plan_of):
    rows = [list(row) for row in folk(("M", "K", "TOT"))]
    at = next(n for n, row in enumerate(rows) if row[1:3] == ["I alt", "5 år"])
    rows[at][-1] += 10
    (row, *_) = plan_of(csv_bytes(rows)).rejected
    n = both(5, 2025)
    assert row.reason == f"5 år, 2025: the total is {n + 10:,}, but men and women add up to {n:,}"
    assert row.row == at + 1


def test_that_ages_that_do_not_fit_the_models_groups_are_told(plan_of):
    rows = [["Alder", 2025], ["0-9", 40000], ["10-64", 300000], ["65+", 60000]]
    found = reasons(plan_of(rows))
    assert any("“0-9” reaches across the model's age groups" in reason for reason in found)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("x", "“x” is no number of persons"),
        ("..", "“..” is no number of persons"),
        ("-", "“-” is no number of persons"),
        (Uncomputed("the formula has no computed value; open the file in a spreadsheet, and save it again"),
         "the formula has no computed value; open the file in a spreadsheet, and save it again"),
    ],
)  # fmt: skip
def test_that_a_cell_that_is_no_number_is_told_with_its_place(plan_of, cell, reason):
    rows = [list(row) for row in wide()]
    rows[4][2] = cell
    (row,) = plan_of(rows).rejected
    assert (row.sheet, row.row, row.column, row.reason) == ("Ark1", 5, 3, reason)


def test_that_a_column_between_the_years_is_told(plan_of):
    rows = [[*row, "Vækst" if n == 0 else 3] for n, row in enumerate(wide())]
    assert reasons(plan_of(rows)) == ["“Vækst” is no year; leave it out"]
    assert taken(plan_of(rows, asked=Asked(fields={"Vækst": "skip"}))) == persons()


def test_that_a_span_of_ages_that_became_a_date_is_told(plan_of):
    rows = [["Alder", *YEARS], *([group, *(persons()[year][group] for year in YEARS)] for group in GROUPS)]
    rows[2][0] = datetime.date(2026, 6, 16)
    assert any("has a spreadsheet made a date of it" in reason for reason in reasons(plan_of(rows)))


def test_that_a_sheet_without_ages_and_years_is_told(plan_of):
    for rows in ([["a", "b"], ["1", "2"]], [["Alder", "Personer"], ["0", "5"]], [[]]):
        (reason,) = reasons(plan_of(rows))
        assert reason.startswith("no table of ages and years was found")


CELLS = st.sampled_from(
    ["", "Alder", "TID", "KØN", "OMRÅDE", "INDHOLD", "2025", 2026, "2026K2", "0", 7, "80+", "I alt", "TOT", "Mænd",
     "K", "12,5", 22.5, -3, True, None, "x", Uncomputed("no")]
)  # fmt: skip


SPOILS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 5), CELLS | st.integers()), max_size=6)
TABLES = [list(map(list, rows)) for rows in (frkm(years=(2025,)), folk(years=(2025,)), statbank.nested(), wide())]


@given(st.sampled_from(TABLES), SPOILS)
def test_that_any_spoilt_table_is_planned_or_rejected(opened, rows, spoils):
    study, baseline = opened
    rows = [[*row, *[""] * (6 - len(row))] for row in rows]
    for row, column, cell in spoils:
        rows[row][column] = cell
    plan = forecast_from((sheet_of(rows),), baseline, study)
    assert plan.edit is not None or plan.rejected or plan.open_questions


@given(st.lists(st.lists(CELLS, max_size=6), min_size=1, max_size=12))
def test_that_any_sheet_is_planned_or_rejected(opened, rows):
    study, baseline = opened
    plan = forecast_from((sheet_of(rows),), baseline, study)
    assert plan.edit is not None or plan.rejected or plan.open_questions
