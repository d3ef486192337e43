"""Tips that show a text as it is, whatever signs stand in it."""

from html import escape


def plain_tip(text: str) -> str:
    """A text as a tip that Qt breaks into lines and takes no markup from; "" for none."""
    return f"<qt>{escape(text)}</qt>" if text else ""
