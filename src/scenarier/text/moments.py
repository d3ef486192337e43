"""Moments in words."""

from datetime import datetime

from scenarier.text.language import tr


def moment_words(when: datetime) -> str:
    """A moment in the user's own time: `23.11.2026 kl. 18.05`."""
    local = when.astimezone()
    return tr("{day:02d}/{month:02d}/{year} at {hour:02d}:{minute:02d}", day=local.day, month=local.month,
              year=local.year, hour=local.hour, minute=local.minute)  # fmt: skip
