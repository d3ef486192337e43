"""How sure the figures are, on the overview: the switch, bands that follow a lever, many draws on demand."""

import csv
import json
import threading
import time
from dataclasses import replace

import numpy as np
import pytest
from tests.gui.shown import shown_window

from scenarier.analysis.ensemble import Ensemble
from scenarier.analysis.fan import spreads
from scenarier.gui.exchange.saver import Saver
from scenarier.gui.parts.uncertain import draws_of
from scenarier.gui.window.window import Window
from scenarier.model.terms import Terms
from scenarier.session import lever_edits
from scenarier.text.language import tr
from scenarier.text.numbers import format_number

VARIABLES = ("liquidity_per_citizen", "result", "savings")


def moved(session, value: float) -> None:
    session.do(lever_edits.set_lever(session.state, session.baseline, "tax_rate", "", (value,) * 5))


def fans(window) -> dict[str, np.ndarray]:
    """The bands that are drawn, by the key of their line."""
    charts = window.bench.workspaces["overview"].plots.charts
    return {one.key: np.asarray(one.fan) for chart in charts for one in chart.stage.data.series}


def drawn_of(window) -> set[str]:
    charts = window.bench.workspaces["overview"].plots.charts
    return {chart.stage.data.legend[-1].text for chart in charts}


def rested(qtbot, window) -> None:
    draws = draws_of(window.session)
    qtbot.waitUntil(lambda: drawn_of(window) == {paths(10_000)}, timeout=60_000)
    qtbot.waitUntil(lambda: not draws.is_at_work, timeout=60_000)


def paths(n: int) -> str:
    return tr("{n} paths", n=format_number(n))


def expected(session, draws: int) -> dict[str, np.ndarray]:
    """What `scenarier ensemble` tells of the lines."""
    asked = Ensemble(session.baseline, (session.scenario,), session.study.horizon, VARIABLES, draws=draws)
    found: dict[str, list[tuple[float, ...]]] = {}
    for one in spreads(asked):
        found.setdefault(one.entity or one.variable, []).append((one.p5, one.p25, one.p50, one.p75, one.p95))
    return {key: np.array(rows).T for key, rows in found.items()}


def is_drawn(window, draws: int) -> None:
    seen = fans(window)
    for key, fan in expected(window.session, draws).items():
        np.testing.assert_allclose(seen[key], fan, rtol=1e-12)
    assert seen["service_headroom"].shape == (5, 6)


def test_that_the_bands_follow_a_lever_and_are_of_more_draws_when_it_rests(qtbot, window, tmp_path):
    session, bench = window.session, window.bench
    plots = bench.workspaces["overview"].plots
    assert set(fans(window)) == {"result", "liquidity_per_citizen"} | {
        d.name for d in session.baseline.departments
    }
    window.bars.actions.by_id["view.uncertainty.fan"].trigger()
    assert drawn_of(window) == {paths(1_000)}
    is_drawn(window, 1_000)
    rested(qtbot, window)
    is_drawn(window, 10_000)

    bench._hold(True)
    moved(session, 0.25)
    moved(session, 0.251)
    assert drawn_of(window) == {paths(1_000)}
    is_drawn(window, 1_000)
    assert not any(one.name == "latest" for one in threading.enumerate())
    bench._hold(False)
    rested(qtbot, window)
    is_drawn(window, 10_000)

    saver = window.findChild(Saver)
    saver.write_plots([chart.plate() for chart in plots.charts], tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row[0]: row[1:] for row in csv.reader(file, delimiter=";") if row}
    name = tr("{name}, {share}% of the paths below", name=session.scenario.name, share=95)
    liquidity = float(rows[name][-1].replace(",", "."))
    assert liquidity in (fans(window)["liquidity_per_citizen"][4, -1], fans(window)["result"][4, -1])

    session.do(("", session.state.with_study(replace(session.study, spreads={"tax_base_growth": 0.0}))))
    assert drawn_of(window) == {paths(1_000)}
    bench.workspaces["overview"].plots.charts[1].point_at(2027, "liquidity_per_citizen")
    middle = format_number(fans(window)["liquidity_per_citizen"][2, 3], 0)
    assert middle in bench.workspaces["overview"].plots.charts[1].readout_text()
    seen = fans(window)["liquidity_per_citizen"]
    bench.show_workspace("compare")
    compared = bench.workspaces["compare"].curves.grid.charts[0].stage.data.series
    assert [one.key for one in compared if one.fan is not None] == [session.scenario.name]
    np.testing.assert_allclose([one.fan for one in compared if one.fan is not None], [seen], rtol=1e-12)
    bench.show_workspace("overview")
    session.show_uncertainty("off")
    assert all(one.fan is None for chart in plots.charts for one in chart.stage.data.series)
    assert len(plots.charts[3].stage.data.bars) == 2


