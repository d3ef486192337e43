"""The questions to a study: what each is about, in words, and all of them as a table."""

from collections.abc import Sequence

from scenarier.model.baseline import Baseline
from scenarier.model.groups import Group
from scenarier.model.names import line_name, scenario_title
from scenarier.model.parameters import ParameterSpec
from scenarier.model.questions import About, Question
from scenarier.session.scenarios import scenario_at
from scenarier.session.session import Session
from scenarier.text.language import ntr, tr
from scenarier.text.plain import one_line
from scenarier.views.figure import Pin
from scenarier.views.seals import day_words
from scenarier.views.sheet import Cell, Heading, Line, Sheet

MOVED = {
    "start": "service_expenditure",
    "population": "population",
    "tax": "revenue",
    "frames": "service_expenditure",
    "prices": "service_expenditure",
    "capital": "capex_net",
    "model": "result",
}
"""The result that the levers of a group move first."""
MOVED_OF_ENTITY = {"department": "spending", "area": "area_spending"}
"""And of those that belong to a department or an area."""
EVERY, OPEN, ANSWERED = "every", "open", "answered"
WHICH = (EVERY, OPEN, ANSWERED)


def which_words(which: str) -> str:
    """What the questions are called that are listed."""
    return {EVERY: tr("All questions"), OPEN: tr("Not answered"), ANSWERED: tr("Answered")}[which]


def about_of(session: Session, pin: Pin) -> About:
    """What a question is pinned to, as the study keeps it; the scenario by its name."""
    index = session.selected if pin.scenario is None else pin.scenario
    scenario = scenario_at(session.study, index).name
    if pin.figure is None:
        return About(scenario, measure=pin.measure, package=pin.package)
    variable, entity, year = pin.figure
    return About(scenario, variable, entity, year)


def nothing_words() -> str:
    """What a question may be about, where it was to be about something else."""
    return tr("A question is put to a result in a table or plot, to a measure or to a package: go to one of them.")


def pin_of_lever(session: Session, spec: ParameterSpec, entity: str) -> Pin:
    """What is asked about in place of a lever: the result that it moves first, in the last year."""
    has_entity = spec.entity_kind in MOVED_OF_ENTITY
    variable = MOVED_OF_ENTITY[spec.entity_kind] if has_entity else MOVED[spec.group]
    return Pin((variable, entity if has_entity else "", session.study.horizon))


def in_place_of_lever(name: str) -> str:
    """Why a question that was to be about a lever is about a result."""
    return tr("A lever cannot be asked about; this is the result that “{name}” moves first.", name=name)


def about_words(baseline: Baseline, about: About) -> str:
    """`Resultat 2027, Alliancen`; a measure or a package by its name."""
    if about.measure:
        name = tr("Measure “{name}”", name=about.measure)
    elif about.package:
        name = tr("Package “{name}”", name=about.package)
    else:
        name = f"{line_name(baseline, about.variable, about.entity)} {about.year}"
    return ", ".join(filter(None, (name, scenario_title(about.scenario) if about.scenario else "")))


def is_listed(question: Question, which: str) -> bool:
    """Whether a question is one of those that are listed."""
    return which == EVERY or bool(question.answer.strip()) == (which == ANSWERED)


def seated_questions(groups: Sequence[Group]) -> list[Question]:
    """The questions in the files of groups, each file's once."""
    by_file = {group.file: group.study.questions for group in groups}
    return [question for questions in by_file.values() for question in questions]


def questions_words(questions: Sequence[Question]) -> str:
    """How many there are, and how many are not answered."""
    n_open = sum(is_listed(question, OPEN) for question in questions)
    n = ntr("{n} question", "{n} questions", len(questions))
    told = ntr("{n} not answered", "{n} not answered", n_open)
    return f"{n}, {told}"


def questions_sheet(session: Session, which: str) -> Sheet:
    """A row a question, by its place in the study; those that are not answered stand out."""
    lines = [
        _line(session.baseline, place, question)
        for place, question in enumerate(session.study.questions)
        if is_listed(question, which)
    ]
    headings = (
        Heading(tr("About"), wraps=2.0),
        Heading(tr("Question"), wraps=3.0),
        Heading(tr("Who asks")),
        Heading(tr("When")),
        Heading(tr("Answer given"), wraps=3.0),
    )
    return Sheet(headings, tuple(lines), labels=(tr("About"),), title=tr("Questions"))


def _line(baseline: Baseline, place: int, question: Question) -> Line:
    is_open = is_listed(question, OPEN)
    answer = Cell(tr("not answered"), "", colour="muted", is_italic=True) if is_open else _words(question.answer)
    cells = (
        Cell(about_words(baseline, question.about)),
        _words(question.text, is_bold=is_open),
        Cell(one_line(question.who)),
        Cell(day_words(question.when) if question.when else "", question.when),
        answer,
    )
    return Line(f"{place}", cells)


def _words(text: str, *, is_bold: bool = False) -> Cell:
    return Cell(text, text, text, is_bold=is_bold)
