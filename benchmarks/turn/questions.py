"""What the agents ask: each text only once, so that no cache answers, and the finding it must get."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

HELLO = "hello"


@dataclass(frozen=True)
class Situation:
    """A customer of the demo company, the digits she asks about, and the finding's code."""

    customer: str
    digits: str
    finding: str


@dataclass(frozen=True)
class Question:
    customer: str
    text: str
    finding: str


SITUATIONS = (
    Situation("CU-1001", "7776", "ORDER_TAIL"),
    Situation("CU-1004", "4518", "REF_TAIL"),
    Situation("CU-1005", "3307", "OWN_WALLET"),
    Situation("CU-1007", "1163", "CREDIT_PENDING"),
    Situation("CU-1008", "6027", "CREDIT_LATE"),
    Situation("CU-1010", "8820", "WRONG_DEST_OWN"),
    Situation("CU-1003", "2290", "AMBIGUOUS"),
    Situation("CU-1014", "5083", "SENT_NO_MATCH"),
)
_OPENINGS = (
    "Customer asks",
    "She wants to know",
    "He is worried and asks",
    "Caller on line two asks",
    "Got a customer asking",
)
_ASKS = (
    "what account ending {} is",
    "what the account ending in {} is in our email",
    "why our mail names an account ending {}",
    "which account ends in {}, it is not known to them",
    "whose account ending {} we credited",
)
_CLOSINGS = ("", ".", "?", ", please", " today")
_WORDINGS = tuple(product(_ASKS, _CLOSINGS, _OPENINGS))
_MAIL = """Fwd: Your credit

From: Alder & Finch <credits@alderfinch.example>

Hello,

my name does not matter, I bought from you for the {nth} time and was happy with everything: the
site, the delivery, the fitting. Then your email came, and it says that my account ending in
{digits} is being credited. I have never heard of that account. Is somebody else getting my money?
I looked through my statements twice last night and could not find it anywhere, and I would like
to hear from you today.

Kind regards
"""


def short(turn: int, first: int = 0) -> Question:
    """One line about the next customer; wordings are taken from number `first` on."""
    situation = SITUATIONS[turn % len(SITUATIONS)]
    return _short(situation, first + turn // len(SITUATIONS))


def short_in_one_case(turn: int, length: int, first: int) -> Question:
    """The same customer for `length` turns, asking in new words each time."""
    block, place = divmod(turn, length)
    situation = SITUATIONS[block % len(SITUATIONS)]
    return _short(situation, first + block // len(SITUATIONS) * length + place)


def mail(turn: int) -> Question:
    """The same question inside a whole pasted e-mail, every one a little different."""
    situation = SITUATIONS[turn % len(SITUATIONS)]
    text = _MAIL.format(nth=_ordinal(turn + 2), digits=situation.digits)
    return Question(situation.customer, text, situation.finding)


def _short(situation: Situation, number: int) -> Question:
    ask, closing, opening = _WORDINGS[number % len(_WORDINGS)]
    text = f"{opening} {ask.format(situation.digits)}{closing}"
    return Question(situation.customer, text, situation.finding)


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else endings.get(number % 10, 'th')}"
