"""Earlier versions of a study's file, in words: from when, and how much of it is another now."""

from collections.abc import Sequence
from datetime import datetime

from scenarier.analysis.changes import Change, choices_apart
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.text.language import ntr, tr
from scenarier.text.moments import moment_words
from scenarier.text.plain import LONGEST_NAME
from scenarier.views.what_differs import count_words

_TEXTS = ("study", "renamed", "scenario_note", "scenario_colour", "setting_note", "spread_note")
"""Kinds of changes that are texts, but for the study's seed and last year."""


def apart_words(old: Study, old_baseline: Baseline, new: Study, baseline: Baseline) -> str:
    """How much differs between two studies: `1 scenario, 3 assumptions, the budget`; "" for nothing."""
    last = min(old.horizon, new.horizon)
    found = choices_apart(old, old_baseline, new, baseline, last)
    n_scenarios, n_rules = _count(found, "scenario"), _count(found, "rule")
    n_settings, n_measures = _count(found, "setting"), _count(found, "measure")
    parts = [ntr("{n} scenario", "{n} scenarios", n_scenarios)] if n_scenarios else []
    parts += [count_words(n_settings, n_measures)] if n_settings or n_measures else []
    parts += [tr("the budget")] if _count(found, "budget") else []
    parts += [tr("the population forecast")] if _count(found, "forecast") else []
    parts += [ntr("{n} rule", "{n} rules", n_rules)] if n_rules else []
    parts += _further(found)
    parts += [tr("names and texts")] if any(_is_text(one) for one in found) else []
    return ", ".join(parts)


def _further(found: Sequence[Change]) -> list[str]:
    """What else differs but texts: spreads and seed, questions, seals, the last year."""
    n_spreads, n_questions = _count(found, "spread"), _count(found, "question")
    parts = [ntr("{n} spread", "{n} spreads", n_spreads)] if n_spreads else []
    parts += [tr("the seed of the draws")] if _has(found, "seed") else []
    parts += [ntr("{n} question", "{n} questions", n_questions)] if n_questions else []
    parts += [tr("a seal")] if _count(found, "seal") else []
    return parts + ([tr("the last year")] if _has(found, "horizon") else [])


def _has(found: Sequence[Change], item: str) -> bool:
    """Whether something of the study itself differs."""
    return any((one.kind, one.item) == ("study", item) for one in found)


def _is_text(one: Change) -> bool:
    return one.kind in _TEXTS and (one.kind, one.item) not in (("study", "seed"), ("study", "horizon"))


def _count(found: Sequence[Change], part: str) -> int:
    """Things of a part that differ, each counted once whatever of it does; texts are left out."""
    kinds = [one for one in found if one.kind.partition("_")[0] == part and one.kind not in _TEXTS]
    return len({(one.scenario, one.item) for one in kinds})


def version_words(when: datetime, n_scenarios: int, apart: str) -> str:
    """A version in a line: from when it is, how much it holds, and how it differs from what is open."""
    what = tr("differs from now in: {what}", what=apart) if apart else tr("as it is now")
    return " · ".join([moment_words(when), ntr("{n} scenario", "{n} scenarios", n_scenarios), what])


def copy_title(name: str, when: datetime) -> str:
    """What a copy of an earlier version is called: the study's name, and from when it is."""
    told = tr("version of {when}", when=moment_words(when))
    return f"{name[: LONGEST_NAME - len(told) - 3]} ({told})"
