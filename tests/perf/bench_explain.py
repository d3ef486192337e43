"""A click to its explanation on screen, and the next step down; the goal is 50 ms."""

from tests.perf.timing import in_turn, shown

from scenarier.jobs.studies import example_paths, open_session

GOAL = 50.0


def test_a_click_to_its_explanation(qapp, finding):
    from scenarier.gui.window.window import Window

    window = Window("light")
    session = open_session(example_paths()[0])
    window.fill(session)
    window.resize(1600, 900)
    window.show()
    window.load_plots()
    side = window.bench.side
    side.show_side(True)
    qapp.processEvents()
    years = session.projection().years
    asked = iter([("operating_expenditure", "", year) for year in years[1:]] * 200)

    def click():
        side.explain(*next(asked))
        qapp.processEvents()

    def deeper():
        side.explanation.open(("service_expenditure", "", side.explanation.key[2]))
        qapp.processEvents()

    def after_an_edit():
        scenario = session.scenario.with_note("population_growth", str(id(object())))
        session.do(("note", session.state.with_scenario(scenario)))
        side.explain(*next(asked))
        qapp.processEvents()

    click()
    taken = in_turn(30, {"click": click, "deeper": deeper, "after an edit": after_an_edit})
    for name, times in taken.items():
        finding(f"explain, {name}: {shown(times)}, worst of 30 {max(times.wall) * 1e3:.1f} (goal {GOAL:.0f})")
    session.listeners.clear()
    window.close_now()
    window.deleteLater()
