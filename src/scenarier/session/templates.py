"""Measures that belong together, made from a few answers; no Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass

from scenarier.model.baseline import Area, Baseline
from scenarier.model.fill import DECIMALS
from scenarier.model.measures import GROSS, Measures
from scenarier.model.names import name_of, short_department_name, short_name_of
from scenarier.model.study import Measure, Scenario
from scenarier.session.packages import free_package
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.language import mark, tr
from scenarier.text.reading import read_number, show_number

MOVED, REFORM, BUILDING = "moved", "reform", "building"
NAMES: Mapping[str, str] = {
    MOVED: mark("Task moved"),
    REFORM: mark("Reform with compensation"),
    BUILDING: mark("Building with running costs"),
}
FIELDS: Mapping[str, tuple[str, ...]] = {
    MOVED: ("title", "source", "target", "amount", "first"),
    REFORM: ("title", "target", "amount", "first"),
    BUILDING: ("title", "amount", "first", "last", "target", "running"),
}
"""What each template asks for, in the order it is asked."""
GRANTS = "revenue:grants"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, amounts as they were typed; a template reads the fields it asks for.

    `source` and `target` are targets of measures.
    """

    title: str = ""
    source: str = ""
    target: str = ""
    amount: str = ""
    running: str = ""
    _: KW_ONLY
    first: int
    last: int = 0


# What may be chosen


def moving_areas(baseline: Baseline) -> list[Area]:
    """Areas that a task can be moved between: the frame follows in decentralised ones; one index prices them."""
    return [area for area in baseline.areas if area.is_decentralised and area.kind != "transfer"]


def choices(template: str, field: str, baseline: Baseline) -> list[str]:
    """The targets that may be chosen, in the order they are offered."""
    if template == MOVED:
        return [f"area:{area.name}" for area in moving_areas(baseline)]
    areas = [f"area:{area.name}" for area in baseline.areas]
    return areas if template == REFORM else [*areas, *(f"frame:{one.name}" for one in baseline.departments)]


def choice_words(baseline: Baseline, target: str) -> str:
    """A target that may be chosen, its department first: `Børn og Unge: Dagtilbud`."""
    kind, _, entity = target.partition(":")
    if kind == "frame":
        return tr("Frame: {name}", name=short_department_name(baseline, entity))
    area = next(area for area in baseline.areas if area.name == entity)
    name = name_of(area)
    return name if area.is_central else f"{short_department_name(baseline, area.department)}: {name}"


def usual(template: str, baseline: Baseline, horizon: int) -> Answers:
    """Answers to begin with: the largest area of each of the first two departments, and the second year."""
    areas = [_largest(baseline, row.name) for row in baseline.departments[:2]]
    first = min(baseline.first_year + 1, horizon)
    title = tr(NAMES[template])
    source, target = (f"area:{areas[at].name}" for at in (0, -1))
    if template != MOVED:
        target = source
    return Answers(title, source, target, first=first, last=first)


def _largest(baseline: Baseline, department: str) -> Area:
    own = [area for area in moving_areas(baseline) if area.department == department]
    return max(own, key=lambda area: area.base_cost)


# What is wrong


def faults_of(template: str, answers: Answers, baseline: Baseline, horizon: int) -> dict[str, str]:
    """What is wrong with answers, in words, by field; nothing where measures can be made."""
    return dict(_faults(template, answers, baseline, horizon))


def _faults(template: str, answers: Answers, baseline: Baseline, horizon: int) -> Iterator[tuple[str, str]]:
    if not answers.title.strip():
        yield "title", tr("write a title")
    for field in ("amount", "running"):
        fault = _amount_fault(baseline, getattr(answers, field)) if field in FIELDS[template] else ""
        if fault:
            yield field, fault
    if template == MOVED and _department(baseline, answers.source) == _department(baseline, answers.target):
        yield "target", tr("choose areas of two departments")
    if template == BUILDING and answers.last < answers.first:
        yield "last", tr("the last year must not be before the first")
    elif template == BUILDING and answers.last >= horizon:
        yield "last", tr("running costs begin the year after; build until {year} or earlier", year=horizon - 1)


def _amount_fault(baseline: Baseline, text: str) -> str:
    if not text.strip():
        return tr("write an amount in DKK m, {year} prices", year=baseline.base_year)
    try:
        amount = read_number(text, "mio_kr")
    except ValueError as error:
        return str(error)
    if 0 < amount <= LARGEST_AMOUNT:
        return ""
    return tr("write an amount above 0 and at most {most}", most=show_number(LARGEST_AMOUNT, "mio_kr"))


# The measures


def made(template: str, answers: Answers, baseline: Baseline, scenario: Scenario) -> Measures:
    """The measures of a template, in a package of their own that is called as the title.

    Parameters
    ----------
    answers : without faults.
    """
    title = " ".join(answers.title.split())
    package = free_package(scenario.measures, title)
    make = {MOVED: _moved, REFORM: _reform, BUILDING: _building}[template]
    return tuple(make(title, package, answers, baseline))


def _moved(title: str, package: str, answers: Answers, baseline: Baseline) -> Iterator[Measure]:
    """Two measures: one of a decentralised area moves need and frame alike; docs/model.md sections 4 and 7."""
    amount = read_number(answers.amount, "mio_kr")
    note = tr(
        "A task moved: need and frame follow the area in both departments, so that no service gap comes of it."
    )
    for target, in_year, name in (
        (answers.source, -amount, tr("{title}: given up").format(title=title)),
        (answers.target, amount, tr("{title}: taken over").format(title=title)),
    ):
        owner = owner_of(baseline, target)
        yield Measure(name, target, {answers.first: in_year}, True, owner, note, package, True)


def _reform(title: str, package: str, answers: Answers, baseline: Baseline) -> Iterator[Measure]:
    """What a reform costs, and the grant of the same amount."""
    amounts = {answers.first: read_number(answers.amount, "mio_kr")}
    owner = owner_of(baseline, answers.target)
    note = tr("The state compensates the reform in full: the same amount as cost and as grant, in {year} prices.",
              year=baseline.base_year)  # fmt: skip
    cost, grant = tr("{title}: expenditure").format(title=title), tr("{title}: compensation").format(title=title)
    yield Measure(cost, answers.target, amounts, True, owner, note, package, True)
    yield Measure(grant, GRANTS, amounts, True, "", note, package, True)


def _building(title: str, package: str, answers: Answers, baseline: Baseline) -> Iterator[Measure]:
    """What is built, evenly over its years, and what it costs to run from the year after."""
    years = range(answers.first, answers.last + 1)
    a_year = round(read_number(answers.amount, "mio_kr") / len(years), DECIMALS)
    owner = owner_of(baseline, answers.target)
    running = {answers.last + 1: read_number(answers.running, "mio_kr")}
    building, run = (
        tr("{title}: construction").format(title=title),
        tr("{title}: running costs").format(title=title),
    )
    yield Measure(building, GROSS, dict.fromkeys(years, a_year), True, owner, "", package)
    yield Measure(run, answers.target, running, True, owner, "", package, True)


def _department(baseline: Baseline, target: str) -> str:
    """The department of an area or a frame; "" for a central row."""
    kind, _, entity = target.partition(":")
    areas = {area.name: area.department for area in baseline.areas}
    return entity if kind == "frame" else areas.get(entity, "")


def owner_of(baseline: Baseline, target: str) -> str:
    """The short name of the department that a target belongs to; "" for none."""
    own = [row for row in baseline.departments if row.name == _department(baseline, target)]
    return short_name_of(own[0]) if own else ""
