"""Baseline packages and study files, in and out."""
