"""The open study: selection, edits, what is unsaved, news to whoever listens; no Qt."""
