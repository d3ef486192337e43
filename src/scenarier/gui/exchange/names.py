"""What files are offered to be called."""

import re

LONGEST = 100
"""Letters of a name; some places take no longer ones."""


def file_name(*words: str) -> str:
    """A name made of titles, without what no file system takes and without its ending."""
    name = " ".join(" – ".join(filter(None, words)).split())
    return re.sub(r'[\\/:*?"<>|\0]+', "-", name)[:LONGEST].strip(" .")
