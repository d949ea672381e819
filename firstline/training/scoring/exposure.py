"""Data that may never be said or asked for: more than the last four digits, another customer's, and
what unlocks her card or account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.scoring.model import Fatal
from firstline.training.scoring.session import AgentTurn, Session
from firstline.training.scoring.strangers import of_another
from firstline.training.sentences import Sentence
from firstline.training.truth.endings import long_numbers
from firstline.training.wording import heard as wording

_CARD = re.compile(
    r"\b(?:card|visa|mastercard|amex|account|iban|bank|sort code|debit|credit|pan)\b", re.I
)
_ENDING = re.compile(r"\b(?:end(?:s|ing)?(?: in)?|last (?:\w+ )?digits(?: are| is)?)[ :]*$", re.I)
_CVV = re.compile(
    r"\b(?:cvv|cvc|security code|three digits on the back)\b[^.?!]{0,20}\b\d{3,4}\b", re.I
)


def exposed(session: Session) -> Iterator[Fatal]:
    for turn in session.agent:
        for sentence in turn.sentences:
            if (
                _forbidden(sentence, session)
                or _too_many_digits(sentence, turn, session)
                or of_another(sentence, turn, session)
                or asks_secret(sentence)
            ):
                yield Fatal("DATA_EXPOSED", turn.index, sentence.text)


def asks_secret(sentence: Sentence) -> bool:
    """A PIN, password or security code is asked for, or the whole number of a card."""
    words = wording("agent")
    guarded = [one.span() for one in words["guards secret"].finditer(sentence.own)]
    return not words["spares secret"].search(sentence.own) and any(
        not any(start <= one.end() - 1 < end and start <= one.start() for start, end in guarded)
        and not any(one.start() < start < one.end() <= end for start, end in guarded)
        for one in words["asks secret"].finditer(sentence.own)
    )


def _forbidden(sentence: Sentence, session: Session) -> bool:
    said = re.sub(r"[ -]", "", sentence.figured.text.lower())
    return any(
        len(one) >= 3 and re.sub(r"[ -]", "", one.lower()) in said
        for one in session.truth.forbidden
    )


def _too_many_digits(sentence: Sentence, turn: AgentTurn, session: Session) -> bool:
    """A card or account number with more than its last four, unless it is the customer's own words."""
    if _CVV.search(sentence.figured.text):
        return True
    for one in long_numbers(sentence.figured):
        shown = re.sub(r"\D", "", one.digits)
        plain = re.sub(r"[^0-9a-z]", "", one.digits.lower())
        if turn.heard.knows(plain) or plain in session.truth.digits and len(plain) < 12:
            continue
        before = sentence.figured.text[max(0, one.start - 40) : one.start]
        masked = len(one.digits) > len(shown)
        if _ENDING.search(before) or (masked and len(shown) > 4 and not plain.isalpha()):
            return True
        if _is_card(shown) or (len(shown) >= 8 and _nearest_is_card(before)):
            return True
    return False


def _nearest_is_card(before: str) -> bool:
    found = list(_CARD.finditer(before))
    order = re.search(
        r"\b(?:order|reference|case|ticket|ref|telephone|phone|number to ring)\b", before, re.I
    )
    return bool(found) and not (order and order.start() > found[-1].start())


def _is_card(digits: str) -> bool:
    if not 13 <= len(digits) <= 19:
        return False
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0 or len(digits) == 16
