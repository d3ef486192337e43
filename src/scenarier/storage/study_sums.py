"""Sums of what a proposal rests on, by which a seal knows it again; docs/proposals.md."""

import hashlib
from functools import lru_cache
from typing import Any

import msgspec

from scenarier.model.baseline import Baseline
from scenarier.model.proposals import Seal
from scenarier.model.study import BASELINE, Scenario, Study
from scenarier.storage.short_code import short_code
from scenarier.storage.study_write import budget_file, forecast_file, scenario_file, seal_file

_LEFT_OUT = {"name": "", "colour": "", "based_on": "", "status": "", "sealed": msgspec.UNSET}
"""What of a scenario is not summed: its name, looks and place may be others, and a seal holds no sum of itself."""


def sums_of(study: Study, baseline: Baseline, scenario: Scenario, base: Scenario) -> dict[str, str]:
    """The sums of a proposal, its base, the study's budget and forecast and the baseline, by SEALED_PARTS.

    Parameters
    ----------
    base : the baseline scenario where the proposal is built on nothing.
    """
    return {
        "scenario": _sum(_content(scenario)),
        "base": _sum(None if base == BASELINE else _content(base)),
        "budget": _sum(study.budget and budget_file(study.budget)),
        "forecast": _sum(study.forecast and forecast_file(study.forecast)),
        "baseline": _sum_of_package(baseline.package or baseline),
    }


def seal_code(seal: Seal) -> str:
    """The eight letters of a seal: those of its canonical JSON."""
    return short_code(canonical(seal_file(seal)))


def canonical(value: Any) -> bytes:
    """JSON with its keys in order, without blanks, in UTF-8, numbers as a study's file writes them."""
    return msgspec.json.encode(value, order="sorted")


def _content(scenario: Scenario) -> Any:
    return msgspec.structs.replace(scenario_file(scenario), **_LEFT_OUT)


def _sum(value: Any) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


@lru_cache(maxsize=4)
def _sum_of_package(package: Baseline) -> str:
    """The sum of a package's tables, whatever its files look like."""
    tables = {name: list(map(dict, table.rows)) for name, table in package.tables.items()}
    return _sum({"name": package.name, "base_year": package.base_year, "tables": tables})
