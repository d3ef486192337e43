"""What the engine found and what the second reading found, side by side."""

import math

from tests.oracle.given import Results

from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.projection import Projection
from scenarier.model.study import Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.variables import VARIABLES

AARHUS = read_baseline(baseline_folder("aarhus-2024"))


def numbers(projection: Projection, scenario: int = 0) -> Results:
    """Every variable of one scenario by variable, entity and year."""
    found: Results = {}
    for variable, spec in VARIABLES.items():
        for entity in projection.entities[spec.axis] if spec.axis else ("",):
            series = projection.series(variable, entity, scenario).tolist()
            found |= {(variable, entity, y): value for y, value in zip(projection.years, series, strict=True)}
    return found


def engine(scenario: Scenario, horizon: int = 2029, baseline: Baseline = AARHUS) -> Results:
    """What the engine finds for one scenario alone."""
    return numbers(project(baseline, [scenario], horizon))


def disagreements(found: Results, expected: Results, tolerance: float = 1e-9) -> list[str]:
    """Rows further apart than tolerance·max(1, |x|), the worst first, and rows only one of them has."""
    far = []
    for row in found.keys() & expected.keys():
        apart = abs(found[row] - expected[row]) / max(1, abs(expected[row]))
        if not apart <= tolerance:  # NaN is far from everything
            far.append((math.inf if math.isnan(apart) else apart, row, found[row], expected[row]))
    lonely = [str(row) for row in sorted(found.keys() ^ expected.keys())]
    return lonely + [f"{row}: {ours!r}, expected {theirs!r}" for _, row, ours, theirs in sorted(far, reverse=True)]