def test_that_many_draws_are_cancelled_at_once_and_end_with_the_window(qtbot, qapp, session):
    session.show_uncertainty("fan")
    with shown_window(qapp, session) as window:
        session.show_uncertainty("fan")
        rested(qtbot, window)
        before, work = fans(window), window.bench.work
        many = window.bars.actions.by_id["view.draws.1000000"]

        def is_over() -> bool:
            return all(one.name != "work" for one in threading.enumerate())

        many.trigger()
        qtbot.waitUntil(work.isVisible, timeout=10_000)
        assert work.bar.maximum() in (0, 1000)
        start = time.monotonic()
        work.cancel()
        qtbot.waitUntil(is_over, timeout=10_000)
        cancelled = time.monotonic() - start
        assert not work.isVisible()
        assert all((fans(window)[key] == before[key]).all() for key in before)

        many.trigger()
        assert work.is_at_work
        start = time.monotonic()
        window.close_now()
        closed = time.monotonic() - start
        assert is_over()
    assert (cancelled, closed) < (3.0, 3.0)  # on a quiet machine a tenth of it


def test_that_dots_stay_in_focus_while_a_lever_is_held(window):
    session, plots = window.session, window.bench.workspaces["overview"].plots
    window.bars.switches.uncertainty.activated.emit(2)
    assert session.uncertainty == "paths"

    def focus() -> list[tuple[str, int]]:
        return [(chart.title.text(), chart.stage.data.dots.year) for chart in plots.charts]

    at_rest = focus()
    window.bench._hold(True)
    moved(session, 0.232)
    held = focus()
    window.bench._hold(False)
    moved(session, 0.23201)
    assert held == at_rest
    assert focus() != at_rest
    data = plots.charts[1].stage.data
    placed = plots.charts[1].stage.overlay.drawing.beside
    line = plots.charts[1].stage.canvas.frame().y(4000.0)
    assert sum(point.y() > line for point, _ in placed.dots) == sum(data.dots.are_beyond)
    assert all((point.y() > line) == is_beyond for point, is_beyond in placed.dots)
    n_beyond, side = sum(data.dots.are_beyond), tr("below {limit}", limit="4.000 kr.")
    told = tr("In {count} of {n} paths {side} in {year}", count=n_beyond, n=50, side=side, year=data.dots.year)
    assert data.note == f"{told}."
    session.show_in(Terms("base_year"))
    notes = [chart.stage.data.note for chart in plots.charts]
    assert notes[1] == f"{told} ({tr('current prices')})."  # the line stands lower, the limit is as it was
    assert not any(tr("current prices") in note for place, note in enumerate(notes) if place != 1)


@pytest.mark.parametrize("kept", ["paths", "fan"])
def test_that_how_it_is_shown_is_remembered(qapp, tmp_path, session, kept):
    path = tmp_path / "settings.json"
    window = Window("light", settings=path)
    window.fill(session)
    session.show_uncertainty(kept)
    window.close_now()
    assert json.loads(path.read_text())["uncertainty"] == kept
    session.listeners.clear()
    session.show_uncertainty("off")
    other = Window("light", settings=path)
    other.fill(session)
    assert session.uncertainty == kept
    assert other.bars.switches.uncertainty.currentIndex() == ("off", "fan", "paths").index(kept)
    session.listeners.clear()
    for one in (window, other):
        one.close_now()
        one.deleteLater()
