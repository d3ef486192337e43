"""Edits of which rules hold and of the study's own: each gives a label and the new state.

A place is one in the list of the study's own rules.
"""

from dataclasses import replace

from scenarier.model.names import rule_name
from scenarier.model.rules import Rule
from scenarier.session.state import Edited, State
from scenarier.text.language import tr


def switch_shipped_rule(state: State, rule: Rule, is_on: bool) -> Edited:
    """Switch a rule of the baseline on or off for the study."""
    off = [name for name in state.study.rules_off if name != rule.name]
    changed = replace(state.study, rules_off=tuple(off if is_on else [*off, rule.name]))
    return _switched(rule, is_on), state.with_study(changed)


def switch_own_rule(state: State, place: int, is_on: bool) -> Edited:
    """Switch a rule of the study on or off."""
    rule = state.study.rules[place]
    return _switched(rule, is_on), _with(state, place, replace(rule, on=is_on))


def add_rule(state: State, rule: Rule) -> Edited:
    """Give the study one more rule of its own, last."""
    changed = replace(state.study, rules=(*state.study.rules, rule))
    return tr("New rule “{name}”", name=rule.name), state.with_study(changed)


def change_rule(state: State, place: int, rule: Rule) -> Edited:
    """Put a rule in place of one of the study's own."""
    return tr("Rule “{name}”", name=rule.name), _with(state, place, rule)


def remove_rule(state: State, place: int) -> Edited:
    """Delete a rule of the study's own."""
    return tr("Delete rule “{name}”", name=state.study.rules[place].name), _with(state, place)


def _switched(rule: Rule, is_on: bool) -> str:
    name = rule_name(rule)
    return tr("Rule “{name}” on", name=name) if is_on else tr("Rule “{name}” off", name=name)


def _with(state: State, place: int, *rule: Rule) -> State:
    """With another rule at a place, or none."""
    own = state.study.rules
    return state.with_study(replace(state.study, rules=(*own[:place], *rule, *own[place + 1 :])))
