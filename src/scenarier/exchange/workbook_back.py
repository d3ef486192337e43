"""A workbook that this program exported, read back: its scenario, budget and forecast; docs/workbook.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarier.exchange.sheets import Cell, Sheet, Uncomputed
from scenarier.exchange.workbook.front import FORMAT_VERSION
from scenarier.exchange.workbook_cells import Rejections, Row, keyed_lines, sheet_called, table_rows
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.plan import Budget, Forecast
from scenarier.model.study import COLOURS, Measure, ParameterValue, Scenario
from scenarier.session.budget_edits import least_amount
from scenarier.session.import_edits import import_workbook
from scenarier.session.import_plan import ImportPlan, RejectedRow, TakenRow
from scenarier.session.scenarios import copy_name, name_fault
from scenarier.session.state import State
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.language import tr
from scenarier.vocabulary.axes import BASELINE_SCENARIO

FRONT, INPUTS, MEASURES, BUDGET, FORECAST = "front", "inputs", "measures", "budget", "forecast"
MOST_PERSONS = 1e7
ALL = "all"


@dataclass(slots=True)
class _Workbook:
    """A workbook while it is read."""

    sheets: Sequence[Sheet]
    baseline: Baseline
    front: Mapping[str, Cell]
    rejections: Rejections
    taken: list[TakenRow]

    def text(self, name: str) -> str:
        """A text of the front page."""
        found = self.front.get(name)
        return "" if found is None or isinstance(found, Uncomputed) else str(found)

    def whole(self, name: str) -> int:
        """A whole number of the front page; 0 where there is none."""
        found = self.front.get(name)
        return found if isinstance(found, int) else 0

    def rows(self, role: str) -> list[Row]:
        """The rows of a table."""
        return list(table_rows(sheet_called(self.sheets, role), self.rejections))


def is_exported(sheets: Sequence[Sheet]) -> bool:
    """Whether this program made the workbook."""
    return sheet_called(sheets, FRONT) is not None and sheet_called(sheets, INPUTS) is not None


def read_back(sheets: Sequence[Sheet], state: State, baseline: Baseline) -> ImportPlan:
    """What an exported workbook holds.

    Parameters
    ----------
    baseline : with the study's budget and forecast.
    """
    front = sheet_called(sheets, FRONT)
    names = tuple(sheet.name for sheet in sheets)
    package = baseline.package or baseline
    book = _Workbook(sheets, package, keyed_lines(front), Rejections(), [])
    plan = ImportPlan("workbook", tr("it is one that this program exported"), names, front.name if front else "")
    wrong = _other(book, state)
    if wrong:
        return ImportPlan("workbook", plan.why, names, plan.sheet, rejected=(RejectedRow("", 0, 0, "", wrong),))
    budget, forecast = _budget(book), _forecast(book)
    planned = package.with_plan(budget, forecast)
    scenario, told = _named(_scenario(book, planned), state)
    rejected, horizon = tuple(book.rejections.rows), book.whole("horizon")
    return ImportPlan(
        "workbook", plan.why, names, plan.sheet, taken=tuple(book.taken), rejected=rejected, told=told,
        edit=None if rejected else lambda now: import_workbook(now, scenario, budget, forecast, horizon),
    )  # fmt: skip


def _other(book: _Workbook, state: State) -> str:
    """Why the workbook cannot be taken into the study at all, in words; "" for nothing."""
    if book.whole("format_version") > FORMAT_VERSION:
        return tr("a newer scenarier wrote this workbook; update scenarier")
    if book.text("baseline") != state.study.baseline:
        return tr("the workbook is of “{baseline}”, the study of “{own}”",
                  baseline=book.text("baseline"), own=state.study.baseline)  # fmt: skip
    horizon, last = book.whole("horizon"), state.study.horizon
    if not book.baseline.first_year <= horizon <= book.baseline.last_horizon:
        return tr("the front page names no last year")
    if state.study.scenarios and horizon != last:
        return tr("the workbook goes to {horizon}, the study to {last}; give the study the same last year first",
                  horizon=horizon, last=last)  # fmt: skip
    return ""


def _budget(book: _Workbook) -> Budget | None:
    """The adopted budget; None where the workbook has none."""
    sheet = sheet_called(book.sheets, BUDGET)
    if sheet is None:
        return None
    lines, targets = keyed_lines(sheet), set(book.baseline.budget_targets())
    levels = {}
    for row in book.rows(BUDGET):
        target = row.text("target")
        if not target:
            continue
        if target not in targets:
            row.reject("target", tr("there is no target “{text}”", text=target[:40]))
            continue
        years = [year for year in row.years if year >= book.baseline.first_year]
        amounts = row.by_year(years, least_amount(target), LARGEST_AMOUNT)
        if amounts:
            levels[target] = amounts
            book.taken.append(TakenRow(row.at + 1, target, amounts, "mio_kr", {}))
    price_year = lines.get("price_year")
    prices = price_year if isinstance(price_year, int) else None
    return Budget(_line(lines, "title"), levels, prices, _line(lines, "note"))


def _line(lines: Mapping[str, Cell], name: str) -> str:
    found = lines.get(name)
    return "" if found is None or isinstance(found, Uncomputed) else str(found)


def _forecast(book: _Workbook) -> Forecast | None:
    """The population forecast; None where the workbook has none."""
    sheet = sheet_called(book.sheets, FORECAST)
    if sheet is None:
        return None
    lines, groups = keyed_lines(sheet), {}
    for row in book.rows(FORECAST):
        age = row.text("age")
        if age in book.baseline.age_groups:
            groups[age] = row.by_year(row.years, 0, MOST_PERSONS)
            book.taken.append(TakenRow(row.at + 1, age, groups[age], "persons", {}))
    years = sorted({year for by_year in groups.values() for year in by_year})
    for row in book.rows(FORECAST):
        age = row.text("age")
        missing = [year for year in years if age in groups and year not in groups[age]]
        for year in missing:
            row.reject(str(year), tr("persons are missing"))
    persons = {
        year: {age: groups[age].get(year, 0.0) for age in book.baseline.age_groups if age in groups}
        for year in years
    }
    return Forecast(_line(lines, "title"), persons, _line(lines, "note"))


def _scenario(book: _Workbook, baseline: Baseline) -> Scenario:
    """The scenario: what the inputs change, and the measures."""
    parameters: dict[str, ParameterValue] = {}
    notes: dict[str, str] = {}
    horizon = book.whole("horizon")
    for row in book.rows(INPUTS):
        spec = baseline.parameters.get(row.text("parameter"))
        entity = row.text("entity")
        if spec is None or (entity and entity not in baseline.entities(spec.entity_kind)):
            if row.text("parameter"):
                row.reject("parameter", tr("there is no assumption “{name}”", name=row.text("parameter")[:60]))
            continue
        key = join_key(spec.name, entity)
        value = _value(row, spec, range(baseline.first_year, horizon + 1))
        if value is not None:
            parameters[key] = value
            values = dict(value) if isinstance(value, Mapping) else {0: value}
            book.taken.append(TakenRow(row.at + 1, key, values, spec.unit, {"note": row.text("reason")}))
        reason = row.text("reason", is_name=False)
        if reason:
            notes[key] = reason
    colour = book.text("colour")
    return Scenario(
        book.text("scenario"), book.text("scenario_note"), parameters, tuple(_measures(book, horizon)),
        colour if colour in COLOURS else "", notes,
    )  # fmt: skip


def _value(row: Row, spec: ParameterSpec, years: Sequence[int]) -> ParameterValue | None:
    """What a row of the inputs changes; None for nothing. What a year that was not named holds is its default."""
    given = row.text("given").strip()
    if not spec.has_year:
        value = row.number("value", spec.minimum, spec.maximum)
        return value if value is not None and (given or value != _default(row, "default")) else None
    values = row.by_year(years, spec.minimum, spec.maximum)
    if given == ALL and len(values) == len(years) and len(set(values.values())) == 1:
        return values[years[0]]
    named = set(years) if given == ALL else {int(one) for one in given.split(",") if one.strip().isdecimal()}
    changed = {
        year: value for year, value in values.items() if year in named or value != _default(row, f"default_{year}")
    }
    return changed or None


def _default(row: Row, name: str) -> float | None:
    return row.number(name, float("-inf"), float("inf"))


def _measures(book: _Workbook, horizon: int) -> list[Measure]:
    """The measures; a row without title and target is free."""
    found, targets = [], set(book.baseline.measure_targets())
    for row in book.rows(MEASURES):
        title, target = row.text("title", is_name=True), row.text("target")
        if not title and not target:
            continue
        if target not in targets:
            row.reject("target", tr("there is no target “{text}”", text=target[:40]))
        years = range(book.baseline.first_year, horizon + 1)
        amounts = row.by_year(years, -LARGEST_AMOUNT, LARGEST_AMOUNT)
        owner, package = row.text("owner", is_name=True), row.text("package", is_name=True)
        note = row.text("note", is_name=False)
        marks = {name: row.number(name, 0, 1) for name in ("on", "lasting")}
        made = Measure(title, target, amounts, marks["on"] != 0, owner, note, package, bool(marks["lasting"]))
        found.append(made)
        texts = {"title": title, "owner": owner, "package": package, "note": note}
        shown = {"off": "" if made.on else "1", "lasting": "1" if made.lasting else ""}
        kept = {name: text for name, text in {**texts, **shown}.items() if text}
        book.taken.append(TakenRow(row.at + 1, target, amounts, "mio_kr", kept))
    return found


def _named(scenario: Scenario, state: State) -> tuple[Scenario | None, tuple[str, ...]]:
    """The scenario with a name that the study has not yet; None for the baseline scenario as it is."""
    is_baseline = scenario.name in ("", BASELINE_SCENARIO)
    if is_baseline and not scenario.parameters and not scenario.measures:
        return None, ()
    name = tr("Scenario") if is_baseline else scenario.name
    if not name_fault(state.study, name, -1):
        return _called(scenario, name), ()
    free = copy_name(state.study, name)
    return _called(scenario, free), (tr("The study has a scenario “{name}”; this one is called “{free}”.",
                                        name=name, free=free),)  # fmt: skip


def _called(scenario: Scenario, name: str) -> Scenario:
    return Scenario(name, scenario.note, scenario.parameters, scenario.measures, scenario.colour, scenario.notes)
