"""Axes, units, errors and places: the words every other room speaks."""
