"""`scenarier budget` and a budgeted number explained, against the check study and what was expected of it."""

import csv
import io
import json
from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
STUDY = GOLDEN / "check-budget.scenarier"
DOCUMENT = json.loads(STUDY.read_text(encoding="utf-8"))
LEVELS = DOCUMENT["budget"]["levels"]
HEADER = "target,year,budget,roll_forward,difference"
PRICE_GROWTH = {2025: 0.033, 2026: 0.030}
"""Of service in the baseline; 0.028 in later years. The budget is in prices of 2026."""
HORIZON = DOCUMENT["horizon"]


def price(year):
    """P_service of the baseline, by hand."""
    index = 1.0
    for other in range(2025, year + 1):
        index *= 1 + PRICE_GROWTH.get(other, 0.028)
    return index


def variable_of(target):
    """The result variable and entity that a target's level is."""
    kind, _, name = target.partition(":")
    kinds = {"frame": ("frame", name), "area": ("area_spending", name), "capex": (f"capex_{name}", "")}
    return kinds.get(kind, (name, ""))


def expected():
    """Grundforløb's values of the implementation that shares no code with this one."""
    with (GOLDEN / "check-budget.expected.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["scenario"] == "Grundforløb"]
    return {(row["variable"], row["entity"], int(row["year"])): float(row["value"]) for row in rows}


def rows_of(said):
    assert (said.status, said.err) == (0, "")
    return list(csv.DictReader(io.StringIO(said.out, newline="")))


def numbers_of(said):
    """The amounts by target and year."""
    return {
        (row["target"], int(row["year"])): tuple(
            float(row[name]) for name in ("budget", "roll_forward", "difference")
        )
        for row in rows_of(said)
    }


def named_years(target):
    return sorted(int(year) for year in LEVELS[target] if int(year) <= HORIZON)


@pytest.fixture
def found(scenarier):
    return numbers_of(scenarier("budget", STUDY, "--format", "csv"))


# What it tells


def test_that_the_budget_of_a_named_year_is_what_grundforløb_has_in_it(found):
    values = expected()
    told = 0
    for target in LEVELS:
        for year in named_years(target):
            assert found[target, year][0] == pytest.approx(values[(*variable_of(target), year)], abs=1e-9, rel=0)
            told += 1
    assert told == 28


def test_that_it_is_the_amount_of_the_file_in_the_years_prices(found):
    """By hand: MBU's 5,342 of 2027 in prices of 2026 are 5,342 times 1.028."""
    assert found["frame:MBU", 2027][0] == pytest.approx(5342 * 1.028)
    for target in LEVELS:
        for year in named_years(target):
            by_hand = LEVELS[target][str(year)] * price(year) / price(2026)
            assert found[target, year][0] == pytest.approx(by_hand, rel=1e-12)


def test_that_a_year_the_budget_does_not_name_is_what_grundforløb_has_too(found):
    values = expected()
    for (target, year), (level, _, _) in found.items():
        assert level == pytest.approx(values[(*variable_of(target), year)], abs=1e-8, rel=0)


def test_that_the_difference_is_budget_less_roll_forward(found):
    for level, rolled, difference in found.values():
        assert difference == pytest.approx(level - rolled, abs=1e-9)


def test_that_the_last_difference_is_carried_on_with_prices(found):
    """CENTRAL.other is named in 2026 and 2028: the difference of 2026 holds in 2027, that of 2028 from then on."""
    for target in LEVELS:
        for year in range(min(named_years(target)), HORIZON + 1):
            last = max(named for named in named_years(target) if named <= year)
            carried = found[target, last][2] * price(year) / price(last)
            assert found[target, year][2] == pytest.approx(carried, rel=1e-9)
    other = "area:CENTRAL.other"
    assert found[other, 2027][2] == pytest.approx(found[other, 2026][2] * 1.028)
    assert found[other, 2030][2] == pytest.approx(found[other, 2028][2] * 1.028**2)


def test_that_the_roll_forward_is_grundforløb_of_the_same_study_without_the_budget(scenarier, tmp_path, found):
    path = tmp_path / "uden.scenarier"
    without = {key: value for key, value in DOCUMENT.items() if key != "budget"}
    path.write_text(json.dumps(without), encoding="utf-8")
    rows = rows_of(scenarier("run", path, "--scenario", "Grundforløb", "--format", "csv"))
    values = {(row["variable"], row["entity"], int(row["year"])): float(row["value"]) for row in rows}
    for (target, year), (_, rolled, _) in found.items():
        assert rolled == pytest.approx(values[(*variable_of(target), year)], rel=1e-12)


def test_that_rows_go_from_the_first_named_year_to_the_horizon(scenarier):
    for horizon in (2026, 2029, HORIZON):
        rows = rows_of(scenarier("budget", STUDY, "--format", "csv", "--horizon", horizon))
        years = {}
        for row in rows:
            years.setdefault(row["target"], []).append(int(row["year"]))
        firsts = {target: named_years(target)[0] for target in LEVELS}
        wanted = {target: list(range(first, horizon + 1)) for target, first in firsts.items() if first <= horizon}
        assert years == wanted
    assert list(years) == list(LEVELS)


def test_that_a_shorter_horizon_changes_no_number(scenarier, found):
    shorter = numbers_of(scenarier("budget", STUDY, "--format", "csv", "--horizon", 2028))
    assert shorter == {key: numbers for key, numbers in found.items() if key[1] <= 2028}


def test_that_capital_that_is_carried_on_is_never_below_nothing(scenarier, tmp_path):
    """No land sold in 2025 is 905 less than the roll-forward; later years sell half of that, and 0 is left."""
    path = tmp_path / "salg.scenarier"
    adopted = {"title": "Intet salg", "levels": {"capex:income": {"2025": 0}}}
    document = {"format": "scenarier-study", "version": 4, "baseline": "aarhus-2024", "scenarios": []}
    path.write_text(json.dumps({**document, "budget": adopted}), encoding="utf-8")
    run = rows_of(scenarier("run", path, "--format", "csv", "--variable", "capex_income"))
    values = {int(row["year"]): float(row["value"]) for row in run}
    assert [values[year] for year in range(2025, 2030)] == [0.0] * 5
    for (_, year), (level, _, _) in numbers_of(scenarier("budget", path, "--format", "csv")).items():
        assert level == pytest.approx(values[year], abs=1e-9)


# How it is written


def test_that_the_csv_has_its_columns_with_every_bit_and_a_decimal_point(scenarier):
    for spoken in ("da", "en"):
        said = scenarier("budget", STUDY, "--format", "csv", "--language", spoken)
        assert said.out.splitlines()[0] == HEADER
        assert "\r" not in said.out
        for row in rows_of(said):
            assert all(row[name] == repr(float(row[name])) for name in ("budget", "roll_forward", "difference"))


def test_that_the_json_is_a_list_of_the_same_rows(scenarier):
    as_json = json.loads(scenarier("budget", STUDY, "--format", "json").out)
    as_csv = rows_of(scenarier("budget", STUDY, "--format", "csv"))
    assert [{key: str(value) for key, value in row.items()} for row in as_json] == as_csv
    assert isinstance(as_json[0]["year"], int)


def test_that_without_a_budget_the_csv_is_its_heading_and_the_json_an_empty_list(scenarier, study):
    for asked in ([], [study]):
        said = scenarier("budget", *asked, "--format", "csv")
        assert (said.status, said.out, said.err) == (0, HEADER + "\n", "")
        assert json.loads(scenarier("budget", *asked, "--format", "json").out) == []


def test_that_a_budget_after_the_horizon_alone_has_no_rows(scenarier, tmp_path):
    path = tmp_path / "sent.scenarier"
    adopted = {"title": "Sent", "levels": {"revenue:grants": {"2031": 3000}, "frame:BA": {}}}
    document = {"format": "scenarier-study", "version": 4, "baseline": "aarhus-2024", "scenarios": []}
    path.write_text(json.dumps({**document, "budget": adopted}), encoding="utf-8")
    assert scenarier("budget", path, "--format", "csv").out == HEADER + "\n"
    assert len(rows_of(scenarier("budget", path, "--format", "csv", "--horizon", 2032))) == 2


@pytest.mark.parametrize(
    ("spoken", "title", "lines"),
    [
        (
            "da",
            "enhed 2025 2026 2027",
            {
                "Børn og Unge": "mio. kr. 5.301,5 5.491,6",
                "Tilskud og udligning": "mio. kr. 3.190,0 3.191,9",
                "Centralt: renter, finansielle tilskud m.v.": "mio. kr. 121,5 (124,9)",
                "Anlægsindtægter": "mio. kr. 878,6 610,0 719,6",
            },
        ),
        (
            "en",
            "unit 2025 2026 2027",
            {
                "Children, Young": "DKK m 5,301.5 5,491.6",
                "Grants and equalisation": "DKK m 3,190.0 3,191.9",
                "Central: interest, financial grants etc.": "DKK m 121.5 (124.9)",
                "Capital income": "DKK m 878.6 610.0 719.6",
            },
        ),
    ],
)
def test_that_the_table_has_the_budget_in_the_readers_words_and_brackets_where_it_is_carried_on(
    scenarier, spoken, title, lines
):
    """5,301.5 and 5,342 times 1.028; 3,105 times 1.028; 905 of 2025 in prices of 2026 are 905 / 1.030 = 878.6."""
    said = scenarier("budget", STUDY, "--horizon", 2027, "--language", spoken)
    assert (said.status, said.err) == (0, "")
    told = [" ".join(line.split()) for line in said.out.splitlines()]
    assert told[0] == "Budget 2026-2029 (opdigtet)"
    assert told[1] == title
    for name, amounts in lines.items():
        assert any(name in line and line.endswith(amounts) for line in told), name
    for name in LEVELS:
        assert name not in said.out


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        (
            "da",
            ["Fremskrivning", "Forskel", "Løbende priser; budgettet er i 2026-priser.", "ikke nævnt i budgettet"],
        ),
        ("en", ["Roll-forward", "Difference", "Current prices; the budget is in 2026 prices.", "not named"]),
    ],
)
def test_that_the_table_tells_roll_forward_difference_and_prices(scenarier, spoken, words):
    said = scenarier("budget", STUDY, "--language", spoken)
    for word in words:
        assert word in said.out
    assert said.out.count(words[0]) == said.out.count("  " + words[1]) == len(LEVELS)


