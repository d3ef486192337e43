"""The lessons that are shipped: true, solvable, not solved by their start, in both languages, no figure typed."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scenarier.analysis.balance import balances
from scenarier.engine.project import project
from scenarier.exchange.lesson_cards import cards_page
from scenarier.model.lesson_edits import with_edits
from scenarier.model.lessons import Condition, Source
from scenarier.model.rules import Rule
from scenarier.session.lesson_lock import Lock
from scenarier.session.lesson_play import Played, answer_of, bench_of, entered, score, with_answers
from scenarier.session.lesson_run import LessonRun, lesson_session
from scenarier.session.lesson_truth import untruths
from scenarier.session.lever_edits import set_lever
from scenarier.session.measure_edits import switch_measures
from scenarier.storage.lesson_files import own_lessons_folder
from scenarier.storage.lesson_read import parse_lesson, read_lesson
from scenarier.text.language import set_language
from scenarier.views.charts import row_of
from scenarier.views.lesson_texts import filled
from scenarier.views.lessons import aim_rows, step_card
from scenarier.views.meeting_chart import Guess, meeting_chart
from scenarier.views.shown import shown
from scenarier.views.year_tables import overview_lines
from scenarier.vocabulary.errors import FaultsError

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lessons"
LESSONS = {path.stem: read_lesson(path) for path in sorted(FOLDER.glob("*.lesson"))}
YEAR = re.compile(r"\b20(24|25|26|27|28|29)\b|\{[^{}]*\}|\b80\b")
"""Digits that may be typed: years, and the age group that is named."""


@pytest.fixture(autouse=True)
def danish():
    yield
    set_language("da")


def played_through(read):
    bench, played, now = bench_of(read), Played(), read.start
    for place in range(len(read.lesson.steps)):
        played, now = with_answers(read, bench, played.at(place), now)
    return bench, played, now


@pytest.mark.parametrize("name", LESSONS)
def test_that_a_shipped_lesson_is_true_and_its_answer_key_gives_full_score(name):
    read = LESSONS[name]
    assert untruths(read) == []
    bench, played, _ = played_through(read)
    assert score(read.lesson, played, bench) == read.lesson.points >= 3
    assert score(read.lesson, Played(), bench) == 0
    for step in read.lesson.steps:
        if step.task is not None:  # judged by the engine alone, without the bench
            assert step.hints[-1].levers, "the last hint names what solves it"
            assert not all(holds(read, one, entered_at_start(read)) for one in step.task.goal)
            solved = with_edits(read.baseline, read.study.horizon, read.start, step.task.answer)
            assert all(holds(read, one, solved) for one in step.task.goal)


def entered_at_start(read):
    return entered(read, 0, read.start)


def holds(read, condition, scenario):
    """A goal judged anew: numbers of the engine against the threshold, rules one by one."""
    if condition.source.chance is not None or condition.balance:
        return bench_of(read).judge(condition, scenario).is_met
    result = project(read.baseline, [scenario], read.study.horizon)
    years = [place for place, year in enumerate(result.years) if place and within(condition, year)]
    if condition.rule:
        (rule,) = (one for one in read.baseline.rules if one.name == condition.rule)
        return all(keeps(result, rule, place) for place in years) == condition.holds
    if condition.source.lever.startswith("measure:"):
        (own,) = (one for one in scenario.measures if one.title == condition.source.lever.removeprefix("measure:"))
        return compared(condition, own.amounts[2027] if own.on else 0.0, 0.0)
    if condition.source.lever:
        values = scenario.parameters.get(condition.source.lever)
        return values is not None and not isinstance(values, dict) and compared(condition, values, 0.0)
    values = result.series(condition.source.metric, condition.source.entity)
    if condition.less is not None:
        first = project(read.baseline, [read.start], read.study.horizon)
        values = values - first.series(condition.source.metric, condition.source.entity)
    return all(compared(condition, values[place], 1e-9) for place in years)


def within(condition, year):
    first, last = condition.years
    return (first is None or year >= first) and (last is None or year <= last)


def compared(condition, value, slack):
    apart = value - condition.threshold
    return {"at_least": apart >= -slack, "at_most": apart <= slack}[condition.comparison]


def keeps(result, rule: Rule, place):
    value = result.series(rule.metric)[place]
    bound = rule.threshold * (result.series(rule.threshold_of)[place] if rule.threshold_of else 1.0)
    return value >= bound - 1e-9 if rule.comparison == "at_least" else value <= bound + 1e-9


@pytest.mark.parametrize("name", LESSONS)
def test_that_no_figure_is_typed_and_both_languages_name_the_same_figures(name):
    def texts(value):
        if isinstance(value, dict) and value.keys() >= {"da", "en"}:
            yield value["da"], value["en"]
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from texts(one)

    document = json.loads((FOLDER / f"{name}.lesson").read_text(encoding="utf-8"))
    for danish, english in texts(document):
        assert not re.search(r"\d", YEAR.sub("", danish) + YEAR.sub("", english)), (danish, english)
        assert sorted(re.findall(r"\{.*?\}", danish)) == sorted(re.findall(r"\{.*?\}", english))
        assert danish != english


@pytest.mark.parametrize("name", LESSONS)
def test_that_a_guess_is_told_by_no_text_before_it_and_is_not_near_where_nothing_changes(name):
    read, told = LESSONS[name], ""
    bench = bench_of(read)
    for step in read.lesson.steps:
        told += filled(step.title, read.lesson, bench, read.start) + filled(
            step.text, read.lesson, bench, read.start
        )
        if step.guess is None:
            continue
        told += filled(step.guess.question, read.lesson, bench, read.start)
        (answer,) = answer_of(step, bench)
        assert not re.search(rf"\b{f'{answer:,.0f}'.replace(',', '.')}\b", told)
        source = step.guess.source
        if source.edits or source.chance is not None:
            year = step.guess.years[0] - read.baseline.base_year
            unchanged = project(read.baseline, [read.start], read.study.horizon).series(
                source.metric, source.entity
            )
            assert abs(unchanged[year] - answer) > step.guess.tolerance


@pytest.mark.parametrize("name", LESSONS)
def test_that_what_a_step_says_to_look_at_stands_in_the_overview_where_it_sends_the_learner(name):
    baseline = LESSONS[name].baseline
    cards = {"liquidity_per_citizen", "result", "savings_total", "service_gap_total"}
    there = {(line.variable, line.entity) for line in overview_lines(baseline)} | {(one, "") for one in cards}
    looks = [step.look for step in LESSONS[name].lesson.steps if step.look.workspace == "overview"]
    assert {(look.metric, look.entity) for look in looks} <= there


def test_that_a_meetings_guess_is_not_given_away_by_the_line_it_is_compared_with():
    session = lesson_session(LESSONS["01-overblik"])  # the learner's own budget, as yet the same as the baseline
    answer = session.projection().series("result")
    hidden = meeting_chart(shown(session), ("result", ""), (), Guess())
    assert not any(np.isclose(row_of(one.values)[1:], answer[1:]).any() for one in hidden.series)
    drawn = meeting_chart(shown(session), ("result", ""), (), Guess({2029: hidden.room[1]}))
    assert drawn.room == hidden.room  # under the hand that draws the axis stands still
    session.do(set_lever(session.state, session.baseline, "tax_rate", "", (0.25,) * 5))
    hidden = meeting_chart(shown(session), ("result", ""), (), Guess())
    assert any(np.allclose(row_of(one.values), answer) for one in hidden.series)  # what it was before is no secret


def test_that_texts_carry_the_engines_figures_as_the_reader_writes_numbers():
    read = LESSONS["01-overblik"]
    bench, lesson = bench_of(read), read.lesson
    expected = project(read.baseline, [read.start], 2029).series("service_gap_total")[5]
    danish = f"{expected:,.0f}".translate(str.maketrans(",", "."))
    assert f"I 2029 mangler der {danish} mio. kr." in filled(lesson.steps[2].text, lesson, bench, read.start)
    set_language("en")
    shown = filled(lesson.steps[1].text, lesson, bench, read.start)
    assert "In 2024 it was DKK 7,632." in shown


def test_that_a_claim_that_is_not_so_an_easy_start_and_a_locked_answer_are_told():
    read = LESSONS["01-overblik"]
    steps = list(read.lesson.steps)
    assert steps[3].task is not None
    false = Condition(Source("result"), "at_least", 300.0, years=(2026, 2026))
    easy = replace(
        steps[3].task, goal=(Condition(Source("result"), "at_least", 0.0),), answer={"tax_base_growth": 0.03}
    )
    steps[0] = replace(steps[0], claims=(false,))
    steps[3] = replace(steps[3], task=easy)
    found = untruths(read._replace(lesson=replace(read.lesson, steps=tuple(steps))))
    told = {(fault.place, fault.message.split(";")[0].split(":")[0]) for fault in found}
    assert ("steps[0].claims[0]", "this is not so") in told
    assert ("steps[3].task.goal", "the start solves the task already") in told
    assert ("steps[3].task.answer", "the answer moves “{name}”, which is locked") in told
    assert found[0].values["value"].startswith("202.2713")  # model.md section 10: 202.2714


def test_that_the_first_guess_and_choice_count_and_the_lock_lets_only_the_steps_levers_move():
    read = LESSONS["01-overblik"]
    bench = bench_of(read)
    played = Played(place=1).with_guess((0.0,)).with_guess(answer_of(read.lesson.steps[1], bench))
    assert score(read.lesson, played, bench) == 0
    assert score(read.lesson, Played().with_choice(0).with_choice(1), bench) == 1
    set_language("en")
    why_not = Lock(("tax_rate",), 0).why_not
    moved = {
        key: read.study.with_scenario(0, read.start.with_parameter(key, 0.25)) for key in ("tax_rate", "real_lift")
    }
    assert why_not(read.study, moved["tax_rate"]) == ""
    assert "locked" in why_not(read.study, moved["real_lift"])
    assert why_not(read.study, replace(read.study, scenarios=())) != ""


def test_that_the_user_has_a_folder_and_every_step_is_shown_in_words(tmp_path):
    assert own_lessons_folder().name == "lessons"
    for read in LESSONS.values():
        bench, played, now = played_through(read)
        for place in range(len(read.lesson.steps)):
            card = step_card(read.lesson, bench, played.at(place), now)
            assert "{" not in card.text + card.task + "".join(card.hints)
    content = (FOLDER / "01-overblik.lesson").read_bytes()
    assert parse_lesson(content, "a").lesson == LESSONS["01-overblik"].lesson


def _words(text):
    return f'<td class="words">{text}</td>'


def test_that_the_negotiation_is_played_by_three_roles_to_an_agreement_that_balances_and_begun_again():
    read = LESSONS["09-forhandling"]
    run = LessonRun(lesson_session(read), read)
    assert run.go(1)
    session = run.session
    assert len(read.lesson.roles) == 3
    assert all(len(role.aims) >= 3 for role in read.lesson.roles)

    def switch(*titles):
        places = [place for place, one in enumerate(run.now.measures) if one.title in titles]
        session.do(switch_measures(session.state, places))

    switch("Flere hænder i ældreplejen", "Vejvedligehold")  # 110 more in frames, nothing to pay with
    first = next(one for one in balances(read.baseline, run.now, read.start, 2029) if one.year == 2026)
    price = project(read.baseline, [read.start], 2029).series("service_price_index")[2]
    assert first.room == pytest.approx(-110 * price)
    assert not run.look()
    switch("Udbud af drift", "Effektiv beskæftigelse", "Færre stabe")  # 40 + 60 + 30 less
    assert run.look()
    assert run.points == 3
    rows = aim_rows(read.lesson, run.bench, run.now)
    assert {row.role for row in rows if row.is_met} == {role.name.spoken for role in read.lesson.roles}
    run.begin_again()
    assert run.now == read.start
    session.undo()
    assert run.now != read.start
    page = cards_page(read.lesson, run.bench)
    assert page.count('class="card"') == 3
    assert "60 mio. kr. om året" in page
    saved, raised = "<td>0</td>" + "<td>+60</td>" * 4, "<td>0</td>" + "<td>−60</td>" * 4  # nothing in 2025
    assert (
        f"<tr>{_words('Effektiv beskæftigelse')}{_words('Sociale Forhold og Beskæftigelse')}{saved}</tr>" in page
    )
    assert f"<tr>{_words('Flere hænder i ældreplejen')}{_words('Sundhed og Omsorg')}{raised}</tr>" in page
    assert "http" not in page


def test_that_a_lessons_study_has_its_names_in_the_language_that_is_spoken():
    danish, path = LESSONS["09-forhandling"], FOLDER / "09-forhandling.lesson"
    document = json.loads(path.read_text(encoding="utf-8"))
    set_language("en")
    english = read_lesson(path)
    expected = [document["names"][one.title]["en"] for one in danish.start.measures]
    assert [one.title for one in english.start.measures] == expected
    assert english.lesson.scenario == "The agreement"
    assert {one.owner for one in english.start.measures} == {role.name.en for role in english.lesson.roles}
    assert untruths(english) == []
    bench, played, now = played_through(english)
    assert score(english.lesson, played, bench) == english.lesson.points
    assert [one.is_met for one in aim_rows(english.lesson, bench, now)] == [
        one.is_met for one in aim_rows(danish.lesson, *played_through(danish)[::2])
    ]
    document["names"] |= {"Mindre klaser": {"da": "A", "en": "Smaller classes"}}
    with pytest.raises(FaultsError) as caught:
        parse_lesson(json.dumps(document).encode(), "a")
    assert [(one.place, one.nearest) for one in caught.value.faults] == [
        ('names["Mindre klaser"]', "Mindre klasser"),
        ("names", ""),
    ]
