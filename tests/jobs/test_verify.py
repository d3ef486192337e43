"""`scenarier verify`: an untouched report holds; what was changed is found, and why is said."""

import io
import json
import re
import zlib

import pypdf
import pytest
from tests.exchange.reports import STUDIES, pdf_of, reader, with_attachment
from tests.storage.packages import Package

from scenarier.jobs.report import Asked, as_pdf, built
from scenarier.jobs.studies import open_session, open_study, save_study
from scenarier.jobs.verify import as_text, verify
from scenarier.session import session
from scenarier.storage.pdf_attachments import attachments
from scenarier.text.language import set_language
from scenarier.vocabulary.errors import FaultsError

NAME = "one scenario"


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("da")


@pytest.fixture
def file(tmp_path):
    """Write bytes as a report's file."""

    def write(content):
        path = tmp_path / "report.pdf"
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize("spoken", ["da", "en"])
@pytest.mark.parametrize("name", STUDIES)
def test_that_an_untouched_report_holds(file, name, spoken):
    found = verify(file(pdf_of(name, spoken)))
    assert found.holds
    assert found.n_figures > 500
    assert as_text(found) == f"All {found.n_figures} figures printed hold.\n"


def signature(number=0, pages=b"", root=0):
    """What a program adds that signs: an object of its own, the catalogue anew, and the table of both."""
    first, kept = map(int, re.findall(rb"trailer\n<</Size (\d+)/Root (\d+)", pdf_of(NAME))[-1])
    number = number or first
    catalogue = b"%d 0 obj\n<</Type/Catalog%b/AcroForm<<>>>>\nendobj\n" % (kept, pages)
    listed = b"xref\n%d 1\n0000000000 00000 n \ntrailer\n<</Root %d 0 R>>\n%%%%EOF\n" % (number, root or kept)
    return b"\n%d 0 obj\n<</Type/Sig>>\nendobj\n" % number + catalogue + listed


@pytest.mark.parametrize(
    "added",
    [
        lambda: signature(number=20),
        lambda: signature(pages=b"/Pages 9999 0 R"),
        lambda: signature(root=9999),
        lambda: b"9999 0 obj<</Type/ObjStm>>stream\n20 0\nendstream endobj\n" + signature(),
        lambda: b"9999 0 obj<</Type/#4fbjStm>>stream\n20 0\nendstream endobj\n" + signature(),
        lambda: b"20 %\n0 obj<<>>endobj\n" + signature(),
        lambda: b"xref\n9999 1\n0000000000 00000 n \n20 1\n0000000000 00000 n \n" + signature(),
    ],
    ids=["object", "pages", "root", "packed", "name written otherwise", "comment", "table"],
)
def test_that_what_is_added_may_not_stand_in_place_of_the_pages(file, added):
    found = verify(file(pdf_of(NAME) + added()))
    assert found.gone == ()
    assert len(found.reasons) == 1
    assert "may stand in place of its pages" in found.reasons[0]


def test_that_a_page_edited_by_another_programs_addition_is_found(file):
    writer = pypdf.PdfWriter(io.BytesIO(pdf_of(NAME)), incremental=True)
    writer.pages[0].rotate(90)
    written = io.BytesIO()
    writer.write(written)
    assert written.getvalue().startswith(pdf_of(NAME))
    assert not verify(file(written.getvalue())).holds


def test_that_two_studies_in_one_file_are_told_of(file):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(NAME)))
    (study,) = reader(pdf_of(NAME)).attachments["study.scenarier"]
    writer.add_attachment("other.scenarier", study.replace(b"Kendte begivenheder", b"Andre begivenheder"))
    written = io.BytesIO()
    writer.write(written)
    found = verify(file(written.getvalue()))
    assert not found.holds
    assert found.notes == ("The file carries 2 studies that differ; the last one is the one that is opened.",)


