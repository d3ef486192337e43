"""Meeting mode: one lever or package and one figure, for everyone in the room."""
