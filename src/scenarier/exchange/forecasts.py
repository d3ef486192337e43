"""A population forecast in a file: StatBank's tables, or those of a municipality's own tool.

Whatever the shape, the figures become one table of ages and years, which `text/ages.py` reads as it does a pasted
one: summed to the model's groups, held against printed totals, with what is missing told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scenarier.exchange.forecast_words import compared, source_of
from scenarier.exchange.people_chosen import Chosen, choose, names_of
from scenarier.exchange.people_figures import figures_in
from scenarier.exchange.people_labels import label_of, year_in
from scenarier.exchange.people_layout import Layout, find_layout
from scenarier.exchange.people_table import added_up, first_rows, read_people, table_of
from scenarier.exchange.places import column_name
from scenarier.exchange.sheets import Sheet
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.session.forecast_edits import (
    Persons,
    import_forecast,
    loses_values,
    made,
    missing_before,
    missing_years,
    read_table,
)
from scenarier.session.import_plan import (
    SHEET,
    Asked,
    How,
    ImportPlan,
    Question,
    ReadColumn,
    RejectedRow,
    TakenRow,
)
from scenarier.text.age_places import NO_TABLE
from scenarier.text.block_cells import fold
from scenarier.text.block_headings import DECIMAL
from scenarier.text.faults import fault_text
from scenarier.text.language import mark, tr
from scenarier.text.numbers import format_number
from scenarier.vocabulary.errors import FaultsError

NOTHING_ASKED = Asked()
HORIZON, SHORTEN = "horizon", "shorten"
"""What is asked where the study goes further than the forecast, and the answer."""
_UNREAD = {
    "year": mark("“{text}” is no year; leave it out"),
    "age": mark("“{text}” is neither an age nor a total; leave it out"),
    "sex": mark("“{text}” is neither men, women nor both"),
}


@dataclass(frozen=True, slots=True)
class _Into:
    """What a forecast is read for: the baseline with the forecast that the study has already, and the study."""

    baseline: Baseline
    study: Study


def holds_forecast(sheet: Sheet, asked: Asked = NOTHING_ASKED) -> bool:
    """Whether a sheet has a table of persons by age and year."""
    return find_layout(sheet, asked.fields) is not None


def forecast_from(
    sheets: Sequence[Sheet], baseline: Baseline, study: Study, asked: Asked = NOTHING_ASKED
) -> ImportPlan:
    """How a file's forecast is understood, and the edit that takes it.

    Parameters
    ----------
    baseline : with the forecast that the study has already.
    """
    wanted = asked.answers.get(SHEET) or asked.sheet
    plan = ImportPlan("forecast", sheets=tuple(sheet.name for sheet in sheets), sheet=wanted)
    names = names_of(baseline)
    laid = [(sheet, find_layout(sheet, asked.fields, names)) for sheet in sheets]
    found = [(sheet, layout) for sheet, layout in laid if layout and fold(wanted) in ("", fold(sheet.name))]
    if not found:
        return replace(plan, rejected=(RejectedRow(wanted, 0, 0, "", tr(NO_TABLE)),))
    if len(found) > 1:
        return replace(plan, questions=(_which_sheet([sheet.name for sheet, _ in found]),))
    sheet, layout = found[0]
    plan = replace(plan, sheet=sheet.name, columns=tuple(_columns(sheet, layout, asked)),
                   rejected=tuple(_unread(sheet, layout)), told=tuple(map(fault_text, sheet.notes)))  # fmt: skip
    return _chosen(plan, sheet, layout, _Into(baseline, study), asked)


def _which_sheet(names: Sequence[str]) -> Question:
    text = tr("Which sheet holds the forecast?")
    return Question(SHEET, text, {name: name for name in names}, option="--sheet")


def _columns(sheet: Sheet, layout: Layout, asked: Asked) -> Iterator[ReadColumn]:
    for column, cell in enumerate(sheet.rows[layout.head]):
        heading = label_of(cell)
        field = "amount" if column in layout.across else layout.fields.get(column, "")
        field = "" if field in ("other", "skip") else field
        year = year_in(heading) or 0 if layout.kind == "year" and column in layout.across else 0
        if heading or field:
            how: How = "chosen" if heading in asked.fields else "heading"
            letter = "" if sheet.is_text else column_name(column)
            unit = "persons" if field == "amount" else ""
            yield ReadColumn(column + 1, heading, field, year, unit, how, letter=letter)


def _unread(sheet: Sheet, layout: Layout) -> Iterator[RejectedRow]:
    for column in layout.unread:
        heading = label_of(sheet.rows[layout.head][column])
        reason = tr(_UNREAD[layout.kind], text=heading) if heading else tr(_NO_HEADING)
        yield RejectedRow(sheet.name, layout.head + 1, column + 1, heading, reason)


_NO_HEADING = mark("there are numbers without a heading above them")


def _chosen(plan: ImportPlan, sheet: Sheet, layout: Layout, into: _Into, asked: Asked) -> ImportPlan:
    """The plan with the figures of the municipality, where nothing is left to ask."""
    found = figures_in(sheet, layout)
    if not found.figures:
        return replace(plan, rejected=(*plan.rejected, RejectedRow(sheet.name, 0, 0, "", tr(NO_TABLE))))
    others = [column for column, field in sorted(layout.fields.items()) if field == "other"]
    headings = [label_of(sheet.rows[layout.head][column]) or str(column + 1) for column in others]
    chosen = choose(found.figures, headings, into.baseline, asked.answers)
    plan = replace(plan, told=(*plan.told, *chosen.told), questions=tuple(chosen.questions))
    if chosen.questions:
        return plan
    return _read(plan, sheet, chosen, into, asked, source_of(sheet, found.texts))


def _read(plan: ImportPlan, sheet: Sheet, chosen: Chosen, into: _Into, asked: Asked, source: str) -> ImportPlan:
    """The plan with the persons by group and year, where nothing is rejected."""
    people = read_people(sheet, chosen.figures, asked.answers.get(DECIMAL, ""))
    persons = added_up(people)
    plan = replace(plan, decimal=people.decimal, told=(*plan.told, *people.told),
                   rejected=(*plan.rejected, *people.rejected))  # fmt: skip
    if plan.rejected:
        return plan
    if not persons:
        return replace(plan, rejected=(RejectedRow(sheet.name, 0, 0, "", tr(NO_TABLE)),))
    try:
        table = read_table(into.baseline, table_of(people, persons))
    except FaultsError as error:
        faults = (RejectedRow(sheet.name, 0, 0, "", fault_text(fault)) for fault in error.faults)
        return replace(plan, rejected=tuple(faults))
    rows = first_rows(people, into.baseline.age_groups)
    plan = replace(plan, taken=tuple(TakenRow(rows[group], group, {}, "persons", {}) for group in rows))
    return _taken(plan, table.persons, table.understood, into, asked, source)


def _taken(
    plan: ImportPlan, persons: Persons, understood: str, into: _Into, asked: Asked, source: str
) -> ImportPlan:
    before = missing_before(into.baseline, persons)
    told = [*plan.told, understood, *compared(into.baseline, persons)]
    if before:
        told += [
            tr("{year} is not in the file; the baseline's count of {n} persons is taken",
               year=year, n=format_number(sum(counted.values())))
            for year, counted in before.items()
        ]  # fmt: skip
    if source:
        told.append(tr("source: {source}", source=source))
    whole = {**before, **persons}
    taken = tuple(
        row._replace(values={year: people[row.key] for year, people in whole.items()}) for row in plan.taken
    )
    return replace(plan, told=tuple(told), taken=taken, questions=tuple(_about_horizon(whole, into, asked)),
                   edit=lambda state: import_forecast(state, whole, source))  # fmt: skip


def _about_horizon(persons: Persons, into: _Into, asked: Asked) -> Iterator[Question]:
    """What is asked where the study goes further than the forecast."""
    forecast = made(persons, into.study.forecast)
    missing = missing_years(into.study, forecast)
    if not missing:
        return
    text = tr("The study goes to {horizon}, but the forecast has no persons for {years}.",
              horizon=into.study.horizon, years=", ".join(map(str, missing)))  # fmt: skip
    if loses_values(into.study, forecast):
        lost = mark("A shorter horizon takes away the scenarios' values after {year}; Ctrl+Z brings all back.")
        text += " " + tr(lost, year=forecast.last_year)
    choices = {SHORTEN: tr("Shorten the horizon to {year}", year=forecast.last_year)}
    yield Question(HORIZON, text, choices, asked.answers.get(HORIZON, ""))
