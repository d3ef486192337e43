"""pyqtgraph drawings fed by plain data."""
