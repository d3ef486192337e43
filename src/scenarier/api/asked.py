"""What is asked of a study: checked and computed by the functions of the command line, handed on as frames."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from scenarier import __version__
from scenarier.api.faults import added_to, in_words, names, raise_found, whole
from scenarier.jobs.compare import Difference, compare_in, differences
from scenarier.jobs.explain import explain_in
from scenarier.jobs.explain import tree as tree_of
from scenarier.jobs.rules import hold
from scenarier.jobs.rules import rows as verdicts_of
from scenarier.jobs.run import check_asked, run_study
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.storage.collect import Faults, text
from scenarier.storage.stamp import stamp_of_content
from scenarier.storage.study_write import study_bytes
from scenarier.text.language import mark
from scenarier.vocabulary.variables import VARIABLES

if TYPE_CHECKING:
    from scenarier.tables.frames import Frame

EXPLAINED = ("level", "variable", "entity", "year", "value", "unit", "formula", "origin", "source")


class Asked(NamedTuple):
    """What was asked for, checked."""

    scenarios: tuple[str, ...]
    variables: tuple[str, ...]
    horizon: int | None


def subject(study: Study) -> str:
    """What faults in a study are headed by."""
    return study.title or "study"


def checked(study: Study, baseline: Baseline, scenarios: Any, variables: Any, horizon: Any) -> Asked:
    """Check names and year.

    Raises
    ------
    StudyError : some are not known, or of another type; all faults at once.
    """
    faults = Faults()
    chosen, wanted = names(scenarios, "scenarios", faults), names(variables, "variables", faults)
    last = None if horizon is None else whole(horizon, "horizon", faults)
    with added_to(faults):
        check_asked("", study, baseline, None, chosen, wanted, last)
    raise_found(subject(study), faults)
    return Asked(chosen, wanted, last)


def projected(study: Study, baseline: Baseline, given: tuple[Any, Any, Any], *, wide: bool) -> "Frame":
    """A projection, long or wide."""
    from scenarier.tables.frames import described
    from scenarier.tables.wide import long_frame, wide_frame

    asked = checked(study, baseline, *given)
    projection = run_study(study, baseline, asked.scenarios, asked.horizon)
    make = wide_frame if wide else long_frame
    return described(make(projection, asked.variables), _attributes(study, asked.variables))


def held(study: Study, baseline: Baseline, scenarios: Any, horizon: Any) -> "Frame":
    """Rules held against scenarios."""
    from scenarier.analysis.rules import Verdict
    from scenarier.tables.frames import frame_of

    asked = checked(study, baseline, scenarios, (), horizon)
    rows = list(verdicts_of(hold(study, baseline, asked.scenarios, asked.horizon)))
    units = {row.rule: row.unit for row in rows}
    return frame_of(Verdict._fields, rows, {**_attributes(study, ()), "units": units})


def compared(study: Study, baseline: Baseline, two: tuple[Any, Any], variables: Any, horizon: Any) -> "Frame":
    """Two scenarios beside each other."""
    from scenarier.tables.frames import frame_of

    faults = Faults()
    a, b = (text(name, place, faults) for name, place in zip(two, ("a", "b"), strict=True))
    raise_found(subject(study), faults)
    asked = checked(study, baseline, (a, b), variables, horizon)
    with in_words(subject(study)):
        rows = differences(compare_in(study, baseline, a, b, asked.horizon), asked.variables)
    return frame_of(Difference._fields, rows, _attributes(study, asked.variables))


def explained(study: Study, baseline: Baseline, given: tuple[Any, Any, Any, Any, Any], depth: Any) -> "Frame":
    """A number and what it is made of, depth first."""
    from scenarier.tables.frames import frame_of

    faults = Faults()
    variable, entity, scenario = (
        text(one, place, faults)
        for one, place in zip((given[0], given[1], given[3]), ("variable", "entity", "scenario"), strict=True)
    )
    year = whole(given[2], "year", faults)
    horizon = None if given[4] is None else whole(given[4], "horizon", faults)
    levels = None if depth is None else whole(depth, "depth", faults)
    if levels is not None and levels < 0:
        faults.add("depth", mark("{value} is outside {minimum}…{maximum}"), value=levels, minimum=0, maximum="∞")
    raise_found(subject(study), faults)
    with in_words(subject(study)):
        found = explain_in(study, baseline, variable, entity, year or 0, None, scenario or None, horizon)
    frame = frame_of(EXPLAINED, _flat(tree_of(found, levels), 0), _attributes(study, (variable,)))
    return frame.astype({"year": "Int64"})


def _flat(branch: dict[str, Any], level: int) -> Iterator[tuple[Any, ...]]:
    yield (level, *(branch[column] for column in EXPLAINED[1:]))
    for other in branch["inputs"]:
        yield from _flat(other, level + 1)


def _attributes(study: Study, variables: tuple[str, ...]) -> dict[str, object]:
    """What a frame says of itself: units, and what made the figures."""
    return {
        "units": {name: VARIABLES[name].unit for name in variables or VARIABLES if name in VARIABLES},
        "study": study.title,
        "study_sha256": stamp_of_content(study_bytes(study)),
        "baseline": study.baseline,
        "scenarier": __version__,
    }
