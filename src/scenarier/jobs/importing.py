"""A planner's file taken into a study, whole or not at all; what was understood as text, as csv, as json."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from scenarier.exchange.importing import plan_import
from scenarier.exchange.sheets import read_sheets
from scenarier.jobs import rows as written
from scenarier.jobs.printed import aligned
from scenarier.jobs.run import scenario_index
from scenarier.jobs.studies import open_for_command, open_study, save_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.session.import_plan import Asked, ImportPlan
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.state import State
from scenarier.storage.settings import SettingsFile, settings_path
from scenarier.storage.stamp import MISSING, stamp_of
from scenarier.text.language import mark, ntr, tr
from scenarier.text.plain import one_line
from scenarier.views.importing import (
    AskedRow,
    asked_rows,
    columns_sheet,
    counts,
    headline,
    place_words,
    rejected_sheet,
    taken_sheet,
)
from scenarier.views.sheet import Sheet
from scenarier.vocabulary.errors import Fault, FaultsError

MOST_SHOWN = 20
"""So many rows of a table are shown, and how many more there are."""
TO_SCENARIO = ("measures", "assumptions")


class ImportRow(NamedTuple):
    """A value that is taken (status `taken`), a rejected cell (`rejected`), or what is asked (`question`).

    `key` is a target, a parameter's key, an age group, or what a question is about; `year` 0 is all years.
    """

    status: str
    sheet: str
    row: int
    column: int
    key: str
    year: int | str
    value: float | str
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What was understood of a file, and where it was put; `path` is None where nothing was written."""

    plan: ImportPlan
    baseline: Baseline
    file: Path
    told: tuple[str, ...]
    path: Path | None

    @property
    def has_failed(self) -> bool:
        """Whether the file cannot be imported as it is."""
        return not self.plan.is_whole


def import_file(
    study_path: Path, file: Path, asked: Asked, scenario: str | None, out: Path | None, *, is_dry: bool
) -> Imported:
    """Take a file into a study; nothing is written where anything of it is not understood.

    Parameters
    ----------
    study_path : the study; where it is missing a new one is made.
    scenario : which of its scenarios gets measures and assumptions; its first where none is named.
    out : where the study is written; in its own place where it is None.
    is_dry : whether nothing is to be written in any case.

    Raises
    ------
    FaultsError : a file is faulty, a name is not known, or the study cannot be written.
    """
    stamp = stamp_of(study_path)
    study, baseline = _opened(study_path)
    place = _place(study, scenario)
    settings = SettingsFile(settings_path())
    asked = replace(asked, remembered=settings.now.mappings)
    state = State(study, place)
    plan = plan_import(read_sheets(file), state, baseline, asked)
    told = list(plan.told)
    path = None
    if plan.is_whole and plan.edit is not None:
        label, after = plan.edit(state)
        told += _where(plan, state, after, scenario)
        if not is_dry:
            path = out or study_path
            _write(after.study, study_path, stamp, path)
            told.append(tr("{label}: written to {path}", label=label, path=str(path)))
            _remember(settings, plan)
    return Imported(plan, baseline, file, tuple(told), path)


def _opened(path: Path) -> tuple[Study, Baseline]:
    if stamp_of(path) == MISSING and not path.is_dir() and not path.exists():
        return open_study(None)
    return open_for_command(path)


def _place(study: Study, name: str | None) -> int:
    if name is not None:
        return scenario_index(study, name)
    return 0 if study.scenarios else BASELINE_INDEX


def _where(plan: ImportPlan, before: State, after: State, named: str | None) -> Iterator[str]:
    """Which scenario measures and assumptions go to."""
    if plan.kind not in TO_SCENARIO:
        return
    name = one_line(after.scenario.name)
    if before.selected == BASELINE_INDEX:
        yield tr("They go to a new scenario, “{name}”.", name=name)
    elif named is None and len(before.study.scenarios) > 1:
        n = len(before.study.scenarios)
        yield tr("They go to “{name}”, the first of {n} scenarios; --scenario names another.", name=name, n=n)
    else:
        yield tr("They go to “{name}”.", name=name)


def _write(study: Study, source: Path, stamp: str, path: Path) -> None:
    """Write the study, unless another program has changed it meanwhile."""
    if path == source and stamp_of(source) != stamp:
        raise FaultsError(
            str(path), [Fault("", mark("another program has changed the file meanwhile; try again"))]
        )
    save_for_command(study, path)


def _remember(settings: SettingsFile, plan: ImportPlan) -> None:
    """Remember what the columns hold that their headings do not say."""
    if plan.fields and plan.heading:
        settings.now.remember_mapping(plan.heading, plan.fields)
        settings.write()


# As it is printed


