"""The window in which a case is closed: what was found and done, how it ends, and its summary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firstline.desk.closing import words as closing
from firstline.slack.blocks import inputs, parts
from firstline.slack.blocks.modals import View, view, warning
from firstline.slack.blocks.text import BULLET, Line, bold, line
from firstline.slack.blocks.words import said

# The names of its fields; "close" is the view's.
CALLBACK, OUTCOME, TEXT = "close", "outcome", "text"
_LINES, _LONGEST = 6000, 3000


def wrap_up(found: Mapping[str, Any], *, state: str, wrong: str = "") -> View:
    """`found`: {"outcome", "outcomes": {code: label}, "parts": {name: lines}, "text"}; `wrong` is
    what was the matter with what was sent off before."""
    titles = closing.section("parts")
    told = [
        one
        for name, lines in found["parts"].items()
        if lines
        for one in (Line((bold(titles[name]),)), *(line(text, mark=BULLET) for text in lines))
    ]
    options = [parts.option(label, code) for code, label in found["outcomes"].items()]
    outcome = inputs.select(OUTCOME, said("outcome"), options, said("pick"), found["outcome"])
    text = inputs.text(TEXT, said("summary"), True, found["text"], said("summary_hint"), _LONGEST)
    blocks = [*warning(wrong), *parts.sections(told, _LINES), outcome, text]
    return view(CALLBACK, said("close_title"), blocks, state, said("close_submit"))
