"""Colours and type as data."""
