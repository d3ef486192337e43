"""The workspace `Grundlag`: figures as the report prints them, found by what is typed, each with its source."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from tests.storage.packages import Package

from scenarier.analysis.reconcile import reconcile
from scenarier.gui.foundation.workspace import PARTS, FoundationWorkspace
from scenarier.look.palette import DARK, LIGHT
from scenarier.session.session import Session
from scenarier.storage.baseline import read_baseline
from scenarier.storage.needed import TABLES
from scenarier.text.language import set_language, tr
from scenarier.views.labels import ORIGIN_MARKS, figure_text
from scenarier.views.searching import finder, searchable
from scenarier.views.table_groups import grouped
from scenarier.views.tables import sheets_of

TITLES = {part.name: part.title for part in PARTS}


@pytest.fixture
def workspace(qapp, session):
    from scenarier.gui.style import dress

    dress(qapp, "light", 1.0)
    made = FoundationWorkspace(session, LIGHT)
    made.resize(1264, 560)
    made.show()
    qapp.processEvents()
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()


def part(workspace, name):
    workspace.show_part(name)
    QGuiApplication.processEvents()
    return workspace.made[name]


def cells(view):
    """Texts of all rows but headings."""
    return [[cell.text for cell in line.cells] for line in view.sheet.lines if not line.is_heading]


def row_of(view, name):
    return next(line for line in cells(view) if line[0] == name)


def headings(view):
    return [line.cells[0].text for line in view.sheet.lines if line.is_heading]


# The workspace


def test_that_a_part_is_made_when_it_is_first_shown(workspace):
    assert list(workspace.made) == ["tables"]
    part(workspace, "report")
    assert list(workspace.made) == ["tables", "report"]
    assert workspace.tabs.tabText(workspace.tabs.currentIndex()) == "Rapport og model"


def test_that_every_part_is_shown_in_both_languages_and_schemes_without_english_in_danish_tabs(workspace):
    assert workspace.parts() == tuple(part.name for part in PARTS)
    for name in workspace.parts():
        part(workspace, name)
        assert workspace.stack.currentWidget() is workspace.made[name]
    titles = [workspace.tabs.tabText(place) for place in range(workspace.tabs.count())]
    assert titles[:3] == ["Tabeller", "Rapport og model", "Afstemning"]
    workspace.restyle(DARK)
    set_language("en")
    workspace.refresh()
    part(workspace, "reconciliation")
    assert headings(workspace.made["reconciliation"].view)[0].startswith("≠ Does not tie, explained")


def test_that_the_window_shows_the_row_that_an_explanation_ends_at(qapp, window):
    window.bench.show_source("income_statement", "service")
    tables = window.bench.workspaces["foundation"].made["tables"]
    assert window.bench.current == "foundation"
    assert tables.current() == "income_statement"
    assert tables.view.current_key() == "service"
    assert "linje 669" in tables.source.toPlainText()


@pytest.mark.parametrize("name", ["tables", "report", "reconciliation"])
def test_that_showing_a_part_is_quick(workspace, name):
    other = "report" if name == "tables" else "tables"
    took = []
    for _ in range(3):  # the best of some and twice what is aimed at, since other programs want the machine too
        made = workspace.made.pop(name, None)
        if made is not None:
            workspace.stack.removeWidget(made)
            made.deleteLater()
        part(workspace, other)
        start = time.perf_counter()
        part(workspace, name)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.4


# Tables


def items(listed):
    return [listed.item(place) for place in range(listed.count())]


def titles_of(tables):
    return [item.text() for item in items(tables.list) if item.flags()]


def test_that_every_table_of_the_package_is_listed_in_the_language_that_is_spoken(workspace, session):
    tables = part(workspace, "tables")
    assert sorted(titles_of(tables)) == sorted(table.title_da for table in session.baseline.tables.values())
    set_language("en")
    tables.refresh()
    assert sorted(titles_of(tables)) == sorted(table.title_en for table in session.baseline.tables.values())


def test_that_the_tables_stand_below_headings_that_cannot_be_chosen(workspace):
    tables = part(workspace, "tables")
    headings = [item.text() for item in items(tables.list) if not item.flags()]
    assert headings[:2] == ["Regnskab og budget", "Befolkning"]
    assert len(headings) == 6
    assert tables.current() == "income_statement"
    tables.list.setFocus()
    for name in ("revenue_figure", "taxes"):
        QTest.keyClick(tables.list, Qt.Key.Key_Down)
        assert tables.current() == name
    for key, name in ((Qt.Key.Key_End, ""), (Qt.Key.Key_Home, "income_statement")):
        QTest.keyClick(tables.list, key)
        assert tables.list.currentItem().flags()
        assert tables.current() == name or not name
    tables.search.setText("drivkr")
    assert next(item.text() for item in items(tables.list) if not item.flags()) == "Befolkning"


def test_that_a_table_of_another_package_stands_below_a_heading_of_its_own():
    assert grouped(["ties", "own", "taxes"]) == {
        "Accounts and budget": ("taxes",),
        "Control of sums": ("ties",),
        "Other tables": ("own",),
    }


def test_that_the_income_statement_reads_as_the_report_prints_it(workspace):
    tables = part(workspace, "tables")
    tables.show_row("income_statement", "revenue")
    assert row_of(tables.view, "Skattefinansierede indtægter i alt")[2:] == ["25.482", "23.477", "25.289", "192"]
    assert [heading.unit for heading in tables.view.sheet.headings][2:] == ["mio. kr."] * 4


def test_that_headings_are_in_the_language_that_is_spoken(session):
    for language, name, account in (("da", "Navn", "Regnskab 2024"), ("en", "Name", "Account 2024")):
        set_language(language)
        sheet = sheets_of(session.baseline)["income_statement"].sheet()
        assert [heading.text for heading in sheet.headings][:3:2] == [name, account]


def test_that_no_heading_and_no_cell_is_in_the_other_language(session):
    for language, other in (("da", "_en"), ("en", "_da")):
        set_language(language)
        for sheet in sheets_of(session.baseline).values():
            assert not [column.name for column in sheet.columns if column.name.endswith(other)]
            assert not [heading.text for heading in sheet.headings if "(dansk)" in heading.text]


def test_that_every_row_has_a_name_and_an_origin_that_reads_without_colour(session):
    for sheet in sheets_of(session.baseline).values():
        for line in sheet.lines:
            name, origin = line.cells[0].text, line.cells[1].text
            assert name
            assert "_" not in name
            assert origin[0] in ORIGIN_MARKS.values()
            assert len(origin) > 2
    assert len(set(ORIGIN_MARKS.values())) == len(ORIGIN_MARKS)


def test_that_no_cell_of_a_table_shows_an_internal_id(session):
    ids = {
        *session.baseline.parameters,
        *session.baseline.entities("area"),
        *session.baseline.tables["drivers"].by_key(),
    }
    for sheet in sheets_of(session.baseline).values():
        shown = {cell.text for line in sheet.lines for cell in line.cells}
        assert not {text for text in shown if text in ids or ("_" in text and " " not in text)}


def test_that_a_row_tells_its_place_in_the_report_and_its_note(workspace):
    tables = part(workspace, "tables")
    tables.show_row("per_citizen", "service")
    told = tables.source.toPlainText()
    assert "Boks: Udgifter pr. borger 2024 › Serviceudgifter pr. borger, linje 518" in told
    assert "368.099 borgere" in told
    assert "offentliggjort" in told


@pytest.mark.parametrize("typed", ["16.856", "16,856", "16856"])
def test_that_a_number_is_found_however_it_is_typed(workspace, typed):
    tables = part(workspace, "tables")
    tables.search.setText(typed)
    assert tables.current() == "income_statement"
    assert "Serviceudgifter" in [line[0] for line in cells(tables.view)]


def test_that_a_tax_rate_is_found_by_its_per_cent_in_either_language(workspace):
    tables = part(workspace, "tables")
    for typed in ("24,52", "24.52", "24,52 %"):
        tables.search.setText(typed)
        assert set(tables.found["base_figures"]) == {10}


def test_that_words_are_found_in_all_tables_without_danish_letters(workspace):
    tables = part(workspace, "tables")
    tables.search.setText("boern og unge dagpleje")
    assert {"areas", "activity"} <= {name for name, rows in tables.found.items() if rows}


def test_that_a_table_is_found_by_its_title(workspace, session):
    tables = part(workspace, "tables")
    tables.search.setText("aldersfordeling")
    assert len(tables.found["age_structure"]) == len(session.baseline.tables["age_structure"].rows)


def test_that_nothing_found_is_said_and_escape_brings_everything_back(workspace, session):
    tables = part(workspace, "tables")
    tables.search.setText("xyzzy")
    assert tables.title.text() == "Intet fundet"
    assert not tables.view.isVisible()
    QTest.keyClick(tables.search, Qt.Key.Key_Escape)
    assert tables.search.text() == ""
    assert len(titles_of(tables)) == len(session.baseline.tables)
    assert tables.view.isVisible()


def test_that_a_number_is_found_from_its_first_digit_on_alone():
    text = searchable(["1.304", "21.304"])
    assert finder("1.304")(text)
    assert finder("21")(text)
    assert not finder("304")(text)
    assert not finder("1.304")(searchable(["21.304"]))


def test_that_a_row_can_be_shown_while_another_is_searched_for(workspace):
    tables = part(workspace, "tables")
    tables.search.setText("xyzzy")
    workspace.show_row("areas", "MBU.schools")
    assert tables.view.current_key() == "MBU.schools"
    assert "Undervisning" in tables.source.toPlainText()


def test_that_what_is_copied_is_read_by_a_spreadsheet(workspace):
    tables = part(workspace, "tables")
    tables.show_row("income_statement", "service")
    QTest.keyClick(tables.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert copied == [
        ["Navn", "Oprindelse", "Regnskab 2024 (mio. kr.)", "Budget 2024 som trykt (mio. kr.)",
         "Budget 2024 (mio. kr.)", "Trykt ændring (mio. kr.)"],
        ["Serviceudgifter", "offentliggjort", "16856", "16868", "16868", "-12"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "unit", "round_to", "shown"),
    [
        (0.2452, "share", 0.0, "24,52"),
        (0.05, "share", 0.01, "5"),
        (-109.0, "mio_kr", 0.1, "−109,0"),
        (367039.0, "persons", 0.0, "367.039"),
        (2800.0, "mio_kr", 100.0, "2.800"),
        (0.91, "ratio", 0.01, "0,91"),
    ],
)
def test_that_a_figure_is_as_exact_as_it_was_printed(danish, value, unit, round_to, shown):
    assert figure_text(value, unit, round_to) == shown


# Report and model


def test_that_the_report_stands_beside_the_model(workspace):
    report = part(workspace, "report")
    _, unit, printed, model, difference, budget, why = row_of(report.view, "Driftsresultat")
    assert (unit, printed, model, difference, budget) == ("mio. kr.", "1.304", "1.305", "+1", "814")
    assert "25.482 - 24.177 = 1.305" in why
    capital = row_of(report.view, "Bruttoanlæg")
    assert capital[2:5] == ["1.304", "1.289", "−15"]
    revenue = row_of(report.view, "Indtægter")
    assert revenue[5] == "25.289"
    assert revenue[6].count("23.477") == 1
    set_language("en")
    report.refresh()
    assert row_of(report.view, "Revenue")[6].count("23,477") == 1


def test_that_per_citizen_figures_are_quoted_as_printed_with_their_denominators(workspace):
    report = part(workspace, "report")
    lines = {line.key: [cell.text for cell in line.cells] for line in report.view.sheet.lines}
    service = lines["citizen service_expenditure"]
    assert service[1:5] == ["kr. pr. borger", "45.792", "45.924", "+132"]  # 16.856 mio. kr. / 367.039 citizens
    assert "368.099 borgere" in service[6]
    assert lines["citizen transfer_expenditure"][2] == "17.589"
    assert lines["citizen cofinancing_expenditure"][2] == "3.379"
    assert lines["citizen capex_gross"][2] == "3.504"


def test_that_every_difference_between_report_and_model_is_explained(workspace):
    report = part(workspace, "report")
    report.choice.setCurrentIndex(1)
    shown = cells(report.view)
    assert len(shown) == len(report._differs)
    for line in shown:
        assert line[4] not in ("", "0")
        assert line[6]


def test_that_all_ties_of_the_model_and_all_areas_stand_in_the_report(workspace, session):
    report = part(workspace, "report")
    ties = [tie for tie in reconcile(session.baseline) if tie.group == "model"]
    keys = [line.key for line in report.view.sheet.lines]
    assert {f"tie {tie.name}" for tie in ties} <= set(keys)
    printed = {f"area {area.name}" for area in session.baseline.areas if not area.is_central}
    assert {key for key in keys if key.startswith("area ")} == printed
    assert len(printed) == 47
    assert len(set(keys)) == len(keys)


def test_that_a_figure_of_the_report_can_be_explained(workspace):
    pointed = []
    workspace.figure_pointed.connect(lambda one: pointed.append(one.figure))
    report = part(workspace, "report")
    row = next(row for row, line in enumerate(report.view.sheet.lines) if line.key == "tie model.capex_gross")
    report.view.setCurrentIndex(report.view.model().index(row, 2))
    assert pointed == [("capex_gross", "", 2024)]


def test_that_the_search_leaves_no_heading_without_rows(workspace):
    report = part(workspace, "report")
    report.search.setText("dagtilbud")
    assert headings(report.view) == ["Serviceområder: Børn og Unge"]
    assert [line[0] for line in cells(report.view)] == ["Dagtilbud inkl. dagplejen"]


# Reconciliation


def test_that_the_tabs_count_what_check_counts(workspace, session):
    part(workspace, "reconciliation")
    made = workspace.made["reconciliation"]
    ties = reconcile(session.baseline)
    count = {
        verdict: sum(tie.verdict == verdict for tie in ties) for verdict in ("explained", "rounding", "agrees")
    }
    texts = [
        made.verdicts.tabText(place) for place in range(made.verdicts.count()) if made.verdicts.isTabVisible(place)
    ]
    assert texts == [
        f"Alle ({len(ties)})",
        f"≠ Stemmer ikke, forklaret ({count['explained']})",
        f"≈ Afrunding ({count['rounding']})",
        f"✓ Stemmer ({count['agrees']})",
    ]


@pytest.mark.parametrize("language", ["da", "en"])
def test_that_every_difference_is_explained_in_words(workspace, language):
    set_language(language)
    made = part(workspace, "reconciliation")
    made.choose("explained")
    shown = cells(made.view)
    assert len(shown) == sum(tie.verdict == "explained" for tie in made.sums.ties)
    assert all(len(line[5]) > 20 for line in shown)


@pytest.mark.parametrize(
    ("typed", "difference", "words"),
    [
        ("fem linjer regnskab 2024", "−16", "16"),
        ("afdelingernes drift 109", "−109", "109"),
        ("nettoanlæg bruttoanlæg mindre anlægsindtægter", "+15", "1.304"),
        ("trykfejl 23.477", "+1.812", "25.289"),
        ("likviditet ultimo 917", "−1.883", "to mål"),
        ("serviceudgifter pr. borger folketallet", "+132", "368.100"),
    ],
)
def test_that_the_known_differences_are_found_with_their_explanation(workspace, typed, difference, words):
    made = part(workspace, "reconciliation")
    made.choose("explained")
    made.search.setText(typed)
    line = cells(made.view)[0]
    assert line[3] == difference
    assert words in line[5]


def test_that_what_does_not_tie_stands_first_and_the_greatest_of_its_group_at_the_top(workspace):
    made = part(workspace, "reconciliation")
    verdicts = [tie.verdict for tie in made.sums.ties]
    assert verdicts == sorted(verdicts, key=("unexplained", "explained", "rounding", "agrees").index)
    balance = [tie for tie in made.sums.ties if tie.group == "balance" and tie.verdict == "explained"]
    differences = [abs(tie.difference) for tie in balance]
    assert differences == sorted(differences, reverse=True)


def test_that_the_sum_of_a_difference_can_be_re_added_by_hand(workspace):
    made = part(workspace, "reconciliation")
    tie = next(tie for tie in made.sums.ties if tie.name == "model.capex_gross")
    made.view.select_key(tie.name)
    told = made.detail.toPlainText()
    assert "trykt 1.304, genberegnet 1.289, forskel −15 mio. kr." in told
    assert "1.289 (Bruttoanlæg, modellen) = 1.289" in told
    assert "linje 555" in told
    for one in made.sums.ties:
        sum_told = made.sums.words.sum_html(one)
        assert "[" not in sum_told
        assert "_" not in sum_told
        assert "år år" not in sum_told


def test_that_numbers_are_found_in_the_sums_as_they_are_typed(workspace):
    made = part(workspace, "reconciliation")
    for typed in ("1.812", "1,812", "1812"):
        made.search.setText(typed)
        assert cells(made.view)[0][3] == "+1.812"


# Other packages, and other keys


def test_that_a_package_without_ties_or_users_shows_the_parts_it_has(qapp, danish, tmp_path):
    """docs: a package holds what storage/needed.py names; ties and the tables of the history are not among it."""
    package = Package(tmp_path / "other")
    needed = {name for name, table in TABLES.items() if not table.is_optional}

    def drop(described):
        described["resources"] = [one for one in described["resources"] if one["name"] in needed]
        for one in described["resources"]:
            keys = one["schema"].get("foreignKeys", [])
            one["schema"]["foreignKeys"] = [key for key in keys if key["reference"]["resource"] in needed]

    package.describe(drop)
    workspace = FoundationWorkspace(Session(read_baseline(package.folder)), LIGHT)
    workspace.resize(1264, 560)
    workspace.show()
    assert workspace.parts() == ("tables", "report", "ages", "assumptions")
    for name in workspace.parts():
        part(workspace, name)
        assert workspace.tabs.tabText(workspace.tabs.currentIndex()) == tr(TITLES[name])
    assert headings(workspace.made["report"].view)[0].startswith("Serviceområder: ")
    workspace.close()
    workspace.deleteLater()
    qapp.processEvents()


def test_that_one_row_is_selected_right_after_a_shortcut_with_ctrl(workspace):
    """A row that is shown replaces the selection, and is not added to it as a click with Ctrl would do."""
    tables = part(workspace, "tables")
    QTest.keySequence(tables.view, QKeySequence(QKeySequence.StandardKey.Copy))
    for row, key in ((0, "service"), (1, "transfer"), (8, "revenue")):
        workspace.show_row("income_statement", key)
        assert [index.row() for index in tables.view.selectionModel().selectedRows()] == [row]


def test_that_a_table_that_is_not_there_changes_nothing(workspace):
    tables = part(workspace, "tables")
    workspace.show_row("areas", "MBU.schools")
    workspace.show_row("nowhere", "nothing")
    assert (tables.current(), tables.view.current_key()) == ("areas", "MBU.schools")
