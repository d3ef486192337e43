"""The plot that a lesson's guess is drawn in: what is known, the guess, and the answer once it is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import nan

import numpy as np

from scenarier.analysis.lesson_numbers import Bench
from scenarier.model.lessons import START, Guess, Source
from scenarier.model.names import line_name, scenario_title
from scenarier.model.terms import PLAIN, unit_words
from scenarier.text.language import tr
from scenarier.text.numbers import DECIMALS, unit_name
from scenarier.views.charts import ChartData, Series
from scenarier.views.meeting_chart import GUESSED, room_for_guess
from scenarier.vocabulary.variables import VARIABLES


def guess_chart(
    guess: Guess, bench: Bench, guessed: Mapping[int, float], *, is_answered: bool
) -> ChartData | None:
    """The figure that is guessed, `guessed` by year in its unit; None where a lever is, which has no plot.

    While it is guessed the answer is neither drawn nor to be read off the axis, though there is room for it.
    """
    source = guess.source
    if not source.metric:
        return None
    unit = VARIABLES[source.metric].unit
    words = unit_words(unit, PLAIN, bench.baseline.base_year)
    made = ChartData(
        title=line_name(bench.baseline, source.metric, source.entity),
        subtitle=words[:1].upper() + words[1:],
        years=bench.years,
        series=(*_known(source, bench), *_guessed(guessed, source, bench), *_answer(source, bench, is_answered)),
        decimals=DECIMALS[unit],
        unit=unit_name(unit),
        account_year=bench.baseline.base_year,
    )
    return made if is_answered else replace(made, room=_room(made, guess, bench))


def _known(source: Source, bench: Bench) -> Iterator[Series]:
    """The line that the learner has before, where another one is guessed; else the accounts alone."""
    before = replace(source, scenario=START, edits={}, chance=None)
    if source != before:
        values = bench.series(before, bench.start)
        yield Series("before", scenario_title(bench.start.name), values, "muted", dash="long")
        return
    values = np.full(len(bench.years), nan)
    values[0] = bench.series(source, bench.start)[0]
    yield Series("accounts", scenario_title(bench.start.name), values, "text", end_label=False)


def _guessed(guessed: Mapping[int, float], source: Source, bench: Bench) -> Iterator[Series]:
    if not guessed:
        return
    values = [guessed.get(year, nan) for year in bench.years]
    if bench.years[1] in guessed:  # the hand began at the accounts
        values[0] = float(bench.series(source, bench.start)[0])
    is_whole = bench.years[-1] in guessed
    yield Series(GUESSED, tr("Guess"), values, "negative", dash="dot", end_label=is_whole)


def _answer(source: Source, bench: Bench, is_answered: bool) -> Iterator[Series]:
    if is_answered:
        yield Series("answer", tr("The answer"), bench.series(source, bench.start), "accent", dash="solid")


def _room(data: ChartData, guess: Guess, bench: Bench) -> tuple[float, float]:
    """Room as in a meeting, doubled until the answer has its place in it too."""
    low, high = room_for_guess(data)
    first, last = (year - bench.years[0] for year in guess.years)
    answer = bench.series(guess.source, bench.start)[first : last + 1]
    while float(answer.min()) <= low or float(answer.max()) >= high:
        low, high = low - (high - low) / 2, high + (high - low) / 2
    return low, high
