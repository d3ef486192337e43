"""Reading a study: strict, with every fault of the file reported together; docs/file-format.md."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from scenarier.engine.base import first_year_without_people
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import baseline_names, default_baseline, find_baseline
from scenarier.storage.collect import Faults, TooManyFaultsError, known_members, members, text, whole_number
from scenarier.storage.files import read_limited
from scenarier.storage.json_strict import Repeats, many_values, read_json, shorten
from scenarier.storage.place_words import place_words
from scenarier.storage.report_files import study_content
from scenarier.storage.study_plan import read_budget, read_forecast
from scenarier.storage.study_questions import read_questions
from scenarier.storage.study_rules import read_rules, read_rules_off
from scenarier.storage.study_scenarios import NO_PEOPLE, known_to, read_scenarios
from scenarier.storage.study_spreads import read_seed, read_spread_notes, read_spreads
from scenarier.storage.study_texts import Texts
from scenarier.storage.study_types import FORMAT, SIZE_LIMIT, VERSION
from scenarier.storage.study_versions import optional_keys
from scenarier.storage.temporaries import tidy_beside
from scenarier.text.language import mark
from scenarier.vocabulary.axes import BASELINE_SCENARIO
from scenarier.vocabulary.errors import Fault, FaultsError

_REQUIRED = ("format", "version", "baseline", "scenarios")


def read_study(path: Path) -> tuple[Study, Baseline]:
    """The study in the file `path`, and the baseline it builds on, with the study's budget and forecast.

    A report opens as the study that it carries. What a save that was killed left beside the file is tidied.

    Raises
    ------
    FaultsError : with all faults of the file, or of its baseline's package.
    """
    tidy_beside(path)
    return parse_study(study_content(read_limited(path, SIZE_LIMIT), str(path)), str(path))


def parse_study(
    content: bytes, subject: str, *, is_journal: bool = False, package: Baseline | None = None
) -> tuple[Study, Baseline]:
    """As `read_study`, from a file's bytes.

    Parameters
    ----------
    subject : names the file in messages.
    is_journal : the study is one that was being worked on; texts that no file may hold are taken.
    package : the baseline that is open already; the study is read against it where it names it.
    """
    faults = Faults()
    with many_values():
        document = read_json(content, subject)
        _refuse_other_formats(document, subject)
        try:
            study, baseline = _study(document, faults, package, is_journal=is_journal)
        except TooManyFaultsError:
            raise FaultsError(subject, faults.found) from None
    if faults.found:
        raise FaultsError(subject, faults.found, partial(place_words, document, baseline))
    return study, baseline


def study_of(document: Any, faults: Faults) -> tuple[Study, Baseline]:
    """The study that stands in another file, already parsed; what is wrong with it goes to `faults`.

    Raises
    ------
    FaultsError : it is no study, or of a newer version.
    """
    _refuse_other_formats(document, "")
    return _study(document, faults, None, is_journal=False)


def _refuse_other_formats(document: Any, subject: str) -> None:
    """A file that is no study, or a newer one, has one fault; nothing else in it can be judged."""
    is_object = isinstance(document, dict | Repeats)
    keys = (members(document, "", Faults()) if is_object else None) or {}
    version = keys.get("version")
    if keys.get("format", FORMAT) != FORMAT or not keys.keys() & set(_REQUIRED):
        fault = Fault("format", mark('this is not a study: "format" must be "{format}"'), {"format": FORMAT})
    elif isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        fault = Fault(
            "version",
            mark(
                "a newer scenarier wrote this file (version {version}; this one reads {known}); update scenarier"
            ),
            {"version": shorten(version), "known": VERSION},
        )
    else:
        return
    raise FaultsError(subject, [fault])


def _study(document: Any, faults: Faults, package: Baseline | None, *, is_journal: bool) -> tuple[Study, Baseline]:
    given = (members(document, "", Faults()) if isinstance(document, dict | Repeats) else None) or {}
    version = _version(given, faults)
    optional = optional_keys("study", version)
    head = known_members(document, "", faults, _REQUIRED, optional) or {}
    head = {key: value for key, value in head.items() if key in (*_REQUIRED, *optional)}
    is_open = package is not None and head.get("baseline") == package.name
    baseline = package if package is not None and is_open else _baseline(head, faults)
    horizon = _horizon(head, baseline, faults)
    texts = Texts(version, faults, is_journal=is_journal)
    baseline = _planned(head, baseline, horizon, texts, faults)
    known = known_to(baseline, horizon or baseline.last_horizon, version, texts, faults)
    study = Study(
        title=texts.name(head.get("title", ""), "title"),
        note=texts.long(head.get("note", ""), "note"),
        baseline=baseline.name,
        horizon=known.horizon,
        budget=baseline.budget,
        forecast=baseline.forecast,
        scenarios=read_scenarios(head.get("scenarios", []), "scenarios", known),
        rules=read_rules(head.get("rules", []), "rules", baseline, texts, faults),
        rules_off=read_rules_off(head.get("rules_off", []), "rules_off", baseline, faults),
        spreads=read_spreads(head.get("spreads", {}), "spreads", known),
        spread_notes=read_spread_notes(head.get("spread_notes", {}), "spread_notes", known),
        seed=read_seed(head["seed"], "seed", faults) if "seed" in head else None,
        questions=read_questions(head.get("questions", []), "questions", baseline, texts, faults),
        version=version,
    )
    return replace(study, n_cleaned=texts.n_cleaned), baseline


def _planned(
    head: Mapping[str, Any], baseline: Baseline, horizon: int | None, texts: Texts, faults: Faults
) -> Baseline:
    """The baseline with the file's budget and forecast.

    Where the horizon is faulty the forecast is not blamed for being short of it.
    """
    budget = read_budget(head["budget"], "budget", baseline, texts, faults) if "budget" in head else None
    forecast = None
    if "forecast" in head:
        forecast = read_forecast(
            head["forecast"], "forecast", baseline, horizon or baseline.first_year, texts, faults
        )
    planned = baseline.with_plan(budget, forecast if horizon else None)
    year = first_year_without_people(planned, {}, horizon) if horizon else None
    if year is not None:
        faults.add("forecast", NO_PEOPLE, name=BASELINE_SCENARIO, year=year)
    return planned


def _version(head: Mapping[str, Any], faults: Faults) -> int:
    """The format's version; this program's own where it is faulty."""
    version = whole_number(head["version"], "version", faults) if "version" in head else None
    if version is not None and version < 1:
        faults.add("version", mark("{value} is no version; this one is {known}"), value=version, known=VERSION)
        return VERSION
    return version or VERSION


def _baseline(head: Mapping[str, Any], faults: Faults) -> Baseline:
    """The baseline named in the file; where that is faulty the default one, so that the rest can be judged."""
    name = text(head["baseline"], "baseline", faults) if "baseline" in head else default_baseline()
    known = baseline_names()
    if name in known:
        return read_baseline(find_baseline(name))
    if isinstance(head.get("baseline"), str):
        faults.unknown("baseline", mark("unknown baseline “{name}”"), name, known)
    return read_baseline(find_baseline(default_baseline()))


def _horizon(head: Mapping[str, Any], baseline: Baseline, faults: Faults) -> int | None:
    """The study's horizon; None where it is faulty, so that years are not blamed for it."""
    if "horizon" not in head:
        return baseline.default_horizon
    horizon = whole_number(head["horizon"], "horizon", faults)
    if horizon is not None and baseline.first_year <= horizon <= baseline.last_horizon:
        return horizon
    if horizon is not None:
        faults.add("horizon", mark("{value} is outside {first}–{last}"),
                   value=horizon, first=baseline.first_year, last=baseline.last_horizon)  # fmt: skip
    return None
