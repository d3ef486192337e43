"""What it would take, in words: the answer in a sentence, the stretches that do, and what must be known of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from scenarier.analysis.demand import Demand
from scenarier.analysis.levers import Lever, MeasureLever
from scenarier.analysis.solve import Answer
from scenarier.model.baseline import Baseline
from scenarier.model.names import line_name
from scenarier.model.rules import CAP
from scenarier.model.terms import Terms, prices_words
from scenarier.session.lever_edits import lever_words
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.text.plain import one_line
from scenarier.text.reading import show_number
from scenarier.text.words import STEP_NAMES, variable_name
from scenarier.views.rule_words import pair
from scenarier.vocabulary.variables import VARIABLES

EXACT = 3
"""So many decimals more has a value that must be met exactly."""
MOST_DECIMALS = 12


@dataclass(frozen=True, slots=True)
class Solved:
    """An answer in words. `value` is the lever's in round numbers that do, None where there is none.

    `reason` says why there is no value, "" where there is one; `stretches` which values do, "" for none; `notes`
    what else must be known.
    """

    answer: Answer
    value: float | None
    sentence: str
    stretches: str
    notes: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Why there is no value; "" where there is one and nothing else to say of it."""
        told = () if self.answer.status == "solved" else (self.sentence,)
        return " ".join([*told, *self.notes])

    def lines(self) -> list[str]:
        """All of it, a line each."""
        return [line for line in (self.sentence, self.stretches, *self.notes) if line]


def solved(baseline: Baseline, answer: Answer) -> Solved:
    """An answer in words."""
    value = None if answer.value is None else handy(answer, answer.value)
    return Solved(answer, value, _sentence(baseline, answer, value), _stretches(answer), tuple(_notes(answer)))


# Values of a lever


def lever_name(baseline: Baseline, lever: Lever) -> str:
    """What a lever is called: `Ændring af ramme, Børn og Unge`, or a measure's title."""
    if isinstance(lever, MeasureLever):
        return tr("the measure “{title}”", title=one_line(lever.measure.title))
    return lever_words(baseline, lever.spec.name, lever.entity)


def unit_of(lever: Lever) -> str:
    """The unit of a lever's values."""
    return "mio_kr" if isinstance(lever, MeasureLever) else lever.spec.unit


def value_text(lever: Lever, value: float) -> str:
    """A lever's value with its unit: `24,7 %`; on or off of a switch."""
    unit = unit_of(lever)
    if unit == "switch":
        return tr("on") if value else tr("off")
    return f"{show_number(value, unit)} {unit_name(unit)}".strip()


def decimals_of(lever: Lever) -> int:
    """How many decimals a lever's values have in round numbers, one more than its step; a share as a fraction."""
    if isinstance(lever, MeasureLever):
        return 1
    step = lever.spec.step
    usual = max(0, ceil(-log10(step) - 1e-9)) if step else 0
    return max(4, usual) if lever.spec.unit == "share" else usual + 1 if lever.spec.unit == "mio_kr" else usual


def handy(answer: Answer, value: float) -> float:
    """A value that does in round numbers: moved into its stretch as little as they ask for."""
    stretch = next((one for one in answer.feasible if one[0] <= value <= one[1]), (value, value))
    return _rounded(answer, value, stretch)


def _rounded(answer: Answer, value: float, stretch: tuple[float, float]) -> float:
    low, high = stretch
    for decimals in range(decimals_of(answer.lever), MOST_DECIMALS):
        scale = 10.0**decimals
        for made in (round(value * scale), ceil(value * scale), floor(value * scale)):
            if low <= made / scale <= high:
                return made / scale
        if high - low < 1.0 / scale / 10.0**EXACT:
            break
    return value


def _shown(answer: Answer, value: float) -> str:
    """A value in round numbers; one that must be met exactly with some decimals more."""
    made = handy(answer, value)
    return value_text(answer.lever, round(made, decimals_of(answer.lever) + EXACT))


# Sentences


def when_words(years: Sequence[int]) -> str:
    """`i 2029`, `alle år 2026–2029`."""
    if len(years) == 1:
        return tr("in {year}", year=years[0])
    return tr("every year {first}–{last}", first=years[0], last=years[-1])


def target_words(demand: Demand) -> str:
    """The target with its unit, or the variable that it is."""
    if not demand.target_of:
        unit = VARIABLES[demand.variable].unit
        return f"{show_number(round(demand.target, 6), unit)} {unit_name(unit)}".strip()
    return target_name(demand.target, demand.target_of)


def target_name(target: float, target_of: str) -> str:
    """A target that is a variable, or a part of one: `95 % af Serviceramme`."""
    name = tr(STEP_NAMES[CAP]) if target_of == CAP else variable_name(target_of)
    if target == 1.0:
        return name
    return tr("{share}% of {name}", share=show_number(round(target * 100, 6), "mio_kr"), name=name)


