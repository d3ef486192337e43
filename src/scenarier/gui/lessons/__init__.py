"""Lessons: their list, and the panel that a lesson is played in."""
