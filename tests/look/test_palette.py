import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from scenarier.look.palette import (
    DASHES,
    PATTERNS,
    SCENARIO_COLOURS,
    Scheme,
    dash_of,
    department_colour,
    scheme,
)
from scenarier.model.study import COLOURS

Colour = NDArray[np.float64]
DEPARTMENTS = [department_colour(place) for place in range(6)]

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
SEEN = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# Ottosson 2020.
TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)

both_schemes = pytest.mark.parametrize("name", ["light", "dark"])


def linear(colour: str) -> Colour:
    part = np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def oklab(rgb: Colour) -> Colour:
    return TO_LAB @ np.cbrt(TO_LMS @ np.clip(rgb, 0, 1))


def contrast(one: str, other: str) -> float:
    light = [float(linear(colour) @ np.array([0.2126, 0.7152, 0.0722])) for colour in (one, other)]
    return (max(light) + 0.05) / (min(light) + 0.05)


def grounds(colours: Scheme) -> tuple[str, str]:
    return colours.ground, colours.card


def test_that_the_contrast_formula_gives_the_known_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@both_schemes
def test_that_text_reads_on_both_grounds(name: str) -> None:
    colours = scheme(name)
    for role in ("text", "muted", "accent", "positive", "negative"):
        assert min(contrast(colours.colour(role), ground) for ground in grounds(colours)) >= 4.5, role


@both_schemes
def test_that_everything_a_label_is_written_in_reads_on_the_card(name: str) -> None:
    colours = scheme(name)
    for role in (*DEPARTMENTS, "target", "ceiling", "bar_up", "bar_down"):
        assert contrast(colours.colour(role), colours.card) >= 4.5, role


@both_schemes
def test_that_lines_stand_out_from_the_card(name: str) -> None:
    colours = scheme(name)
    for role in ("baseline", "zero"):
        assert contrast(colours.colour(role), colours.card) >= 3.0, role


@both_schemes
@pytest.mark.parametrize("sight", SEEN)
def test_that_any_two_departments_differ_to_every_eye(name: str, sight: str) -> None:
    seen = {dep: oklab(SEEN[sight] @ linear(scheme(name).colour(dep))) for dep in DEPARTMENTS}
    for one, other in itertools.combinations(DEPARTMENTS, 2):
        assert np.linalg.norm(seen[one] - seen[other]) >= 0.06, (one, other)


def test_that_every_department_has_a_dash_pattern_of_its_own() -> None:
    patterns = [dash_of(department) for department in DEPARTMENTS]
    assert len(set(patterns)) == len(DEPARTMENTS)
    assert dash_of(department_colour(2)) == DASHES["dash"]
    assert dash_of("accent") == ()


def test_that_more_departments_than_colours_differ_by_their_dash() -> None:
    light, many = scheme("light"), [department_colour(place) for place in range(6 * len(PATTERNS))]
    assert len({(light.colour(one), dash_of(one)) for one in many}) == len(many)
    assert light.colour(many[6]) == light.colour(many[0])


def test_that_a_colour_is_found_by_role_by_department_and_as_it_stands() -> None:
    light = scheme("light")
    assert light.colour("accent") == light.accent
    assert light.colour("department:1") == light.departments[1]
    assert light.colour("#123456") == "#123456"
    with pytest.raises(KeyError):
        light.colour("departments")


@both_schemes
def test_that_scenarios_have_names_and_patterns_and_read_as_text(name: str) -> None:
    colours = scheme(name)
    assert SCENARIO_COLOURS == COLOURS
    for department, scenario in zip(DEPARTMENTS, SCENARIO_COLOURS, strict=True):
        assert dash_of(f"scenario:{scenario}") == dash_of(department)
        assert contrast(colours.colour(f"scenario:{scenario}"), colours.card) >= 4.5


@both_schemes
@pytest.mark.parametrize("sight", SEEN)
def test_that_a_scenario_differs_from_other_scenarios_and_from_every_department(name: str, sight: str) -> None:
    colours = scheme(name)
    seen = {one: oklab(SEEN[sight] @ linear(colours.scenarios[one])) for one in SCENARIO_COLOURS}
    for one, other in itertools.combinations(SCENARIO_COLOURS, 2):
        assert np.linalg.norm(seen[one] - seen[other]) >= 0.06, (one, other)
    least = 0.06 if sight == "normal" else 0.03
    for scenario, department in itertools.product(SCENARIO_COLOURS, DEPARTMENTS):
        apart = seen[scenario] - oklab(SEEN[sight] @ linear(colours.colour(department)))
        assert np.linalg.norm(apart) >= least, (scenario, department)


@both_schemes
@pytest.mark.parametrize("sight", SEEN)
def test_that_the_baselines_grey_reads_as_text_and_differs_from_every_scenario(name: str, sight: str) -> None:
    colours = scheme(name)
    grey = colours.colour("scenario:baseline")
    assert contrast(grey, colours.card) >= 4.5
    seen = oklab(SEEN[sight] @ linear(grey))
    for other in SCENARIO_COLOURS:
        assert np.linalg.norm(seen - oklab(SEEN[sight] @ linear(colours.scenarios[other]))) >= 0.06, other
    assert dash_of("scenario:baseline") == ()
