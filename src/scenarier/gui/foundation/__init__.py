"""The workspace `Grundlag`: the published figures behind the model, and how they add up."""
