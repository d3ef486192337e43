"""How income and expenditure are signed in a planner's budget."""

from collections.abc import Mapping

from scenarier.exchange.found import option_of
from scenarier.session.import_plan import SIGN, Asked, Question
from scenarier.text.language import tr

INCOME_NEGATIVE, ALL_POSITIVE, COST_NEGATIVE = "income negative", "all positive", "cost negative"
USUAL_SIGNS: Mapping[tuple[bool | None, bool | None], str] = {
    (False, True): INCOME_NEGATIVE,
    (True, True): ALL_POSITIVE,
    (True, False): COST_NEGATIVE,
}
"""What it says that all income, and all expenditure, is positive."""


def turn(amounts: dict[tuple[int, int], float], targets: Mapping[int, str], asked: Asked) -> Question | None:
    """Give income and expenditure the model's signs, in `amounts`; how they stand in the file, or the question.

    Parameters
    ----------
    amounts : by row and column.
    targets : by row.
    """
    income, cost = [], []
    for (row, _), value in amounts.items():
        target = targets.get(row, "")
        if value and (target.startswith("revenue:") or target == "capex:income"):
            income.append(value)
        elif value and (target.startswith("frame:") or target == "capex:gross"):
            cost.append(value)
    if not income and all(value > 0 for value in cost):
        return None
    found_signs = {value > 0 for value in income}, {value > 0 for value in cost}
    usual = USUAL_SIGNS.get((_one_sign(found_signs[0]), _one_sign(found_signs[1])), "")
    choices = {
        INCOME_NEGATIVE: tr("income is negative, as in a Danish budget"),
        ALL_POSITIVE: tr("income and expenditure are both positive"),
        COST_NEGATIVE: tr("expenditure is negative, income positive"),
    }
    given = asked.answers.get(SIGN, "")
    answer = given if given in choices else usual
    why = "" if given in choices or not usual else tr("as all of the amounts stand")
    for cell, value in amounts.items():
        if _is_turned(targets.get(cell[0], ""), answer):
            amounts[cell] = -value if value else value
    text = tr("Signs of income and expenditure")
    return Question(SIGN, text, choices, answer, why, option_of(SIGN))


def _one_sign(signs: set[bool]) -> bool | None:
    """Whether all are positive; a table without any goes with what the others are."""
    return None if len(signs) > 1 else next(iter(signs), True)


def _is_turned(target: str, signs: str) -> bool:
    is_income = target.startswith("revenue:") or target == "capex:income"
    return signs == (INCOME_NEGATIVE if is_income else COST_NEGATIVE)
