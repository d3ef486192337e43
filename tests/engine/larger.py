"""The baseline with more areas than there are, for what must not grow faster than they do."""

from dataclasses import replace

from tests.oracle.compare import AARHUS

from scenarier.model.baseline import Baseline


def larger(times: int) -> Baseline:
    """The baseline with each area so many times."""
    names = {area.name: [area.name, *(f"{area.name}.{n}" for n in range(1, times))] for area in AARHUS.areas}
    areas = [replace(area, name=name) for area in AARHUS.areas for name in names[area.name]]
    specs = {
        spec.name: replace(
            spec,
            entity_defaults={
                name: value for area, value in spec.entity_defaults.items() for name in names.get(area, [area])
            },
        )
        for spec in AARHUS.parameters.values()
    }
    return replace(AARHUS, areas=tuple(areas), parameters=specs)
