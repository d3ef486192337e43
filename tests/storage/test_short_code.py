"""The eight letters that stand for content."""

import hashlib

import pytest

from scenarier.storage.short_code import LETTERS, code_in, short_code


def test_that_the_code_is_the_sum_in_base_24() -> None:
    number = int(hashlib.sha256(b"Aarhus").hexdigest(), 16) % 24**8
    digits = [number // 24**place % 24 for place in range(7, -1, -1)]
    assert short_code(b"Aarhus") == "".join("ABCDEFGHJKLMNPQRSTUVWXYZ"[digit] for digit in digits)


def test_that_other_content_has_another_code() -> None:
    codes = {short_code(str(number).encode()) for number in range(5000)}
    assert len(codes) == 5000
    assert all(len(code) == 8 and set(code) <= set(LETTERS) for code in codes)


@pytest.mark.parametrize("typed", ["abcdefgh", "ABCD EFGH", " abcd-efgh\n"])
def test_that_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert code_in(typed) == "ABCDEFGH"


@pytest.mark.parametrize("typed", ["", "ABCDEFG", "ABCDEFGHJ", "ABCDEFG1", "ABCDEFGI", "ÆBCDEFGH"])
def test_that_other_text_is_no_code(typed: str) -> None:
    assert code_in(typed) == ""
