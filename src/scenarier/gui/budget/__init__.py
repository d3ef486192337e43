"""The adopted budget of a study as a grid: amounts by target and year beside the roll-forward without them."""
