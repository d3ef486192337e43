"""Edits of the questions to the study: each gives a label and the new state. A place is one in their list."""

from collections.abc import Sequence
from dataclasses import replace

from scenarier.model.questions import Question
from scenarier.session.state import Edited, State
from scenarier.text.language import ntr, tr


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


def _with(state: State, questions: tuple[Question, ...]) -> State:
    return state.with_study(replace(state.study, questions=questions))
