"""The report of a study: as PDF, typeset by Typst, and as one file of HTML."""
