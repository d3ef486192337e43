"""How sure a study's figures are: its scenarios with the uncertain assumptions drawn many times over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scenarier.analysis.cluster import in_order, scheduler_faults
from scenarier.analysis.ensemble import Chance, Drawn, Ensemble, Source, block, chances, names_of
from scenarier.analysis.fan import Spread, spreads
from scenarier.analysis.rules import rules_of
from scenarier.analysis.workers import among
from scenarier.jobs import draws_out, rows
from scenarier.jobs.drawing import check_people, drawing_faults, drawn_words, seed_of
from scenarier.jobs.printed import aligned
from scenarier.jobs.run import check_asked, chosen_scenarios
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.storage.files import write_streamed
from scenarier.text.language import tr
from scenarier.views.ensemble import chance_lines, fan_lines
from scenarier.vocabulary.variables import KEY_VARIABLES

COMMAND = "scenarier ensemble"


@dataclass(frozen=True, slots=True)
class Options:
    """What an ensemble is asked for on the command line."""

    scenarios: Sequence[str] = ()
    variables: Sequence[str] = ()
    rules: bool = False
    draws: int = 1000
    seed: int | None = None
    workers: int = 1
    draws_out: Path | None = None
    horizon: int | None = None
    scheduler: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the draws come to: variables, or instead of them the rules."""

    ensemble: Ensemble
    of_rules: bool
    spreads: list[Spread]
    chances: list[Chance]


def ensemble(path: Path | None, options: Options) -> Found:
    """Draw a study's scenarios, the baseline scenario first; without a study, that one alone.

    Raises
    ------
    FaultsError : the study or what is asked for is faulty, all faults at once; or the file cannot be written.
    """
    study, baseline = open_for_command(path)
    faults = [
        *drawing_faults(options.draws, seed_of(study, options.seed), options.workers),
        *draws_out.file_faults(options.draws_out),
        *scheduler_faults(options.scheduler, options.workers),
    ]
    check_asked(COMMAND, study, baseline, path, options.scenarios, options.variables, options.horizon, faults)
    asked = asked_of(study, baseline, options)
    check_people(COMMAND, asked)
    return _computed(asked, options)


def asked_of(study: Study, baseline: Baseline, options: Options) -> Ensemble:
    """What is to be drawn, for options that were checked."""
    needs_values = not options.rules or options.draws_out is not None
    every = rules_of(baseline, study) if options.rules else ()
    return Ensemble(
        baseline,
        tuple(chosen_scenarios(study, options.scenarios)),
        options.horizon or study.horizon,
        names_of(options.variables) if needs_values else (),
        tuple(rule for rule in every if rule.on),
        options.draws,
        seed_of(study, options.seed),
        study.spreads,
    )


def _computed(asked: Ensemble, options: Options) -> Found:
    source, out = _source(options), options.draws_out
    if out is None:
        return _found(asked, options, source)
    found: list[Found] = []

    def write(file: BinaryIO) -> None:
        save, end = draws_out.saver(out, asked, file)
        found.append(_found(asked, options, _saving(source, asked, save)))
        end()

    write_streamed(out, write)
    return found[0]


def _source(options: Options) -> Source:
    """Where the blocks are computed."""
    address = options.scheduler
    if address is None:
        return among(options.workers)
    return lambda asked: in_order(address, block, asked, asked.n_blocks)


def _found(asked: Ensemble, options: Options, source: Source) -> Found:
    if options.rules:
        return Found(asked, True, [], chances(asked, source))
    return Found(asked, False, list(spreads(asked, source)), [])


def _saving(source: Source, asked: Ensemble, save: draws_out.Save) -> Source:
    """The source, whose blocks are saved as they are handed on.

    Where several passes each ask for a part, the blocks are computed once more for the file, all of them whole.
    """
    whole, is_saved = (asked.scenarios, asked.variables), False

    def of(part: Ensemble) -> Iterator[Drawn]:
        nonlocal is_saved
        if not is_saved and (part.scenarios, part.variables) != whole:
            is_saved = True
            for drawn in source(asked):
                save(drawn)
        for drawn in source(part):
            if not is_saved:
                save(drawn)
            yield drawn
        is_saved = True

    return of


def as_csv(found: Found) -> str:
    """A header and a row for each variable, entity and year, or for each rule, entity and year."""
    return rows.as_csv(*_rows(found))


def as_json(found: Found) -> str:
    """The same rows as a list of objects."""
    return rows.as_json(*_rows(found))


def _rows(found: Found) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    if found.of_rules:
        return Chance._fields, [tuple(row) for row in found.chances]
    return Spread._fields, [tuple(row) for row in found.spreads]


def as_table(found: Found, variables: Sequence[str]) -> str:
    """A block a scenario: three lines a variable, or a line a rule; key lines where no variables are asked for."""
    asked = found.ensemble
    if found.of_rules and not asked.rules:
        return tr("No rule is switched on.") + "\n"
    shown = tuple(variables) or KEY_VARIABLES
    blocks = []
    for scenario in asked.scenarios:
        if found.of_rules:
            of_scenario = [one for one in found.chances if one.scenario == scenario.name]
            lines = aligned(chance_lines(asked.baseline, asked.rules, of_scenario), 1)
        else:
            lines = aligned(fan_lines(asked.baseline, _shown(found, scenario.name, shown)), 3)
        blocks.append("\n".join([scenario.name, *lines]))
    return "\n\n".join([*blocks, drawn_words(asked.draws, asked.seed)]) + "\n"


def _shown(found: Found, scenario: str, variables: Sequence[str]) -> list[Spread]:
    return [one for one in found.spreads if one.scenario == scenario and one.variable in variables]
