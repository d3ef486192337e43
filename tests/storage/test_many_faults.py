"""Large files: refused in time, with the first faults told and the rest counted."""

import time

import pytest
from tests.storage.studies import as_bytes, faults, study

from scenarier.storage.study_read import SIZE_LIMIT, read_study
from scenarier.text.faults import MOST_SHOWN, fault_lines
from scenarier.vocabulary.errors import FaultsError

MOST_SECONDS = 10
HEAD = '{"format":"scenarier-study","version":1,"baseline":"aarhus-2024","scenarios":['


def parameters(members: str) -> str:
    return HEAD + '{"name":"A","parameters":{' + members + "}}]}"


def numbered(pattern: str, count: int) -> str:
    return ",".join(pattern % number for number in range(count))


MANY = {
    "zeros": HEAD + ",".join(['{"name":"a","measures":[' + "0," * 4_999 + "0]}"] * 1_600) + "]}",
    "one name": HEAD + numbered('{"name":"a"}%.0s', 10_000) + "]}",
    "repeats": parameters(numbered('"a":0%.0s', 2_000_000)),
    "measures": HEAD
    + ",".join(['{"name":"a","measures":[' + numbered('{"target":"frame:M"}%.0s', 5_000) + "]}"] * 100)
    + "]}",
}
TOO_MANY = {
    "zeros": (HEAD + "0," * 8_000_000 + "0]}", "scenarios: 8000001 scenarios are too many; at most 10000"),
    "scenarios": (
        HEAD + numbered('{"name":"%d"}', 200_000) + "]}",
        "scenarios: 200000 scenarios are too many; at most 10000",
    ),
    "measures": (
        HEAD + '{"name":"A","measures":[' + numbered('{"target":"frame:M"}%.0s', 500_000) + "]}]}",
        "scenarios[0].measures: 500000 measures in one scenario are too many; at most 5000",
    ),
}


@pytest.mark.parametrize("kind", MANY)
def test_that_a_file_of_16_mb_with_a_million_faults_is_refused_in_ten_seconds(kind):
    content = MANY[kind].encode()
    assert len(content) <= SIZE_LIMIT
    start = time.perf_counter()
    lines = faults(content)
    assert time.perf_counter() - start < MOST_SECONDS
    assert len(lines) == MOST_SHOWN + 1
    assert lines[-1].endswith("more faults")


@pytest.mark.parametrize("kind", TOO_MANY)
def test_that_a_file_of_16_mb_with_too_many_things_is_refused_with_one_fault(kind):
    content, said = TOO_MANY[kind]
    start = time.perf_counter()
    assert faults(content.encode()) == [said]
    assert time.perf_counter() - start < MOST_SECONDS


def test_that_the_last_line_counts_the_faults_that_are_not_shown():
    assert faults(study({"parameters": {f"p{n}": n for n in range(21)}}))[-1] == "… and 1 more fault"
    assert faults(study({"parameters": {f"p{n}": n for n in range(1020)}}))[-1] == "… and 1000 more faults"
    assert len(faults(study({"parameters": {f"p{n}": n for n in range(20)}}))) == 20


@pytest.mark.parametrize("what", ["name", "key", "unknown key", "value", "number", "fraction"])
def test_that_one_value_of_16_mb_is_refused_in_no_time_and_shortened(what):
    much = "x" * 16_000_000
    content = {
        "name": as_bytes(study(scenarios=[{"name": much}, {"name": much[:-1]}, {"name": "x"}, {"name": " X"}])),
        "key": parameters(f'"{much}":1').encode(),
        "unknown key": as_bytes(study(**{much: 1})),
        "value": parameters(f'"tax_rate":"{much}"').encode(),
        "number": parameters('"tax_rate":' + "1" * 16_000_000).encode(),
        "fraction": parameters('"tax_rate":1.' + "1" * 16_000_000).encode(),
    }[what]
    start = time.perf_counter()
    (line,) = faults(content[:SIZE_LIMIT] if what != "name" else content.replace(much[:-1].encode(), b"y", 1))
    assert time.perf_counter() - start < MOST_SECONDS
    assert len(line) < 250


def test_that_a_file_of_just_16_mb_is_read_and_a_larger_one_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "large.scenarier"
    content = as_bytes(study())
    path.write_bytes(content + b" " * (SIZE_LIMIT - len(content)))
    assert read_study(path)[0].scenarios == ()
    with path.open("ab") as file:
        file.write(b" ")
    monkeypatch.setattr("builtins.open", None)
    with pytest.raises(FaultsError) as caught:
        read_study(path)
    assert fault_lines(caught.value) == ["the file is too large (17 MB; at most 16 MB); is it the right file?"]


def test_that_a_file_of_100_mb_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "huge.scenarier"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    monkeypatch.setattr("builtins.open", None)
    with pytest.raises(FaultsError) as caught:
        read_study(path)
    assert caught.value.subject == str(path)
    assert fault_lines(caught.value) == ["the file is too large (100 MB; at most 16 MB); is it the right file?"]
