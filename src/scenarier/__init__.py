"""scenarier: budget scenarios for a Danish municipality, from the annual report to a projection."""

__version__ = "0.1.0"
