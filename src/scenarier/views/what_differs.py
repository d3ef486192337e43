"""What differs between two scenarios, in words and in full: assumptions, the reasons for them, and measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scenarier.analysis.assumptions_apart import Assumption, assumptions_apart
from scenarier.analysis.measures_apart import MeasurePair, measure_pairs
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name, name_of, scenario_title, target_words
from scenarier.model.parameters import ParameterSpec
from scenarier.model.study import Measure, Scenario
from scenarier.model.values import Values
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import unit_name
from scenarier.text.reading import show_number

LONG_RUN = 3
"""So many years with the same value are told as `2026–2028`."""


def count_apart(baseline: Baseline, scenario: Scenario, reference: Scenario, horizon: int) -> tuple[int, int]:
    """How many assumptions and how many measures differ."""
    assumptions = assumptions_apart(baseline, scenario, reference, horizon)
    return len(assumptions), len(measure_pairs(scenario.measures, reference.measures, horizon))


def count_words(n_assumptions: int, n_measures: int) -> str:
    """`3 forudsætninger, 2 tiltag`."""
    parts = []
    if n_assumptions:
        parts.append(ntr("{n} assumption", "{n} assumptions", n_assumptions))
    if n_measures:
        parts.append(ntr("{n} measure", "{n} measures", n_measures))
    return ", ".join(parts) or tr("no difference")


def sentences(baseline: Baseline, scenario: Scenario, reference: Scenario, horizon: int) -> list[str]:
    """What differs, a sentence each: assumptions first, then measures.

    Parameters
    ----------
    scenario, reference : what is told of, and what it is held against (its values stand in brackets).
    """
    rows = assumption_rows(baseline, scenario, reference, horizon)
    told = [_assumption_sentence(row, reference) for row in rows]
    pairs = measure_pairs(scenario.measures, reference.measures, horizon)
    names = scenario_title(scenario.name), scenario_title(reference.name)
    return told + [_measure_sentence(baseline, pair, *names) for pair in pairs]


# Assumptions


@dataclass(frozen=True, slots=True)
class AssumptionRow:
    """A parameter that differs, in words; `ends_in_number` says whether the unit fits behind what is told last."""

    key: str
    name: str
    here: str
    there: str
    unit: str
    ends_in_number: bool
    reasons: tuple[str, ...]


def assumption_rows(
    baseline: Baseline, scenario: Scenario, reference: Scenario, horizon: int
) -> list[AssumptionRow]:
    """The parameters that differ, each with its values in both scenarios and the reasons for them."""
    apart = assumptions_apart(baseline, scenario, reference, horizon)
    return [_assumption_row(baseline, one, scenario, reference) for one in apart]


def _assumption_row(
    baseline: Baseline, found: Assumption, scenario: Scenario, reference: Scenario
) -> AssumptionRow:
    spec = found.spec
    name = name_of(spec)
    if found.entity:
        name = f"{name}, {entity_name(baseline, found.entity)}"
    here, there = _values_words(spec, found.values, found.reference)
    reasons = tuple(_reasons(found.key, scenario, reference))
    return AssumptionRow(found.key, name, here, there, unit_name(spec.unit), _ends_in_number(found), reasons)


def _assumption_sentence(row: AssumptionRow, reference: Scenario) -> str:
    return " – ".join([values_words(row, reference), *row.reasons])


def values_words(row: AssumptionRow, reference: Scenario) -> str:
    """`Udskrivningsprocent: 24,57 % (Grundforløb: 24,52)`."""
    unit = f" {row.unit}" if row.unit and row.ends_in_number else ""
    return f"{row.name}: {row.here}{unit} ({scenario_title(reference.name)}: {row.there})"


def _ends_in_number(found: Assumption) -> bool:
    """Whether a unit fits behind the scenario's last value that is told."""
    apart = [value for value, other in zip(found.values, found.reference, strict=True) if value != other]
    return apart[-1] is not None


def _reasons(key: str, scenario: Scenario, reference: Scenario) -> Iterator[str]:
    if note := scenario.notes.get(key):
        yield tr("why: {note}", note=note)
    if note := reference.notes.get(key):
        yield tr("why in {name}: {note}", name=scenario_title(reference.name), note=note)


