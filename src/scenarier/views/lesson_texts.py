"""A lesson's texts with their figures filled in, and its conditions in words."""

import re
from collections.abc import Mapping

from scenarier.analysis.lesson_numbers import Bench, Judgement
from scenarier.model.lesson_edits import MEASURE
from scenarier.model.lessons import Condition, Edit, Figure, Hint, Lesson, Source, Text
from scenarier.model.names import line_name, rule_name
from scenarier.model.study import Scenario
from scenarier.text.language import tr
from scenarier.text.numbers import DECIMALS, format_number, unit_name
from scenarier.views.lever_words import lever_title, value_words
from scenarier.views.what_differs import by_year_words

_FIELD = re.compile(r"\{([^{}]*)\}")
_UNIT_DECIMALS = {"mia_kr": 1, "per_cent": 1, "mio_kr": 0, "kr_per_citizen": 0}


def figure_words(figure: Figure, bench: Bench, now: Scenario) -> str:
    """A text's number as it is read, without its unit."""
    value = bench.figure(figure, now)
    unit = "per_cent" if figure.of and not figure.unit else figure.unit
    if unit == "per_cent" and figure.of and not figure.unit:
        value *= 100
    own = bench.unit(figure.source)
    if not unit and own == "share":
        value, unit = value * 100, "per_cent"
    decimals = _UNIT_DECIMALS.get(unit, DECIMALS.get(own, 0)) if figure.decimals is None else figure.decimals
    return format_number(abs(value) if figure.size else value, decimals, sign=figure.sign)


def filled(
    text: Text, lesson: Lesson, bench: Bench, now: Scenario, levers: Mapping[str, str] | None = None
) -> str:
    """A text in the language that is spoken, its figures in the reader's numbers.

    Parameters
    ----------
    levers : values in words of the levers that a hint names.
    """
    named = levers or {}

    def number(found: re.Match[str]) -> str:
        name = found[1]
        return named[name] if name in named else figure_words(lesson.figures[name], bench, now)

    return _FIELD.sub(number, text.spoken)


def hint_words(hint: Hint, lesson: Lesson, bench: Bench, now: Scenario) -> str:
    """A hint with the values of its levers."""
    named = {lever: edit_words(bench, lever, edit) for lever, edit in hint.levers.items()}
    return filled(hint.text, lesson, bench, now, named)


def edit_words(bench: Bench, lever: str, edit: Edit) -> str:
    """A lever's value in words, by year where the years differ."""
    if isinstance(edit, Mapping):
        return by_year_words([(year, _value_words(bench, lever, value)) for year, value in edit.items()])
    return _value_words(bench, lever, edit)


def _value_words(bench: Bench, lever: str, value: float | bool) -> str:
    if lever.startswith(MEASURE) and not isinstance(value, bool):
        return f"{format_number(value, 0 if value == round(value) else 1)} {unit_name('mio_kr')}"
    return value_words(bench.baseline, lever, float(value))


def answer_words(bench: Bench, edits: Mapping[str, Edit]) -> str:
    """Levers and their values in one line."""
    return "; ".join(
        f"{lever_title(bench.baseline, lever)}: {edit_words(bench, lever, edit)}" for lever, edit in edits.items()
    )


def quantity(value: float, unit: str) -> str:
    """A number with its unit; of a share with as many decimals as a rate has."""
    if unit == "share":
        return f"{format_number(value * 100, 2)} %"
    decimals = DECIMALS[unit] if abs(value) >= 10 or value == round(value) else max(DECIMALS[unit], 1)
    return f"{format_number(value, decimals)} {unit_name(unit)}".strip()


def source_title(source: Source, bench: Bench) -> str:
    """What a number is called."""
    if source.lever:
        return lever_title(bench.baseline, source.lever)
    title = line_name(bench.baseline, source.metric, source.entity)
    if source.chance is None:
        return title
    return tr("{figure}, {n} futures in 100 below", figure=title, n=format_number(source.chance * 100))


def condition_words(condition: Condition, bench: Bench) -> str:
    """A condition as a line: `Likviditet pr. borger 2029: mindst 4.000 kr. pr. borger`."""
    if condition.balance:
        return tr("Every year is financed, and no ceiling newly broken")
    if condition.rule:
        rules = (*bench.baseline.rules, *bench.study.rules)
        name = rule_name(next(one for one in rules if one.name == condition.rule))
        return (
            tr("The rule “{name}” is kept", name=name) if condition.holds else tr("“{name}” is broken", name=name)
        )
    title = source_title(condition.source, bench)
    if condition.less is not None:
        title = tr("{figure}, against the start", figure=title)
    first, last = condition.years
    first, last = first or bench.baseline.first_year, last or bench.study.horizon
    years = str(first) if first == last else f"{first}–{last}"
    unit = bench.unit(condition.source)
    threshold = quantity(condition.threshold, unit)
    if condition.of:
        part = quantity(condition.threshold, "share")
        threshold = tr("{share} of {name}", share=part, name=line_name(bench.baseline, condition.of, ""))
    return _compared(condition, f"{title} {years}", threshold)


def _compared(condition: Condition, title: str, threshold: str) -> str:
    if condition.comparison == "at_least":
        return tr("{figure}: at least {threshold}", figure=title, threshold=threshold)
    if condition.comparison == "at_most":
        return tr("{figure}: at most {threshold}", figure=title, threshold=threshold)
    return tr("{figure}: just {threshold}", figure=title, threshold=threshold)


def judged_words(judged: Judgement, condition: Condition, bench: Bench) -> str:
    """Where a condition stands now: `nu 3.211 kr. pr. borger i 2029`; "" for a rule or a balance."""
    if judged.year is None:
        return ""
    value = quantity(judged.value, bench.unit(condition.source))
    return tr("now {value} in {year}", value=value, year=judged.year)
