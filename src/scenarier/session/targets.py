"""What measures are aimed at, in words: never a key."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scenarier.model.baseline import Baseline
from scenarier.model.names import name_of, short_name_of
from scenarier.text.block_cells import fold
from scenarier.text.language import in_every_language, language, mark, tr
from scenarier.text.words import VARIABLE_NAMES, variable_name
from scenarier.vocabulary.axes import REVENUES
from scenarier.vocabulary.nearest import nearest


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: its text, what it stands for, the heading it is under, words that find it."""

    text: str
    key: str
    heading: str = ""
    beside: str = ""


GROSS, INCOME = "capex:gross", "capex:income"


def meaning(target: str) -> str:
    """What a positive amount does for a target, and to the result."""
    kind = target.partition(":")[0]
    if target == GROSS:
        return tr("A positive amount is more capital expenditure: a worse result")
    return {
        "area": tr("A positive amount costs more in the area: a worse result"),
        "frame": tr("A positive amount raises the frame, need unchanged: a worse result"),
        "savings": tr("A positive amount spends savings: a worse result"),
        "revenue": tr("A positive amount is more revenue: a better result"),
        "capex": tr("A positive amount is more capital income: a better result"),
    }[kind]


class Targets:
    """Every target of a baseline, in the language that is spoken when it is made.

    `choices` stands in the order they are offered: frames, revenue, capital, savings, areas by department.
    """

    def __init__(self, baseline: Baseline) -> None:
        self.baseline = baseline
        self.language = language()
        self.choices = list(_choices(baseline))
        self._labels = {choice.key: choice.text for choice in self.choices}
        self._keys = {_same(choice.text): choice.key for choice in self.choices}
        for choice in self.choices:
            self._keys.setdefault(_same(choice.beside), choice.key)
            self._keys.setdefault(_same(choice.key), choice.key)
        for words, key in _in_every_language(baseline):
            self._keys.setdefault(_same(words), key)
        self._fitting = _by_bare_name(baseline)
        self.first = self.choices[0].key
        names = {short_name_of(row): row for row in baseline.departments}
        self.owners = [Choice(name, name, beside=row.name) for name, row in names.items()]

    def label(self, target: str) -> str:
        """A target in words: `Ramme: Teknik og Miljø`."""
        return self._labels.get(target, "")

    def find(self, words: str) -> str | None:
        """The one target that these words stand for; None where they stand for none or several."""
        fitting = self.fitting(words)
        return fitting[0] if len(fitting) == 1 else None

    def fitting(self, words: str) -> list[str]:
        """The targets that words can stand for: a target's own, or the name or code of what it is about."""
        if not words.strip():
            return []
        own = self._keys.get(_same(words))
        return [own] if own is not None else list(self._fitting.get(fold(words), ()))

    def like(self, words: str) -> str:
        """The label of the target that these words are most like; "" where they are like none."""
        close = nearest(words, (word for choice in self.choices for word in _words_of(choice)))
        return next((choice.text for choice in self.choices if close in _words_of(choice)), "")


def _words_of(choice: Choice) -> tuple[str, ...]:
    """What a target may have been called: in full, and without what kind of target it is."""
    return choice.text, choice.beside, choice.text.partition(": ")[2], choice.beside.partition(": ")[2]


def _same(words: str) -> str:
    return " ".join(words.split()).casefold()


def _in_every_language(baseline: Baseline) -> Iterator[tuple[str, str]]:
    """What targets are called in any language, each with its target: lists come from windows in either."""
    for row in baseline.departments:
        names = (row.short_name_da, row.short_name_en, row.name_da, row.name_en)
        for kind, message in (("frame", mark("Frame: {name}")), ("savings", mark("Savings: {name}"))):
            yield from ((words, f"{kind}:{row.name}") for words in _with_names(message, names))
    for revenue in (name for name in REVENUES if name in baseline.revenues):
        taxes = in_every_language(VARIABLE_NAMES[revenue])
        yield from ((words, f"revenue:{revenue}") for words in _with_names(mark("Revenue: {name}"), taxes))
    for key, message in ((GROSS, mark("Capital: gross expenditure")), (INCOME, mark("Capital: income"))):
        yield from ((words, key) for words in in_every_language(message))


def _with_names(message: str, names: Iterable[str]) -> Iterator[str]:
    """A message in every language with each of the names."""
    return (words.format(name=name) for words in in_every_language(message) for name in names)


def _by_bare_name(baseline: Baseline) -> dict[str, list[str]]:
    """The targets by the names and codes, folded, of the departments, taxes, areas that they are about."""
    found: dict[str, list[str]] = {}

    def add(key: str, *names: str) -> None:
        for name in dict.fromkeys(fold(name) for name in names if name):
            found.setdefault(name, []).append(key)

    for row in baseline.departments:
        for kind in ("frame", "savings"):
            add(f"{kind}:{row.name}", row.name, row.short_name_da, row.short_name_en, row.name_da, row.name_en)
    for revenue in (name for name in REVENUES if name in baseline.revenues):
        add(f"revenue:{revenue}", revenue, *in_every_language(VARIABLE_NAMES[revenue]))
    for key in (GROSS, INCOME):
        add(key, *in_every_language(VARIABLE_NAMES[key.replace(":", "_")]))
    for area in baseline.areas:
        add(f"area:{area.name}", area.name, area.name.rpartition(".")[2], area.name_da, area.name_en)
    return found


def _choices(baseline: Baseline) -> Iterator[Choice]:
    departments = baseline.departments
    for row in departments:
        text, full = (tr("Frame: {name}", name=name) for name in (short_name_of(row), name_of(row)))
        yield Choice(text, f"frame:{row.name}", tr("Frames"), full)
    for revenue in (name for name in REVENUES if name in baseline.revenues):
        text = tr("Revenue: {name}", name=variable_name(revenue))
        yield Choice(text, f"revenue:{revenue}", tr("Revenue"))
    yield Choice(tr("Capital: gross expenditure"), GROSS, tr("Capital"))
    yield Choice(tr("Capital: income"), INCOME, tr("Capital"))
    for row in departments:
        text, full = (tr("Savings: {name}", name=name) for name in (short_name_of(row), name_of(row)))
        yield Choice(text, f"savings:{row.name}", tr("Savings"), full)
    yield from _areas(baseline)


def _areas(baseline: Baseline) -> Iterator[Choice]:
    count = Counter(name_of(area) for area in baseline.areas)
    for row in baseline.departments:
        heading = tr("Areas: {department}", department=name_of(row))
        for area in (area for area in baseline.areas if area.department == row.name):
            name = name_of(area)
            full = tr("Area: {name} ({department})", name=name, department=short_name_of(row))
            text = tr("Area: {name}", name=name) if count[name] == 1 else full
            yield Choice(text, f"area:{area.name}", heading, full)
    for area in (area for area in baseline.areas if area.is_central):
        yield Choice(tr("Area: {name}", name=name_of(area)), f"area:{area.name}", tr("Central rows"))
