"""In which ways it is shown how sure the figures are."""

from typing import Literal, get_args

Uncertainty = Literal["off", "fan", "paths"]
"""Not at all; bands that most paths lie within; some sample paths, and fifty dots in one year."""
UNCERTAINTIES: tuple[Uncertainty, ...] = get_args(Uncertainty)
