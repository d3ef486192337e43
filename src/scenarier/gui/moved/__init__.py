"""The panel `Hvad rykkede sig`, and the last edit played again."""
