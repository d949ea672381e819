"""Which of the things around a call she speaks of, when it is one alone."""

from __future__ import annotations

import re

from firstline.casework.said import Said
from firstline.casework.said.model import WAS_CALLED

_DROPS = ("REPEAT_DROP", "DROP_LIVE", "DROP_PAST")
_CALLBACKS = ("CB_WRONG", "CB_MISSED")
_PAGE = ("PORTAL_FAIL",)
_LINE = r"(?:calls?|lines?|phone|connection|conversation|chat)"
_ON = r"(?:\W+\w+){0,3}?\W+"  # up to three words between
_BOOK = r"(?:re)?(?:book|schedul|arrang|pick|choos|select)\w*"
_ONLINE = r"(?:online|(?:on|via|through|from|in|using) (?:your|the|our|ur) site)"
_WORDS = {
    _DROPS: (
        r"\bcut (?:me |her |him |us |them )?(?:off|out)\b|\bdisc(?:onn\w*)?\b|\bd/c\b"
        rf"|\b{_LINE}{_ON}(?:dropp?ed|drops?|dropping|interrupted|broke off)\b"
        rf"|\b(?:dropp?ed|drops?|dropping|interrupted)(?: \w+)? {_LINE}\b"
        r"|\b(?:got|gets?|getting|been|was|were|keeps?|kept) (?:dropp?ed|dropping|interrupted)\b"
        r"(?! (?:off|at|by the (?:driver|courier)|on)\b)|\bdropp?ed (?:again|twice|out)\b"
        r"|\bh(?:u|a)ng(?:ing)? up\b|\bwent (?:dead|silent)\b"
        rf"|\b{_LINE} (?:goes|gone|is|was) dead\b"
        r"|\blost (?:the |our |her |his |my )?(?:connection|call|line)\b|\bended abruptly\b"
    ),
    _CALLBACKS: (
        r"\bcall[ -]?backs?\b|\bc/?bs?\b"
        r"|\b(?:call|ring|phone)(?:ed|s)? (?:me|her|him|us|them) back\b"
        r"|\br[au]ng (?:me|her|him|them)\b"
        r"|\b(?:no ?body|no ?one) (?:ever )?(?:rang|called|phoned|rung)\b"
        r"|\b(?:supposed|promised|meant|going|booked) (?:to|a|the) (?:call|ring|phone)\b"
        r"|\btime ?zone\b|\bwoke (?:me|her|him|us|them)\b"
        r"|\b(?:call|ring|rang|rung|phone|dial)\w*\b[^.!?\n]{0,40}"
        r"\bwrong (?:number|no|time|hour)\b(?! doubt)"
        r"|\bwrong (?:number|no|time|hour)\b(?! doubt)[^.!?\n]{0,25}"
        r"\b(?:call|ring|rang|rung|phone|dial)(?:ed|s|ing|led|back)?\b"
    ),
    _PAGE: (
        r"\bweb ?sites?\b|\bweb ?pages?\b|\bbooking (?:page|site|form|system|tool)s?\b|\bportal\b"
        r"|\bpages?\b|\bscheduler\b|\bscheduling\b|\bcalendar\b"
        r"|\berror (?:message|code|msg)\b|\bsched\b|\bapp\b"
        rf"|\b{_BOOK}\b[^.!?\n]{{0,40}}\b{_ONLINE}\b|\b{_ONLINE}\b[^.!?\n]{{0,25}}\b{_BOOK}\b"
        r"|\b(?:your|the|ur|our) site (?:is|was|fails?|failed|crash\w*|shows?|errors?|does|won|keeps?)\b"
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
    waited = _TO_BE_BOOKED.sub(" ", said.text)
    heard = {_DROPS: said.text, _CALLBACKS: waited, _PAGE: said.text}
    found = [codes for codes, pattern in _PATTERNS.items() if pattern.search(heard[codes])]
    return found[0] if len(found) == 1 else ()


def was_rung(said: Said) -> bool:
    """She says that we did ring her, and not that the line failed then."""
    claim = said.conceded(WAS_CALLED)
    if claim is None:
        return False
    told = said.text[claim.end :].split("\n\n", 1)[0]
    return not _PATTERNS[_DROPS].search(told)
