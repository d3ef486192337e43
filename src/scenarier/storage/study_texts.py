"""The texts of a study file: what holds of names and other texts, and what is done with those of older files."""

from collections.abc import Iterable, Iterator
from itertools import compress, repeat
from operator import is_not
from typing import Any

from scenarier.model.plan import Budget, Forecast
from scenarier.model.questions import Question
from scenarier.model.study import Scenario, Study
from scenarier.storage.collect import Faults, elements, text
from scenarier.storage.json_strict import Place, has_lone_surrogate, path_text
from scenarier.storage.study_types import MOST_MEASURES, MOST_QUESTIONS, MOST_RULES, MOST_SCENARIOS
from scenarier.text.language import mark, tr
from scenarier.text.plain import LONGEST_NAME, cleaned, folded, text_problem, without_unseen
from scenarier.vocabulary.errors import Fault

JUDGED_SINCE = 4
"""The version of the format whose texts are refused where they are faulty; those of older files are cleaned."""
TOO_MANY = {
    "scenarios": mark("{n} scenarios are too many; at most {most}"),
    "measures": mark("{n} measures in one scenario are too many; at most {most}"),
    "rules": mark("{n} rules are too many; at most {most}"),
    "questions": mark("{n} questions are too many; at most {most}"),
}
MOST = {
    "scenarios": MOST_SCENARIOS,
    "measures": MOST_MEASURES,
    "rules": MOST_RULES,
    "questions": MOST_QUESTIONS,
}

Text = tuple[Place, str, bool]
"""Where a text stands, the text, and whether it is a name."""


class Texts:
    """Takes the texts of a file, and counts those it had to clean.

    Parameters
    ----------
    is_journal : nothing of what was typed is refused or cut; only what cannot be seen goes.
    """

    def __init__(self, version: int, faults: Faults, *, is_journal: bool) -> None:
        self._faults = faults
        self._is_journal = is_journal
        self.refuses = version >= JUDGED_SINCE and not is_journal
        self.n_cleaned = 0

    def name(self, value: Any, place: Place) -> str:
        """A name: one line."""
        return self._taken(value, place, is_name=True)

    def long(self, value: Any, place: Place) -> str:
        """A text that may have lines."""
        return self._taken(value, place, is_name=False)

    def _taken(self, value: Any, place: Place, *, is_name: bool) -> str:
        given = text(value, place, self._faults)
        message, values = text_problem(given, is_name=is_name)
        if not message or has_lone_surrogate(given):
            return given
        if self.refuses:
            self._faults.add(place, message, **values)
            return given
        made = (without_unseen if self._is_journal else cleaned)(given, is_name=is_name)
        self.n_cleaned += made != given
        return made


class Names:
    """Names of one kind that must differ; `reserved` ones stand at -1.

    Files of version 4 compare as the program does, older ones as they were written: names that only today are the
    same get a number, so that the file still opens.
    """

    def __init__(self, texts: Texts, reserved: Iterable[str]) -> None:
        names = list(reserved)
        self._texts = texts
        self._same = folded if texts.refuses else _as_before
        self._first = {self._same(name): -1 for name in names}
        self._folded = {folded(name) for name in names}

    def first(self, given: str, index: int) -> int:
        """The number of the first that has the name, `index` where it is the first itself."""
        short = given[: 2 * LONGEST_NAME] if self._texts.refuses else given  # a longer one is refused anyway
        return self._first.setdefault(self._same(short), index)

    def apart(self, name: str, given: str) -> str:
        """The name made of the `given` one, with a number where an older file's is today another's too."""
        if self._texts.refuses:
            return name
        made = name = name if name.strip() else tr("No name")
        number = 2
        while folded(made) in self._folded:
            made, number = f"{name[: LONGEST_NAME - 8]} ({number})", number + 1
        self._folded.add(folded(made))
        self._texts.n_cleaned += name == given != made
        return made


def _as_before(name: str) -> str:
    return name.strip().casefold()


def few(value: Any, place: Place, kind: str, faults: Faults) -> list[Any]:
    """A list's elements; none, and a fault, where they are more than a study may have of the `kind`."""
    found = elements(value, place, faults)
    if len(found) <= MOST[kind]:
        return found
    faults.add(place, TOO_MANY[kind], n=len(found), most=MOST[kind])
    return []


def study_faults(study: Study, before: Study | None = None) -> Iterator[Fault]:
    """What no file may hold: texts that `Texts` refuses, and too many of a kind.

    Parameters
    ----------
    before : what stands there already is not told again.
    """
    yield from _counts(study, before)
    known = set() if before is None else {given for _, given, _ in _changed_texts(before, study)}
    for place, given, is_name in _changed_texts(study, before):
        message, values = ("", {}) if given in known else text_problem(given, is_name=is_name)
        if message:
            yield Fault(path_text(place), message, values)


def _counts(study: Study, before: Study | None) -> Iterator[Fault]:
    counted: list[tuple[Place, str, int]] = [
        ("scenarios", "scenarios", len(study.scenarios)),
        ("rules", "rules", len(study.rules)),
        ("questions", "questions", len(study.questions)),
    ]
    for index, scenario in _changed_scenarios(study, before):
        counted.append((((("scenarios", index)), "measures"), "measures", len(scenario.measures)))
    for place, kind, n in counted:
        if n > MOST[kind]:
            yield Fault(path_text(place), TOO_MANY[kind], {"n": n, "most": MOST[kind]})


def _changed_scenarios(study: Study, other: Study | None) -> Iterator[tuple[int, Scenario]]:
    scenarios, before = study.scenarios, () if other is None else other.scenarios
    moved = map(is_not, scenarios, before) if len(scenarios) == len(before) else repeat(True)
    known = set(map(id, before))
    return ((index, one) for index, one in compress(enumerate(scenarios), moved) if id(one) not in known)


def _changed_texts(study: Study, other: Study | None) -> Iterator[Text]:
    yield "title", study.title, True
    yield "note", study.note, False
    for key, plan in (("budget", study.budget), ("forecast", study.forecast)):
        yield from _plan_texts(key, plan)
    for index, scenario in _changed_scenarios(study, other):
        yield from _scenario_texts(("scenarios", index), scenario)
    for index, rule in enumerate(study.rules):
        yield (("rules", index), "title"), rule.name, True
        yield (("rules", index), "source"), rule.source, False
    for key, note in study.spread_notes.items():
        yield ("spread_notes", key), note, False
    for index, question in enumerate(study.questions):
        yield from _question_texts(("questions", index), question)


def _plan_texts(key: str, plan: Budget | Forecast | None) -> Iterator[Text]:
    if plan is not None:
        yield (key, "title"), plan.title, True
        yield (key, "note"), plan.note, False


def _question_texts(place: Place, question: Question) -> Iterator[Text]:
    yield (place, "text"), question.text, False
    yield (place, "answer"), question.answer, False
    yield (place, "who"), question.who, True
    for key in ("scenario", "measure", "package"):
        yield ((place, "about"), key), getattr(question.about, key), True


def _scenario_texts(place: Place, scenario: Scenario) -> Iterator[Text]:
    yield (place, "name"), scenario.name, True
    yield (place, "note"), scenario.note, False
    for key, note in scenario.notes.items():
        yield ((place, "notes"), key), note, False
    for index, measure in enumerate(scenario.measures):
        where: Place = ((place, "measures"), index)
        yield (where, "title"), measure.title, True
        yield (where, "owner"), measure.owner, True
        yield (where, "package"), measure.package, True
        yield (where, "note"), measure.note, False
