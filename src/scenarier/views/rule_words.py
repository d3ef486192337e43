"""Rules and how they are kept, in words."""

import numpy as np

from scenarier.analysis.rules import Judged
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name
from scenarier.model.rules import CAP, Rule
from scenarier.text.language import mark, tr
from scenarier.text.numbers import DECIMALS, format_number, told_apart, unit_name
from scenarier.text.plain import listed
from scenarier.text.words import STEP_NAMES, variable_name
from scenarier.vocabulary.variables import VARIABLES

SEVERITY_NAMES = {
    "limit": mark("law or agreement"),
    "target": mark("target"),
    "band": mark("early warning"),
}
MOST_DECIMALS = 3


def rule_terms(rule: Rule) -> str:
    """The rule as a formula in words: `Serviceudgifter ≤ Serviceramme`."""
    sign = "≥" if rule.comparison == "at_least" else "≤"
    return f"{variable_name(rule.metric)} {sign} {threshold_words(rule)}"


def threshold_words(rule: Rule) -> str:
    """The threshold: a number with its unit, a variable, or a part of one."""
    if not rule.threshold_of:
        unit = VARIABLES[rule.metric].unit
        decimals = 0 if rule.threshold == round(rule.threshold) else 2
        return f"{format_number(rule.threshold, decimals)} {unit_name(unit)}".strip()
    name = tr(STEP_NAMES[CAP]) if rule.threshold_of == CAP else variable_name(rule.threshold_of)
    if rule.threshold == 1.0:
        return name
    per_cent = rule.threshold * 100
    decimals = 0 if per_cent == round(per_cent) else 2
    share = format_number(per_cent, decimals)
    return tr("{share}% of {name}", share=share, name=name)


def amount(value: float, unit: str, decimals: int | None = None) -> str:
    """A number with its unit in words; more decimals where it is small."""
    if decimals is None:
        decimals = DECIMALS[unit] if abs(value) >= 1 or value == 0 else DECIMALS[unit] + 1
    return f"{format_number(value, decimals)} {unit_name(unit)}".strip()


def pair(value: float, threshold: float, unit: str) -> str:
    """`22.302 mod 22.264 mio. kr.`, with as many decimals as tell them apart."""
    first, second = told_apart(value, threshold, DECIMALS[unit], MOST_DECIMALS)
    return tr("{value} against {threshold} {unit}", value=first, threshold=second, unit=unit_name(unit)).strip()


def said(judged: Judged, baseline: Baseline) -> str:
    """How the rule is kept: the first breach, or the least margin, with year, numbers and unit."""
    if not judged.is_judged:
        return tr("Nothing to judge in these years.")
    if judged.is_kept:
        return _kept(judged, baseline)
    row = int(np.argmax(~judged.holds.all(axis=1)))
    column = int(np.argmin(judged.margins[row]))
    unit = VARIABLES[judged.rule.metric].unit
    numbers = pair(float(judged.values[row, column]), float(judged.thresholds[row, column]), unit)
    who = entity_name(baseline, judged.entities[column])
    told = f"{who} {numbers}" if who else numbers
    first = _sentence(tr("First broken in {year}: {numbers}", year=judged.years[row], numbers=told))
    others = [
        f"{entity_name(baseline, entity)} ({judged.years[int(np.argmin(judged.holds[:, other]))]})"
        for other, entity in enumerate(judged.entities)
        if other != column and not judged.holds[:, other].all()
    ]
    if not others:
        return first
    also = tr("Also broken: {names}.", names=listed(others))
    return f"{first} {also}"


def _kept(judged: Judged, baseline: Baseline) -> str:
    row, column = np.unravel_index(int(np.argmin(judged.margins)), judged.margins.shape)
    margin = float(judged.margins[row, column])
    who = entity_name(baseline, judged.entities[column])
    year = judged.years[row]
    if margin == 0.0:
        where = tr("{name} in {year}", name=who, year=year) if who else tr("in {year}", year=year)
        return tr("Holds; just at the threshold {where}.", where=where)
    told = amount(margin, VARIABLES[judged.rule.metric].unit)
    if who:
        told = tr("{amount} ({name})", amount=told, name=who)
    return tr("Holds; least margin {amount} in {year}.", amount=told, year=year)


def _sentence(text: str) -> str:
    """The text with one full stop, also after an abbreviation."""
    return text if text.endswith(".") else f"{text}."
