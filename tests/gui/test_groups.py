"""Several groups by mouse and keys: two files become a compromise that balances; levers tell who moved them."""

import json

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from tests.gui.shown import shown_window

from scenarier.analysis.balance import RESULT, SHORT, balances
from scenarier.model.measures import total_effect
from scenarier.model.study import BASELINE
from scenarier.text.language import set_language

CARE, LEFT = "area:MSO.local_units", Qt.MouseButton.LeftButton


def measure(title, target, amount, **more):
    return {"title": title, "target": target, "amounts": {"2026": amount}, "lasting": True, **more}


def saved(folder, name, measures, parameters):
    study = {"format": "scenarier-study", "version": 6, "baseline": "aarhus-2024"}
    scenario = {"name": name, "measures": measures, "parameters": parameters}
    path = folder / f"{name}.scenarier"
    path.write_text(json.dumps({**study, "scenarios": [scenario]}), encoding="utf-8")
    return path


def click_row(view, key):
    row = [line.key for line in view.sheet.lines].index(key)
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(20, place.y()))


def test_that_two_groups_files_become_a_compromise_that_balances(qapp, session, tmp_path):
    set_language("en")
    a = saved(
        tmp_path, "Alliancen",
        [measure("Hænder", CARE, 40, package="Løft"), measure("Grundskyld", "revenue:land_tax", 25),
         measure("Konsulenter", "frame:BA", -15)], {"tax_rate": 0.25},
    )  # fmt: skip
    b = saved(
        tmp_path, "Borgerlisten",
        [measure("Flere hænder", CARE, 40), measure("Administration", "frame:BA", -20),
         measure("Grundskyld ned", "revenue:land_tax", -10)], {"tax_rate": 0.2512},
    )  # fmt: skip
    before = (a.read_bytes(), b.read_bytes())
    session.saved_as(tmp_path / "own.scenarier")
    with shown_window(qapp, session) as window:
        window.bench.show_workspace("measures", "groups")
        part = window.bench.workspaces["measures"].part("groups")
        QTest.mouseClick(part.open_button, LEFT)
        QTest.qWait(100)
        (dialog,) = window.findChildren(QFileDialog)
        name = dialog.findChild(QLineEdit)
        QTest.keyClicks(name, f'"{a.name}" "{b.name}"')
        qapp.processEvents()
        QTest.keyClick(name, Qt.Key.Key_Return)
        qapp.processEvents()
        assert [group.name for group in session.groups] == ["Alliancen", "Borgerlisten"]
        assert not session.is_dirty
        assert "Still to be financed, DKK m: 2026: 40" in part.shared_told.text()
        assert part.shared_told.text().endswith("Levers that groups have moved do not count here.")
        assert "1 measure in common, 1 near each other, 1 opposed" in part.told.text()
        window.bench.show_workspace("overview")
        assert "2 of 2 groups: 25–25.12 %" in window.bench.levers.row("tax_rate")._history.text()
        window.bench.show_workspace("measures")

        QTest.mouseClick(part.near, LEFT, pos=QPoint(8, part.near.height() // 2))
        assert "2026: 25" in part.shared_told.text()  # of 15 and 20 in BA the smaller
        QTest.mouseClick(part.merge_button, LEFT)
        assert (session.scenario.based_on, session.scenario.status) == ("Grundforløb", "draft")
        assert f"“{session.scenario.name}” in Proposal" in window.bench.notice.label.text()
        part.offered.scrollTo(part.offered.model().index(0, 0))
        click_row(part.offered, "Alliancen\n1")
        QTest.mouseClick(part.take_button, LEFT)
        years = range(2026, 2030)
        assert total_effect(session.scenario.measures, years) == (0.0,) * 4
        found = balances(session.baseline, session.scenario, BASELINE, session.study.horizon)
        assert [one.year for one in found if one.balance == RESULT and one.room >= -SHORT] == [*years]
        assert [one.owner for one in session.scenario.measures] == ["Alliancen, Borgerlisten"] * 2 + ["Alliancen"]

        part.list.setFocus()
        QTest.keyClick(part.list, Qt.Key.Key_Space)
        assert [group.is_chosen for group in session.groups] == [False, True]
        assert "Choose two groups" in part.shared_told.text()
        QTest.mouseClick(part.leave_button, LEFT)
        assert [group.name for group in session.groups] == ["Borgerlisten"]
        session.undo()
        session.undo()
        assert not session.study.scenarios
    assert before == (a.read_bytes(), b.read_bytes())
