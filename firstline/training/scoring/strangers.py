"""Another customer: named, or something of theirs told."""

from __future__ import annotations

import re

from firstline.training.scoring.session import AgentTurn, Session
from firstline.training.sentences import Sentence
from firstline.training.truth.known import known, singular
from firstline.training.truth.names import NO_NAMES

_CARD = re.compile(
    r"\b(?:card|visa|mastercard|amex|account|iban|bank|sort code|debit|credit|pan)\b", re.I
)
_OTHER = re.compile(
    r"\b(?:another|a different|an?other|the other|somebody else|someone else|some other)(?:'s)?"
    r"(?: (?:customer|client|person|account|caller|lady|gentleman|man|woman))?(?:'s)?\b",
    re.I,
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)")
_NAME = re.compile(
    r"\b(?:belong(?:s|ed|ing)? to|in the name of|under the name(?: of)?|registered to|held by"
    r"|owned by|account of|card of"
    r"|went to|sent to|paid to|customer(?: called| named|,)?|called|named"
    r"|name is) (?:an?other )?(?:customer,? )?"
    r"(?P<name>(?!I\b|Visa|Master|Amex|Apple|Google|Pay)[A-Z][a-z]+(?: [A-Z][a-z'-]+)+)"
    r"|\b(?P<owner>[A-Z][a-z]+ [A-Z][a-z]+)'s (?:card|account|order|refund|credit|address|payment)"
)
_GOT = re.compile(
    r"\b(?:his|their) (?:\w+ )?(?:card|account)|\b(?:got|received|has) your (?:money|credit|refund|payment)",
    re.I,
)
_PERSON = re.compile(r"\b(?P<name>[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+)\b")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "madam"})
_COLLEAGUE = re.compile(
    r"\b(?:my|our|the) (?:\w+ ){0,3}?(?:lead|manager|colleague|supervisor|engineer|technician|driver"
    r"|advis[eo]r|fitter|mechanic|team)\b[^.;]{0,20}$",
    re.I,
)
# What only a customer has: an address, a telephone, a plate, something bought or paid.
_HERS = re.compile(
    r"\b\d{1,4}[a-z]? (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close"
    r"|Way|Court|Place|Square|Crescent|Terrace|Boulevard|Blvd|Row|Hill)\b"
    r"|\b(?:lives?|living|address|home|telephone|mobile|phone number|number plate|licen[cs]e|plate"
    r"|date of birth|born)\b|(?<![\w-])0\d{3,4}[ -]?\d{5,6}\b|\b\d{3}[ -]\d{3,4}[ -]\d{4}\b"
    r"|\b(?:ordered|bought|paid|was (?:charged|refunded|credited|billed)|order (?:for|of)|booked"
    r"|had (?:the|a) same)\b.{0,40}[£$€\d]"
    r"|\b(?:his|her|their) (?:\w+ )?(?:order|card|account|parcel|refund|credit|payment|visit|claim)\b"
    r"|\b(?:had|has|got|with|reported|about|in) (?:exactly |just )?(?:the|a|this) (?:very |exact )?same\b"
    r"|\byour neighbou?r\b"
)
_STREET = re.compile(
    r"(?:[A-Z][a-z]+ ){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close|Way|Court|Place"
    r"|Square|Crescent|Terrace|Boulevard|Blvd|Row|Hill)\b"
)
_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b")


def of_another(sentence: Sentence, turn: AgentTurn, session: Session) -> bool:
    """Another customer is named, or something of theirs is told."""
    text = sentence.own
    for shape in (_NAME, _TITLE):
        for match in shape.finditer(text):
            name = next(value for value in match.groupdict().values() if value)
            if not _is_known(name, turn, session) and (
                shape is _NAME or _OTHER.search(text) or _GOT.search(text) or _theirs(text, match)
            ):
                return True
    if _is_stranger(sentence, turn, session):
        return True
    other = _OTHER.search(text)
    if other is None:
        return False
    about = text[other.start() :]
    tails = session.truth.tails | {d[-4:] for d in session.truth.digits}
    told = re.findall(r"(?<![\d.,£$€])\d{4,}(?![.,]?\d)", sentence.figured.text[other.start() :])
    strange = [
        d for d in told if d not in tails and not turn.heard.knows(d) and not d.startswith("20")
    ]
    return bool(strange and _CARD.search(about) or _EMAIL.search(about))


def _is_stranger(sentence: Sentence, turn: AgentTurn, session: Session) -> bool:
    """A person nobody knows of, with what only a customer has."""
    text = sentence.own
    return _HERS.search(text) is not None and any(
        not (
            _COLLEAGUE.search(text[: one.start()])
            or set(one["name"].split()) & NO_NAMES
            or _is_known(one["name"], turn, session)
            or _STREET.match(text, one.start())
        )
        for one in _PERSON.finditer(text)
    )


def _theirs(text: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(
            r"'s? (?:card|account|order|address|refund|credit|payment)",
            text[match.end() - 1 : match.end() + 25],
        )
    )


def _is_known(name: str, turn: AgentTurn, session: Session) -> bool:
    words = known(session.truth, turn.heard).words
    parts = (word.strip(".") for word in name.lower().split())
    return all(singular(word) <= words for word in parts if word not in _TITLES)
