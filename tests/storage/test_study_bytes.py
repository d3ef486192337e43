"""Files that are no study at all, or were one before something happened to them."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.storage.studies import as_bytes, fault, faults, read, study, with_measure

EXAMPLE = (Path(__file__).parent / "example.scenarier").read_bytes()


def test_that_the_example_is_valid():
    assert faults(EXAMPLE) == []
    assert len(read(EXAMPLE).scenarios) == 2


def test_that_a_byte_order_mark_is_passed_over():
    assert read(b"\xef\xbb\xbf" + EXAMPLE) == read(EXAMPLE)


@pytest.mark.parametrize("content", [b"", b" ", b"\n\r\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_that_an_empty_file_is_said_to_be_empty(content):
    assert fault(content) == "the file is empty; is it the right file?"


NOT_UTF8 = [
    (b"\xff", 1),
    (b'{\n"title": "\xe6"}', 2),
    (b"\n\n\xed\xa0\x80", 3),
    (b"\xc0\x80", 1),
    (b"PK\x03\x04\xb5", 1),
    ('{"title": "å"}'.encode("utf-16"), 1),
    (EXAMPLE[:-1] + b"\xf0\x9f", EXAMPLE.count(b"\n")),
]


@pytest.mark.parametrize(("content", "line"), NOT_UTF8)
def test_that_what_is_not_utf8_is_said_with_its_line(content, line):
    assert fault(content) == f"the file is not UTF-8 text (line {line}); is it the right file?"


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"scenarios":', '{"format":"scenarier-study","scenarios":['])
def test_that_200000_open_brackets_are_refused(opening):
    assert fault((opening * 200_000).encode()) == "the file is nested too deeply; is it the right file?"


def test_that_deep_nesting_that_is_closed_is_refused_as_well():
    content = json.dumps(study(title="HERE")).replace('"HERE"', "[" * 100_000 + "]" * 100_000)
    assert fault(content.encode()) == "the file is nested too deeply; is it the right file?"


@pytest.mark.parametrize("key", ["format", "title", "baseline", "note"])
def test_that_a_null_byte_in_the_file_is_no_json(key):
    assert "the file is not valid JSON: line 1, column" in fault(
        json.dumps(study()).encode().replace(b"s", b"\0", 1)
    )
    assert "the file is not valid JSON" in fault(as_bytes(study(**{key: "A"})).replace(b'"A"', b'"\0"'))


@pytest.mark.parametrize("name", ["title", "note"])
def test_that_half_a_character_is_refused_and_a_whole_one_kept(name):
    assert fault(as_bytes(study(**{name: "\ud83d"}))) == f"{name}: the text holds half a character; type it again"
    assert getattr(read(as_bytes(study(**{name: "😀"}))), name) == "😀"


def test_that_half_a_character_in_a_key_can_be_shown():
    said = faults(as_bytes(study({"parameters": {"\udc00": 1, "tax_rate": {"\ud800": 1}}}, **{"\ud83d": 1})))
    assert len(said) == 3
    assert "\n".join(said).encode()


@pytest.mark.parametrize("digits", [400, 4_301, 1_000_000])
def test_that_a_huge_integer_is_refused_in_no_time_wherever_it_stands(digits):
    number = "1" + "0" * digits
    for document in (study(version="HERE"), study(horizon="HERE"), study(title="HERE"), with_measure(on="HERE")):
        said = fault(json.dumps(document).replace('"HERE"', number).encode())
        assert len(said) < 150
        assert "1000000000" in said


@settings(max_examples=40)
@given(st.integers(0, len(EXAMPLE) - 3))
def test_that_a_truncated_file_is_no_json(length):
    (said,) = faults(EXAMPLE[:length])
    assert said.startswith(("the file is not valid JSON: line", "the file is not UTF-8 text", "the file is empty"))


@settings(max_examples=300)
@given(st.lists(st.integers(0, 8 * len(EXAMPLE) - 1), min_size=1, max_size=4))
def test_that_flipped_bits_give_faults_or_a_valid_study(bits):
    content = bytearray(EXAMPLE)
    for bit in bits:
        content[bit // 8] ^= 1 << bit % 8
    assert_faults_or_valid(bytes(content))


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_that_any_bytes_give_faults(content):
    assert faults(content)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.text(st.characters(), max_size=10)
    | st.sampled_from(["aarhus-2024", "frame:MTM", "scenarier-study", "A", "2026", 2029, 1, 0.25]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(), max_size=8)
            | st.sampled_from(
                "name note parameters measures title target amounts on owner 2026 2030 tax_rate".split()
            )
            | st.sampled_from(["frame_change.MSB", "frame_change", "elasticity.MBU.daycare", "state_guarantee"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)
KEYS = "title note baseline horizon scenarios version format".split()


@settings(max_examples=80)
@given(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), JSON, max_size=3))
def test_that_any_value_in_any_place_of_the_document_gives_faults_or_a_valid_study(changes):
    assert_faults_or_valid(as_bytes(study(**changes)))


@settings(max_examples=80)
@given(JSON, JSON)
def test_that_any_value_in_any_place_of_a_scenario_gives_faults_or_a_valid_study(scenario, parameters):
    assert_faults_or_valid(as_bytes(study(scenarios=[scenario, {"name": "B", "parameters": parameters}])))
    assert_faults_or_valid(as_bytes(with_measure(amounts=parameters, note=scenario)))


def assert_faults_or_valid(content: bytes) -> None:
    """Faults are short lines that can be written; any other error fails the test."""
    for line in faults(content):
        assert line.encode()
        assert "\n" not in line
        assert len(line) < 500
