"""Writing a study; docs/file-format.md."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from scenarier.model.plan import Budget, Forecast
from scenarier.model.proposals import Seal
from scenarier.model.questions import About, Question
from scenarier.model.rules import Rule
from scenarier.model.study import Measure, ParameterValue, Scenario, Study
from scenarier.storage.files import write_whole
from scenarier.storage.stamp import stamp_of_content
from scenarier.storage.study_texts import study_faults
from scenarier.storage.study_types import (
    FORMAT,
    SIZE_LIMIT,
    VERSION,
    AboutFile,
    BudgetFile,
    ForecastFile,
    MeasureFile,
    QuestionFile,
    RuleFile,
    ScenarioFile,
    SealFile,
    StudyFile,
    SumsFile,
)
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError


def _plain(value: float) -> float:
    """A whole number is written without a decimal point."""
    return int(value) if float(value).is_integer() else value


def _by_year(values: Mapping[int, float]) -> dict[str, float]:
    return {str(year): _plain(values[year]) for year in sorted(values)}


def _parameter(value: ParameterValue) -> float | dict[str, float]:
    return _by_year(value) if isinstance(value, Mapping) else _plain(value)


def _measure(measure: Measure) -> MeasureFile:
    return MeasureFile(
        title=measure.title,
        target=measure.target,
        amounts=_by_year(measure.amounts),
        on=measure.on,
        owner=measure.owner,
        note=measure.note,
        package=measure.package,
        lasting=measure.lasting,
    )


def scenario_file(scenario: Scenario) -> ScenarioFile:
    """A scenario as its file has it."""
    return ScenarioFile(
        name=scenario.name,
        note=scenario.note,
        parameters={key: _parameter(value) for key, value in scenario.parameters.items()},
        measures=[_measure(measure) for measure in scenario.measures],
        colour=scenario.colour,
        notes=dict(scenario.notes),
        based_on=scenario.based_on,
        status=scenario.status,
        sealed=seal_file(scenario.sealed) if scenario.sealed else msgspec.UNSET,
    )


def seal_file(seal: Seal) -> SealFile:
    """A seal as its file has it."""
    return SealFile(
        date=seal.date,
        model=seal.model,
        sha256=SumsFile(**seal.sha256),
        result=_by_year(seal.result),
        liquidity=_by_year(seal.liquidity),
    )


def _question(question: Question) -> QuestionFile:
    return QuestionFile(
        text=question.text,
        about=_about(question.about),
        who=question.who,
        when=question.when or msgspec.UNSET,
        answer=question.answer,
    )


def _about(about: About) -> AboutFile:
    return AboutFile(
        scenario=about.scenario,
        variable=about.variable,
        entity=about.entity,
        year=msgspec.UNSET if about.year is None else about.year,
        measure=about.measure,
        package=about.package,
    )


def _rule(rule: Rule) -> RuleFile:
    return RuleFile(
        title=rule.name,
        metric=rule.metric,
        comparison=rule.comparison,
        threshold=_plain(rule.threshold),
        of=rule.threshold_of,
        entity=rule.entity,
        first_year=rule.first_year,
        last_year=rule.last_year,
        severity=rule.severity,
        on=rule.on,
        source=rule.source,
    )


def budget_file(budget: Budget) -> BudgetFile:
    """A budget as its file has it."""
    return BudgetFile(
        title=budget.title,
        note=budget.note,
        price_year=msgspec.UNSET if budget.price_year is None else budget.price_year,
        levels={target: _by_year(levels) for target, levels in budget.levels.items()},
    )


def forecast_file(forecast: Forecast) -> ForecastFile:
    """A forecast as its file has it."""
    persons = {
        str(year): {group: _plain(count) for group, count in forecast.persons[year].items()}
        for year in sorted(forecast.persons)
    }
    return ForecastFile(title=forecast.title, note=forecast.note, persons=persons)


def study_bytes(study: Study) -> bytes:
    """The study as the bytes of its file, in the newest version: older programs would give other figures."""
    file = StudyFile(
        format=FORMAT,
        version=VERSION,
        title=study.title,
        note=study.note,
        baseline=study.baseline,
        horizon=study.horizon,
        budget=budget_file(study.budget) if study.budget else msgspec.UNSET,
        forecast=forecast_file(study.forecast) if study.forecast else msgspec.UNSET,
        scenarios=[scenario_file(scenario) for scenario in study.scenarios],
        rules=[_rule(rule) for rule in study.rules] or msgspec.UNSET,
        rules_off=list(study.rules_off) or msgspec.UNSET,
        spreads={key: _plain(spread) for key, spread in study.spreads.items()} or msgspec.UNSET,
        spread_notes=dict(study.spread_notes) or msgspec.UNSET,
        seed=msgspec.UNSET if study.seed is None else study.seed,
        questions=[_question(question) for question in study.questions] or msgspec.UNSET,
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"


def _size_faults(content: bytes) -> Iterator[Fault]:
    if len(content) > SIZE_LIMIT:
        size = {"size": -(-len(content) // 2**20), "limit": SIZE_LIMIT // 2**20}
        yield Fault("", mark("the study is too large ({size} MB; at most {limit} MB)"), size)


def write_study(study: Study, path: Path, write: Callable[[Path, bytes], object] = write_whole) -> str:
    """Write `study` to `path` by `write`; the stamp of what was written.

    Raises
    ------
    FaultsError : the file cannot be written, or the study holds what could not be read again.
    """
    try:
        content = study_bytes(study)
    except UnicodeEncodeError as error:
        fault = Fault("", mark("the text holds half a character; type it again"))
        raise FaultsError(str(path), [fault]) from error
    faults = [*study_faults(study), *_size_faults(content)]
    if faults:
        raise FaultsError(str(path), faults)
    write(path, content)
    return stamp_of_content(content)
