"""The part `Forslag`: a proposal made, financed and sealed by mouse and keys, and what is said of others."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from scenarier.engine.project import project
from scenarier.jobs.studies import save_study
from scenarier.model.study import Measure
from scenarier.storage.short_code import code_in
from scenarier.storage.study_sums import seal_code
from scenarier.text.language import tr
from scenarier.views.figure import Pin

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def quick_clicks(qapp):
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(10)
    yield
    qapp.setDoubleClickInterval(before)


class Hands:
    """A mouse and a keyboard that count what they do."""

    def __init__(self, window):
        self.window, self.n_done = window, 0

    def click(self, widget, place=None):
        self.n_done += 1
        QTest.mouseClick(widget, LEFT, pos=place or widget.rect().center())
        QApplication.processEvents()

    def type(self, widget, text):
        self.n_done += len(text)
        QTest.keyClicks(widget, text)

    def enter(self, widget):
        self.n_done += 1
        QTest.keyClick(widget, Qt.Key.Key_Return)
        QApplication.processEvents()

    def tab(self, tabs, text):
        place = next(n for n in range(tabs.count()) if tabs.tabText(n) == text)
        self.click(tabs, tabs.tabRect(place).center())

    def choose(self, combo, text):
        self.click(combo)
        view = combo.view()
        row = next(n for n in range(combo.count()) if combo.itemText(n) == text)
        QTest.qWait(30)  # an open list leaves a second click alone for so long as two are a double click
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def decide(self, part, target, amount):
        bar = part.bar
        self.choose(bar.target, target)
        self.click(bar.amount)
        self.type(bar.amount, amount)
        self.enter(bar.amount)


def part_of(window):
    return window.bench.workspaces["measures"].part("proposal")


def show(window):
    window.bench.show_workspace("measures", "proposal")
    QApplication.processEvents()
    return part_of(window)


@pytest.mark.parametrize("code", ["da", "en"])
def test_that_a_financed_proposal_is_made_from_nothing_and_sealed_in_few_actions(window, code):
    if code == "en":
        window.set_language("en")
    hands, session = Hands(window), window.session
    names = {one.name: one for one in session.baseline.departments}
    elderly, social = (
        tr("Frame: {name}", name=getattr(names[key], f"short_name_{code}")) for key in ("MSO", "MSB")
    )
    hands.tab(window.bench.tabs, tr("Measures"))
    hands.tab(window.bench.workspaces["measures"].tabs, tr("Proposal"))
    part = part_of(window)
    hands.decide(part, elderly, "40")
    assert session.scenario.status == "draft"
    assert tr("DKK {amount} m short", amount="42,6" if code == "da" else "42.6") in part.balances.text()
    hands.click(part.head.final)
    assert part.head.told.text().count("\n") == 4, "a line a year below what it is"
    hands.decide(part, social, "-40")
    assert part.balances.text().count(tr("financed")) == 4
    hands.click(part.head.final)
    assert hands.n_done < 25
    scenario = session.scenario
    assert scenario.status == "final"
    measures = [(one.target, one.amounts, one.lasting) for one in scenario.measures]
    assert measures == [("frame:MSO", {2026: 40.0}, True), ("frame:MSB", {2026: -40.0}, True)]
    assert code_in(part.head.code.text()) == part.head.code.text() == seal_code(scenario.sealed)
    assert part.head.code.isVisible()
    assert part.head.code.font().pointSizeF() >= 1.8 * part.head.status.font().pointSizeF()
    assert scenario.sealed.result[2029] == project(session.baseline, [scenario]).series("result")[-1]
    hands.decide(part, elderly, "5")
    assert session.scenario is scenario
    offered = [one for one in window.bench.notice.findChildren(QPushButton) if one.isVisible()]
    hands.click(next(one for one in offered if one.text() == tr("Make the change in a draft copy")))
    assert (session.scenario.status, len(session.scenario.measures)) == ("draft", 3)
    assert session.study.scenarios[0] is scenario


def test_that_packages_stand_with_what_they_do_and_are_switched_by_their_boxes(window):
    part, session = show(window), window.session
    hands = Hands(window)
    for key in ("elderly", "procurement"):
        hands.click(part.examples[key])
    assert session.scenario.based_on == "Grundforløb"
    lines = {line.cells[0].text: line for line in part.packages.sheet.lines}
    assert [cell.text for cell in lines["Flere hænder i ældreplejen"].cells[2:6]] == ["−40,0"] * 4
    projected = project(session.baseline, [session.scenario])
    price, people = (projected.series(name)[2:] for name in ("service_price_index", "population"))
    mean = sum(-40 * price * 1e6 / people) / 4
    assert lines["Flere hænder i ældreplejen"].cells[7].full.value == pytest.approx(mean)
    row = next(n for n, line in enumerate(part.packages.sheet.lines) if line.key != "all")
    said = part.packages.said_at(part.packages.model().index(row, 2))
    assert (said.title, said.value) == ("Flere hænder i ældreplejen, 2026", "−40,0 mio. kr.")
    model = part.packages.model()
    numbers = [
        cell
        for view in (part.packages, part.effects)
        for line in view.sheet.lines
        for cell in line.cells
        if cell.full
    ]
    assert all(cell.figure is not None or cell.said is not None for cell in numbers)
    first = session.scenario.measures[0]
    pins = [part.packages.pin_at(model.index(row, 3)) for row in (0, 1)]
    assert pins == [None, Pin(package=first.package) if first.package else Pin(measure=first.title)]
    paid = projected.series("income_tax")[2:] / 0.2452
    points = lines["Flere hænder i ældreplejen"].cells[8].full.value
    assert points == pytest.approx(sum(-4000 * price / paid) / 4, rel=0.01)
    assert part.balances.text().count("finansieret") == 4
    row = next(n for n, line in enumerate(part.packages.sheet.lines) if line.cells[0].text == "Billigere indkøb")
    place = part.packages.visualRect(part.packages.model().index(row, 1)).center()
    hands.click(part.packages.viewport(), place)
    assert not any(one.on for one in session.scenario.measures if one.package == "Billigere indkøb")
    assert "mangler" in part.balances.text()
    hands.click(part.packages.viewport(), part.packages.visualRect(part.packages.model().index(0, 1)).center())
    assert all(one.on for one in session.scenario.measures)
    session.undo()
    assert part.packages.sheet.lines[0].cells[1].box == "some"


def test_that_a_base_is_chosen_and_what_it_has_alike_is_no_package_of_the_proposal(window):
    part, session = show(window), window.session
    road = Measure("Vej", "frame:MTM", {2026: 5.0})
    session.do(("a", session.state.with_scenario(replace(session.scenario, measures=(road,)))))
    part.head.propose()
    assert session.scenario.measures == (road,)
    assert not part.packages.sheet.lines
    assert [part.head.base.itemText(n) for n in range(part.head.base.count())] == ["Grundforløb", "Scenarie 1"]
    Hands(window).choose(part.head.base, "Grundforløb")
    assert session.scenario.based_on == "Grundforløb"
    assert [line.cells[0].text for line in part.packages.sheet.lines] == ["Alle pakker", "Vej"]
    assert part.bar.amount.text() == ""
    part.bar.amount.setText("ti")
    part.bar.add()
    assert "ti" in part.bar.told.text()
    assert session.scenario.measures == (road,)


def test_that_a_file_whose_sealed_proposal_was_changed_by_hand_says_so_when_it_is_opened(window, tmp_path):
    part, session = show(window), window.session
    for key in ("elderly", "procurement"):
        part.examples[key].click()
    part.head.seal()
    path = tmp_path / "a.scenarier"
    save_study(session.study, path)
    assert window.documents.open_path(path)
    assert window.bench.notice.isHidden()
    content = json.loads(path.read_text(encoding="utf-8"))
    content["scenarios"][0]["measures"][0]["amounts"]["2026"] = 50
    path.write_text(json.dumps(content), encoding="utf-8")
    assert window.documents.open_path(path)
    assert (
        "»Forslag 1« er ikke længere det, der blev forseglet (beslutninger)." in window.bench.notice.label.text()
    )
    part = show(window)
    told = part.head.told.text()
    assert "forslagets egne tiltag" in told
    assert "Resultat 2029: " in told