def test_that_a_signature_at_the_end_changes_nothing(file):
    path = file(pdf_of(NAME) + signature())
    assert verify(path).holds
    assert open_study(path)[0] == open_study(STUDIES[NAME])[0]


def changed_study(edit):
    content = pdf_of(NAME)
    (file,) = reader(content).attachments["study.scenarier"]
    document = json.loads(file)
    edit(document)
    return with_attachment(content, "study.scenarier", json.dumps(document).encode())


def test_that_a_figure_changed_by_hand_in_the_study_is_found(file):
    def edit(document):
        document["scenarios"][0]["parameters"] = {"tax_rate": 0.25}

    path = file(changed_study(edit))
    assert open_study(path)[0].scenarios[0].parameters["tax_rate"] == 0.25
    found = verify(path)
    assert not found.holds
    assert found.reasons[0] == "The study in the file was changed after the report was made."
    gone = {one.where: (one.then, one.now) for one in found.gone}
    (tax,) = [pair for where, pair in gone.items() if where.endswith("Indkomstskat, 2025")]
    # 24,52 % gives 19.814,5976 mio. kr. in 2025 (docs/model.md, section 10); 25 % gives it times 0.25/0.2452
    assert tax == ("19.815", "20.202")
    assert not any("Indkomstskat, 2025" in where and "Grundforløb" in where for where in gone)


def test_that_a_study_without_the_scenario_is_told_of(file):
    found = verify(file(changed_study(lambda document: document["scenarios"][0].update(name="B"))))
    assert "The study no longer has the scenario “Kendte begivenheder”." in found.reasons


def test_that_a_changed_list_of_figures_is_found(file):
    content = pdf_of(NAME)
    (figures,) = reader(content).attachments["figures.json"]
    path = file(with_attachment(content, "figures.json", figures.replace(b'"8.717"', b'"8.718"')))
    found = verify(path)
    assert {(one.then, one.now) for one in found.gone} == {("8.718", "8.717")}
    assert not found.holds


def test_that_the_list_is_blamed_where_the_pages_cannot_be_made_again(file, monkeypatch):
    content = pdf_of(NAME)
    (figures,) = reader(content).attachments["figures.json"]
    path = file(with_attachment(content, "figures.json", figures.replace(b'"8.717"', b'"8.718"')))
    monkeypatch.setattr("scenarier.jobs.verify.typesetter", lambda: "another")
    assert verify(path).reasons == ("The list of figures in the file was changed after the report was made.",)


def test_that_pages_written_by_another_program_are_no_longer_vouched_for(file):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(NAME)))
    written = io.BytesIO()
    writer.write(written)
    found = verify(file(written.getvalue()))
    assert found.gone == ()
    assert "another program" in found.reasons[0]


def test_that_another_baseline_is_told_of_with_the_figures_that_it_moves(file, tmp_path, monkeypatch):
    path = file(pdf_of(NAME))
    own = Package(tmp_path / "own" / "aarhus-2024")
    own.describe(lambda head: head.update(version="9.9.9"))
    own.set("parameters", "tax_rate", "default", "0.25")
    monkeypatch.setattr("scenarier.storage.baselines.own_folder", lambda: tmp_path / "own")
    found = verify(path)
    assert found.notes == ("The baseline is another now: aarhus-2024 1.1.0 when the report was made, 9.9.9 here.",)
    assert found.reasons == ()
    pairs = [(one.then, one.now) for one in found.gone if one.where.endswith("Indkomstskat, 2025")]
    assert pairs == [("19.815", "20.202")] * 2  # Grundforløb and the scenario
    assert "now 20.202" in as_text(found)
    assert not found.holds


def test_that_another_program_is_told_of_and_breaks_nothing_by_itself(file, monkeypatch):
    path = file(pdf_of(NAME))
    monkeypatch.setattr("scenarier.jobs.report.__version__", "99.0")
    found = verify(path)
    assert found.holds
    assert found.notes[0].endswith("this is 99.0.")