def _values_words(spec: ParameterSpec, values: Values, reference: Values) -> tuple[str, str]:
    """Both sides in words: one number where it holds for all years, else the years that differ."""
    years = [index for index, value in enumerate(values) if value != reference[index]]
    is_whole = len(years) == len(values)
    return _side_words(spec, values, years, is_whole), _side_words(spec, reference, years, True)


def _side_words(spec: ParameterSpec, values: Values, years: Sequence[int], may_be_one: bool) -> str:
    told = [values[index] for index in years]
    if may_be_one and len(set(told)) == 1:
        return number_words(told[0], spec.unit)
    return by_year_words([(spec.first_year + index, number_words(values[index], spec.unit)) for index in years])


def number_words(value: float | None, unit: str) -> str:
    """A parameter's value as it is told, without its unit."""
    if unit == "switch":
        return tr("yes") if value else tr("no")
    return tr("none") if value is None else show_number(value, unit)


def by_year_words(values: Sequence[tuple[int, str]]) -> str:
    """`2026: 25, 2027: 30`; three years or more with the same value are told together."""
    runs: list[list[tuple[int, str]]] = []
    for year, text in values:
        if runs and runs[-1][-1] == (year - 1, text):
            runs[-1].append((year, text))
        else:
            runs.append([(year, text)])
    return ", ".join(part for run in runs for part in _run_words(run))


def _run_words(run: list[tuple[int, str]]) -> list[str]:
    if len(run) >= LONG_RUN:
        return [f"{run[0][0]}–{run[-1][0]}: {run[0][1]}"]
    return [f"{year}: {text}" for year, text in run]


# Measures


def amounts_words(baseline: Baseline, measure: Measure, years: Sequence[int]) -> str:
    """A measure's amounts in some years with their unit and prices."""
    told = [(year, show_number(measure.amount_in(year), "mio_kr")) for year in years]
    unit = tr("{unit}, {year} prices", unit=unit_name("mio_kr"), year=baseline.base_year)
    return f"{by_year_words(told)} {unit}" if told else tr("no amounts")


def _measure_sentence(baseline: Baseline, pair: MeasurePair, name: str, reference: str) -> str:
    if pair.reference is None and pair.measure is not None:
        measure = _measure_words(baseline, pair.measure)
        return tr("Measure that is not in {reference}: {measure}", reference=reference, measure=measure)
    if pair.measure is None and pair.reference is not None:
        measure = _measure_words(baseline, pair.reference)
        return tr("Measure of {reference} that is left out: {measure}", reference=reference, measure=measure)
    assert pair.measure is not None
    assert pair.reference is not None
    return _changed_measure(baseline, pair.measure, pair.reference, name, reference)


def _measure_words(baseline: Baseline, measure: Measure) -> str:
    years = [year for year, amount in sorted(measure.amounts.items()) if amount]
    target = target_words(baseline, measure.target)
    amounts = amounts_words(baseline, measure, years)
    if measure.lasting and measure.amount_in(max(measure.amounts, default=0) + 1):
        amounts = tr("{amounts}, the last one carried on", amounts=amounts)
    switched_off = tr("switched off")
    off = "" if measure.on else f" ({switched_off})"
    why = " – " + tr("why: {note}", note=measure.note) if measure.note else ""
    return f"{measure.title}, {target}, {amounts}{off}{why}"


def _changed_measure(baseline: Baseline, now: Measure, then: Measure, name: str, reference: str) -> str:
    parts = []
    if now.target != then.target:
        here, there = (target_words(baseline, one.target) for one in (now, then))
        parts.append(tr("target {now} ({reference}: {then})", now=here, then=there, reference=reference))
    if now.on != then.on:
        parts.append(tr("switched off in {name}", name=reference if now.on else name))
    if now.lasting != then.lasting:
        parts.append(tr("carried on after its last year in {name}", name=name if now.lasting else reference))
    years = [year for year in sorted({*now.amounts, *then.amounts}) if now.amount_in(year) != then.amount_in(year)]
    if years:
        before = by_year_words([(year, show_number(then.amount_in(year), "mio_kr")) for year in years])
        parts.append(f"{amounts_words(baseline, now, years)} ({reference}: {before})")
    changes = "; ".join(parts)
    if now.target != then.target:
        return tr("Measure “{title}”: {changes}", title=now.title, changes=changes)
    target = target_words(baseline, now.target)
    return tr("Measure “{title}” ({target}): {changes}", title=now.title, target=target, changes=changes)
