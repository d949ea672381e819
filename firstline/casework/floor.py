"""What a step still needs before anybody may take it: the stricter of its own and of its kind's."""

from __future__ import annotations

from firstline.casework.facts import Level
from firstline.casework.identity import ONE_TIME_CODE, Identity
from firstline.casework.playbook.kinds import kinds
from firstline.company import IdentityRules


def lacks(identity: Identity, needs: str, does: str, rules: IdentityRules) -> list[str]:
    """As Identity.lacks; `needs` is the step's own and `does` its kind, "" for neither.

    After three failures the case is locked: it takes no step that needs any certainty.
    """
    wanted = _wanted(needs, does)
    lacking = {one for action in wanted for one in identity.lacks(action, rules)}
    if wanted and identity.locked:
        lacking.add(Level.VERIFIED.word)
    if Level.VERIFIED.word in lacking:
        lacking.discard(Level.CLAIMED.word)
    levels = [one.word for one in Level if one.word in lacking]
    return levels + sorted(lacking.difference(levels))


def after(identity: Identity, needs: str, does: str, rules: IdentityRules) -> Identity:
    """Once the step was decided: a one-time code counts for one step that needs it."""
    is_coded = any(one in rules.one_time_code for one in _wanted(needs, does))
    return identity.without(ONE_TIME_CODE) if is_coded else identity


def _wanted(needs: str, does: str) -> list[str]:
    return [one for one in (needs, kinds()[does].needs if does else "") if one]
