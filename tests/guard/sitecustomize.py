"""Python imports this in every child process of the tests, since the folder stands first in its path."""

import sys
from contextlib import suppress
from pathlib import Path

from connections import watch

watch()
sys.path.remove(str(Path(__file__).parent))
this = sys.modules.pop("sitecustomize")
with suppress(ImportError):
    import sitecustomize  # noqa: F401  the one of this Python, which this file stands before
sys.modules.setdefault("sitecustomize", this)
