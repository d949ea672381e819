"""Which of the things around a call she speaks of, when it is one alone."""

from __future__ import annotations

import re

from firstline.casework.said import Said

_DROPS = ("REPEAT_DROP", "DROP_LIVE", "DROP_PAST")
_CALLBACKS = ("CB_WRONG", "CB_MISSED")
_PAGE = ("PORTAL_FAIL",)
_WORDS = {
    _DROPS: (
        r"\bcut (?:me |her |him |us )?(?:off|out)|dropp?ed|\bdrops?\b|disc(?:onn\w*)?\b|d/c"
        r"|h(?:u|a)ng(?:ing)? up|went (?:dead|silent)|(?:goes|gone|is) dead|interrupted"
        r"|lost (?:the |our |her |his )?(?:connection|call|line)|ended abruptly"
    ),
    _CALLBACKS: (
        r"call[ -]?backs?\b|c/?bs?\b|(?:call|ring|phone)(?:ed|s)? (?:me|her|him|us|them) back|"
        r"r[au]ng (?:me|her|him|them)|(?:no ?body|no ?one) (?:ever )?(?:rang|called|phoned|rung)"
        r"|(?:supposed|promised|meant|going|booked) (?:to|a|the) (?:call|ring|phone)"
        r"|time ?zone|wrong (?:number|no\b|time|hour)|woke"
    ),
    _PAGE: (
        r"web ?sites?|web ?pages?|\bpages?\b|portal|\bsite\b|online|scheduler|scheduling|calendar"
        r"|error (?:message|code|msg)|\bsched\b|\bapp\b"
    ),
}
# A call that she wanted to book, not one that she waited for.
_TO_BE_BOOKED = re.compile(
    r"\b(?:re)?(?:book|schedule|pick|arrange|choose|select)\b(?: \w+){0,3} (?:call ?backs?|c/?bs?)\b",
    re.IGNORECASE,
)
_PATTERNS = {codes: re.compile(words, re.IGNORECASE) for codes, words in _WORDS.items()}


def topic(said: Said) -> tuple[str, ...]:
    """The codes of what she speaks of; none when she speaks of several such things, or of none."""
    text = _TO_BE_BOOKED.sub(" ", said.text)
    found = [codes for codes, pattern in _PATTERNS.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else ()
