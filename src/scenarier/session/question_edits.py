"""Edits of the questions to the study: each gives a label and the new state. A place is one in their list."""

from collections.abc import Sequence
from dataclasses import replace

from scenarier.model.questions import Question
from scenarier.session.state import Edited, State
from scenarier.text.language import ntr, tr
from scenarier.text.plain import LONGEST_TEXT, folded


def add_questions(state: State, questions: Sequence[Question]) -> Edited:
    """Give the study more questions, last."""
    label = ntr("{n} new question", "{n} new questions", len(questions))
    return label, _with(state, (*state.study.questions, *questions))


def change_question(state: State, place: int, question: Question) -> Edited:
    """Put a question in place of another, such as the same one with an answer."""
    is_answer = replace(question, answer=state.study.questions[place].answer) == state.study.questions[place]
    own = state.study.questions
    label = tr("Answer to a question") if is_answer else tr("Change of a question")
    return label, _with(state, (*own[:place], question, *own[place + 1 :]))


def remove_question(state: State, place: int) -> Edited:
    """Delete a question."""
    own = state.study.questions
    return tr("Delete a question"), _with(state, (*own[:place], *own[place + 1 :]))


def take_questions(state: State, questions: Sequence[Question]) -> Edited:
    """Take what other files ask and answer: questions that are not here, and answers to those that are.

    Where both have an answer, the other one is put below that which is here. Nothing changes where all is known.
    """
    own, n_taken = list(state.study.questions), 0
    places = {_asked(one): place for place, one in reversed(list(enumerate(own)))}
    for question in questions:
        place = places.get(_asked(question))
        if place is None:
            places[_asked(question)] = len(own)
            own.append(question)
            n_taken += 1
        elif question.answer.strip() and question.answer.strip() not in own[place].answer:
            answers = filter(None, (own[place].answer, question.answer.strip()))
            own[place] = replace(own[place], answer="\n".join(answers)[:LONGEST_TEXT])
            n_taken += 1
    label = ntr("{n} question or answer taken over", "{n} questions and answers taken over", n_taken)
    return label, _with(state, tuple(own))


def _asked(question: Question) -> tuple[object, ...]:
    """What makes two questions the same: what is asked, of what, by whom and when."""
    return question.text.strip(), question.about, folded(question.who), question.when


def _with(state: State, questions: tuple[Question, ...]) -> State:
    return state.with_study(replace(state.study, questions=questions))