def demand_words(baseline: Baseline, demand: Demand) -> str:
    """`Likviditet pr. borger på mindst 9.000 kr. pr. borger i 2029`."""
    told = {
        "at_least": tr("{name} of at least {target} {when}"),
        "at_most": tr("{name} of at most {target} {when}"),
        "equal": tr("{name} of {target} {when}"),
    }[demand.comparison]
    name = line_name(baseline, demand.variable, demand.entity)
    return told.format(name=name, target=target_words(demand), when=when_words(demand.years))


def _numbers(answer: Answer) -> str:
    return pair(answer.reached, answer.target, VARIABLES[answer.demand.variable].unit)


def _sentence(baseline: Baseline, answer: Answer, value: float | None) -> str:
    name = line_name(baseline, answer.demand.variable, answer.demand.entity)
    lever, year = lever_name(baseline, answer.lever), answer.binding_year
    if answer.status == "holds_already":
        told = tr(
            "It holds already: {name} is {numbers} in {year}", name=name, numbers=_numbers(answer), year=year
        )
        return _ended(told)
    if answer.status == "no_effect":
        first = _ended(_still(lever, name, answer.demand.years))
        then = _ended(tr("In {year} it is {numbers}", year=year, numbers=_numbers(answer)))
        return f"{_begun(first)} {then}"
    if value is None:
        best = answer.low if answer.best is None else answer.best
        at = value_text(answer.lever, round(best, decimals_of(answer.lever) + EXACT))
        told = tr(
            "Out of reach: with {lever}, {name} comes no nearer than {numbers} in {year}, at {value}",
            name=name,
            lever=lever,
            numbers=_numbers(answer),
            year=year,
            value=at,
        )
        return _ended(told)
    demand = demand_words(baseline, answer.demand)
    said = tr("{lever} {value}", lever=lever, value=_shown(answer, value))
    if answer.lever.has_year:
        said = tr("{moved} from {year}", moved=said, year=answer.first_year)
    return _ended(
        _begun(tr("{moved} (now {own}) gives {demand}", moved=said, own=_own(baseline, answer), demand=demand))
    )


def _still(lever: str, name: str, years: Sequence[int]) -> str:
    """What is said of a lever that moves nothing in the years asked."""
    if len(years) == 1:
        return tr("{lever} does not move {name} in {year}", lever=lever, name=name, year=years[0])
    first, last = years[0], years[-1]
    return tr(
        "{lever} moves {name} in none of the years {first}–{last}", lever=lever, name=name, first=first, last=last
    )


def _own(baseline: Baseline, answer: Answer) -> str:
    """What the lever has now, with the prices that its amounts are in."""
    own = value_text(answer.lever, round(answer.own, decimals_of(answer.lever)))
    own = own if answer.is_own_even else tr("{value} on average", value=own)
    prices = "base_year" if isinstance(answer.lever, MeasureLever) else answer.lever.spec.prices
    return f"{own}, {prices_words(Terms(prices=prices), baseline.base_year)}" if prices else own


def _stretches(answer: Answer) -> str:
    """Which values do: `Det holder fra 24,7 % til 30 % (håndtaget går fra 20 % til 30 %).`."""
    if not answer.feasible:
        return ""
    ends = value_text(answer.lever, answer.low), value_text(answer.lever, answer.high)
    if answer.lever.is_switch and len(answer.feasible) > 1:
        return tr("It holds both on and off.")
    if answer.feasible == ((answer.low, answer.high),):
        return tr("It holds at every value, from {low} to {high}.", low=ends[0], high=ends[1])
    if answer.lever.is_switch:
        is_on = answer.feasible[0][0] == answer.high
        return tr("It holds only when it is on.") if is_on else tr("It holds only when it is off.")
    told = "; ".join(_stretch(answer, *one) for one in answer.feasible)
    return tr(
        "It holds {stretches} (the lever goes from {low} to {high}).", stretches=told, low=ends[0], high=ends[1]
    )


def _stretch(answer: Answer, low: float, high: float) -> str:
    if low == high:
        return tr("at {value}", value=_shown(answer, low))
    return tr("from {low} to {high}", low=_shown(answer, low), high=_shown(answer, high))


def _notes(answer: Answer) -> list[str]:
    """What else must be known: years that no value helps, and how an amount of a measure that is off is meant."""
    notes = []
    if answer.demand.years[-1] < answer.first_year:
        notes.append(tr("The lever is moved from {year} on.", year=answer.first_year))
    if answer.failing:
        years = ", ".join(map(str, answer.failing))
        told = tr("It does not hold in {years}, before the lever is moved, and no value helps.", years=years)
        notes.append(told)
    if isinstance(answer.lever, MeasureLever) and not answer.lever.measure.on:
        notes.append(tr("The measure is off; the amount is for when it is switched on."))
    return notes


def _begun(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _ended(text: str) -> str:
    """The text with one full stop, also after an abbreviation."""
    return text if text.endswith(".") else f"{text}."
