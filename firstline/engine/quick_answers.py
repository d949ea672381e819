"""Checks an action server's answer with a validator that is built once.

Rasa builds one for every call and has it check Rasa's own constant schema first, which takes longer
than the rest of a turn (rasa/core/actions/action.py, RemoteAction._validate_action_result). There is
no hook for it, so the method is replaced, in the version this was written for and in no other.
"""

from __future__ import annotations

from typing import Any

import rasa
from jsonschema import Draft7Validator, ValidationError
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction

WRITTEN_FOR = "3.6.21"

_SCHEMA = RemoteAction.action_response_format_spec()
_VALIDATOR = validator_for(_SCHEMA, default=Draft7Validator)(_SCHEMA)


def install() -> bool:
    """Replace the method; False, and nothing done, in another version of Rasa."""
    if rasa.__version__ != WRITTEN_FOR:
        return False
    RemoteAction._validate_action_result = _validate
    return True


def _validate(self: RemoteAction, result: dict[str, Any]) -> bool:
    problem = next(_VALIDATOR.iter_errors(result), None)
    if problem is not None:
        raise ValidationError(f"The action server's answer is not valid: {problem.message}")
    return True