@pytest.mark.parametrize(
    ("spoken", "words"),
    [("da", "Analysen har intet vedtaget budget."), ("en", "The study has no adopted budget.")],
)
def test_that_without_a_budget_the_table_says_so_and_no_more(scenarier, spoken, words):
    assert scenarier("budget", "--language", spoken).out == words + "\n"


# The horizon of a forecast, in every command


BEYOND = {
    "run": ["run", STUDY],
    "compare": ["compare", STUDY, "Grundforløb", "Som budgettet"],
    "rules": ["rules", STUDY],
    "explain": ["explain", "result", "--year", "2027", "--study", STUDY],
    "budget": ["budget", STUDY],
}


@pytest.mark.parametrize("command", BEYOND)
@pytest.mark.parametrize("horizon", [2033, 2035])
def test_that_a_horizon_beyond_the_forecast_ends_with_2_and_names_the_year(scenarier, command, horizon):
    said = scenarier(*BEYOND[command], "--horizon", horizon)
    assert (said.status, said.out) == (2, "")
    told = f"scenarier {command}: --horizon: {horizon} is after 2032, where the study's forecast ends\n"
    assert said.err == told


@pytest.mark.parametrize("command", BEYOND)
def test_that_the_forecasts_own_last_year_is_a_horizon(scenarier, command):
    assert scenarier(*BEYOND[command], "--horizon", 2032).status in (0, 1)


