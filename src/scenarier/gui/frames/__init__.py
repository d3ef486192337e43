"""The workspace `Rammer`: what departments get, and what follows from it."""
