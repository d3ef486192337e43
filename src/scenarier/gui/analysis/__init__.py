"""The workspace `Analyse`: what matters to a number, and what it would take to turn it."""
