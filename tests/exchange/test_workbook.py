"""What stands in an exported workbook: formulas down to what was put in, and texts that stay texts."""

import io
import re
import zipfile
from functools import lru_cache

import pytest
from tests.exchange.books import (
    DAY,
    GOLDEN,
    exported,
    opened,
    projected,
    results_in,
    saved,
    sheet_of,
    study_of,
    table_of,
)
from tests.made import Study
from tests.oracle.compare import AARHUS

from scenarier.exchange.workbook.book import workbook
from scenarier.exchange.workbook.titles import ROLES
from scenarier.jobs.studies import open_study
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.text.language import set_language
from scenarier.vocabulary.variables import VARIABLES

CHECK_BUDGET = GOLDEN / "check-budget.scenarier"
FUNCTIONS = {"SUM", "SUMIFS", "MAX", "MIN", "IF", "ISBLANK", "COUNT"}
NUMBERS = {"0", "1", "1000000", "1E-11"}
"""What may stand in a formula, besides how many areas a department has and how many years have gone."""
CELL = re.compile(r"(?:('(?:[^']|'')+'|\w+)!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?")
PUT_IN = {"inputs", "measures", "baseline", "forecast", "budget"}


@lru_cache(maxsize=4)
def book_of(name: str):
    """A workbook with a budget and a forecast, or of the baseline alone, in its formulas."""
    path = CHECK_BUDGET if name else None
    return opened(exported(path, name))


def role_of(sheet) -> str:
    return str(sheet["A1"].value or "").removeprefix("scenarier:")


def formulas_of(sheet):
    return [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def calls_of(book, cell):
    """The cells that a formula calls."""
    for name, first, last in CELL.findall(re.sub(r'"[^"]*"', "", cell.value)):
        sheet = book[name.strip("'").replace("''", "'")] if name else cell.parent
        found = sheet[f"{first}:{last}".replace("$", "") if last else first.replace("$", "")]
        yield from (one for row in found for one in row) if last else [found]


def leaves_of(book):
    """Every cell that the results follow from and that is no formula."""
    seen, waiting, found = set(), formulas_of(book["Data"]), []
    while waiting:
        cell = waiting.pop()
        if (cell.parent.title, cell.coordinate) in seen:
            continue
        seen.add((cell.parent.title, cell.coordinate))
        if cell.data_type == "f":
            waiting += calls_of(book, cell)
        else:
            found.append(cell)
    return [cell for cell in found if cell.data_type != "s"]  # a target's id that a sum of measures asks for


@pytest.mark.parametrize("name", ["", "Lavere vækst på budgettet"])
def test_that_every_result_follows_from_what_was_put_in(name):
    leaves = leaves_of(book_of(name))
    assert {role_of(cell.parent) for cell in leaves} <= PUT_IN
    assert len([cell for cell in leaves if role_of(cell.parent) == "baseline"]) > 200


def test_that_nothing_is_pasted_into_the_chain_but_the_marked_roll_forward():
    book = book_of("Lavere vækst på budgettet")
    for sheet in book.worksheets:
        if role_of(sheet).startswith("step"):
            numbers = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value]
            assert not [cell for cell in numbers if cell.value is not None]
    budget = sheet_of(book, "budget")
    columns, rows = table_of(budget, "target")
    held = {column for name, column in columns.items() if name.startswith("roll_forward_")}
    marked = [cell for row in rows for cell in budget[row] if cell.column in held and cell.value is not None]
    levels = open_study(CHECK_BUDGET)[0].budget.levels.values()
    assert len(marked) == len([year for by_year in levels for year in by_year if year <= 2032])
    assert all(cell.comment and cell.fill.fgColor.rgb != "00000000" for cell in marked)


