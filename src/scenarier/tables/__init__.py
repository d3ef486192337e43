"""Projections as pandas frames: long and wide."""
