"""Help: pages from resources/help, the words of the field on hover, F1."""
