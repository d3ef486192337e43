"""Whether a lesson that can be read is true and can be solved; what is amiss, as faults with their places."""

from collections.abc import Iterator

from scenarier.analysis.lesson_numbers import Bench
from scenarier.model.lesson_edits import with_edits
from scenarier.model.lessons import Step
from scenarier.model.study import Scenario
from scenarier.session.lesson_play import Played, bench_of, with_answers
from scenarier.storage.lesson_read import Read, place_of
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault


def untruths(read: Read) -> list[Fault]:
    """All that is amiss, in the order of the steps."""
    bench, now = bench_of(read), read.start
    found: list[Fault] = []
    for place, step in enumerate(read.lesson.steps):
        found += _false_claims(step, place, bench)
        begun = read.start if step.fresh else now
        found += _task_faults(step, place, read, bench, begun)
        _, now = with_answers(read, bench, Played(place), now)
    return found


def _false_claims(step: Step, place: int, bench: Bench) -> Iterator[Fault]:
    for index, claim in enumerate(step.claims):
        judged = bench.judge(claim, bench.start)
        if judged.is_met:
            continue
        where = place_of(place, "claims", index)
        if judged.year is None:
            yield Fault(where, mark("this is not so; change the claim and the text that it stands for"))
        else:
            values: dict[str, object] = {"value": f"{judged.value:.10g}", "year": judged.year}
            message = mark("this is not so: {value} in {year}; change the claim and the text that it stands for")
            yield Fault(where, message, values)


def _task_faults(step: Step, place: int, read: Read, bench: Bench, begun: Scenario) -> Iterator[Fault]:
    if step.task is None:
        return
    goal, horizon = step.task.goal, read.study.horizon
    if bench.are_met(goal, begun) or bench.are_met(goal, read.start):
        yield Fault(place_of(place, "task", "goal"), mark("the start solves the task already; ask for more"))
    for lever in step.task.answer.keys() - set(step.levers):
        message = mark("the answer moves “{name}”, which is locked; list it under “levers”")
        yield Fault(place_of(place, "task", "answer"), message, {"name": lever})
    if not bench.are_met(goal, with_edits(read.baseline, horizon, begun, step.task.answer)):
        yield Fault(place_of(place, "task", "answer"), mark("the answer does not solve the task"))
    for index, hint in enumerate(step.hints):
        for lever in hint.levers.keys() - set(step.levers):
            message = mark("the hint moves “{name}”, which is locked; list it under “levers”")
            yield Fault(place_of(place, "hints", index), message, {"name": lever})
    if step.hints and not bench.are_met(goal, with_edits(read.baseline, horizon, begun, step.hints[-1].levers)):
        message = mark("the last hint does not solve the task; name the levers' values under “levers”")
        yield Fault(place_of(place, "hints", len(step.hints) - 1), message)
