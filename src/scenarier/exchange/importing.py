"""What a file's sheets hold, as a plan of what is to be imported; nothing is changed.

Tables are read by the one way in for blocks and numbers (`text/blocks.py` and its kin), so that a file and what is
pasted from it are understood alike.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from scenarier.exchange.assumptions import read_assumptions
from scenarier.exchange.budgets import read_budget
from scenarier.exchange.forecasts import forecast_from
from scenarier.exchange.found import Found, columns_of
from scenarier.exchange.headings import heading_key
from scenarier.exchange.long import Wide, widened
from scenarier.exchange.measures import read_measures
from scenarier.exchange.recognised import Candidate, candidates, chosen
from scenarier.exchange.sheets import Sheet
from scenarier.exchange.workbook_back import is_exported, read_back
from scenarier.model.baseline import Baseline
from scenarier.session.import_plan import KIND, KINDS, SHEET, Asked, ImportPlan, Kind, Question, RejectedRow
from scenarier.session.scenarios import without_people
from scenarier.session.state import State
from scenarier.storage.study_scenarios import NO_PEOPLE
from scenarier.text.faults import fault_text
from scenarier.text.language import tr
from scenarier.views.importing import kind_words

Reader = Callable[[Wide, State, Baseline, Asked], Found]
READERS: Mapping[Kind, Reader] = {
    "budget": read_budget,
    "measures": read_measures,
    "assumptions": read_assumptions,
}
LABELS: Mapping[Kind, str] = {"budget": "target", "measures": "", "assumptions": ""}
"""What columns hold that have no heading of their own."""
NO_ASKED = Asked()


def plan_import(sheets: Sequence[Sheet], state: State, baseline: Baseline, asked: Asked = NO_ASKED) -> ImportPlan:
    """What is to be imported of a file.

    Parameters
    ----------
    state : the study, and which of its scenarios gets measures and assumptions; the baseline scenario stands for a
        new one.
    baseline : with the study's budget and forecast.
    asked : what the user says of the file.
    """
    names = tuple(sheet.name for sheet in sheets)
    if is_exported(sheets) and not (asked.kind or asked.sheet or KIND in asked.answers):
        return _judged(read_back(sheets, state, baseline), state, baseline)
    found = candidates(sheets, baseline, asked)
    may_be = chosen(found, asked)
    kind = asked.answers.get(KIND) or asked.kind
    if not may_be:
        wanted = asked.answers.get(SHEET) or asked.sheet
        told = tr("there is no sheet “{name}” with anything in it; the sheets are {sheets}", name=wanted,
                  sheets=", ".join(f"“{name}”" for name in names))  # fmt: skip
        return _refused(names, told if wanted else tr("the file holds nothing"))
    if len(may_be) > 1:
        return ImportPlan(sheets=names, questions=(_sheet_question(may_be),))
    one = may_be[0]
    known: Kind = next((each for each in KINDS if each == kind), one.kind)
    if known == "forecast":
        plan = forecast_from([one.sheet], baseline, state.study, replace(asked, fields=one.table.fields))
        plan = replace(
            plan, sheets=names, why=one.why, heading=heading_key(one.table.own), fields=one.table.fields
        )
        return _judged(plan, state, baseline)
    if known not in READERS:
        return ImportPlan(sheets=names, sheet=one.sheet.name, columns=tuple(columns_of(one.table)),
                          questions=(_kind_question(),))  # fmt: skip
    return _planned(names, one, known, state, baseline, asked)


def _planned(
    names: tuple[str, ...], one: Candidate, kind: Kind, state: State, baseline: Baseline, asked: Asked
) -> ImportPlan:
    """The plan for the one table that is meant."""
    wide = widened(one.table)
    read = READERS[kind](wide, state, baseline, asked)
    for fault in one.table.faults:
        read.refuse(one.table.grid, None, fault)
    if one.table.faults:
        read.edit = None
    plan = ImportPlan(
        kind=kind,
        why=one.why if one.kind == kind else "",
        sheets=names,
        sheet=one.sheet.name,
        decimal=read.decimal,
        columns=tuple(columns_of(one.table, LABELS[kind])),
        taken=tuple(read.taken),
        rejected=tuple(sorted(read.rejected, key=lambda row: (row.row, row.column))),
        questions=tuple(read.questions),
        told=(*(fault_text(note) for note in one.sheet.notes), *read.told),
        heading=heading_key(one.table.own),
        fields=one.table.fields,
        edit=read.edit,
    )
    return _judged(plan, state, baseline)


def _judged(plan: ImportPlan, state: State, baseline: Baseline) -> ImportPlan:
    """The plan, without its edit where that leaves nobody, and with a word where it changes nothing."""
    if plan.edit is None or plan.open_questions:
        return plan
    after = plan.edit(state)[1].study
    if after == state.study:
        return replace(plan, told=(*plan.told, tr("nothing changes: the study has all of it already")))
    nobody = without_people(baseline.with_plan(after.budget, after.forecast), state.study, after)
    if nobody is None:
        return plan
    told = tr(NO_PEOPLE, name=nobody[0], year=nobody[1])
    return replace(plan, edit=None, rejected=(*plan.rejected, RejectedRow(plan.sheet, 0, 0, "", told)))


def _refused(names: tuple[str, ...], told: str) -> ImportPlan:
    return ImportPlan(sheets=names, rejected=(RejectedRow("", 0, 0, "", told),))


def _sheet_question(may_be: Sequence[Candidate]) -> Question:
    choices = {one.sheet.name: one.sheet.name for one in may_be}
    return Question(SHEET, tr("Which sheet is to be imported?"), choices, option='--sheet "…"')


def _kind_question() -> Question:
    choices = {str(kind): kind_words(kind) for kind in KINDS}
    return Question(KIND, tr("What does the table hold?"), choices, option="--as …")