@pytest.mark.parametrize("name", ["", "Lavere vækst på budgettet"])
def test_that_formulas_use_a_few_functions_and_no_numbers_of_their_own(name):
    for sheet in book_of(name).worksheets:
        for cell in formulas_of(sheet):
            bare = CELL.sub("", re.sub(r'"[^"]*"', "", cell.value))
            assert set(re.findall(r"[A-Z]{2,}", bare.replace("1E-11", ""))) <= FUNCTIONS, cell.value
            for number in re.findall(r"(?<![\w.])\d[\d.]*(?:E-?\d+)?", bare):
                assert number in NUMBERS or float(number) in range(2, 13), cell.value


def test_that_a_number_without_inputs_is_a_definition_of_0_or_1():
    for sheet in book_of("").worksheets:
        for cell in formulas_of(sheet):
            if not CELL.search(re.sub(r'"[^"]*"', "", cell.value)):
                assert cell.value in ("=0", "=1")
                assert cell.comment.text


def test_that_the_formulas_do_not_depend_on_the_scenario():
    measured = Scenario(
        "Andet",
        parameters={"savings_cap.MTM": 0.02, "tax_rate": {2026: 0.25}},
        measures=(Measure("Et", "frame:MBU", {2026: 1}), Measure("To", "area:MSO.local_units", {2025: 2})),
    )
    other = opened(workbook(AARHUS, study_of(measured), measured, DAY))
    for sheet in book_of("").worksheets:
        if role_of(sheet).startswith("step") or sheet.title == "Data":
            theirs = [cell.value for cell in formulas_of(other[sheet.title])]
            assert [cell.value for cell in formulas_of(sheet)] == theirs


def test_that_data_holds_every_result_as_a_formula_with_its_value(tmp_path):
    rows = list(book_of("")["Data"].iter_rows(values_only=True))
    assert rows[0] == ("variable", "entity", "year", "value", "unit")
    assert all(value.startswith("=") for _, _, _, value, _ in rows[1:])
    assert {(name, unit) for name, _, _, _, unit in rows[1:]} == {
        (one.name, one.unit) for one in VARIABLES.values()
    }
    path = saved(study_of(Scenario("Vækst", parameters={"population_growth": 1234.5})), tmp_path)
    assert results_in(exported(path, "Vækst")) == projected(path, "Vækst")


BEGINNINGS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")', "{=1}", "http://x", "0012")


def test_that_a_text_stays_a_text():
    texts = [f"{begins} {{[&<\x7f" for begins in BEGINNINGS]
    measures = tuple(Measure(text, "frame:MBU", {2026: 1}, owner=text, note=text, package=text) for text in texts)
    scenario = Scenario(texts[0], texts[1], {"tax_rate": 0.25}, measures, notes={"tax_rate": texts[2]})
    study = Study(texts[3], texts[4], scenarios=(scenario,))
    book = opened(workbook(AARHUS, study, scenario, DAY))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    for text in texts:
        found = [cell for cell in cells if cell.value == text]
        assert len(found) >= 4
        assert {cell.data_type for cell in found} == {"s"}
        assert all(cell.quotePrefix for cell in found) == (text[0] in "=+-@\t")
    expected = sum(len(formulas_of(sheet)) for sheet in book_of("").worksheets) - 5  # the tax rate is chosen
    assert sum(cell.data_type == "f" for cell in cells) == expected


def test_that_every_sheet_says_which_it_is_in_either_language():
    study, _ = open_study(CHECK_BUDGET)
    set_language("en")
    for language, book in (("da", book_of("Lavere vækst på budgettet")), ("en", opened(exported(None)))):
        roles = [role_of(sheet) for sheet in book.worksheets[:-1]]
        planned = ("budget", "forecast", "step9") if language == "en" else ()
        assert roles == [role for role in ROLES if role not in ("data", *planned)]
        assert book.worksheets[-1].title == "Data"
        front = {row[0].value: row[2].value for row in sheet_of(book, "front").iter_rows()}
        assert (front["format"], front["format_version"]) == ("scenarier-workbook", 1)
        assert (front["language"], front["baseline"], front["date"]) == (language, "aarhus-2024", "2026-01-02")
    front = {
        row[0].value: row[2].value for row in sheet_of(book_of("Lavere vækst på budgettet"), "front").iter_rows()
    }
    assert (front["title"], front["scenario"], front["horizon"]) == (
        study.title,
        "Lavere vækst på budgettet",
        2032,
    )


