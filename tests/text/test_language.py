"""Which language is spoken, and how texts are found in it."""

import pytest

from scenarier.text.language import language, ntr, pick, set_language, system_language, tr


@pytest.fixture(autouse=True)
def danish():
    set_language("da")
    yield
    set_language("da")


@pytest.mark.parametrize(
    ("given", "code"),
    [("en_GB.UTF-8", "en"), ("en_US", "en"), ("da_DK.UTF-8", "da"), ("fr_FR", "da"), ("C", "da"), ("POSIX", "da"),
     ("C.UTF-8", "da"), ("", "da")],
)  # fmt: skip
def test_that_the_systems_language_is_danish_unless_it_is_english(given, code, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", given)
    assert system_language() == code


def test_that_lc_all_comes_before_lang(monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    assert system_language() == "da"


def test_that_a_text_is_looked_up_when_it_is_shown():
    assert tr("Liquidity per citizen") == "Likviditet pr. borger"
    set_language("en")
    assert language() == "en"
    assert tr("Liquidity per citizen") == "Liquidity per citizen"


def test_that_fields_are_filled_in_after_the_look_up():
    assert tr("Result {year}", year=2029) == "Resultat 2029"


def test_that_plurals_follow_the_number():
    assert ntr("{n} sum re-added", "{n} sums re-added", 1) == "1 sum genberegnet"
    assert ntr("{n} sum re-added", "{n} sums re-added", 2) == "2 summer genberegnet"


def test_that_a_text_of_the_data_is_picked_by_language():
    assert pick("ramme", "frame") == "ramme"
    set_language("en")
    assert pick("ramme", "frame") == "frame"


def test_that_a_language_there_is_not_is_refused():
    with pytest.raises(ValueError, match="fr"):
        set_language("fr")
