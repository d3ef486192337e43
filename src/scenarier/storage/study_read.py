"""Reading a study: strict, with every fault of the file reported together; docs/file-format.md."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.storage.baseline import baseline_names, read_baseline
from scenarier.storage.collect import Faults, TooManyFaultsError, known_members, members, text, whole_number
from scenarier.storage.files import read_limited
from scenarier.storage.json_strict import Repeats, many_values, read_json, shorten
from scenarier.storage.study_rules import read_rules, read_rules_off
from scenarier.storage.study_scenarios import known_to, read_scenarios
from scenarier.storage.study_types import FORMAT, VERSION
from scenarier.text.language import mark
from scenarier.vocabulary.axes import DEFAULT_BASELINE, DEFAULT_HORIZON, FIRST_YEAR, LAST_HORIZON
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.places import baseline_folder

SIZE_LIMIT = 16 * 2**20
"""A larger file is refused unread [bytes]."""

_REQUIRED = ("format", "version", "baseline", "scenarios")
_OPTIONAL = ("title", "note", "horizon")
_RULES = ("rules", "rules_off")
"""What a study may hold since version 3 of the format."""


def read_study(path: Path) -> tuple[Study, Baseline]:
    """The study in the file `path`, and the baseline it builds on.

    Raises
    ------
    FaultsError : with all faults of the file, or of its baseline's package.
    """
    return parse_study(read_limited(path, SIZE_LIMIT), str(path))


def parse_study(content: bytes, subject: str) -> tuple[Study, Baseline]:
    """As `read_study`, from a file's bytes; `subject` names the file in messages."""
    faults = Faults()
    with many_values():
        document = read_json(content, subject)
        _refuse_other_formats(document, subject)
        try:
            study, baseline = _study(document, faults)
        except TooManyFaultsError:
            raise FaultsError(subject, faults.found) from None
    if faults.found:
        raise FaultsError(subject, faults.found)
    return study, baseline


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


def _study(document: Any, faults: Faults) -> tuple[Study, Baseline]:
    given = (members(document, "", Faults()) if isinstance(document, dict | Repeats) else None) or {}
    version = _version(given, faults)
    head = known_members(document, "", faults, _REQUIRED, (*_OPTIONAL, *(_RULES if version > 2 else ()))) or {}
    baseline = _baseline(head, faults)
    horizon = _horizon(head, faults)
    study = Study(
        title=text(head.get("title", ""), "title", faults),
        note=text(head.get("note", ""), "note", faults),
        baseline=baseline.name,
        horizon=horizon,
        scenarios=read_scenarios(
            head.get("scenarios", []), "scenarios", known_to(baseline, horizon, version, faults)
        ),
        rules=read_rules(head.get("rules", []), "rules", baseline, faults),
        rules_off=read_rules_off(head.get("rules_off", []), "rules_off", baseline, faults),
    )
    return study, baseline


def _version(head: Mapping[str, Any], faults: Faults) -> int:
    """The format's version; this program's own where it is faulty."""
    version = whole_number(head["version"], "version", faults) if "version" in head else None
    if version is not None and version < 1:
        faults.add("version", mark("{value} is no version; this one is {known}"), value=version, known=VERSION)
        return VERSION
    return version or VERSION


def _baseline(head: Mapping[str, Any], faults: Faults) -> Baseline:
    """The baseline named in the file; where that is faulty the default one, so that the rest can be judged."""
    name = text(head["baseline"], "baseline", faults) if "baseline" in head else DEFAULT_BASELINE
    known = baseline_names()
    if name in known:
        return read_baseline(baseline_folder(name))
    if isinstance(head.get("baseline"), str):
        faults.unknown("baseline", mark("unknown baseline “{name}”"), name, known)
    return read_baseline(baseline_folder(DEFAULT_BASELINE))


def _horizon(head: Mapping[str, Any], faults: Faults) -> int:
    """The study's horizon; the last possible one where it is faulty, so that years are not blamed for it."""
    if "horizon" not in head:
        return DEFAULT_HORIZON
    horizon = whole_number(head["horizon"], "horizon", faults)
    if horizon is not None and FIRST_YEAR <= horizon <= LAST_HORIZON:
        return horizon
    if horizon is not None:
        faults.add("horizon", mark("{value} is outside {first}–{last}"),
                   value=horizon, first=FIRST_YEAR, last=LAST_HORIZON)  # fmt: skip
    return LAST_HORIZON
