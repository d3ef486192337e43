"""The guide for Python: its blocks, what they print; `python -m tests.docs.guide` writes the outputs anew."""

import contextlib
import io
import re
import tempfile
from typing import Any

import pandas as pd
from tests.docs.documents import ROOT, text

NAME = "docs/guide-python.md"
WIDTH = 100
_BLOCK = re.compile(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks() -> list[tuple[str, str]]:
    """Each block of code, and what stands below it as its output."""
    return _BLOCK.findall(text(NAME))


def printed(sources: list[str]) -> list[str]:
    """What each block prints when they are run one after the other, in the current folder."""
    known: dict[str, Any] = {}
    outputs = []
    for source in sources:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), pd.option_context("display.width", WIDTH):
            exec(compile(source, NAME, "exec"), known)
        outputs.append("".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines()))
    return outputs


def write() -> None:
    """Write the outputs as they are now."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        outputs = iter(printed([source for source, _ in blocks()]))
    told = _BLOCK.sub(lambda block: f"```python\n{block[1]}```\n\n```text\n{next(outputs)}```", text(NAME))
    (ROOT / NAME).write_text(told, encoding="utf-8")


if __name__ == "__main__":
    write()
