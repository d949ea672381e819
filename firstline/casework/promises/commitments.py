"""Sentences of a note in which the agent undertakes to get in touch with the customer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firstline.casework.said import normalise, redact

_HER = r"(?:her|him|them|back|cust(?:omer)?|client|caller|mrs?\.?|ms\.?|again|up|by)"
_SENT = r"(?:e-?mail|text|sms|letter|message|confirmation|update|link|form|receipt|invoice|quote|answer)"
_REACH = (
    r"(?:(?:re-?)?(?:ring|call|phone|telephone|e-?mail|write|text|message|contact|update|notify)"
    rf"|get back|come back|be in touch|follow[ -]?up|report back|let {_HER} know"
    rf"|send (?:\w+ ){{0,3}}?{_SENT})\b"
)
_REACHING = rf"(?:(?:calling|ringing|phoning|emailing|texting) {_HER})\b"
_BETWEEN = r"(?:(?!not\b|never\b|n't)[\w'-]+ ){0,3}?"

UNDERTAKES = re.compile(
    rf"\b(?:i|we) ?'?ll {_BETWEEN}{_REACH}"
    rf"|\b(?:will|shall|going to|gonna|promised to|agreed to|need to|must) {_BETWEEN}{_REACH}"
    rf"|\b(?:will|shall) be {_REACHING}|\b{_REACHING}"
    rf"|(?<!was )(?<!were )(?<!been )\bpromised {_HER} (?:an? )?(?:\w+ )?(?:call|{_SENT})\b"
    rf"|^\W*(?:pls |please |to )?(?:cb|callback|(?:call|ring|phone) ?{_HER})\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<=[a-z0-9)\"'][.!?;])\s+(?!\d)|(?<=[.!?;])\s+(?=[A-Z])|\n+", re.IGNORECASE
)
_HERS = re.compile(
    r"\b(?:you|she|he|they|who|cust(?:omer)?|caller|client|wife|husband|partner|mother|father|mum"
    r"|mom|dad|son|daughter|neighbou?r|tenant|landlord|bank|supplier|insurer|carrier|courier)"
    r"(?:'s|'ll)?(?: (?:also|then|now|said|says|claims|thinks))*\s*$",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:if|unless|whether|might|may|maybe|perhaps|in case|would|asked|asks|wants?|wanted|hopes?"
    r"|says? (?:we|i)|said (?:we|you)|claims|once|when|as soon as|until|till)\b",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\W*(?:the |our |with |to )*(?:supplier|depot|warehouse|engineer|technician|bank|courier"
    r"|carrier|workshop|team|manager|field|parts|finance|payments|landlord|insurer|us\b|me\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Commitment:
    """`sentence[start:end]` undertakes it; what stands behind says by when."""

    sentence: str
    start: int
    end: int


def commitments(note: str, customer: str) -> Iterator[Commitment]:
    """`customer`: her name, for what she will do herself is no promise of ours."""
    names = {word.casefold() for word in re.findall(r"\w+", customer)}
    if not UNDERTAKES.search(note) and "\n" not in note and "." not in note:
        return
    for sentence in _SENTENCE.split(normalise(redact(note))):
        for found in UNDERTAKES.finditer(sentence):
            if _is_ours(sentence, found, names):
                yield Commitment(sentence.strip(), *_moved(sentence, found))
                break


def _is_ours(sentence: str, found: re.Match[str], names: set[str]) -> bool:
    before, after = sentence[: found.start()], sentence[found.end() :]
    last = re.findall(r"\w+", before)[-1:]
    if _HERS.search(before) or (last and last[0].casefold() in names):
        return False
    if _UNSURE.search(before) or _SOMEBODY_ELSE.match(after):
        return False
    return not sentence.rstrip().endswith("?")


def _moved(sentence: str, found: re.Match[str]) -> tuple[int, int]:
    by = len(sentence) - len(sentence.lstrip())
    return max(found.start() - by, 0), found.end() - by
