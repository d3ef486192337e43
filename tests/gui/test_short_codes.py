"""What is copied carries a short code where that is switched on; the code is found again in the study."""

import re

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView
from tests.gui.test_saving import shown_of, study, svg_words  # noqa: F401

from scenarier.gui.exchange.saver import Saver
from scenarier.gui.parts.clipboard import clipboard_text
from scenarier.gui.parts.table.view import TableView
from scenarier.gui.rules.board import RuleView
from scenarier.gui.window.exchange_menu import table_shown
from scenarier.jobs.codes import look_up
from scenarier.jobs.studies import save_study
from scenarier.plots.card import Card
from scenarier.session.lever_edits import set_lever

LINE = re.compile(r"Kode ([A-HJ-NP-Z]{8})\Z")


@pytest.fixture
def coded(study):  # noqa: F811
    """Three scenarios, with codes on copies."""
    study.bars.actions.by_id["file.export.codes"].trigger()
    return study


def text():
    return QGuiApplication.clipboard().text()


def test_that_every_table_and_plot_carries_a_code_of_its_own_below_its_numbers(coded):
    found = {}
    for where, one in shown_of(coded, TableView, RuleView, Card):
        if isinstance(one, QAbstractItemView):
            one.selectAll()
            one.actions()[0].trigger()
        else:
            one.copy_table_action.trigger()
        *rows, last = text().split("\n")
        assert clipboard_text() == "\n".join(rows)  # it is pasted here without its code
        assert len(rows) > 1, where
        assert LINE.match(last), where
        assert f">{last}</td></tr></table>" in QGuiApplication.clipboard().mimeData().html(), where
        found.setdefault(last, []).append(where)
    assert len(found) > 30
    assert all(len(places) == 1 or set(places) == {"side"} for places in found.values()), found


def test_that_a_code_names_its_place_in_the_saved_study_and_in_the_finder(coded, tmp_path, qapp):
    """Of a plot on the overview, in two scenarios; an edit later it is of nothing any more."""
    session, path = coded.session, tmp_path / "a.scenarier"
    card = coded.bench.shown().findChildren(Card)[1]
    card.copy_table_action.trigger()
    code = LINE.match(text().split("\n")[-1])[1]
    save_study(session.study, path)
    told = look_up(f"{code[:4]}-{code[4:].lower()}", path)
    assert told == "Figur 2 i »Overblik«; scenarie: Lav; holdt op mod: Grundforløb; løbende priser, mio. kr."
    session.select(1)
    coded.bench.show_workspace("measures")
    card.copy_table_action.trigger()
    assert text().split("\n")[-1] != f"Kode {code}"
    coded.open_finder()
    coded.finder.field.setText(code.lower())
    (entry,) = coded.finder.shown()
    assert entry.text == told
    coded.finder._choose()
    qapp.processEvents()
    assert (session.selected, coded.bench.current) == (0, "overview")
    session.do(set_lever(session.state, session.baseline, "tax_rate", "", (0.26,) * 5))
    coded.open_finder()
    coded.finder.field.setText(code)
    assert not [one for one in coded.finder.shown() if one.text == told]
    coded.finder.dismiss()


def test_that_what_is_saved_has_it_in_the_source_line_one_number_none_and_nothing_without_the_switch(
    study,  # noqa: F811
    tmp_path,
):
    coded, card = study, study.bench.shown().findChildren(Card)[0]
    card.copy_table_action.trigger()
    assert "Kode" not in text()
    coded.bars.actions.by_id["file.export.codes"].trigger()
    saver = coded.findChild(Saver)
    asked = []
    saver.ask_plots = lambda plates, code="": asked.append((plates, code))
    card.save_action.trigger()
    ((plates, code),) = asked
    assert LINE.match(code)
    saver.write_plots(plates, tmp_path / "a.svg", code)
    assert "".join(code.split()) in svg_words((tmp_path / "a.svg").read_bytes())
    plain = card.picture().height()
    card.copy_picture_action.trigger()
    assert QGuiApplication.clipboard().image().height() > plain
    table = table_shown(coded.bench)
    table.clearSelection()
    table.setCurrentIndex(table.model().index(1, table.model().columnCount() - 1))
    table.actions()[0].trigger()
    assert re.fullmatch(r"-?[\d.]+", text())
