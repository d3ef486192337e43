"""Frozen values: baseline, parameter specifications, measures, scenarios, studies, projections."""
