"""The plot of a meeting: the line of now, frozen lines beside it, and a guess before the answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import nan

import numpy as np

from scenarier.look.palette import SCENARIO, SCENARIO_COLOURS
from scenarier.model.names import line_name
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.views.charts import ChartData, Level, Numbers, Series, row_of
from scenarier.views.compared import with_arrow
from scenarier.views.key_figures import against_words
from scenarier.views.meeting import LeverFace, Plot
from scenarier.views.overview import PER_CENT, chart, line, target_level
from scenarier.views.shown import Shown
from scenarier.views.uncertain_charts import dotted, with_fans

FROZEN = "frozen:"
MOST_FROZEN = 4
"""So many lines beside that of now are told apart from the back row."""
CEILINGS = {"service_expenditure": "service_ceiling", "capex_gross": "capex_ceiling"}
GUESSED = "guess"
LONGEST = 22
"""So many letters of a decision's name stand at a frozen line's end."""
ROOM = 0.25
"""A guess has at least this part of the numbers in sight as room above and below them."""


@dataclass(frozen=True, slots=True, eq=False)
class Frozen:
    """A line that stays as it was: what is said of it, the numbers of then, and its colour."""

    label: str
    shown: Shown
    colour: str


@dataclass(frozen=True, slots=True)
class Guess:
    """What the audience guesses by year, and whether the answer is seen."""

    values: Mapping[int, float] = field(default_factory=dict)
    is_answered: bool = False


def freeze(shown: Shown, label: str, frozen: Sequence[Frozen]) -> Frozen:
    """The line of now, in a colour that neither it nor another frozen line has."""
    taken = {shown.colour, *(one.colour for one in frozen), *_coming(shown)}
    colour = next(name for each in SCENARIO_COLOURS if (name := f"{SCENARIO}{each}") not in taken)
    return Frozen(label, shown, colour)


def _coming(shown: Shown) -> tuple[str, ...]:
    """The colour that a first move of the baseline scenario gives the line."""
    return () if shown.colour.startswith(SCENARIO) else (f"{SCENARIO}{SCENARIO_COLOURS[0]}",)


def meeting_chart(
    shown: Shown, plot: Plot, frozen: Sequence[Frozen] = (), guess: Guess | None = None
) -> ChartData:
    """The figure of now with what stands beside it; while it is guessed the line of now is left out."""
    variable, entity = plot
    is_hidden = guess is not None and not guess.is_answered
    series = [
        *(_frozen_line(one, place, plot) for place, one in enumerate(frozen)),
        *(_unanswered(shown, plot) if is_hidden else (_line_of_now(shown, plot),)),
        *([] if guess is None else _guessed(shown, plot, guess)),
    ]
    title = line_name(shown.baseline, variable, entity)
    made = chart(shown, variable, title, series=tuple(series), levels=_levels(shown, variable))
    if is_hidden:
        return replace(made, room=room_for_guess(made))
    return made if guess is not None else _how_sure(shown, plot, made)


def _how_sure(shown: Shown, plot: Plot, data: ChartData) -> ChartData:
    """With what draws say of the line of now: bands, or, where it stands alone, sample paths and fifty dots."""
    unsure = shown.unsure
    if unsure is None or plot not in unsure.quantiles:
        return data
    if unsure.uncertainty == "paths":
        return dotted(shown, data, unsure, plot) if len(data.series) == 1 else data
    *frozen, now = data.series
    banded = with_fans(lambda _: replace(data, series=(now,)), plot[0])(shown)
    return replace(banded, series=(*frozen, *banded.series))


def _line_of_now(shown: Shown, plot: Plot) -> Series:
    return line(shown, plot[0], shown.name, shown.colour, plot[1], shown.reference_name)


def _numbers(shown: Shown, plot: Plot) -> Numbers:
    return row_of(shown.series(*plot)) * _scale(shown, plot)


def _scale(shown: Shown, plot: Plot) -> float:
    return PER_CENT if shown.unit(plot[0]) == "share" else 1.0


def _frozen_line(one: Frozen, place: int, plot: Plot) -> Series:
    return Series(f"{FROZEN}{place}", one.label, _numbers(one.shown, plot), one.colour)


def _unanswered(shown: Shown, plot: Plot) -> Iterator[Series]:
    """The accounts alone of the line of now, and what it is compared with; not where that is the answer itself."""
    numbers = _numbers(shown, plot)
    known = np.full_like(numbers, nan)
    known[0] = numbers[0]
    yield Series("now", shown.name, known, shown.colour, dash="solid", end_label=False)
    behind = shown.behind(*plot)
    if behind is not None and not np.allclose(behind, shown.series(*plot)):
        yield Series("reference", shown.reference_name, behind * _scale(shown, plot), "muted", dash="long")


def _guessed(shown: Shown, plot: Plot, guess: Guess) -> Iterator[Series]:
    """The guess, from the accounts on; years that nobody guessed are left out."""
    if not guess.values:
        return
    numbers, years = _numbers(shown, plot), shown.now.years
    values = [float(numbers[0]), *(guess.values.get(year, nan) for year in years[1:])]
    is_whole = years[-1] in guess.values
    yield Series(GUESSED, tr("Guess"), values, "negative", dash="dot", end_label=is_whole)


def _levels(shown: Shown, variable: str) -> tuple[Level, ...]:
    """The target or ceiling that the figure is held against."""
    if variable == "liquidity_per_citizen":
        target = shown.baseline.figures["liquidity_target"]
        return (target_level(shown.level(target, "kr_per_citizen")),)
    name = CEILINGS.get(variable)
    if name is None:
        return ()
    return (Level(line_name(shown.baseline, name, ""), shown.series(name), "ceiling"),)


def room_for_guess(data: ChartData) -> tuple[float, float]:
    """Room for a guess above and below all else that is in sight: under the hand that draws it the axis stands."""
    others = replace(data, series=tuple(one for one in data.series if one.key != GUESSED))
    rows = np.concatenate([row for row in others.rows() if row.size])
    low, high = float(rows.min()), float(rows.max())
    span = max(high - low, ROOM * max(abs(low), abs(high)), 1.0)
    return low - span, high + span


# In words


def headline(shown: Shown, plot: Plot) -> str:
    """The figure's last year, and how far it is from the reference: `2029: 8.012 kr. pr. borger, ▲ +512 …`."""
    unit = shown.unit(plot[0])
    value = float(shown.series(*plot)[-1])
    words = f"{shown.now.years[-1]}: {format_quantity(value, unit)} {unit_name(unit)}".strip()
    behind = shown.behind(*plot)
    if behind is None:
        return words
    return f"{words}, {against_words(with_arrow(value - float(behind[-1]), unit), shown.reference_name)}"


def frozen_words(place: int, face: LeverFace) -> str:
    """What stands at the end of a frozen line: its number in turn, and the lever's value or the decision then."""
    if not face.is_switch:
        return f"{place}: {face.value}"
    name = face.title if len(face.title) <= LONGEST else f"{face.title[: LONGEST - 1].rstrip()}…"
    return f"{place}: {name} {face.value}".rstrip()


def answer_words(shown: Shown, plot: Plot, guess: Guess) -> str:
    """Guess and answer of the last year that was guessed, else the answer of the last year."""
    unit, scale = shown.unit(plot[0]), _scale(shown, plot)
    year = max(guess.values, default=shown.now.years[-1])
    answer = float(shown.series(*plot)[shown.now.years.index(year)])
    words = f"{format_quantity(answer, unit)} {unit_name(unit)}".strip()
    if not guess.values:
        return tr("Answer {year}: {answer}", year=year, answer=words)
    guessed = guess.values[year] / scale
    return tr("{year}: guess {guess}, answer {answer}, off by {difference}", year=year,
              guess=format_quantity(guessed, unit), answer=words,
              difference=format_quantity(abs(answer - guessed), unit))  # fmt: skip
