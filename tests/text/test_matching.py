"""What is typed against what it should find, by hand."""

import pytest

from scenarier.text.matching import matches, target


def _found(query: str, *texts: str) -> list[str]:
    return [texts[n] for n in matches(query, [target(text) for text in texts])]


def test_that_nothing_typed_finds_all_in_their_order() -> None:
    assert _found("", "b", "a", "c") == ["b", "a", "c"]
    assert _found("   ", "b", "a") == ["b", "a"]


def test_that_the_start_of_the_text_goes_before_the_start_of_a_word_and_that_before_the_inside() -> None:
    assert _found("løn", "Årsløn", "Pris og løn", "Lønvækst") == ["Lønvækst", "Pris og løn", "Årsløn"]


def test_that_equals_keep_their_order() -> None:
    assert _found("løn", "Løn b", "Løn a", "Løn c") == ["Løn b", "Løn a", "Løn c"]


def test_that_a_later_word_counts_when_the_first_place_is_inside_another() -> None:
    assert _found("barn", "Oldebarnsky", "Oldebarn barn") == ["Oldebarn barn", "Oldebarnsky"]


def test_that_every_word_must_be_found_in_any_order() -> None:
    texts = ("Vækst i løn", "Vækst i priser", "Løn")
    assert _found("løn vækst", *texts) == ["Vækst i løn"]


def test_that_words_may_be_found_beside_the_text() -> None:
    targets = [target("Sundhed", "Afdeling"), target("MSB", "Sociale Forhold og Beskæftigelse Afdeling")]
    assert matches("afdeling besk", targets) == [1]
    assert matches("afdeling", targets) == [0, 1]


def test_that_the_text_goes_before_what_is_beside_it() -> None:
    targets = [target("Lav vækst", "Scenarie"), target("Nyt scenarie", "Handling"), target("Scenarier")]
    assert matches("scenarie", targets) == [2, 1, 0]


def test_that_the_start_of_a_word_beside_goes_before_the_inside_of_the_text() -> None:
    assert matches("omsorg", [target("Hjemmeomsorg"), target("MSO", "Sundhed og Omsorg")]) == [1, 0]


def test_that_the_words_as_typed_at_the_start_go_first() -> None:
    assert _found("unge og", "Og unge", "Børn, unge og", "Unge og børn")[0] == "Unge og børn"


@pytest.mark.parametrize("query", ["ældre", "AELDRE", "aeldre", "aldre", "ÆLD"])
def test_that_ae_is_found_by_ae_and_a(query: str) -> None:
    assert _found(query, "Børn", "Ældre") == ["Ældre"]


@pytest.mark.parametrize("query", ["børn", "boern", "born", "BØRN"])
def test_that_oe_is_found_by_oe_and_o(query: str) -> None:
    assert _found(query, "Ældre", "Børn") == ["Børn"]


@pytest.mark.parametrize("query", ["århus", "aarhus", "arhus", "a\u030arhus"])
@pytest.mark.parametrize("text", ["Århus", "Aarhus", "A\u030arhus"])
def test_that_aa_is_found_however_it_is_written(query: str, text: str) -> None:
    assert _found(query, "Odense", text) == [text]


def test_that_a_typed_oe_is_no_o() -> None:
    assert _found("bør", "Borgere", "Børn") == ["Børn"]


def test_that_the_letter_itself_goes_before_its_stand_in() -> None:
    assert _found("or", "Ørsted", "Organisation") == ["Organisation", "Ørsted"]


def test_that_accents_do_not_matter() -> None:
    assert _found("ide", "Idé") == ["Idé"]
    assert _found("allé", "Alle") == ["Alle"]


def test_that_the_first_letters_of_all_words_find_when_nothing_better_does() -> None:
    assert _found("ns", "Nyt scenarie", "Nyt scenarie med løn") == ["Nyt scenarie"]
    assert _found("lov", "Lokal og varig", "Lov om tilskud") == ["Lov om tilskud"]


@pytest.mark.parametrize("query", ["pdf", "bfv", "lkvd", "print", "excel"])
def test_that_letters_spread_over_a_text_are_no_hit(query: str) -> None:
    texts = (
        "Nulstil gruppe: Udgangspunkt for afdelingen",
        "Befolkningsvækst",
        "Likviditet",
        "Planlagt drift for en ny bydel",
    )
    assert _found(query, *texts) == []


@pytest.mark.parametrize("query", ["likvidtet", "likviditte", "likvvid", "lukvid", "ilkviditet"])
def test_that_one_wrong_letter_of_a_long_word_still_finds(query: str) -> None:
    assert _found(query, "Løn", "Mål for likviditet") == ["Mål for likviditet"]


@pytest.mark.parametrize("query", ["lukv", "likvudutet", "anleg"])
def test_that_short_words_and_words_with_two_wrong_letters_find_nothing(query: str) -> None:
    assert _found(query, "Likviditet", "Tillæg") == []


def test_that_words_beside_are_found_by_their_beginning_alone() -> None:
    targets = [target("Gem", "Handling"), target("Børn", "Afdeling")]
    assert matches("and", targets) == []
    assert matches("ling", targets) == []
    assert matches("hand", targets) == [0]


def test_that_nothing_is_found_where_letters_are_missing() -> None:
    assert _found("xyz", "Løn", "") == []


def test_that_signs_can_be_looked_for() -> None:
    assert _found("%", "Vækst", "Vækst i %") == ["Vækst i %"]
    assert _found("66", "17-66 år", "660 pladser") == ["660 pladser", "17-66 år"]
