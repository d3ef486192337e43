"""The columns of the frames grid: name, unit, one value for all years, what the base year was, and the years."""

NAME, UNIT, ALL_YEARS, ACCOUNT, BUDGET, FIRST = range(6)
PUBLISHED = (ACCOUNT, BUDGET)
"""The base year: to be read, never to be typed in."""
