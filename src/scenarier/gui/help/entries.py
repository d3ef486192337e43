"""What the finder finds in the help: its pages and the words of the field."""

from collections.abc import Callable, Iterator
from functools import partial

from scenarier.gui.finder.rows import Entry
from scenarier.text.glossary import glossary
from scenarier.text.language import language, tr
from scenarier.views.help_pages import pages


def help_entries(show: Callable[[str], object]) -> Iterator[Entry]:
    """Every page and every word; choosing one shows it."""
    for page in pages().values():
        yield Entry(page.title, tr("Help page"), partial(show, page.name))
    yield Entry(tr("Glossary"), tr("Help page"), partial(show, "glossary"))
    yield Entry(tr("Shortcuts"), tr("Help page"), partial(show, "shortcuts"))
    for word in glossary().values():
        forms = " ".join(word.forms(language())[1:])
        yield Entry(word.name, tr("Word"), partial(show, f"word/{word.key}"), words=forms)