def test_that_another_model_is_told_of_with_the_figures_that_it_moves(file, monkeypatch):
    path = file(pdf_of(NAME))
    monkeypatch.setattr("scenarier.jobs.report.__version__", "99.0")
    project = session.project

    def other(baseline, scenarios, horizon):
        return project(baseline, [one.with_parameter("tax_rate", 0.25) for one in scenarios], horizon)

    monkeypatch.setattr(session, "project", other)
    found = verify(path)
    pairs = [(one.then, one.now) for one in found.gone if one.where.endswith("Indkomstskat, 2025")]
    assert pairs == [("19.815", "20.202")] * 2
    assert found.notes[0].endswith("this is 99.0.")


def test_that_the_chosen_scenarios_the_reference_and_the_title_are_kept(file):
    opened = open_session(STUDIES["four scenarios"])
    names = [one.name for one in opened.study.scenarios]
    asked = Asked((names[2], names[1]), names[0], "En anden titel")
    path = file(as_pdf(built(opened, asked), None))
    assert verify(path).holds
    text = "".join(page.extract_text() for page in reader(path.read_bytes()).pages)
    assert "En anden titel" in text
    assert names[3] not in text.replace("\n", " ")


@pytest.mark.parametrize(
    "change",
    [
        {"logo": {"kind": "png", "content": "zz"}},
        {"logo": {"kind": "../x", "content": ""}},
        {"logo": {"kind": "png", "content": "00"}},
        {"logo": {}},
        {"language": ["da"], "against": 3, "scenarios": {"a": 1}, "title": None},
        {"printed": [None, {"id": 1}, {"id": "a", "where": "b", "text": "c", "value": "d"}]},
    ],
)
def test_that_a_list_written_by_anyone_is_held_against_the_report(file, change):
    content = pdf_of(NAME)
    (figures,) = reader(content).attachments["figures.json"]
    document = json.loads(figures) | change
    found = verify(file(with_attachment(content, "figures.json", json.dumps(document).encode())))
    assert not found.holds
    assert found.reasons


# Files that are no reports


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7\n%%EOF\n", "carries no study"),
        (b"{}", "this is no PDF"),
        (b"%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile>>stream\n{}\nendstream", "carries no study"),
        (b"%PDF-1.7\n/EmbeddedFile " * 1000, "carries no study"),
        (b"%PDF-1.7\n1 0 obj<</Type/EmbeddedFile/Filter/FlateDecode>>stream\nxx", "carries no study"),
    ],
)
def test_that_what_is_no_report_is_told_so(file, content, message):
    path = file(content)
    with pytest.raises(FaultsError) as raised:
        verify(path)
    assert message in raised.value.faults[0].message


def test_that_an_encrypted_report_and_one_without_its_end_are_told_so(file):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(NAME)))
    writer.encrypt("x", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    for content, message in ((written.getvalue(), "is encrypted"), (pdf_of(NAME)[:40_000], "its end is missing")):
        for read in (verify, open_study):
            with pytest.raises(FaultsError) as raised:
                read(file(content))
            assert message in raised.value.faults[0].message


def test_that_an_attachment_is_read_up_to_a_limit():
    packed = zlib.compress(b"0" * 10_000_000)
    head = b"%PDF-1.7\n1 0 obj<</Type/EmbeddedFile/Filter/FlateDecode>>stream\n"
    assert list(attachments(head + packed, 1_000_000)) == []
    assert list(attachments(head + packed, 10_000_000)) == [b"0" * 10_000_000]


def test_that_a_study_is_not_saved_over_a_report(file):
    path = file(pdf_of(NAME))
    with pytest.raises(FaultsError, match="report"):
        save_study(open_study(STUDIES[NAME])[0], path)
    assert path.read_bytes() == pdf_of(NAME)


def test_that_a_study_opened_from_a_report_has_no_file_of_its_own(file):
    opened = open_session(file(pdf_of(NAME)))
    assert opened.path is None
    assert not opened.is_dirty
