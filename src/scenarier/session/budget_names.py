"""What the targets of an adopted budget may be called in a table that is pasted."""

from collections.abc import Iterator, Mapping

from scenarier.model.baseline import Area, Baseline
from scenarier.model.names import name_of, target_name, target_words
from scenarier.text.language import in_every_language, tr
from scenarier.text.words import VARIABLE_NAMES
from scenarier.vocabulary.axes import CENTRAL

Names = Mapping[str, tuple[str, ...]]


def target_names(baseline: Baseline) -> Names:
    """What each target may be called, in both languages; the first name is the grid's own."""
    names = {
        target: [target_name(baseline, target), target, target_words(baseline, target)]
        for target in baseline.budget_targets()
    }
    for row in baseline.departments:
        own = [row.name, row.name_da, row.name_en, row.short_name_da, row.short_name_en]
        names[f"frame:{row.name}"] += [*own, *(f"{word} {one}" for word in ("Ramme", "Frame") for one in own)]
    for area in (one for one in baseline.areas if f"area:{one.name}" in names):
        names[f"area:{area.name}"] += _area_names(baseline, area)
    for target, all_names in names.items():
        kind, _, name = target.partition(":")
        if kind in ("revenue", "capex"):
            variable = f"capex_{name}" if kind == "capex" else name
            all_names += [name if kind == "revenue" else target, *in_every_language(VARIABLE_NAMES[variable])]
    return {target: tuple(all_names) for target, all_names in names.items()}


def _area_names(baseline: Baseline, area: Area) -> Iterator[str]:
    """The code, the name, each part of it about a colon, and the name behind the department's."""
    row = next((row for row in baseline.departments if row.name == area.department), None)
    owners = () if row is None else (row.name, row.name_da, row.name_en, row.short_name_da, row.short_name_en)
    yield area.name
    for name in (area.name_da, area.name_en):
        parts = [part.strip() for part in name.split(":")]
        bare = [part.removesuffix("m.v.").removesuffix("etc.").strip() for part in parts]
        for one in dict.fromkeys((name, *parts, *bare)):
            yield one
            yield from (f"{owner} {one}" for owner in owners)


def frame_of(baseline: Baseline) -> Mapping[str, str]:
    """The frame of the department that each area belongs to, by the area's target."""
    return {f"area:{area.name}": f"frame:{area.department}" for area in baseline.areas if area.department}


def central_row_left(baseline: Baseline, targets: Iterator[str] | tuple[str, ...]) -> tuple[Area, Area] | None:
    """Of targets that have an amount, a department's area whose kind has a central row without one; and the row.

    Parameters
    ----------
    baseline : with the study's budget as it stands.
    """
    named = baseline.budget.levels if baseline.budget else {}
    areas = {f"area:{area.name}": area for area in baseline.areas}
    for area in (areas[target] for target in targets if target in areas):
        central = areas.get(f"area:{CENTRAL}.{area.kind}")
        has_cost = central is not None and central.base_cost != 0 and f"area:{central.name}" not in named
        if central is not None and has_cost and not area.is_central and f"area:{area.name}" in named:
            return area, central
    return None


def central_words(baseline: Baseline, targets: Iterator[str] | tuple[str, ...]) -> str:
    """That a central row of the same kind is still rolled forward; "" where none is left."""
    found = central_row_left(baseline, targets)
    if found is None:
        return ""
    area, central = (name_of(one) for one in found)
    return tr("“{central}” belongs to the same kind as “{area}” and has no amount: it is still rolled forward.",
              central=central, area=area)  # fmt: skip
