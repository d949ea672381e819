"""Which of the debits she says she did not make: one of them, or all that she asks about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from firstline.casework.figures import figures
from firstline.casework.said import Said
from firstline.casework.said.claim import CHARGED_ONCE, MADE_NEITHER

Which = Literal["first", "second", ""]

_THE = r"(?:(?:the|this|that|your|a|any|said) )*"
# "The second time" and "the other day" are no orders.
_NO_ORDER = (
    r"(?! (?:time|day|week|month|call|visit|name|hand|parcel|e?-?mail|message)s?\b)"
    r"(?! (?:\w+ )?(?:would|will|could|should|might)\b)"
)
_ONE = (
    rf"{_THE}(?P<one>(?P<second>second|2nd|other|later|last|latter|extra)\b"
    r"|(?P<first>first|1st|earlier|former)\b"
    r"|one of (?:them|these|those|the|both)\b"
    r"|(?:order )?(?:number |no\.? ?|#)?[a-z]{0,3}-?\d{5,}"
    r"|(?:one|order|charge|debit|payment|transaction) (?:of|for|over) \W?\d)" + _NO_ORDER
)
_NUMBERED = r"(?P<one>(?:order )?(?:number |no\.? ?|#)?[a-z]{0,3}-?\d{5,})"
_BARE_NOT = (
    r"(?:(?:is|was)(?: \w+ly| just)? not|(?:is|was)n['’]?t)(?=\W*(?:[.,;!\n]|\Z|but\b|and\b))"
)
_MADE = (
    r"(?:ma[dk]e|order(?:ed)?|placed?|buy|bought|purchased?|authori[sz]ed?|approved?"
    r"|recogni[sz]e[ds]?|kn[eo]w|request(?:ed)?|ask(?:ed)? for)"
)
_NOT = r"(?:\b(?:not|never|cannot|nobody|no[ -]?one)|n['’]?t)"
_ELSE = r"\b(?:(?:someone|somebody) else|a stranger|who(?: on earth)?)"
_STRANGER = (
    r"(?:(?:someone|somebody)\b(?! (?:in|of|from) (?:my|our|the) (?:family|house|home))"
    r"|(?:a|the|some) (?:\w+ )?(?:thief|stranger|scammer|fraudster|hacker|criminal)|whoever\b)"
)
_SHE = r"(?:i|she|he|we|they) (?:\w+ )?"
_HERS = rf"(?:{_MADE} )?(?:(?:by |from )?(?:mine|hers|his|ours|theirs|me|her|him|us)|{_MADE})\b"
_SINGLE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NOT} (?:\w+ ){{0,2}}?{_MADE} {_ONE}",
        rf"(?:^|[,;.:-]|\bbut|\band) ?(?:not|never) {_ONE}",
        rf"{_ELSE} (?:\w+ ){{0,2}}?{_MADE} {_ONE}",
        rf"\b(?:disput(?:es?|ing)|den(?:y|ies|ied|ying)) (?:making |placing )?{_ONE}",
        rf"{_ONE}(?: (?!i |we |and |but )[\w.$]+){{0,4}}? ?{_NOT} (?:(?:ever|even|really) )?{_HERS}",
        rf"{_ONE}(?: (?!i |we |and |but )[\w.$]+){{0,4}}? (?:was|is|were) (?:\w+ly )?{_MADE} by {_STRANGER}",
        rf"{_NUMBERED} {_BARE_NOT}",
        rf"\b(?P<one>one)(?: of (?:which|them))?,?(?: that| which)? {_SHE}{_NOT} (?:\w+ )?{_MADE}\b",
        rf"\bneither (?:was|is|did|do) (?:(?:i|she|he|we) {_MADE} )?{_ONE}",
        rf"{_ONE}(?: (?!i |we |and |but )[\w.$]+){{0,4}}? (?:fraud|unauthori[sz]ed|unknown to)",
    )
)
_ALL = re.compile(r"\b(?:neither|either|both|none|all of|nothing|anything)\b", re.IGNORECASE)
_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")  # a line that goes on below
_END = re.compile(r"[.!?;](?:\s|$)|\n")


@dataclass(frozen=True)
class Denial:
    """`whole`: she made none of what she asks about. Else one: `which` of the two it is, as far as
    she says; `written` is the clause, `sums` the figures in it."""

    whole: bool
    which: Which = ""
    written: str = ""

    @property
    def sums(self) -> frozenset[Decimal]:
        return figures(self.written)


@dataclass(frozen=True)
class _Heard:
    start: int
    denial: Denial


def denial(said: Said) -> Denial | None:
    """Her newest word on it; what she took back since is none."""
    heard = sorted([*_singles(said.text), *_wholes(said)], key=lambda one: one.start)
    if not heard:
        return None
    newest = [one for one in heard if "\n\n" not in said.text[heard[0].start : one.start]]
    if _is_taken_back(said, newest):
        return None
    newest = [one.denial for one in newest]
    whole = any(one.whole for one in newest)
    each = {one.which for one in newest} >= {"first", "second"}
    return Denial(whole=True) if whole or each else newest[0]


def _singles(written: str) -> list[_Heard]:
    found, text = [], _WRAPPED.sub(" ", written)
    for pattern in _SINGLE:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            which = next((one for one in ("second", "first") if groups.get(one)), "")
            denial = Denial(False, which, _sentence(text, match.start(), match.end("one")))
            found.append(_Heard(match.start("one"), denial))
    return found


def _wholes(said: Said) -> list[_Heard]:
    """The plain claims that speak of no single one."""
    near = [one.start for one in _singles(said.text)]
    return [
        _Heard(claim.start, Denial(_is_whole(claim.written), written=claim.written))
        for claim in said.claims
        if claim.kind == MADE_NEITHER and claim.is_plain
        if _ALL.search(claim.written)
        or not any(claim.start - 60 <= start <= claim.end + 30 for start in near)
    ]


def _is_whole(written: str) -> bool:
    return bool(_ALL.search(written)) or not re.search(_ONE, written, re.IGNORECASE)


def _sentence(text: str, start: int, end: int) -> str:
    """From where the denial begins to the end of its sentence."""
    stop = _END.search(text, end)
    return text[start : stop.start() if stop else len(text)]


def _is_taken_back(said: Said, newest: list[_Heard]) -> bool:
    """In a newer message, which stands first and apart, or later in the same one."""
    back = said.conceded(CHARGED_ONCE)
    if back is None:
        return False
    if back.start < newest[0].start:
        return "\n\n" in said.text[back.start : newest[0].start]
    return "\n\n" not in said.text[newest[-1].start : back.start]
