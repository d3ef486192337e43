"""What assumptions and what they are of may be called in a file: ids and names, in both languages."""

from collections.abc import Iterable, Iterator

from scenarier.exchange.found import MOST_COMPARED
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name
from scenarier.model.parameters import ParameterSpec
from scenarier.text.block_cells import fold
from scenarier.text.language import in_every_language, tr
from scenarier.text.words import LINE_NAMES
from scenarier.vocabulary.nearest import nearest


class Names:
    """Parameters and entities by the names and ids that they may be called."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self._specs: dict[str, set[str]] = {}
        for spec in baseline.parameters.values():
            for name in (spec.name, spec.name_da, spec.name_en, spec.short_name_da, spec.short_name_en):
                self._specs.setdefault(fold(name), set()).add(spec.name)
        self._close: dict[str, str] = {}
        self._entities = {kind: _entities(baseline, kind) for kind in ("line", "department", "area")}

    def spec(self, words: str) -> tuple[ParameterSpec | None, str]:
        """The parameter of that name, and what is wrong where there is not one alone."""
        found = self._specs.get(fold(words), set())
        if len(found) == 1:
            return self._baseline.parameters[next(iter(found))], ""
        if found:
            names = tr(" and ").join(f"“{name}”" for name in sorted(found))
            return None, tr("“{label}” fits {choices}; write which", label=words, choices=names)
        told = tr("there is no assumption “{name}”", name=words[:60])
        close = self._nearest(words, [*self._baseline.parameters, *_titles(self._baseline)])
        return None, tr("{fault}; did you mean “{nearest}”?", fault=told, nearest=close) if close else told

    def entity(self, spec: ParameterSpec, words: str) -> tuple[str, str]:
        """What a parameter is of, and what is wrong."""
        kind = spec.entity_kind
        if not kind:
            told = tr("“{name}” is of the whole municipality; leave out “{entity}”", name=spec.name, entity=words)
            return "", told if words else ""
        if not words:
            return "", tr("write what “{name}” is of, such as “{example}”", name=spec.name,
                          example=entity_name(self._baseline, self._baseline.entities(kind)[0]))  # fmt: skip
        found = self._entities[kind].get(fold(words), set())
        if len(found) == 1:
            return next(iter(found)), ""
        if found:
            names = tr(" and ").join(f"“{name}”" for name in sorted(found))
            return "", tr("“{label}” fits {choices}; write which", label=words, choices=names)
        told = tr("there is no “{entity}” that “{name}” is of", entity=words[:60], name=spec.name)
        close = self._nearest(words, self._baseline.entities(kind))
        return "", tr("{fault}; did you mean “{nearest}”?", fault=told, nearest=close) if close else told

    def _nearest(self, words: str, known: Iterable[str]) -> str:
        """The nearest known name; "" for none, and for more words than can be compared in good time."""
        if words not in self._close and len(self._close) < MOST_COMPARED:
            self._close[words] = nearest(words, known) or ""
        return self._close.get(words, "")


def _titles(baseline: Baseline) -> Iterator[str]:
    for spec in baseline.parameters.values():
        yield from (spec.name_da, spec.name_en, spec.short_name_da, spec.short_name_en)


def _entities(baseline: Baseline, kind: str) -> dict[str, set[str]]:
    """Entities of a kind by their codes and names, in both languages."""
    found: dict[str, set[str]] = {}
    if kind == "line":
        named = [(line, (line, *in_every_language(LINE_NAMES[line]))) for line in baseline.entities(kind)]
    elif kind == "department":
        named = [
            (row.name, (row.name, row.name_da, row.name_en, row.short_name_da, row.short_name_en))
            for row in baseline.departments
        ]
    else:
        departments = {row.name: row for row in baseline.departments}
        named = []
        for area in baseline.areas:
            row = departments.get(area.department)
            owners = (
                () if row is None else (row.name, row.name_da, row.name_en, row.short_name_da, row.short_name_en)
            )
            own = (area.name_da, area.name_en)
            named.append((area.name, (area.name, *own, *(f"{one} {name}" for one in owners for name in own))))
    for entity, names in named:
        for name in names:
            found.setdefault(fold(name), set()).add(entity)
    return found
