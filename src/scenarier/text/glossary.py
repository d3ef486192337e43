"""The field's own words, explained in both languages: resources/help/glossary.csv.

The meanings are those of docs/glossary.md, which a test holds beside the file.
"""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from scenarier.text.language import language, pick
from scenarier.vocabulary.places import resources_folder

ANY_YEAR = "{year}"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, what it means, and the other forms in which it stands on screen."""

    key: str
    name_da: str
    name_en: str
    forms_da: str
    forms_en: str
    text_da: str
    text_en: str

    @property
    def name(self) -> str:
        """The word in the language that is spoken."""
        return pick(self.name_da, self.name_en)

    @property
    def text(self) -> str:
        """What it means, in the language that is spoken."""
        return pick(self.text_da, self.text_en)

    def forms(self, code: str) -> list[str]:
        """All forms in a language; `{year}` in one stands for any year."""
        name, others = (self.name_da, self.forms_da) if code == "da" else (self.name_en, self.forms_en)
        return [name, *(form.strip() for form in others.split(",") if form.strip())]


@lru_cache(maxsize=1)
def glossary() -> dict[str, Word]:
    """Every word by its key."""
    with (resources_folder() / "help" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: Word(**row) for row in csv.DictReader(file)}


def words_in(text: str) -> list[Word]:
    """The words that stand in a text of the language that is spoken, in their order and each once.

    Where a word is a part of a longer one, the longer alone counts: luft til serviceramme is one word.
    """
    pattern, by_form = _forms(language())
    found = (by_form[_bare(match[0])] for match in pattern.finditer(text))
    return list(dict.fromkeys(found))


def explained(text: str, most: int) -> str:
    """The words of a text with their meanings, a line each; "" where it has none."""
    return "\n".join(f"{word.name}: {word.text}" for word in words_in(text)[:most])


@lru_cache(maxsize=2)
def _forms(code: str) -> tuple[re.Pattern[str], dict[str, Word]]:
    """What finds every form in a language, the longest first, and the word of each."""
    by_form = {_bare(form): word for word in glossary().values() for form in word.forms(code)}
    longest_first = sorted(by_form, key=len, reverse=True)
    either = "|".join(re.escape(form).replace(re.escape(ANY_YEAR), r"\d{4}") for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE), by_form


def _bare(form: str) -> str:
    """A form as it is looked up."""
    return re.sub(r"\d{4}", ANY_YEAR, form.casefold())
