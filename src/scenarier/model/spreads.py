"""How uncertain an assumption is: the baseline's standard deviation, or what a study says instead."""

from collections.abc import Mapping

from scenarier.model.parameters import ParameterSpec, join_key

DEFAULT_SEED = 1
"""The seed of the draws where a study names none."""
LARGEST_SEED = 2**53 - 1
"""The largest whole number that every program that reads JSON keeps."""
LARGEST_SPREAD = 1e9


def may_be_uncertain(spec: ParameterSpec) -> bool:
    """Whether a parameter may have a spread: a switch is 0 or 1 and nothing in between."""
    return spec.unit != "switch"


def spread_of(spreads: Mapping[str, float], spec: ParameterSpec, entity: str = "") -> float:
    """The standard deviation of a parameter, of one of its entities where it has any [the parameter's unit].

    Parameters
    ----------
    spreads : a study's own, by `parameter.entity` or, for all of the entities that are not named, by `parameter`.
    """
    own = spreads.get(join_key(spec.name, entity))
    return own if own is not None else spreads.get(spec.name, spec.sd)
