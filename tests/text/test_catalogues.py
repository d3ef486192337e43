"""The check of the catalogue can fail, in each of the ways it is there for."""

import shutil

import pytest
from scripts import catalogues

SPACE = "other white space at its ends than the source"
STALE = "scenarier.mo is not what scenarier.po compiles to; run make catalogues"


@pytest.fixture
def po(tmp_path):
    copy = tmp_path / "scenarier.po"
    shutil.copy(catalogues.PO, copy)
    shutil.copy(catalogues.PO.with_suffix(".mo"), copy.with_suffix(".mo"))
    return copy


def change(po, old, new):
    text = po.read_text(encoding="utf-8")
    assert old in text
    po.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def source():
    return catalogues.extracted()


def test_that_the_shipped_catalogue_is_complete(po, source):
    assert catalogues.faults(po, source) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgid "Liquidity"\nmsgstr "Likviditet"\n', "", "not in the catalogue: 'Liquidity'"),
        ('msgid "Liquidity"', 'msgid "Liquiditi"', "no longer in the source: 'Liquiditi'"),
        ('msgstr "Likviditet"', 'msgstr ""', "not translated: 'Liquidity'"),
        ('msgid "Liquidity"', '#, fuzzy\nmsgid "Liquidity"', "marked as fuzzy: 'Liquidity'"),
        ('msgstr "Resultat {year}"', 'msgstr "Resultat {år}"', "other {fields} than the source: 'Result {year}'"),
        ('msgstr "Likviditet"', 'msgstr "Likviditet "', f"{SPACE}: 'Liquidity'"),
        ('msgstr "Likviditet"', 'msgstr "Kasse"', STALE),
    ],
)  # fmt: skip
def test_that_a_fault_is_found(po, source, old, new, fault):
    change(po, old, new)
    assert fault in catalogues.faults(po, source)


def test_that_update_keeps_translations_and_mends_the_compiled_file(po, source):
    change(po, 'msgstr "Likviditet"', 'msgstr "Kasse"')
    catalogues.update(po, source)
    assert catalogues.faults(po, source) == []
    assert 'msgstr "Kasse"' in po.read_text(encoding="utf-8")
