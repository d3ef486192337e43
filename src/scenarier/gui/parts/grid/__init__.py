"""Tables of numbers that are edited like a spreadsheet: typed, copied, pasted, filled, by keyboard alone."""
