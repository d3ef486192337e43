"""Questions put to the engine and the baseline."""
