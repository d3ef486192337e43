"""The workspace `Tiltag`: a scenario's measures, edited like a spreadsheet, and what they do to the budget."""