def test_that_what_is_chosen_is_told_from_what_is_not_and_keeps_all_its_digits():
    parameters = {"tax_rate": {2026: 0.2452}, "population_growth": 4870, "tax_base_growth": 0.1 / 3}
    scenario = Scenario("Valgt", parameters=parameters, measures=(Measure("Et", "frame:MBU", {2026: 0.1 + 0.2}),))
    book = opened(workbook(AARHUS, study_of(scenario), scenario, DAY))
    sheet = sheet_of(book, "inputs")
    columns, rows = table_of(sheet, "parameter")
    row_of = {sheet.cell(row, 1).value: row for row in rows}

    def cell(name: str, head: str):
        return sheet.cell(row_of[name], columns[head]).value

    given = [cell(name, "given") for name in ("tax_rate", "population_growth", "national_tax_base_growth")]
    assert given == ["2026", "all", None]
    assert cell("tax_rate", "2026") == 0.2452
    assert str(cell("tax_rate", "2027")).startswith("=")
    assert cell("tax_base_growth", "2028") == 0.1 / 3
    sheet = sheet_of(book, "measures")
    columns, rows = table_of(sheet, "measure")
    assert sheet.cell(next(rows), columns["2026"]).value == 0.1 + 0.2


def test_that_every_parameter_is_a_named_range():
    names = set(book_of("").defined_names)
    assert {"population_growth", "frame_change.MBU", "elasticity.CENTRAL.service"} <= names
    assert len(names) == sum(len(AARHUS.entities(spec.entity_kind)) or 1 for spec in AARHUS.parameters.values())


def test_that_sheets_are_frozen_printed_on_pages_and_commented():
    for sheet in book_of("").worksheets:
        if role_of(sheet) not in ("front", "charts"):
            assert sheet.freeze_panes
            assert sheet.print_title_rows
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    inputs = sheet_of(book_of(""), "inputs")
    assert sum(cell.comment is not None for row in inputs.iter_rows() for cell in row) > 100


def test_that_it_holds_charts_and_no_macro_link_or_array():
    with zipfile.ZipFile(io.BytesIO(exported(None))) as book:
        names = book.namelist()
        sheets = b"".join(book.read(name) for name in names if name.startswith("xl/worksheets/sheet"))
    assert len([name for name in names if name.startswith("xl/charts/chart")]) == 6
    assert not [name for name in names if "vba" in name.lower() or "externalLink" in name]
    assert b't="array"' not in sheets


def test_that_a_budgets_later_years_and_a_forecasts_are_there_too():
    study, _ = open_study(CHECK_BUDGET)
    book = book_of("Lavere vækst på budgettet")
    budget, forecast = study.budget, study.forecast
    assert budget is not None
    assert forecast is not None
    sheet = sheet_of(book, "budget")
    columns, rows = table_of(sheet, "target")
    levels = {
        sheet.cell(row, 1).value: {int(name): value for name, column in columns.items()
                                   if name.isdigit() and (value := sheet.cell(row, column).value) is not None}
        for row in rows
    }  # fmt: skip
    assert levels == budget.levels
    sheet = sheet_of(book, "forecast")
    columns, rows = table_of(sheet, "age")
    ages = {sheet.cell(row, 1).value: row for row in rows}
    for year, persons in forecast.persons.items():
        assert {age: sheet.cell(row, columns[str(year)]).value for age, row in ages.items()} == persons


def test_that_work_that_is_told_to_stop_stops():
    told = []

    def tell(done: int, of: int) -> None:
        told.append((done, of))
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workbook(AARHUS, study_of(BASELINE), BASELINE, DAY, tell)
    assert told[-1][0] == 3
