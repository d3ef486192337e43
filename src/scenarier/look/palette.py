"""Two schemes of colours, one dash pattern a department or scenario; no Qt, so the window uses them too.

A department has its colour and dash by its place in the baseline; a chart asks for `department:0`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

DEPARTMENT = "department:"
SCENARIO = "scenario:"
SCENARIO_COLOURS = ("blue", "orange", "green", "purple", "ochre", "slate")
"""The colours a scenario may have, as studies name them; a chart asks for `scenario:blue`."""

# Lengths in pen widths: stroke, gap, … Strokes are long so that a short line still reads as a line.
DASHES: Mapping[str, tuple[float, ...]] = {
    "solid": (),
    "long": (9.0, 2.5),
    "dash": (5.0, 2.5),
    "dash-dot": (8.0, 2.5, 1.5, 2.5),
    "dot": (2.0, 2.0),
    "long-dot-dot": (9.0, 2.0, 1.5, 2.0, 1.5, 2.0),
    "level": (4.0, 3.0),
}

PATTERNS = ("solid", "long", "dash", "dash-dot", "dot", "long-dot-dot")
"""The dashes of the first departments and of the scenarios, in their order."""
SCENARIO_DASHES: Mapping[str, str] = dict(zip(SCENARIO_COLOURS, PATTERNS, strict=True))

RAMP = ("#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369", "#fee838")
"""A field of numbers, low to high: blue to yellow, told apart with any colour vision and in grey (cividis)."""
ON_FIELD, AROUND_IT = "#ffffff", "#101820"
"""What is drawn on such a field, seen on all its colours in either scheme, and the edge around it."""


def department_colour(place: int) -> str:
    """The name that a chart asks with for the department at a place in the baseline."""
    return f"{DEPARTMENT}{place}"


def _own_dash(colour: str) -> str:
    """The dash that goes with a colour; a department whose colour is used again has another dash with it."""
    if colour.startswith(DEPARTMENT):
        place = int(colour.removeprefix(DEPARTMENT))
        return PATTERNS[(place + place // len(PATTERNS)) % len(PATTERNS)]
    return SCENARIO_DASHES.get(colour.removeprefix(SCENARIO), "solid") if colour.startswith(SCENARIO) else "solid"


def dash_of(colour: str, dash: str = "") -> tuple[float, ...]:
    """The pattern with this name, else the colour's own, else a whole line."""
    return DASHES[dash or _own_dash(colour)]


@dataclass(frozen=True)
class Scheme:
    """Colours as `#rrggbb`: text at least 4.5:1 and marks at least 3:1 against the card.

    `departments` holds the departments' colours by their place, begun again when they are used up. `scenarios`
    holds a scenario's colour by its name, and under `baseline` a grey that also reads as text:
    the name at the end of a line is written in the line's colour.
    """

    name: str
    ground: str
    card: str
    border: str
    grid: str
    zero: str
    text: str
    muted: str
    accent: str
    positive: str
    negative: str
    baseline: str
    target: str
    ceiling: str
    bar_up: str
    bar_down: str
    departments: tuple[str, ...]
    scenarios: Mapping[str, str]

    def colour(self, name: str) -> str:
        """A colour by its name here, `department:0`, `scenario:blue`, or `#rrggbb` as it stands."""
        if name.startswith("#"):
            return name
        if name.startswith(SCENARIO):
            return self.scenarios[name.removeprefix(SCENARIO)]
        if name.startswith(DEPARTMENT):
            return self.departments[int(name.removeprefix(DEPARTMENT)) % len(self.departments)]
        value = getattr(self, name, None)
        if not isinstance(value, str):
            raise KeyError(name)
        return value


def _scenarios(baseline: str, *colours: str) -> Mapping[str, str]:
    """The scenarios' colours, none of which is a department's, and the baseline's grey."""
    return {**dict(zip(SCENARIO_COLOURS, colours, strict=True)), "baseline": baseline}


LIGHT = Scheme(
    name="light",
    ground="#f4f6f8",
    card="#ffffff",
    border="#dce1e7",
    grid="#e9edf1",
    zero="#7c8794",
    text="#1b222b",
    muted="#56616f",
    accent="#1a5fb4",
    positive="#0b7350",
    negative="#b3261e",
    baseline="#87909c",
    target="#b3261e",
    ceiling="#56616f",
    bar_up="#0b7d6b",
    bar_down="#9a6a0f",
    departments=("#034db4", "#a6360a", "#0e7c5a", "#9c388c", "#96700a", "#5d5360"),
    scenarios=_scenarios("#6c7884", "#3668c9", "#852f00", "#085a3d", "#631898", "#6c6834", "#2e3a40"),
)

DARK = Scheme(
    name="dark",
    ground="#14181d",
    card="#1d232b",
    border="#343d48",
    grid="#2b333d",
    zero="#8793a1",
    text="#e8ecf1",
    muted="#a5b0bd",
    accent="#7ab0ff",
    positive="#5ccfa0",
    negative="#ff8a80",
    baseline="#7d8895",
    target="#ff8a80",
    ceiling="#a5b0bd",
    bar_up="#3fb3a0",
    bar_down="#cf9f45",
    departments=("#689af9", "#ff8658", "#45c79c", "#d188c8", "#e6c053", "#aebdd2"),
    scenarios=_scenarios("#868a8e", "#1fcefe", "#f05d1a", "#97f7a0", "#be67d4", "#b3ae77", "#dae1ec"),
)

SCHEMES: Mapping[str, Scheme] = {"light": LIGHT, "dark": DARK}


def scheme(name: str) -> Scheme:
    """`light` or `dark`."""
    return SCHEMES[name]
