"""The workspace `Overblik`: levers stand beside it, plots above its table."""