def as_table(imported: Imported) -> str:
    """What was understood, for reading."""
    plan = imported.plan
    blocks = [[headline(plan)]]
    if plan.columns:
        blocks.append(_table(tr("Columns"), columns_sheet(plan), 5))
    asked = list(asked_rows(plan))
    settled = [f"  {row.text}: {row.answer}" + (f" ({row.why})" if row.why else "") for row in asked if row.answer]
    if settled:
        blocks.append([tr("Understood so"), *settled])
    taken = taken_sheet(plan, imported.baseline)
    if taken.lines:
        blocks.append(_table(tr("Taken"), taken, taken.first))
    if plan.rejected:
        blocks.append(_table(tr("Not taken"), rejected_sheet(plan), 3))
    open_rows = [row for row in asked if not row.answer][:MOST_SHOWN]
    if open_rows:
        lines = [line for row in open_rows for line in (f"  {row.text}", *_option_lines(row))]
        blocks.append([tr("To be answered"), *lines])
    last = [counts(plan), *imported.told]
    if imported.has_failed:
        last.append(tr("Nothing is imported: every row must be understood first."))
    return "\n\n".join("\n".join(block) for block in [*blocks, last]) + "\n"


def _table(title: str, sheet: Sheet, n_texts: int) -> list[str]:
    lines = [[heading.text for heading in sheet.headings]]
    lines += [[cell.shown for cell in line.cells] for line in sheet.lines[:MOST_SHOWN]]
    more = len(sheet.lines) - MOST_SHOWN
    told = [ntr("… and {n} more row", "… and {n} more rows", more)] if more > 0 else []
    return [title, *(f"  {line}" for line in [*aligned(lines, n_texts), *told])]


def _option_lines(row: AskedRow) -> list[str]:
    return [f"    {line}" for line in aligned(row.options)]


def faults_of(imported: Imported) -> FaultsError:
    """All that must be mended or answered before the file can be imported."""
    faults = [Fault(place_words(row), mark("{text}"), {"text": row.reason}) for row in imported.plan.rejected]
    faults += [
        Fault("", mark("{text} Answer with {option}"), {"text": row.text, "option": _options(row)})
        for row in asked_rows(imported.plan)
        if not row.answer
    ]
    if not faults:
        faults.append(Fault("", mark("there is nothing to take in it")))
    return FaultsError(str(imported.file), faults)


def _options(row: AskedRow) -> str:
    """The answers as options, in one line."""
    return tr(", or ").join(f"{option} ({words})" for option, words in row.options)


def as_csv(imported: Imported) -> str:
    """A header and a row a value that is taken, a rejected cell, an open question."""
    return written.as_csv(ImportRow._fields, list(_rows(imported.plan)))


def as_json(imported: Imported) -> str:
    """The same rows as a list of objects."""
    return written.as_json(ImportRow._fields, list(_rows(imported.plan)))


def _rows(plan: ImportPlan) -> Iterator[ImportRow]:
    for row in plan.taken:
        label = row.texts.get("title") or row.texts.get("label", "")
        for year, value in row.values.items():
            yield ImportRow("taken", plan.sheet, row.row, 0, row.key, year, value, row.unit, label)
        if not row.values:
            yield ImportRow("taken", plan.sheet, row.row, 0, row.key, "", "", row.unit, label)
    for bad in plan.rejected:
        yield ImportRow("rejected", bad.sheet, bad.row, bad.column, bad.text, "", "", "", bad.reason)
    for question in plan.open_questions:
        yield ImportRow("question", plan.sheet, 0, 0, question.about, "", "", "", question.text)


def asked_of(
    kind: str | None, sheet: str | None, maps: Sequence[str], answers: Sequence[str], decimal: str | None
) -> Asked:
    """What the options of the command say of a file.

    Raises
    ------
    FaultsError : a `--map` or an `--answer` has no `=`.
    """
    faults: list[Fault] = []
    fields = dict(_pairs("--map", maps, faults))
    given = dict(_pairs("--answer", answers, faults))
    if faults:
        raise FaultsError("scenarier import", faults)
    if decimal:
        given["decimal"] = decimal
    return Asked(kind=kind or "", sheet=sheet or "", fields=fields, answers=given)  # type: ignore[arg-type]


def _pairs(option: str, texts: Sequence[str], faults: list[Fault]) -> Iterator[tuple[str, str]]:
    for text in texts:
        name, sign, value = text.rpartition("=")
        if not sign or not name.strip() or not value.strip():
            message = mark("“{text}” is not understood; write it as {example}")
            example = "COLUMN=FIELD" if option == "--map" else "QUESTION=ANSWER"
            faults.append(Fault(option, message, {"text": text[:60], "example": example}))
        else:
            yield name.strip(), value.strip()
