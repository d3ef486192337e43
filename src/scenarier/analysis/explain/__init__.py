"""Where a number comes from: formulas over the engine's own steps, down to the baseline and assumptions."""
