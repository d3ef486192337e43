"""What a file holds before it is imported: the preview of `Fil › Hent…`."""
