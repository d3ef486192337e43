"""Text files: encodings, separators and JSON-stat; what cannot be told is refused with its line."""

import json

import pytest
from tests.exchange import statbank

from scenarier.exchange.contents import sheets_in
from scenarier.text.faults import fault_text
from scenarier.text.language import set_language
from scenarier.vocabulary.errors import FaultsError

TABLE = "Alder;Køn;2026\r\n0-5 år;Mænd;11.600,5\r\n6-16 år;På æ;1\r\n"
ROWS = (("Alder", "Køn", "2026"), ("0-5 år", "Mænd", "11.600,5"), ("6-16 år", "På æ", "1"))


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("da")


@pytest.fixture
def read(tmp_path):
    def rows(content, name="file.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        (sheet,) = sheets_in(path)
        return sheet

    return rows


def told(read, content):
    with pytest.raises(FaultsError) as caught:
        read(content)
    return [fault_text(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("cp1252", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_that_letters_are_read_in_any_usual_encoding(read, encoding, mark):
    sheet = read(mark + TABLE.encode(encoding))
    assert sheet.rows == ROWS
    assert (sheet.name, sheet.is_text) == ("file", True)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (TABLE.encode("cp850"), "line 1 has letters gone wrong (“K›”); save the file again as UTF-8"),
        (TABLE.encode().decode("cp1252").encode(), "line 1 has letters gone wrong (“Ã¸”)"),
        (TABLE.replace("Mænd", "M\ufffdnd").encode(), "line 2 has letters gone wrong (“\ufffd”)"),
        ("a;b\nå;1\n".encode() + "æ;2\n".encode("cp1252"), "line 2 is UTF-8, but other lines are not"),
        (b"\xef\xbb\xbfa;b\n\xe6;1\n", "line 2 is not UTF-8, as the start of the file is"),
        (b"\xff\xfea\x00;", "line 1 is not UTF-16, as the start of the file is"),
        (b"a;b\n\x81\x8d;1\n", "line 2 is in no encoding that is known here"),
    ],
)
def test_that_a_wrong_or_mixed_encoding_is_told_with_its_line(read, content, message):
    assert any(message in one for one in told(read, content))


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_that_cells_are_parted_by_the_sign_that_parts_most_lines(read, sign):
    lines = ["Titel, med komma; og semikolon", "", *(sign.join(("a", '"x;y,\t""z"""', "1")) for _ in range(5))]
    assert read("\n".join(lines)).rows[2] == ("a", 'x;y,\t"z"', "1")


def test_that_a_separator_that_the_first_line_names_is_taken(read):
    assert read("sep=,\na,1;5\nb,2;5\nc,3;5\n").rows[1] == ("a", "1;5")


def test_that_line_ends_of_any_kind_are_read(read):
    assert (
        read("a;b\r1;2\r").rows
        == read("a;b\n1;2\n").rows
        == read("a;b\r\n1;2\r\n").rows
        == (("a", "b"), ("1", "2"))
    )


def test_that_mixed_separators_are_told_with_their_lines(read):
    assert told(read, "Alder;2026\n0-5;10\n6-16,20\n17-19\t30\n20+;40\n") == [
        "line 3 is parted by “,”, and the lines above are not; use one separator",
        "line 4 is parted by tabs, and the lines above are not; use one separator",
    ]


def test_that_a_line_with_more_cells_than_the_table_is_told(read):
    found = told(read, "Alder,2026,2027\n0-5,10,11\n6-16,20,5,21\n17+,3,4\n")
    assert found[0].startswith("line 3 has 4 cells, and the table has 3")


def test_that_a_source_below_the_table_is_no_fault(read):
    assert len(read("Alder;2026\n0-5;10\n6+;20\n\nKilde: Danmarks Statistik, FOLK1A, 2026\n").rows) == 5


def test_that_an_open_quotation_mark_is_told(read):
    (message,) = told(read, 'a;b\n1;"2\n' + "3;4\n" * 40_000)
    assert message == "line 2 has a cell of more than 100,000 letters; is a quotation mark missing?"


def test_that_an_apostrophe_that_guards_a_formula_is_taken_off(read):
    assert read("a;b\n'=1+1;'x\n").rows[1] == ("=1+1", "'x")


# JSON-stat


def test_that_both_versions_of_json_stat_give_the_same_rows_with_codes_and_words(read):
    one, two = read(statbank.json_stat(1), "a.json"), read(statbank.json_stat(2), "a.json")
    assert one.rows == two.rows
    assert one.rows[0] == ("KOMMUNEDK", "KØN", "ALDER", "Tid", "ContentsCode", "INDHOLD")
    assert one.rows[1] == ("751 Aarhus", "M Mænd", "TOT Alder i alt", "2025", "FRKM1 Personer",
                           sum(statbank.men(age, 2025) for age in statbank.AGES))  # fmt: skip
    assert one.source == "FRKM1: Fremskrivning, Danmarks Statistik, 2026-05-12T06:00:00Z"


def test_that_what_statbank_answers_instead_of_a_table_is_told_in_its_own_words(read):
    answer = {"errorTypeCode": "EXTRACT-NOTFOUND", "message": "Tabellen FRKM999 blev ikke fundet."}
    assert told(read, json.dumps(answer)) == [
        "a statistics bank answered this instead of a table: “Tabellen FRKM999 blev ikke fundet.”"
    ]


def changed(**parts):
    return json.dumps(json.loads(statbank.json_stat(2)) | parts)


@pytest.mark.parametrize(
    "content",
    [
        '{"a": 1}',
        "[1, 2]",
        '{"dataset": {}}',
        changed(size=[1, 2, 3, 4, 5]),
        changed(size=[10**9] * 5),
        changed(id=["x"]),
        changed(dimension=[]),
        changed(value=[1]),
        changed(value=None),
        changed(value=[[1]] * 612),
        "[" * 100_000,
        '{"class": "dataset", "value": NaN}',
        "{not json;1}",
    ],
)
def test_that_json_that_is_no_whole_dataset_is_told(read, content):
    assert told(read, content)