@pytest.mark.parametrize("year", [2033, 2035])
def test_that_a_year_beyond_the_forecast_cannot_be_explained(scenarier, year):
    said = scenarier("explain", "result", "--year", year, "--study", STUDY)
    assert (said.status, said.out) == (2, "")
    assert said.err == f"scenarier explain: --year: {year} is outside 2024–2032\n"


# A budgeted number explained


def nodes(node):
    yield node
    for other in node["inputs"]:
        yield from nodes(other)


@pytest.mark.parametrize(
    ("target", "year"),
    [
        ("frame:MBU", 2026),
        ("revenue:grants", 2027),
        ("capex:gross", 2028),
        ("area:CENTRAL.other", 2026),
        ("area:MSB.transfers", 2027),
    ],
)
def test_that_a_budgeted_number_ends_in_the_budgets_row_and_in_the_roll_forward(scenarier, found, target, year):
    variable, entity = variable_of(target)
    asked = ["explain", variable, "--year", year, "--study", STUDY, "--scenario", "Grundforløb"]
    said = scenarier(*asked, *(["--entity", entity] if entity else []), "--format", "json")
    tree = json.loads(said.out)
    assert tree["value"] == pytest.approx(found[target, year][0], abs=1e-9)
    told = {}
    for node in nodes(tree):
        if not node.get("seen"):
            told.setdefault((node["variable"], node["entity"], node["year"]), []).append(node)
    (row,), (rolled,) = told["budget", target, year], told["roll_forward", target, year]
    assert (row["value"], row["origin"], row["inputs"]) == (LEVELS[target][str(year)], "budget", [])
    assert "Budget 2026-2029 (opdigtet)" in row["source"]
    assert rolled["value"] == found[target, year][1]
    assert (rolled["inputs"], bool(rolled["source"])) == ([], True)
    assert {len({node["value"] for node in same}) for same in told.values()} == {1}
    assert len(told[variable, entity, year]) == 1


def test_that_a_number_carried_on_rests_on_the_last_year_the_budget_names(scenarier):
    asked = ["explain", "frame", "--entity", "MBU", "--year", 2031, "--study", STUDY, "--scenario", "Grundforløb"]
    told = {(node["variable"], node["entity"], node["year"]) for node in nodes(
        json.loads(scenarier(*asked, "--format", "json").out))}  # fmt: skip
    assert {("budget", "frame:MBU", 2028), ("roll_forward", "frame:MBU", 2028)} <= told
    assert not {("budget", "frame:MBU", 2031), ("roll_forward", "frame:MBU", 2031)} & told


# Faults


@pytest.mark.parametrize("arguments", [["none.scenarier"], ["a", "b"], ["--format", "text"], ["--horizon", "x"]])
def test_that_a_misused_command_ends_with_2_and_no_traceback(scenarier, arguments):
    said = scenarier("budget", *arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("horizon", [2024, 2036])
def test_that_a_horizon_outside_the_model_is_named(scenarier, horizon):
    said = scenarier("budget", STUDY, "--horizon", horizon)
    assert said.err == f"scenarier budget: --horizon: {horizon} is outside 2025–2035\n"
    assert said.status == 2
