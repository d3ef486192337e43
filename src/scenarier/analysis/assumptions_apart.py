"""Which assumptions of two scenarios differ."""

from dataclasses import dataclass

from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec, join_key, split_key
from scenarier.model.study import Scenario
from scenarier.model.values import Values, values_in


@dataclass(frozen=True, slots=True)
class Assumption:
    """A parameter that differs: its values in the scenario and in the reference."""

    key: str
    spec: ParameterSpec
    entity: str
    values: Values
    reference: Values


def assumptions_apart(
    baseline: Baseline, scenario: Scenario, reference: Scenario, horizon: int
) -> list[Assumption]:
    """The parameters that differ up to `horizon`, in the order of the registry."""
    given = {*scenario.parameters, *reference.parameters}
    by_name: dict[str, set[str]] = {}
    for key in given:
        name, entity = split_key(key)
        by_name.setdefault(name, set()).add(entity)
    found = []
    for name, spec in baseline.parameters.items():
        for entity in _in_order(baseline, spec, by_name.get(name, set())):
            values, other = (values_in(one, spec, entity, horizon) for one in (scenario, reference))
            if values != other:
                found.append(Assumption(join_key(name, entity), spec, entity, values, other))
    return found


def _in_order(baseline: Baseline, spec: ParameterSpec, entities: set[str]) -> list[str]:
    known = baseline.entities(spec.entity_kind) if spec.entity_kind else ("",)
    return [entity for entity in known if entity in entities]
