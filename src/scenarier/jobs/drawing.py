"""What is asked of draws: how many, from which seed, by how many processes."""

from collections.abc import Iterator

import numpy as np

from scenarier.analysis.ensemble import MOST_DRAWS, Ensemble, empty_draws
from scenarier.analysis.workers import MOST_WORKERS
from scenarier.model.spreads import LARGEST_SEED
from scenarier.model.study import Study
from scenarier.text.language import mark, ntr
from scenarier.text.numbers import format_number
from scenarier.vocabulary.errors import Fault, FaultsError


def seed_of(study: Study, asked: int | None) -> int:
    """The seed that was asked for, else the study's own."""
    return study.seed_drawn if asked is None else asked


def drawing_faults(draws: int, seed: int, workers: int = 1, most: int = MOST_DRAWS) -> Iterator[Fault]:
    """What is wrong with the number of draws, the seed and the number of processes."""
    asked = (
        ("--draws", draws, 1, most),
        ("--seed", seed, 0, LARGEST_SEED),
        ("--workers", workers, 1, MOST_WORKERS),
    )
    for option, value, first, last in asked:
        if not first <= value <= last:
            values: dict[str, object] = {"value": value, "first": first, "last": last}
            yield Fault(option, mark("{value} is outside {first}–{last}"), values)


def check_people(command: str, asked: Ensemble) -> None:
    """See that there are people in every draw.

    Raises
    ------
    FaultsError : there are none in some draws of a scenario; all such scenarios are named.
    """
    message = mark(
        "in {n} of {draws} draws of “{name}” the population is 0 or less, first in {year}; give population_growth "
        "a smaller spread"
    )
    faults = [
        Fault("spreads", message, {"n": one.draws, "draws": asked.draws, "name": one.scenario, "year": one.year})
        for one in empty_draws(asked)
    ]
    if faults:
        raise FaultsError(command, faults)


def drawn_words(draws: int, seed: int) -> str:
    """What gives the same draws again: `1.000 udtrækninger, frø 1, numpy 2.4.6`."""
    return ntr("{draws} draw, seed {seed}, numpy {version}", "{draws} draws, seed {seed}, numpy {version}", draws,
               draws=format_number(draws), seed=seed, version=np.__version__)  # fmt: skip
