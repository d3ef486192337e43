"""One table for all: rows made in `views`, shown, fitted to the width and copied."""
