"""What somebody typed, without Slack's marks: mentions, channels and the signs of bold and code.

Entities, links, quotes and dashes are `said.normalise`'s, for every channel.
"""

from __future__ import annotations

import re

from channels.intake import MOST_CHARACTERS
from firstline.casework import said

# <@U1>, <@U1|ann>, <#C1|general>, <!here>, <!subteam^S1|@team>, <!date^1^{date}|May 12>
_REFERENCE = re.compile(r"<([@#!])([A-Za-z0-9^{}_ :/.-]*)(?:\|([^<>|]*))?>")
_SIGNS = re.compile(r"(?<![\w*_~`])([*_~])(?=[^\s*_~])([^*_~\n]*[^\s*_~])\1(?![\w*_~`])")
_CODE = re.compile(r"(`{3}|`)([^`]+)\1")


def fit(raw: object, own: str = "") -> str:
    """The text as it may be kept: plain, without card numbers; one sign longer than is taken when it
    is too long. `own` is our user id, whose mention is not part of what was said."""
    if not isinstance(raw, str):
        return ""
    text = _REFERENCE.sub(lambda found: _told(found, own), raw[: 4 * MOST_CHARACTERS])
    text = _CODE.sub(r"\2", text)
    text = _SIGNS.sub(r"\2", _SIGNS.sub(r"\2", text))
    return said.redact(said.normalise(text)).strip()[: MOST_CHARACTERS + 1]


def _told(found: re.Match[str], own: str) -> str:
    kind, name, label = found[1], found[2], (found[3] or "").strip()
    if kind == "@" and name == own:
        return " "
    if kind == "!":
        return label or f"@{name.partition('^')[0]}"
    return f"{kind}{(label or name).lstrip(kind)}"
