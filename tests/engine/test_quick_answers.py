"""The quicker check of an action server's answer says the same as Rasa's own, in the version it is for."""

from __future__ import annotations

import inspect

import pytest
import rasa
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from firstline.engine import quick_answers

RASAS_OWN = RemoteAction._validate_action_result
ANSWERS = [
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": [{"text": "x"}]},
    {"events": [], "responses": [{"text": "x", "custom": {"card": None}}]},
    {},
    {"events": {}},
    {"events": ["slot"]},
    {"events": [{"event": 7}]},
    {"responses": [1]},
    {"responses": {"text": "x"}},
    [],
    "text",
    None,
]


def verdict(check, answer):
    try:
        return check(RemoteAction("action_guide", None), answer)
    except ValidationError:
        return "refused"


@pytest.mark.parametrize("answer", ANSWERS)
def test_both_checks_give_the_same_verdict(answer):
    assert verdict(quick_answers._validate, answer) == verdict(RASAS_OWN, answer)


def test_the_check_was_written_for_the_version_that_is_installed():
    assert rasa.__version__ == quick_answers.WRITTEN_FOR


def test_rasas_own_check_is_still_the_one_that_was_replaced():
    source = inspect.getsource(RASAS_OWN)
    assert "validate(result, self.action_response_format_spec())" in source


def test_in_another_version_nothing_is_replaced(monkeypatch):
    monkeypatch.setattr(rasa, "__version__", "3.6.22")
    monkeypatch.setattr(RemoteAction, "_validate_action_result", RASAS_OWN)
    assert quick_answers.install() is False
    assert RemoteAction._validate_action_result is RASAS_OWN
