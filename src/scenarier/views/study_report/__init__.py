"""What the report of a study says, as frozen rows: sections of texts, tables and pictures."""
