"""The question a study asks, and in a few sentences what comes of it."""

from collections.abc import Iterator

from scenarier.text.language import tr
from scenarier.views.compared import One
from scenarier.views.follows import follows
from scenarier.views.mending import finder_of
from scenarier.views.rules import RuleRow, counted_words
from scenarier.views.study_report.parts import Part, Point, Points, Section, Title, Words
from scenarier.views.study_report.subject import Subject
from scenarier.views.what_differs import count_apart, count_words, sentences

MOST_TOLD = 4
"""So many differences are told one by one; more are counted."""
MOST_MOVES = 2
"""So many ways to mend the first broken rule."""


def question(subject: Subject) -> Iterator[Section]:
    """The study's purpose in its author's words; nothing where there are none."""
    if subject.study.note.strip():
        yield Section(tr("The question"), (Words("question", subject.study.note, is_note=True),))


def summary(subject: Subject) -> Section:
    """A group of sentences a scenario: what changes, what follows, which rule breaks first and what mends it."""
    parts: list[Part] = []
    for one in subject.others or (subject.reference,):
        parts.append(Title(one.name, one.colour))
        if one.scenario.note.strip():
            parts.append(Words(f"note {one.scenario.name}", one.scenario.note, is_note=True, is_followed=True))
        parts.append(Points(f"summary {one.scenario.name}", tuple(_points(subject, one))))
    return Section(tr("In short"), tuple(parts))


def _points(subject: Subject, one: One) -> Iterator[Point]:
    if not subject.compared.is_reference(one):
        yield from _changes(subject, one)
        yield from _follows(subject, one)
    yield from _rules(subject, one)


def _changes(subject: Subject, one: One) -> Iterator[Point]:
    reference, horizon = subject.reference, subject.years[-1]
    sides = (subject.baseline, one.scenario, reference.scenario, horizon)
    counts = count_apart(*sides)
    about = tr("What differs from {reference}", reference=reference.name)
    if not sum(counts):
        yield Point(about, count_words(*counts))
    elif sum(counts) <= MOST_TOLD:
        yield from map(point, sentences(*sides))
    else:
        yield Point(about, tr("{count}; they stand below one by one", count=count_words(*counts)))


def _follows(subject: Subject, one: One) -> Iterator[Point]:
    now, reference = one.projection, subject.reference
    told = follows(now, reference.projection, reference.name, subject.compared.terms, ())
    yield from map(point, told[:-1])  # the last one is on the rules, which are told of below


def _rules(subject: Subject, one: One) -> Iterator[Point]:
    rows = subject.rules(one)
    yield Point(tr("Rules"), counted_words(rows))
    broken = [row for row in rows if row.first_breach is not None]
    if broken:
        first = min(broken, key=_first_breach)
        yield Point(tr("Breaks first"), f"{first.name}. {first.sentence}")
        yield Point(tr("What would mend it"), _mended(subject, one, first))


def _first_breach(row: RuleRow) -> int:
    return row.first_breach or 0


def _mended(subject: Subject, one: One, row: RuleRow) -> str:
    find = finder_of(subject.baseline, one.scenario, subject.years[-1], subject.compared.rules)
    mending = find(row)
    return mending.words(MOST_MOVES) if mending else ""


def point(sentence: str) -> Point:
    """A sentence, parted before its first colon."""
    about, colon, rest = sentence.partition(": ")
    return Point(about, rest) if colon else Point("", about)
